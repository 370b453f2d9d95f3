import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';

/**
 * Where `exports` (or `imports`) of a package leads for a subpath (`.`, `./sub`, `#internal`), by Node's rules: the first condition that
 * counts, patterns with one `*`, the longest prefix first. `null` and no match: undefined, the subpath is closed.
 */
export function targetOf(map: Json, subpath: string, conditions: ReadonlySet<string>): string | undefined {
  const table = isJsonObject(map) && Object.keys(map).some((key) => key.startsWith('.') || key.startsWith('#')) ? map : ({ '.': map } as JsonObject);
  if (Object.hasOwn(table, subpath) && !subpath.includes('*')) return pick(table[subpath] as Json, '', conditions);
  const patterns = Object.keys(table)
    .filter((key) => key.includes('*'))
    .sort((a, b) => b.indexOf('*') - a.indexOf('*') || b.length - a.length);
  for (const pattern of patterns) {
    const [before = '', after = ''] = pattern.split('*');
    const fits = subpath.startsWith(before) && subpath.endsWith(after) && subpath.length >= before.length + after.length;
    if (fits) return pick(table[pattern] as Json, subpath.slice(before.length, subpath.length - after.length), conditions);
  }
  return undefined;
}

function pick(target: Json, star: string, conditions: ReadonlySet<string>): string | undefined {
  if (typeof target === 'string') return target.replaceAll('*', star);
  if (Array.isArray(target)) {
    for (const one of target as readonly Json[]) {
      const found = pick(one, star, conditions);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isJsonObject(target)) return undefined;
  for (const [condition, value] of Object.entries(target)) {
    if (condition !== 'default' && !conditions.has(condition)) continue;
    const found = pick(value, star, conditions);
    if (found !== undefined) return found;
    if (value === null) return undefined;
  }
  return undefined;
}
