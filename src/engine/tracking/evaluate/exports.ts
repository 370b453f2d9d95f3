import { isSignature, type ModuleNode, type Node } from '../syntax/node.ts';
import { bindingsIn } from '../syntax/scope.ts';
import { type Evaluator, moduleValue } from './evaluator.ts';
import { declaredValue } from './name.ts';
import { jsonValue, propertyNamed } from './property.ts';
import { ABSENT, type Atom, isAbsent, UNKNOWN, union, type Value } from './value.ts';

/** What a file of the project exports under a name; undefined where nothing of that name can be found. */
export function exportedValue(e: Evaluator, file: string, name: string, seen: ReadonlySet<string> = new Set()): Value | undefined {
  const json = e.world.json(file);
  if (json !== undefined) return name === 'default' ? jsonValue(json) : propertyNamed(e, [{ is: 'json', value: json }], name);
  const module = e.world.module(file);
  e.note(file, 'exports');
  if (!module || seen.has(file)) return undefined;
  const further = new Set(seen).add(file);
  for (const statement of module.statements) {
    if (statement.kind !== 'export' || (statement.declaration && !statement.isDefault)) continue;
    const value = fromStatement(e, module, statement, name, further);
    if (value) return value;
  }
  if (name !== 'default' && isDeclaredExport(module, name)) return localValue(e, module, name);
  for (const statement of module.statements) {
    if (statement.kind !== 'export' || !statement.isAll || statement.source === undefined || name === 'default') continue;
    for (const atom of moduleValue(e, statement.source, statement)) {
      const value = atom.is === 'module' ? exportedValue(e, atom.file, name, further) : propertyNamed(e, [atom], name);
      if (value?.some((one) => one.is !== 'unknown')) return value;
    }
  }
  return commonExport(e, module, name);
}

function fromStatement(
  e: Evaluator,
  module: ModuleNode,
  statement: Extract<Node, { kind: 'export' }>,
  name: string,
  seen: ReadonlySet<string>,
): Value | undefined {
  if (statement.isDefault && statement.declaration) {
    const declared = inner(statement.declaration);
    if (name !== 'default' || (declared.kind === 'function' && isSignature(declared))) return undefined;
    e.noteNode(statement);
    return e.value(declared, undefined);
  }
  for (const one of statement.names) {
    if (one.exported !== name) continue;
    e.noteNode(statement);
    if (statement.source === undefined) return localValue(e, module, one.local);
    const source = moduleValue(e, statement.source, statement);
    if (one.local === '*') return source;
    return union(
      ...source.map((atom) => (atom.is === 'module' ? (exportedValue(e, atom.file, one.local, seen) ?? UNKNOWN) : propertyNamed(e, [atom], one.local))),
    );
  }
  return undefined;
}

/** `export const name = …`: whether the top level's name is declared in an export. */
function isDeclaredExport(module: ModuleNode, name: string): boolean {
  let at: Node | undefined = bindingsIn(module).get(name)?.binding;
  while (at && at.parent !== module) at = at.parent;
  return at?.kind === 'export' && !at.isDefault && at.declaration !== undefined;
}

function inner(declaration: Node): Node {
  return declaration.kind === 'other' && declaration.children.length === 1 ? (declaration.children[0] as Node) : declaration;
}

function localValue(e: Evaluator, module: ModuleNode, name: string): Value {
  const declared = bindingsIn(module).get(name);
  e.note(module.file, `name:${name}`);
  // Seen from the end of the file: all that its top level does has happened.
  return declared ? declaredValue(e, declared, endOf(module), undefined) : UNKNOWN;
}

const ends = new WeakMap<ModuleNode, Node>();
function endOf(module: ModuleNode): Node {
  const known = ends.get(module) ?? { kind: 'name', name: '', from: module.to, to: module.to, parent: module };
  ends.set(module, known);
  return known;
}

/** `exports.x = …`, `module.exports.x = …`, `module.exports = { x }`; a default import takes the whole. */
function commonExport(e: Evaluator, module: ModuleNode, name: string): Value | undefined {
  const commonExports = e.world.index(module).commonExports();
  if (commonExports.size === 0) return undefined;
  const named = commonExports.get(name) ?? [];
  const found: Value[] = named.map((one) => e.guarded(one, () => e.value(one.value, undefined)));
  for (const nodes of commonExports.values()) for (const one of nodes) e.noteNode(one);
  for (const one of commonExports.get('*') ?? []) {
    const whole = e.guarded(one, () => e.value(one.value, undefined));
    const value = name === 'default' ? [] : propertyNamed(e, whole, name).filter((atom) => !isAbsent(atom) && atom.is !== 'unknown');
    if (value.length > 0) found.push(value);
    else if (name === 'default') found.push(whole);
  }
  if (found.length > 0) return union(...found);
  return name === 'default' ? [{ is: 'module', file: module.file }] : undefined;
}

/** What `require` of a file gives: its `module.exports` where there is one. */
export function requiredValue(e: Evaluator, atom: Extract<Atom, { is: 'module' }>): Value {
  e.note(atom.file, 'exports');
  const module = e.world.module(atom.file);
  const whole = module && e.world.index(module).commonExports().get('*');
  if (!whole) {
    const json = e.world.json(atom.file);
    return json === undefined ? [atom] : jsonValue(json);
  }
  for (const one of whole) e.noteNode(one);
  const named = [...(module ? e.world.index(module).commonExports().keys() : [])].some((name) => name !== '*');
  const value = union(...whole.map((one) => e.guarded(one, () => e.value(one.value, undefined))));
  return named ? [atom] : value.length > 0 ? value : ABSENT;
}
