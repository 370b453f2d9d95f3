import { expect, test } from 'vitest';
import { emptyProject, type Project } from '#model/project.ts';
import { areSameSources, buildSourcesOf } from './build-freshness.ts';

const project: Project = { ...emptyProject('p'), functions: { hit: { entry: 'src/hit.ts' } } };
const files = { 'stackwright.json': '1', 'src/hit.ts': 'a', 'logo.png': new Uint8Array([1, 2]) };
const built = buildSourcesOf(project, files);
const same = (changedProject: Project, changed: Record<string, string | Uint8Array>) =>
  areSameSources(built, buildSourcesOf(changedProject, { ...files, ...changed }));

test('changed configuration and test events ask for no build', () => {
  const configured = { ...project, functions: { hit: { entry: 'src/hit.ts', memory: 512, environment: { A: { value: '1' } } } } };
  expect(same(configured, { 'stackwright.json': '2', 'events/hit/home.json': '{}', 'logo.png': new Uint8Array([1, 2]) })).toBe(true);
});

test('a changed source, another runtime and a new file ask for one', () => {
  const otherRuntime = { ...project, functions: { hit: { entry: 'src/hit.ts', runtime: 'nodejs20.x' } } };
  expect([
    same(project, { 'src/hit.ts': 'b' }),
    same(otherRuntime, {}),
    same(project, { 'src/new.ts': '' }),
    same(project, { 'logo.png': new Uint8Array([1, 3]) }),
  ]).toEqual([false, false, false, false]);
});
