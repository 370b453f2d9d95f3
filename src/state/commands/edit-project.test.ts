import { beforeEach, describe, expect, test } from 'vitest';
import { writeProjectFile } from '#model/project-file.ts';
import { aCatalogue } from '#support/a-catalogue.ts';
import { aThumbnailer, aThumbnailerScan } from '#support/a-project.ts';
import { anEditWorld, type FakeEditWorld } from '#support/an-edit-world.ts';
import { createEditorStore } from '../editor.ts';
import { setDependency } from './add-dependency.ts';
import { configureFunction, renameFunction } from './configure-function.ts';
import { createFunction } from './create-function.ts';
import { editTrigger } from './edit-trigger.ts';
import { inject } from './inject.ts';
import { changeForm, closeForm, openForm } from './open-form.ts';
import { removeResources, restoreResource } from './remove-resource.ts';
import { setEnvironmentVariable } from './set-environment-variable.ts';
import { renameResource } from './set-resource.ts';
import { addStatement } from './set-statements.ts';
import { addTriggerAtCursor, insertAtCursor } from './use-palette.ts';

let world: FakeEditWorld;
beforeEach(() => {
  const files = { 'src/resize.ts': 'export const handler = async (event: any) => {\n  return process.env.PHOTOS_BUCKET;\n};\n' };
  world = anEditWorld({ project: aThumbnailer, files, catalogue: aCatalogue, scan: aThumbnailerScan });
});
const draft = () => world.form.getState().draft;

describe('resources', () => {
  test('a rename changes manifest and code in one step', () => {
    renameResource(world, 'photos', 'pictures');
    expect(world.steps.length).toBe(1);
    expect(world.files()['src/resize.ts']).toContain('process.env.PICTURES_BUCKET');
    expect(world.project().functions.resize?.triggers?.uploaded?.resource).toBe('pictures');
  });

  test('several are removed in one step, and each can come back', () => {
    removeResources(world, ['spare', 'photos']);
    expect(world.steps.map((step) => step.label)).toEqual(['remove spare, photos']);
    restoreResource(world, 'photos');
    expect(Object.keys(world.project().resources)).toEqual(['photos', 'archive', 'api']);
    expect(world.project().functions.resize?.triggers?.uploaded).toEqual(aThumbnailer.functions.resize?.triggers?.uploaded);
    expect(world.removed.getState().removed.map((one) => one.name)).toEqual(['spare']);
  });

  test.each([
    { steps: [['photos']], back: ['photos'] },
    { steps: [['photos', 'spare']], back: ['spare', 'photos'] },
    { steps: [['archive'], ['photos']], back: ['archive', 'photos'] },
    { steps: [['photos'], ['archive']], back: ['archive', 'photos'] },
    { steps: [['spare'], ['archive']], back: ['spare', 'archive'] },
    { steps: [['api'], ['photos']], back: ['photos', 'api'] },
  ])('what is removed ($steps) and restored ($back) leaves no difference in the manifest', ({ steps, back }) => {
    const before = writeProjectFile(world.project());
    for (const names of steps) removeResources(world, names);
    for (const name of back) restoreResource(world, name);
    expect(writeProjectFile(world.project())).toBe(before);
  });

  test('a name that is taken is refused, and nothing is changed', () => {
    renameResource(world, 'photos', 'spare');
    expect([world.steps, world.problems.map((one) => one.code)]).toEqual([[], ['NameInvalid']]);
  });
});

describe('functions', () => {
  test('a new one gets its file and is shown', () => {
    expect(createFunction(world, 'tidy', 'typescript', 'src/tidy.ts')).toBe(true);
    expect(world.files()['src/tidy.ts']).toContain('export const handler');
    expect(world.revealed).toEqual([{ file: 'src/tidy.ts' }]);
    expect([createFunction(world, 'tidy', 'typescript', 'src/tidy.ts'), world.problems.at(-1)?.code]).toEqual([false, 'NameInvalid']);
  });

  test('whose entry is changed stays in the inspector, wherever the new one leads', () => {
    configureFunction(world, 'resize', { memory: 512 });
    expect(world.inspector.getState().chosen).toBeUndefined();
    configureFunction(world, 'resize', { entry: 'nope.ts' });
    expect(world.inspector.getState().chosen).toEqual({ kind: 'function', name: 'resize' });
  });

  test('what the inspector shows follows a rename', () => {
    world.inspector.setState({ chosen: { kind: 'function', name: 'resize' } });
    renameFunction(world, 'resize', 'shrink');
    expect(world.inspector.getState().chosen).toEqual({ kind: 'function', name: 'shrink' });
    configureFunction(world, 'shrink', { memory: 64 });
    expect(world.problems.at(-1)?.code).toBe('PropertyInvalid');
  });
});

