import { resolvePath } from '#model/files.ts';
import { chunksOf } from './evaluate/module-index.ts';
import type { ModuleNode } from './syntax/node.ts';
import { baseOf } from './syntax/node.ts';

/** Endings that an import may leave out, in the order in which they are tried. */
const ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.d.ts'];
/** TypeScript's sources under the names of what they are compiled to. */
const SOURCES: Readonly<Record<string, readonly string[]>> = { '.js': ['.ts', '.tsx'], '.jsx': ['.tsx'], '.mjs': ['.mts'], '.cjs': ['.cts'] };

export function isRelative(source: string): boolean {
  return source === '.' || source === '..' || source.startsWith('./') || source.startsWith('../');
}

/** The file that a relative import leads to; undefined where there is none. */
export function resolveImport(exists: (path: string) => boolean, fromFile: string, source: string): string | undefined {
  if (!isRelative(source)) return undefined;
  const path = resolvePath(fromFile, source.replace(/[?#].*$/, ''));
  if (path === undefined) return undefined;
  return candidates(path).find(exists);
}

function candidates(path: string): string[] {
  const dot = path.lastIndexOf('.');
  const ending = dot > path.lastIndexOf('/') ? path.slice(dot) : '';
  const stem = path.slice(0, path.length - ending.length);
  const folder = path === '' ? '' : `${path}/`;
  const typed = Object.hasOwn(SOURCES, ending) ? (SOURCES[ending] ?? []) : [];
  return [
    ...(path === '' ? [] : [path]),
    ...typed.map((one) => stem + one),
    ...(path === '' ? [] : ENDINGS.map((one) => path + one)),
    ...ENDINGS.map((one) => `${folder}index${one}`),
  ];
}

interface FoundImport {
  readonly source: string;
  /** Absolute offset. */
  readonly from: number;
}

/** Every module that a file names. */
export function importsOf(module: ModuleNode): FoundImport[] {
  const found: FoundImport[] = [];
  for (const chunk of chunksOf(module)) {
    for (const one of chunk.imports) found.push({ source: one.source, from: baseOf(one.node) + one.from });
  }
  return found;
}
