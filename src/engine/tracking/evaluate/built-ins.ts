import type { Json } from '#base/json.ts';
import { type CallNode, moduleOf, type Node, nameHandedOn } from '../syntax/node.ts';
import { invoke } from './call.ts';
import { argumentValues, arrayOf, type Evaluator, sourceValue } from './evaluator.ts';
import { requiredValue } from './exports.ts';
import { elementsOf } from './path.ts';
import { entriesOf, jsonValue, property, propertyNamed } from './property.ts';
import { ABSENT, type Atom, type Frame, literal, texts, UNKNOWN, union, type Value } from './value.ts';

/** What a global function gives. */
export function globalCall(e: Evaluator, node: CallNode, name: string, frame: Frame | undefined): Value {
  if (name === 'createRequire') return [{ is: 'global', name: 'require' }];
  const [first] = node.args;
  if (!first) return UNKNOWN;
  switch (name) {
    case 'require':
      return union(...sourceValue(e, first, frame, node).map((atom) => (atom.is === 'module' ? requiredValue(e, atom) : [atom])));
    case 'String':
    case 'structuredClone':
    case 'encodeURI':
    case 'encodeURIComponent':
      return e.value(first, frame);
    default:
      return UNKNOWN;
  }
}

/** Methods of what every program has; undefined where this is none of them. */
export function builtInMethod(e: Evaluator, node: CallNode, objectNode: Node, name: string, frame: Frame | undefined): Value | undefined {
  const [first] = node.args;
  switch (name) {
    case 'bind':
      return boundTo(e, node, e.value(objectNode, frame), frame);
    case 'call':
    case 'apply':
      return undefined;
    case 'then': {
      const before = e.value(objectNode, frame);
      if (!first) return before;
      return union(...e.value(first, frame).map((atom) => (atom.is === 'function' ? invoke(e, atom, [before], undefined) : UNKNOWN)));
    }
    case 'catch':
    case 'finally':
    case 'toString':
    case 'trim':
    case 'valueOf':
      return plain(e.value(objectNode, frame));
    default:
  }
  if (objectNode.kind === 'name') {
    const known = ofGlobal(e, node, objectNode, name, frame);
    if (known) return known;
  }
  if (name === 'get') {
    const maps = e.value(objectNode, frame).filter((atom) => atom.is === 'record' && atom.isMap);
    return maps.length > 0 && first ? union(property(e, maps, e.value(first, frame)), ...setLater(e, objectNode)) : undefined;
  }
  if (!ARRAY_METHODS.has(name)) return undefined;
  const object = e.value(objectNode, frame);
  // Of whatever list: what the function makes of an element can be told all the same.
  if ((name === 'map' || name === 'flatMap') && first?.kind === 'function' && object.some((atom) => atom.is === 'unknown'))
    return arrayMethod(e, node, object, name, frame);
  if (!object.some((atom) => atom.is === 'array' || atom.is === 'written' || atom.is === 'json' || (atom.is === 'literal' && typeof atom.value === 'string')))
    return undefined;
  return arrayMethod(e, node, object, name, frame);
}

/** What is put into a map after it was made: `byKind.set('b', bucket)`. */
function setLater(e: Evaluator, map: Node): readonly Value[] {
  const name = nameHandedOn(map);
  const module = moduleOf(map);
  if (name === undefined || !module) return [];
  e.note(module.file, 'calls:set');
  return e.world
    .index(module)
    .calls('set')
    .flatMap(({ callee, args: [, value] }) => {
      if (callee.kind !== 'member' || nameHandedOn(callee.object) !== name || !value || value.kind === 'spread') return [];
      e.noteNode(value);
      return [e.value(value, undefined)];
    });
}

/** `f.bind(self, a)`: what it is called with later stands behind `a`. */
function boundTo(e: Evaluator, { args }: CallNode, value: Value, frame: Frame | undefined): Value {
  if (args.length < 2) return value;
  const given = argumentValues(e, args, frame).slice(1);
  return value.map((atom) => (atom.is === 'function' || atom.is === 'method' ? { ...atom, bound: [...(atom.bound ?? []), ...given] } : atom));
}

/** Strings keep what they are; of other things these methods aren't ours. */
function plain(value: Value): Value | undefined {
  return value.every((atom) => atom.is === 'literal' || atom.is === 'variable' || atom.is === 'text') ? value : undefined;
}

