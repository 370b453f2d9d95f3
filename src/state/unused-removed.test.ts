import { expect, test } from 'vitest';
import { removeResource } from '#model/edit/resources.ts';
import { emptyProject, type Project } from '#model/project.ts';
import { type RemovedResource, remember, restore } from './unused-removed.ts';

const project: Project = {
  ...emptyProject('shop'),
  functions: { hit: { entry: 'src/hit.ts', triggers: { uploaded: { type: 's3.object-created', resource: 'photos' } } } },
  resources: { photos: { type: 's3.bucket', origin: 'project', properties: { versioning: true } } },
};

test('a removed resource comes back with its triggers', () => {
  const kept = remember(project, 'photos') as RemovedResource;
  const without = removeResource(project, 'photos').project as Project;
  expect(restore(without, kept).project).toEqual(project);
});

test('a resource whose name is taken since cannot come back', () => {
  const kept = remember(project, 'photos') as RemovedResource;
  expect(restore(project, kept).problem?.code).toBe('NameInvalid');
});
