import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface FirstScript {
  /** The page's entry and all that it imports at once: what the welcome needs. */
  readonly entry: number;
  /** With what is asked for beside it where a project was open, Monaco aside. */
  readonly withProject: number;
}

/** Kilobytes of JavaScript, zipped, that the page asks for before Monaco. */
export function firstScriptKilobytes(dist: string): FirstScript {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const entry = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path as string);
  const preloaded = [...page.matchAll(/"(assets\/[^"]+\.js)"/g)].map(([, path]) => path as string);
  if (entry.length === 0 || preloaded.length === 0) throw new Error('the built page names no script');
  return { entry: kilobytes(dist, entry), withProject: kilobytes(dist, [...entry, ...preloaded]) };
}

function kilobytes(dist: string, paths: readonly string[]): number {
  const seen = new Set(paths.filter((path) => !IS_MONACO.test(path)));
  let bytes = 0;
  for (const path of seen) {
    const text = readFileSync(join(dist, path), 'utf8');
    bytes += gzipSync(text).length;
    for (const [, name] of text.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g)) {
      if (!IS_MONACO.test(`assets/${name}`)) seen.add(`assets/${name}`);
    }
  }
  return bytes / 1000;
}

const IS_MONACO = /^assets\/monaco-/;
