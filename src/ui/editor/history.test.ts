import { expect, test } from 'vitest';
import { createEditorStore, openFile } from '#state/editor.ts';
import { createNoticesStore } from '#state/notices.ts';
import { createProjectStore, setFiles } from '#state/project.ts';
import type { Stores } from '#state/stores.ts';
import { createHistory } from './history.ts';
import type { Models } from './models.ts';

/** A file's model as Monaco has it: a line of states, each with a name of its own, and where one is in it. */
class FakeModel {
  #states: { readonly text: string; readonly version: number }[];
  #at = 0;
  #versions = 1;
  readonly uri: { toString(): string };
  readonly onChange: (text: string) => void;
  constructor(path: string, text: string, onChange: (text: string) => void) {
    this.uri = { toString: () => path };
    this.#states = [{ text, version: 1 }];
    this.onChange = onChange;
  }
  getValue = () => this.#states[this.#at]?.text ?? '';
  getAlternativeVersionId = () => this.#states[this.#at]?.version ?? 0;
  canUndo = () => this.#at > 0;
  canRedo = () => this.#at < this.#states.length - 1;
  undo = () => this.#go(Math.max(0, this.#at - 1));
  redo = () => this.#go(Math.min(this.#states.length - 1, this.#at + 1));
  push(text: string) {
    this.#versions += 1;
    this.#states = [...this.#states.slice(0, this.#at + 1), { text, version: this.#versions }];
    this.#go(this.#at + 1);
  }
  setValue(text: string) {
    this.#versions += 1;
    this.#states = [{ text, version: this.#versions }];
    this.#go(0);
  }
  #go(at: number) {
    this.#at = at;
    this.onChange(this.getValue());
  }
}

/** The editor of a project with these files, as much of it as undo needs. */
function anEditor(files: Readonly<Record<string, string>>) {
  const project = createProjectStore();
  project.setState({ id: 'one', files });
  const editor = createEditorStore();
  const notices = createNoticesStore();
  const stores = { project, editor, notices, ports: { clock: { now: () => 0 } } } as unknown as Stores;
  const models = new Map<string, FakeModel>();
  const follow = () => {
    const now = project.getState().files as Readonly<Record<string, string>>;
    for (const path of models.keys()) if (now[path] === undefined) models.delete(path);
    for (const [path, text] of Object.entries(now)) {
      const model = models.get(path);
      if (!model) models.set(path, new FakeModel(path, text, (typed) => setFiles(stores, { [path]: typed })));
      else if (model.getValue() !== text) model.push(text);
    }
  };
  follow();
  project.subscribe(follow);
  const history = createHistory(stores, {
    get: (path: string) => models.get(path),
    known: (path: string) => models.get(path),
    versions: () => new Map([...models].map(([path, model]) => [path, model.getAlternativeVersionId()])),
  } as unknown as Models);
  return {
    type: (path: string, text: string) => models.get(path)?.push(text),
    step(label: string, after: Readonly<Record<string, string | null>>) {
      const now = project.getState().files as Readonly<Record<string, string>>;
      setFiles(stores, after);
      history.record({ kind: 'step', label, before: Object.fromEntries(Object.keys(after).map((path) => [path, now[path] ?? null])), after });
    },
    undoIn(path: string) {
      openFile(editor, path);
      history.undo();
    },
    redoIn(path: string) {
      openFile(editor, path);
      history.redo();
    },
    files: () => project.getState().files,
    said: () => notices.getState().last,
    saidAtAll: () => notices.getState().count,
    active: () => editor.getState().active,
  };
}

const pictures = { 'hello.ts': 'PICTURES', 'worker.ts': 'PICTURES', 'stackwright.json': 'pictures', 'other.ts': '' };
const snaps = { 'hello.ts': 'SNAPS', 'worker.ts': 'SNAPS', 'stackwright.json': 'snaps' };

test('a step goes back in all of its files, and comes again in all of them', () => {
  const editor = anEditor(pictures);
  editor.step('rename pictures', snaps);
  editor.undoIn('worker.ts');
  expect(editor.files()).toEqual(pictures);
  editor.redoIn('hello.ts');
  expect(editor.files()).toEqual({ ...pictures, ...snaps });
});

