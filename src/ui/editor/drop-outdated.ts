import { editor } from './monaco.ts';
import type { SourceLibrary } from './source-libraries.ts';

/** Where declarations lie that no file of the project is, and that change. */
const DECLARATIONS = /^file:\/\/\/(typings\/[^/]+$|[^/]+\/node_modules\/)/;

/**
 * An error that leads to a declaration ("Did you mean 'TABLE'?") makes the editor hold that declaration as a text of its own, and the language
 * service reads it from then on as it was, whatever its library says. What has changed since is let go.
 */
export function dropOutdated(libraries: readonly SourceLibrary[]): void {
  const contents = new Map(libraries.map(({ filePath, content }) => [filePath, content]));
  for (const model of editor.getModels()) {
    const address = model.uri.toString(true);
    if (DECLARATIONS.test(address) && contents.get(address) !== model.getValue()) model.dispose();
  }
}
