import type { Dependency } from '#model/edit/dependencies.ts';
import type { DependenciesState } from '#state/dependencies.ts';

/** `ms@2.1.3` → name and range; a scope's @ isn't a version's. */
export function splitSpec(spec: string): [name: string, range: string | undefined] {
  const at = spec.lastIndexOf('@');
  return at > 0 ? [spec.slice(0, at), spec.slice(at + 1) || undefined] : [spec, undefined];
}

/** What was typed into the search, as a dependency: its version stands there, or the registry has a package of just that name. Undefined: it names none. */
export function typedPackage(query: string, dev: boolean, registry: DependenciesState, taken: ReadonlySet<string>): Dependency | undefined {
  const [name, range] = splitSpec(query.trim());
  if (name === '' || taken.has(name)) return undefined;
  if (range !== undefined) return { name, range, dev };
  const found = registry.found.find((one) => one.name === name);
  return found && { name, range: `^${found.version}`, dev };
}
