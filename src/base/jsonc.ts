import type { Json } from './json.ts';

/** JSON with comments and commas before a closing bracket, as configuration files have it; undefined where it is none. */
export function parseJsonc(text: string): Json | undefined {
  try {
    return JSON.parse(plainJson(text)) as Json;
  } catch {
    return undefined;
  }
}

/** The same without them, everything at its place. */
export function plainJson(text: string): string {
  return text
    .replace(/^\ufeff/, ' ')
    .replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, (found) => (found.startsWith('"') ? found : blank(found)))
    .replace(/"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g, (found) => (found.startsWith('"') ? found : ' '));
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
