export interface ImportedName {
  readonly specifier: string;
  /** As the module exports them; none where it is imported for its effects alone. */
  readonly names: readonly string[];
}

const STATEMENT = /^(import|export)\s*(?:([^;]*?)\s*from\s*)?"((?:[^"\\\n]|\\.)+)";$/gm;
const NAME = /^[A-Za-z_$][\w$]*$/;

/**
 * What a module that the bundler has printed imports from others, by specifier in order. Undefined where a module is imported as a whole
 * (`* as x`), or a name isn't an identifier.
 */
export function importedNames(printed: string): readonly ImportedName[] | undefined {
  const found = new Map<string, Set<string>>();
  for (const [, verb, clause, quoted = ''] of printed.matchAll(STATEMENT)) {
    if (verb === 'export' && clause === undefined) continue;
    const specifier = JSON.parse(`"${quoted}"`) as string;
    const names = found.get(specifier) ?? new Set<string>();
    found.set(specifier, names);
    for (const name of namesIn(clause ?? '')) {
      if (!NAME.test(name)) return undefined;
      names.add(name);
    }
  }
  return [...found].map(([specifier, names]) => ({ specifier, names: [...names].sort() }));
}

/** `a, { b as c, default as d }` → default, b, default */
function namesIn(clause: string): string[] {
  const [, before = '', inside] = /^([^{]*)(?:\{([^}]*)\})?\s*$/s.exec(clause) ?? ['', '*'];
  const whole = before
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => (NAME.test(one) ? 'default' : one));
  const named = (inside ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => one.split(/\s+as\s+/)[0] ?? one);
  return [...whole, ...named];
}
