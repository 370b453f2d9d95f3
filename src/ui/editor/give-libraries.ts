import type { Disposable } from '#base/disposable.ts';
import { javascriptDefaults, typescriptDefaults } from './monaco.ts';
import type { SourceLibrary } from './source-libraries.ts';

const SERVICES = [typescriptDefaults, javascriptDefaults];
/** Outlasts the editor, as the services do: it is made anew whenever a pane comes or goes. */
const given = new Map<string, { readonly content: string; readonly lives: readonly Disposable[] }>();

/** Gives the language service these libraries in place of those of before. What stays as it was isn't read anew. */
export function giveLibraries(libraries: readonly SourceLibrary[]): void {
  const wanted = new Set(libraries.map(({ filePath }) => filePath));
  for (const [filePath, { lives }] of given) {
    if (wanted.has(filePath)) continue;
    for (const life of lives) life.dispose();
    given.delete(filePath);
  }
  for (const { filePath, content } of libraries) {
    if (given.get(filePath)?.content === content) continue;
    given.set(filePath, { content, lives: SERVICES.map((service) => service.addExtraLib(content, filePath)) });
  }
}
