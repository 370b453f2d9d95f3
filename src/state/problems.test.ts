import { expect, test } from 'vitest';
import { problem } from '#model/problem.ts';
import { createEditorStore } from './editor.ts';
import { createNoticesStore } from './notices.ts';
import { allProblems } from './problems.ts';
import { createProjectStore } from './project.ts';
import { createScanStore } from './scan.ts';

test('what TypeScript finds in open files is a warning among the rest, behind errors', () => {
  const stores = { project: createProjectStore(), scan: createScanStore(), notices: createNoticesStore(), editor: createEditorStore() };
  stores.project.setState({ id: 'one' });
  const typed = problem('TypeScriptError', { at: { file: 'src/a.ts', line: 3 }, summary: "TypeScript 2304: Cannot find name 'A'", remedy: 'correct it' });
  const missing = problem('EntryMissing', { at: { function: 'hit' }, summary: 'no file src/hit.ts', remedy: 'create it' });
  stores.editor.setState({ typeProblems: [typed] });
  stores.scan.setState({ problems: [missing] });
  expect(allProblems(stores).map(({ code, severity }) => [code, severity])).toEqual([
    ['EntryMissing', 'error'],
    ['TypeScriptError', 'warning'],
  ]);
});
