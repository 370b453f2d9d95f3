import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes of JavaScript, zipped, that the page asks for before Monaco: its entry and all that the entry imports at once. */
export function firstScriptKilobytes(dist: string): number {
  const waiting = [...readFileSync(join(dist, 'index.html'), 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path as string);
  const seen = new Set<string>();
  let bytes = 0;
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const text = readFileSync(join(dist, path), 'utf8');
    bytes += gzipSync(text).length;
    for (const [, name] of text.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g)) waiting.push(`assets/${name}`);
  }
  if (seen.size === 0) throw new Error('the built page names no script');
  return bytes / 1000;
}