test('where one of its files was changed since, it stays in all of them, and where to undo first is said', () => {
  const editor = anEditor(pictures);
  editor.step('rename pictures', snaps);
  editor.type('hello.ts', 'SNAPS // typed');
  editor.undoIn('worker.ts');
  expect(editor.files()).toEqual({ ...pictures, ...snaps, 'hello.ts': 'SNAPS // typed' });
  expect(editor.said()).toMatchObject({
    kind: 'error',
    text: 'Could not undo “rename pictures”',
    detail: 'hello.ts: changed since, and it is undone in all of its files or in none. Undo what was done there first.',
    action: { label: 'Open hello.ts' },
  });
  editor.said()?.action?.run();
  expect(editor.active()).toBe('hello.ts');
  // As it was said: what was typed first, then the step.
  editor.undoIn('hello.ts');
  editor.undoIn('worker.ts');
  expect([editor.files(), editor.said()]).toEqual([pictures, undefined]);
});

test('what was undone isn’t redone in some of its files either', () => {
  const editor = anEditor(pictures);
  editor.step('rename pictures', snaps);
  editor.undoIn('worker.ts');
  editor.type('hello.ts', 'PICTURES // typed');
  editor.redoIn('worker.ts');
  expect([editor.files(), editor.said()?.text]).toEqual([{ ...pictures, 'hello.ts': 'PICTURES // typed' }, 'Could not redo “rename pictures”']);
});

test('another step since doesn’t leave each file to redo its own part', () => {
  const editor = anEditor(pictures);
  editor.step('rename pictures', snaps);
  editor.undoIn('worker.ts');
  editor.step('change memory of hello', { 'stackwright.json': 'pictures, memory' });
  editor.redoIn('worker.ts');
  expect(editor.files()).toEqual({ ...pictures, 'stackwright.json': 'pictures, memory' });
});

test('what was typed and taken away by hand is no change, and is no part of a step that comes back', () => {
  const editor = anEditor(pictures);
  editor.step('rename pictures', snaps);
  editor.type('hello.ts', 'SNAPSx');
  editor.type('hello.ts', 'SNAPS');
  editor.undoIn('worker.ts');
  expect(editor.files()).toEqual(pictures);
  editor.undoIn('hello.ts');
  expect(editor.files()).toEqual(pictures);
});

test('a file that was removed and is back is undone with the others, and not once more alone', () => {
  const editor = anEditor(pictures);
  editor.step('rename pictures', snaps);
  editor.step('remove hello.ts', { 'hello.ts': null });
  editor.undoIn('worker.ts');
  editor.undoIn('worker.ts');
  expect(editor.files()).toEqual(pictures);
  editor.undoIn('hello.ts');
  expect(editor.files()).toEqual(pictures);
});

test('a step about other files that can’t go back doesn’t hold up what was typed here before, up to the step that is about this one', () => {
  const editor = anEditor(pictures);
  editor.step('rename pictures', snaps);
  editor.type('worker.ts', 'SNAPS // before');
  editor.step('new file note.ts', { 'note.ts': '' });
  editor.type('note.ts', 'noted');
  editor.undoIn('worker.ts');
  expect([editor.files(), editor.saidAtAll()]).toEqual([{ ...pictures, ...snaps, 'note.ts': 'noted' }, 0]);
  editor.type('hello.ts', 'SNAPS // typed');
  editor.undoIn('worker.ts');
  expect([editor.files()['worker.ts'], editor.said()?.text]).toEqual(['SNAPS', 'Could not undo “rename pictures”']);
});

test('with nothing else to undo, that the last step can’t be is said', () => {
  const editor = anEditor(pictures);
  editor.step('change memory of hello', { 'stackwright.json': 'pictures, memory' });
  editor.type('stackwright.json', 'typed');
  editor.undoIn('other.ts');
  expect([editor.files()['stackwright.json'], editor.said()?.text]).toEqual(['typed', 'Could not undo “change memory of hello”']);
});
