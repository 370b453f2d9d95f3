import type { Plugin } from 'vite';
import { nodeDeclarations } from './node-declarations.ts';

const MODULE = 'virtual:node-typings';

/** Gives the editor Node's declarations as one lazy chunk: texts by path. */
export function nodeTypings(): Plugin {
  return {
    name: 'node-typings',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load: (id) => (id === `\0${MODULE}` ? `export const files = ${JSON.stringify(nodeDeclarations())};` : null),
  };
}
