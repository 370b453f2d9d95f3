import type { BindingNode, NameNode, Node } from '../syntax/node.ts';
import { moduleOf } from '../syntax/node.ts';
import type { Declared } from '../syntax/scope.ts';
import { lookupAcross } from '../syntax/scope.ts';
import { writtenByTakers, writtenThroughAliases } from './changed-elsewhere.ts';
import { type Evaluator, moduleValue } from './evaluator.ts';
import { reaching } from './flow.ts';
import { parameterValue } from './parameter.ts';
import { alongPath, elementsOf } from './path.ts';
import { entriesOf, propertyNamed } from './property.ts';
import { withType } from './typed.ts';
import { type Atom, type Frame, isAbsent, literal, texts, UNKNOWN, union, type Value, type Write } from './value.ts';
import type { Definition } from './world.ts';

const GLOBALS: ReadonlySet<string> = new Set([
  'globalThis',
  'global',
  'Object',
  'Array',
  'Promise',
  'String',
  'JSON',
  'require',
  'module',
  'exports',
  'encodeURI',
  'encodeURIComponent',
  'structuredClone',
  'Map',
  'Proxy',
]);

/** What a name may be where it stands: its declaration, what is assigned to it on the way, and what is written into it. */
export function nameValue(e: Evaluator, node: NameNode, frame: Frame | undefined): Value {
  const { declared, crossed } = lookupAcross(node.name, node);
  // Within its own chunk nothing can change that leaves the chunk as it is.
  if (crossed) e.note(crossed.file, `name:${node.name}`);
  if (!declared) {
    if (node.name === 'process') return [{ is: 'process' }];
    return GLOBALS.has(node.name) ? [{ is: 'global', name: node.name }] : UNKNOWN;
  }
  return declaredValue(e, declared, node, frame, crossed !== undefined);
}

/** The value of a declaration as a place of the code sees it. */
export function declaredValue(e: Evaluator, declared: Declared, use: Node, frame: Frame | undefined, isElsewhere = true): Value {
  if (isElsewhere) e.noteNode(declared.by);
  const { binding } = declared;
  const module = moduleOf(use);
  const index = module && e.world.index(module);
  const assigned = index?.assigned(binding) ?? [];
  const written = index?.written(binding) ?? [];
  const through = writtenThroughAliases(e, declared);
  const byTakers = writtenByTakers(e, declared);
  if (isElsewhere) for (const one of [...assigned, ...written, ...through]) e.noteNode(one.node);
  // A value may be made of the one before: `table = table ?? other`. So what is guarded is each definition, not the name.
  const initial = { node: binding as Node, give: () => e.guarded(binding, () => initialValue(e, declared, frame)) };
  const definitions = assigned.map((one) => ({
    node: one.node,
    give: () => e.guarded(one.node, () => assignedValue(e, one, frameOf(one.node, frame), frame)),
  }));
  const given = definitions.length === 0 ? initial.give() : union(...reaching([initial, ...definitions], use).map((one) => one.definition.give()));
  const { by } = declared;
  const value = by.kind === 'declarator' && by.pattern === binding ? withType(e, given, by.typeName, by) : given;
  if (written.length === 0 && through.length === 0 && byTakers.length === 0) return value;
  const seen = [...reaching(written, use), ...through.map((definition) => ({ definition, isSure: false }))];
  const writes: Write[] = seen.map(({ definition, isSure }) => ({
    how: definition.how,
    path: definition.path,
    value: definition.value,
    frame: frameOf(definition.node, frame),
    isSure,
  }));
  writes.push(...byTakers);
  return writes.length === 0 ? value : value.map((base): Atom => ({ is: 'written', base, writes }));
}

/** What a name is after an assignment; `table ??= other` leaves what was there, unless that was nothing. */
function assignedValue(e: Evaluator, { node, value, path }: Definition, frame: Frame | undefined, around: Frame | undefined): Value {
  const given = alongPath(e, e.value(value, frame), path, around);
  if (node.kind !== 'assign' || path.length > 0) return given;
  if (node.operator === '+=') return texts([e.value(node.target, frame), given]);
  if (!/^(\?\?|\|\||&&)=$/.test(node.operator)) return given;
  const before = e.value(node.target, frame);
  return union(
    before.filter((atom) => !isAbsent(atom)),
    given,
  );
}

/** What of the calls that are underway still holds at another place: those whose function the place stands in. */
function frameOf(node: Node, frame: Frame | undefined): Frame | undefined {
  for (let at = frame; at; at = at.outer) {
    let inside: Node | undefined = node;
    while (inside && inside !== at.of) inside = inside.parent;
    if (inside) return at;
  }
  return undefined;
}

function initialValue(e: Evaluator, { binding, by }: Declared, frame: Frame | undefined): Value {
  switch (by.kind) {
    case 'declarator':
      return by.init ? alongPath(e, e.value(by.init, frameOf(by, frame)), binding.path, frameOf(by, frame)) : literal(undefined);
    case 'parameter':
      return alongPath(e, parameterValue(e, by, frame), binding.path, frameOf(by, frame));
    case 'function':
      return [{ is: 'function', node: by, frame: frameOf(by, frame), self: undefined }];
    case 'class':
      return [{ is: 'class', node: by, frame: frameOf(by, frame) }];
    case 'enum':
      return e.value(by, undefined);
    case 'block':
      return by.binding === binding ? [{ is: 'namespace', node: by }] : UNKNOWN;
    case 'import':
      return importedValue(e, by, binding);
    case 'loop': {
      if (!by.each) return UNKNOWN;
      const iterable = e.value(by.each.iterable, frameOf(by, frame));
      const element = by.each.of === 'of' ? elementsOf(e, iterable) : union(...entriesOf(e, iterable).entries.map((one): Value => [one.key]));
      return alongPath(e, element.length > 0 ? element : UNKNOWN, binding.path, frameOf(by, frame));
    }
    default:
      return UNKNOWN;
  }
}

function importedValue(e: Evaluator, by: Extract<Node, { kind: 'import' }>, binding: BindingNode): Value {
  const imported = by.names.find((one) => one.binding === binding)?.imported;
  const module = moduleValue(e, by.source, by);
  if (imported === undefined || imported === '*') return module;
  // A default import of the SDK's namespace, or of CommonJS, is the module itself.
  return propertyNamed(e, module, imported);
}
