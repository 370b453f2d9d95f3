import type { Json } from './json.ts';

/** JSON with comments and commas before a closing bracket, as configuration files have it; undefined where it is none. */
export function parseJsonc(text: string): Json | undefined {
  const plain = text
    .replace(/^\ufeff/, '')
    .replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, (found) => (found.startsWith('"') ? found : ' '))
    .replace(/"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g, (found) => (found.startsWith('"') ? found : ''));
  try {
    return JSON.parse(plain) as Json;
  } catch {
    return undefined;
  }
}
