import type { Dependency } from '#model/edit/dependencies.ts';
import type { DependenciesState } from '#state/dependencies.ts';

/** A name that was typed into the search, as a dependency: the registry has a package of just that name, and it isn't listed yet. */
export function typedPackage(name: string, dev: boolean, registry: DependenciesState, taken: ReadonlySet<string>): Dependency | undefined {
  const found = taken.has(name) ? undefined : registry.found.find((one) => one.name === name);
  return found && { name, range: `^${found.version}`, dev };
}
