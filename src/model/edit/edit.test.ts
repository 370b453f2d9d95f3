import { expect, test } from 'vitest';
import { emptyProject, type Project } from '../project.ts';
import { moveVariable, removeVariable, setVariable } from './environment.ts';
import { addFunction, addStatement, configureFunction, removeStatement } from './functions.ts';
import { nameProblem, suggestName } from './names.ts';
import { renameResource } from './rename-resource.ts';
import { addResource, removeResource, setProperties } from './resources.ts';
import { addTrigger, removeTrigger, updateTrigger } from './triggers.ts';

const project: Project = {
  ...emptyProject('shop'),
  functions: {
    resize: {
      entry: 'src/resize.ts',
      triggers: { uploaded: { type: 's3.object-created', resource: 'photos' }, nightly: { type: 'schedule.rate', options: { every: 1, unit: 'days' } } },
    },
  },
  resources: {
    photos: { type: 's3.bucket', origin: 'project', properties: {} },
    failed: { type: 'sqs.queue', origin: 'project', properties: {} },
    jobs: { type: 'sqs.queue', origin: 'project', properties: { deadLetter: { queue: 'failed', after: 3 } } },
  },
};

test('a name that breaks the pattern is refused with the nearest one that is valid', () => {
  expect(nameProblem(project, 'User photos')?.remedy).toBe('call it `userPhotos`');
});

test('a name that becomes the variable of another one is refused', () => {
  const one = addResource(project, 'userPhotos', { type: 's3.bucket', origin: 'project' }).project as Project;
  expect(nameProblem(one, 'userPHOTOS')?.summary).toBe('"userPHOTOS" and the resource "userPhotos" would have the same environment variable');
});

test('a name that differs from another one in capitals only is refused, and not suggested; in a rename of that very thing it is not', () => {
  const one = addResource(project, 'aB', { type: 's3.bucket', origin: 'project' }).project as Project;
  expect(nameProblem(one, 'ab')?.summary).toBe('"ab" and the resource "aB" differ in capitals only, which the cloud\'s names don\'t have');
  expect([suggestName(one, 'ab'), nameProblem(one, 'ab', 'aB')]).toEqual(['ab2', undefined]);
  expect(addResource(one, 'ab', { type: 's3.bucket', origin: 'project' }).problem?.code).toBe('NameInvalid');
});

test('a suggested name is free', () => {
  expect([suggestName(project, 'photos'), suggestName(project, 'table')]).toEqual(['photos2', 'table']);
});

test('a renamed resource keeps its place, its triggers and what refers to it', () => {
  const edited = renameResource(project, 'failed', 'deadJobs', (one) => (one.type === 'sqs.queue' ? [['deadLetter', 'queue']] : []));
  expect(edited.project?.resources).toEqual({
    photos: project.resources.photos,
    deadJobs: project.resources.failed,
    jobs: { type: 'sqs.queue', origin: 'project', properties: { deadLetter: { queue: 'deadJobs', after: 3 } } },
  });
  expect(Object.keys(edited.project?.resources ?? {})).toEqual(['photos', 'deadJobs', 'jobs']);
  expect(renameResource(project, 'photos', 'pictures', () => []).project?.functions.resize?.triggers?.uploaded).toEqual({
    type: 's3.object-created',
    resource: 'pictures',
  });
});

test('removing a resource removes the triggers that come from it and no others', () => {
  expect(removeResource(project, 'photos').project?.functions.resize?.triggers).toEqual({ nightly: project.functions.resize?.triggers?.nightly });
});

test('properties are set as a whole', () => {
  expect(setProperties(project, 'jobs', { fifo: true }).project?.resources.jobs).toEqual({ type: 'sqs.queue', origin: 'project', properties: { fifo: true } });
});

test('a trigger is added, changed in its place, and removed', () => {
  const added = addTrigger(project, 'resize', 'upload', { type: 'api-gateway.http-request', resource: 'api' }).project as Project;
  expect(Object.keys(added.functions.resize?.triggers ?? {})).toEqual(['uploaded', 'nightly', 'upload']);
  const renamed = updateTrigger(added, 'resize', 'nightly', { type: 'schedule.cron' }, 'daily').project as Project;
  expect(Object.keys(renamed.functions.resize?.triggers ?? {})).toEqual(['uploaded', 'daily', 'upload']);
  expect(removeTrigger(renamed, 'resize', 'daily').project?.functions.resize?.triggers).toEqual({
    uploaded: project.functions.resize?.triggers?.uploaded,
    upload: { type: 'api-gateway.http-request', resource: 'api' },
  });
  expect(addTrigger(project, 'resize', 'nightly', { type: 'x.y' }).problem?.code).toBe('NameInvalid');
});

test('a setting that is cleared falls back to its default, and one out of bounds is refused', () => {
  const big = configureFunction(project, 'resize', { memory: 1024 }).project as Project;
  expect(big.functions.resize?.memory).toBe(1024);
  expect(configureFunction(big, 'resize', { memory: undefined }).project?.functions.resize).toEqual(project.functions.resize);
  expect(configureFunction(project, 'resize', { timeout: 901 }).problem?.summary).toBe('timeout 901 is not a whole number of seconds from 1 to 900');
  expect(configureFunction(project, 'resize', { memory: Number('abc') }).problem?.summary).toBe(
    'memory has to be a whole number of megabytes from 128 to 10240',
  );
});

test('a new function needs a free name and a path within the project', () => {
  expect(addFunction(project, 'photos', { entry: 'src/photos.ts' }).problem?.code).toBe('NameInvalid');
  expect(addFunction(project, 'hit', { entry: '../hit.ts' }).problem?.code).toBe('PropertyInvalid');
  expect(addFunction(project, 'hit', { entry: 'src/hit.ts' }).project?.functions.hit).toEqual({ entry: 'src/hit.ts' });
});

test('statements by hand are added and removed', () => {
  const added = addStatement(project, 'resize', { actions: ['ses:SendEmail'], resources: ['*'] }).project as Project;
  expect(added.functions.resize?.permissions).toEqual([{ actions: ['ses:SendEmail'], resources: ['*'] }]);
  expect(removeStatement(added, 'resize', 0).project?.functions.resize).toEqual(project.functions.resize);
  expect(addStatement(project, 'resize', { actions: ['SendEmail'], resources: ['*'] }).problem?.summary).toBe('"SendEmail" is not an action');
});

test('a variable is set, moved between scopes, and removed', () => {
  const set = setVariable(project, { key: 'LOG_LEVEL' }, { value: 'info' }).project as Project;
  expect(set.environment).toEqual({ LOG_LEVEL: { value: 'info' } });
  const moved = moveVariable(set, { key: 'LOG_LEVEL' }, { function: 'resize', key: 'LEVEL' }).project as Project;
  expect([moved.environment, moved.functions.resize?.environment]).toEqual([{}, { LEVEL: { value: 'info' } }]);
  expect(removeVariable(moved, { function: 'resize', key: 'LEVEL' }).project).toEqual(project);
  expect(setVariable(project, { key: 'A' }, {}).problem?.summary).toBe('the environment variable "A" is not possible');
  expect(moveVariable(set, { key: 'LOG_LEVEL' }, { key: '1X' }).problem?.summary).toBe('the environment variable "1X" is not possible');
});
