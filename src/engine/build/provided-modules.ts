/** Whether a runtime brings a package, by what its catalogue names: `@scope/*`, or the very name. */
export function isProvided(name: string, provides: readonly string[]): boolean {
  return provides.some((one) => (one.endsWith('/*') ? name.startsWith(one.slice(0, -1)) : one === name));
}
