import type { Problem } from '#model/problem.ts';
import type { EditWorld } from '../edit-world.ts';
import { type HandlerLanguage, newFunction } from '../new-function.ts';

/** Makes the function and, where it isn't there, its file, and opens it. Gives the problem where it can't be made. */
export function createFunction({ bench }: EditWorld, name: string, language: HandlerLanguage, entry: string): Problem | undefined {
  const opened = bench.opened();
  if (!opened) return undefined;
  const made = newFunction(opened.project, new Set(Object.keys(opened.files)), name, language, entry);
  if ('code' in made) return made;
  const isMade = bench.apply({
    label: `new function ${name}`,
    project: made.project,
    ...(made.content === undefined ? {} : { files: { [made.entry]: made.content } }),
  });
  if (isMade) bench.reveal({ file: made.entry });
  return undefined;
}