describe('the form', () => {
  test('closing it changes nothing', () => {
    openForm(world, { intent: { kind: 'define-resource' }, service: 's3' });
    expect(draft()).toMatchObject({ tab: 'new', name: 'bucket', type: 's3.bucket' });
    closeForm(world);
    expect([draft(), world.steps]).toEqual([undefined, []]);
  });

  test('it injects nothing while something is wrong', () => {
    openForm(world, { intent: { kind: 'define-resource' }, service: 's3' });
    changeForm(world, { ...(draft() as NonNullable<ReturnType<typeof draft>>), name: 'photos' });
    inject(world);
    expect([world.steps, draft()?.name]).toEqual([[], 'photos']);
  });

  test('a trigger of the project is edited in its place', () => {
    editTrigger(world, 'resize', 'uploaded');
    expect(draft()).toMatchObject({ tab: 'existing', existing: { from: 'project', name: 'photos' }, options: { prefix: 'in/' }, triggerName: 'uploaded' });
    changeForm(world, { ...(draft() as NonNullable<ReturnType<typeof draft>>), options: { prefix: 'new/' } });
    inject(world);
    expect(world.project().functions.resize?.triggers?.uploaded).toEqual({ type: 's3.object-created', resource: 'photos', options: { prefix: 'new/' } });
    expect(Object.keys(world.project().functions.resize?.triggers ?? {})).toEqual(['uploaded', 'show']);
  });

  test('without an account a name can be typed, and why is said', async () => {
    openForm(world, { intent: { kind: 'define-resource' }, service: 's3' });
    await Promise.resolve();
    await Promise.resolve();
    expect(world.form.getState().account).toMatchObject({ state: 'unlisted', reason: 'No account is connected.' });
  });
});

describe('the palette by keyboard', () => {
  test('an operation goes to the cursor, where that is in a function', () => {
    const editor = createEditorStore();
    editor.setState({ open: ['src/resize.ts'], active: 'src/resize.ts', cursor: { line: 2, column: 3, offset: 50 } });
    insertAtCursor(world, editor, { service: 's3' });
    expect(draft()).toMatchObject({ operation: 'getObject', intent: { kind: 'insert-operation', file: 'src/resize.ts' } });
  });

  test('where there is no place for it, that is said', () => {
    insertAtCursor(world, createEditorStore(), { service: 's3' });
    expect(world.problems.map((one) => one.summary)).toEqual(['there is no function to insert it into']);
  });

  test("a trigger is for the cursor's function, else the first", () => {
    addTriggerAtCursor(world, createEditorStore(), { service: 'schedule' });
    expect(draft()).toMatchObject({ intent: { kind: 'add-trigger', function: 'resize' }, trigger: 'rate', triggerName: 'rate' });
  });
});

test('the first dependency makes package.json', () => {
  setDependency(world, { name: 'ms', range: '^2.1.3', dev: false });
  expect(JSON.parse(String(world.files()['package.json'])).dependencies).toEqual({ ms: '^2.1.3' });
});

test('what the manifest doesn’t take is told to the form that asked, so that it keeps what was typed', () => {
  const refusing = { ...world, bench: { ...world.bench, apply: () => false } };
  world.inspector.setState({ chosen: { kind: 'resource', name: 'photos' } });
  renameResource(refusing, 'photos', 'pictures');
  expect(world.inspector.getState().chosen).toEqual({ kind: 'resource', name: 'photos' });
  expect([
    createFunction(refusing, 'tidy', 'typescript', 'src/tidy.ts'),
    setEnvironmentVariable(refusing, { key: 'LEVEL' }, 'debug'),
    addStatement(refusing, 'resize', { actions: ['ses:SendEmail'], resources: ['*'] }),
    setDependency(refusing, { name: 'ms', range: '^2.1.3', dev: false }),
  ]).toEqual([false, false, false, false]);
  expect(world.revealed).toEqual([]);
});
