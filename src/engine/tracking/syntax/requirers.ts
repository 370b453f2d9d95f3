import type { Node } from './node.ts';

const REQUIRE: ReadonlySet<string> = new Set(['require']);

/** The names by which a file calls `require`: its own, and what `createRequire` of `node:module` gives in a module. */
export function requirersIn(text: string): ReadonlySet<string> {
  if (!text.includes('createRequire')) return REQUIRE;
  const makers = ['createRequire', ...[...text.matchAll(/\bcreateRequire\s*(?:\bas\b|:)\s*([A-Za-z_$][\w$]*)/g)].map((found) => found[1] as string)];
  const made = new RegExp(
    `([A-Za-z_$][\\w$]*)\\s*(?::[^=;\\n]*)?=\\s*(?:[\\w$.]+\\.)?(?:${makers.map((one) => one.replaceAll('$', '\\$')).join('|')})\\s*\\(`,
    'g',
  );
  return new Set([...REQUIRE, ...[...text.matchAll(made)].map((found) => found[1] as string)]);
}

export function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one === other || (one.size === other.size && [...one].every((name) => other.has(name)));
}

/** Whether this is what a module is required by: `require`, `module.require`, `createRequire(import.meta.url)`. */
export function isRequire({ requirers }: { readonly requirers: ReadonlySet<string> }, callee: Node): boolean {
  if (callee.kind === 'name') return requirers.has(callee.name);
  if (callee.kind === 'member') return callee.property === 'require' && callee.object.kind === 'name' && callee.object.name === 'module';
  if (callee.kind !== 'call') return false;
  const maker = callee.callee;
  return (maker.kind === 'name' && maker.name === 'createRequire') || (maker.kind === 'member' && maker.property === 'createRequire');
}
