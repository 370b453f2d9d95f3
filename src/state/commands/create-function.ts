import type { EditWorld } from '../edit-world.ts';
import { type HandlerLanguage, newFunction } from '../new-function.ts';

/** Makes the function and, where it isn't there, its file, and opens it. False: it can't be made, which was said. */
export function createFunction({ bench }: EditWorld, name: string, language: HandlerLanguage, entry: string): boolean {
  const opened = bench.opened();
  if (!opened) return false;
  const made = newFunction(opened.project, new Set(Object.keys(opened.files)), name, language, entry);
  if ('code' in made) {
    bench.report(made);
    return false;
  }
  const isMade = bench.apply({
    label: `new function ${name}`,
    project: made.project,
    ...(made.content === undefined ? {} : { files: { [made.entry]: made.content } }),
  });
  if (isMade) bench.reveal({ file: made.entry });
  return isMade;
}
