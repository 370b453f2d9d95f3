import { resolve } from 'node:path';
import type { Rolldown } from 'vite';

type Group = Rolldown.CodeSplittingGroup;

// Few files rather than many: the first picture would wait for each. What the page asks for in one go lies in one file.

/** The screen of an open project, with what the editor needs beside Monaco, and what opens above any screen. */
const PARTS = {
  screen: ['src/ui/workbench/project-screen.tsx', 'src/ui/editor/code-editor.ts'],
  overlays: ['src/ui/workbench/overlays.tsx'],
};

const IS_MONACO = /[\\/]monaco-editor[\\/]/;
/** Would bring Monaco along: the part of this folder that the screen itself imports is taken with the screen. */
const KNOWS_MONACO = /[\\/]src[\\/]ui[\\/]editor[\\/]/;
/** Monaco's languages come one by one, when a file of theirs is shown. */
const IS_LANGUAGE = /[\\/]languages[\\/](definitions|features)[\\/](?!.*register\.js$)|[\\/]internal[\\/]common[\\/]workers\.js$/;

export const chunkGroups: Group[] = [
  { name: 'first', tags: ['$initial'], priority: 4 },
  { name: 'monaco', test: (id) => IS_MONACO.test(id) && !IS_LANGUAGE.test(id), priority: 3 },
  ...Object.entries(PARTS).map(([name, starts], index): Group => {
    let reached: Set<string> | undefined;
    return {
      name(id, context) {
        reached ??= staticallyReached(starts, (one) => context.getModuleInfo(one)?.importedIds ?? []);
        return reached.has(id) ? name : null;
      },
      debugName: name,
      test: (id) => !IS_MONACO.test(id) && !KNOWS_MONACO.test(id),
      priority: 2 - index,
    };
  }),
];

function staticallyReached(starts: readonly string[], importsOf: (id: string) => readonly string[]): Set<string> {
  const reached = new Set(starts.map((path) => resolve(path)));
  for (const id of reached) for (const one of importsOf(id)) reached.add(one);
  return reached;
}