function ofGlobal(e: Evaluator, node: CallNode, object: Node, name: string, frame: Frame | undefined): Value | undefined {
  const [atom] = e.value(object, frame);
  if (atom?.is !== 'global') return undefined;
  const [first] = node.args;
  const argument = (): Value => (first && first.kind !== 'spread' ? e.value(first, frame) : UNKNOWN);
  switch (`${atom.name}.${name}`) {
    case 'Object.freeze':
    case 'Object.seal':
    case 'Promise.resolve':
    case 'JSON.stringify':
      return argument();
    case 'Promise.all': {
      return argument();
    }
    case 'JSON.parse':
      return argument().flatMap((one) => (one.is === 'literal' && typeof one.value === 'string' ? parsed(one.value) : [one]));
    case 'Array.from': {
      const [, maker] = node.args;
      if (!maker) return argument();
      const made = e
        .value(maker, frame)
        .map((one): Value => (one.is === 'function' ? invoke(e, one, [elementsOf(e, argument()), UNKNOWN], undefined) : UNKNOWN));
      return [{ is: 'array', items: [union(...made)], isOpen: true }];
    }
    case 'Array.of':
      return [arrayOf(e, node.args, frame)];
    case 'Object.assign':
      return assigned(e, node, frame);
    case 'Object.values':
      return [{ is: 'array', ...valuesOf(e, argument()) }];
    case 'Object.keys': {
      const { entries, isOpen } = entriesOf(e, argument());
      return [{ is: 'array', items: entries.map((one): Value => [one.key]), isOpen }];
    }
    case 'Object.entries': {
      const { entries, isOpen } = entriesOf(e, argument());
      return [{ is: 'array', items: entries.map((one): Value => [{ is: 'array', items: [[one.key], one.value], isOpen: false }]), isOpen }];
    }
    case 'Object.fromEntries':
      return [recordOf(e, argument())];
    default:
      return undefined;
  }
}

function parsed(text: string): Value {
  try {
    return jsonValue(JSON.parse(text) as Json);
  } catch {
    return UNKNOWN;
  }
}

function valuesOf(e: Evaluator, value: Value): { items: Value[]; isOpen: boolean } {
  const { entries, isOpen } = entriesOf(e, value);
  return { items: entries.map((one) => one.value), isOpen };
}

function assigned(e: Evaluator, node: CallNode, frame: Frame | undefined): Value {
  const [target, ...sources] = node.args;
  if (!target || target.kind === 'spread') return UNKNOWN;
  const values = argumentValues(e, node.args, frame);
  if (values.some((value) => value.some((atom) => atom.is === 'environment'))) return [{ is: 'environment' }];
  return e.value(target, frame).map(
    (base): Atom => ({
      is: 'written',
      base,
      writes: sources.map((value) => ({ how: 'merge', path: [], value, frame, isSure: true })),
    }),
  );
}

const ARRAY_METHODS: ReadonlySet<string> = new Set([
  'map',
  'flatMap',
  'filter',
  'slice',
  'concat',
  'reverse',
  'sort',
  'flat',
  'join',
  'find',
  'at',
  'shift',
  'pop',
  'values',
  'toString',
]);

function arrayMethod(e: Evaluator, node: CallNode, object: Value, name: string, frame: Frame | undefined): Value {
  const [first] = node.args;
  switch (name) {
    case 'map':
    case 'flatMap': {
      const { items, isOpen } = valuesOf(e, object);
      const callbacks = first ? e.value(first, frame) : UNKNOWN;
      const results = (item: Value): Value => union(...callbacks.map((atom) => (atom.is === 'function' ? invoke(e, atom, [item], undefined) : UNKNOWN)));
      const made = items.map(results);
      if (isOpen || items.length === 0) made.push(results(UNKNOWN));
      if (name === 'map') return [{ is: 'array', items: made, isOpen: false }];
      return [{ is: 'array', items: made.map((value) => elementsOf(e, value)), isOpen: false }];
    }
    case 'concat': {
      if (object.every((atom) => atom.is === 'literal')) return texts([object, ...argumentValues(e, node.args, frame)]);
      const all = valuesOf(e, object);
      const more = argumentValues(e, node.args, frame).map((value) => valuesOf(e, value));
      return [{ is: 'array', items: [...all.items, ...more.flatMap((one) => one.items)], isOpen: all.isOpen || more.some((one) => one.isOpen) }];
    }
    case 'flat': {
      const all = valuesOf(e, object);
      return [{ is: 'array', items: all.items.map((item) => elementsOf(e, item)), isOpen: all.isOpen }];
    }
    case 'join': {
      const { items, isOpen } = valuesOf(e, object);
      if (isOpen) return UNKNOWN;
      const between = first ? e.value(first, frame) : literal(',');
      return texts(items.flatMap((item, index) => (index === 0 ? [item] : [between, item])));
    }
    case 'find':
    case 'at':
    case 'shift':
    case 'pop':
      return union(elementsOf(e, object), ABSENT);
    default:
      return object;
  }
}

/** What pairs of key and value make. */
export function recordOf(e: Evaluator, pairs: Value): Extract<Atom, { is: 'record' }> {
  const { entries, isOpen } = entriesOf(e, pairs);
  const found = entries.flatMap((pair) => propertyNamed(e, pair.value, '0').map((key) => ({ key, value: propertyNamed(e, pair.value, '1') })));
  return { is: 'record', entries: found, isOpen };
}
