import type { CallNode, FunctionNode, Node } from '../syntax/node.ts';
import { argumentValues, arrayOf, type Evaluator, sourceValue } from './evaluator.ts';
import { requiredValue } from './exports.ts';
import { elementsOf } from './path.ts';
import { entriesOf, propertyNamed } from './property.ts';
import { ABSENT, type Atom, type Frame, literal, texts, UNKNOWN, union, type Value } from './value.ts';

const DEEPEST_CALLS = 14;

/** What a call gives: by running the function's `return`s on the arguments, or by knowing the built-in. */
export function callValue(e: Evaluator, node: CallNode, frame: Frame | undefined): Value {
  const { callee } = node;
  if (callee.kind === 'member' && callee.property !== undefined) {
    const known = builtInMethod(e, node, callee.object, callee.property, frame);
    if (known) return known;
  }
  const found: Value[] = [];
  for (const atom of e.value(callee, frame)) found.push(callAtom(e, node, atom, frame));
  return found.length > 0 ? union(...found) : UNKNOWN;
}

function callAtom(e: Evaluator, node: CallNode, atom: Atom, frame: Frame | undefined): Value {
  switch (atom.is) {
    case 'function':
      return invoke(e, atom, argumentValues(e, node.args, frame), atom.self);
    case 'client':
      return [atom];
    case 'global':
      return global(e, node, atom.name, frame);
    case 'unknown': {
      const name = node.callee.kind === 'name' ? node.callee.name : node.callee.kind === 'member' ? node.callee.property : undefined;
      const [first] = node.args;
      if (name !== undefined && first && e.world.styles.isTransparent(name)) return e.value(first, frame);
      // A schema or a checker that is given the environment gives it back, checked.
      if (node.args.some((arg) => arg.kind !== 'spread' && arg.kind !== 'function' && isEnvironment(e, arg, frame))) return [{ is: 'environment' }];
      // Whatever makes another function of one (memoized, traced, once) most likely gives the same.
      if (first && first.kind !== 'spread' && (first.kind === 'function' || first.kind === 'name')) {
        const same = e.value(first, frame).filter((one) => one.is === 'function' || one.is === 'method');
        if (same.length > 0) return union(same, [atom]);
      }
      return [atom];
    }
    default:
      return UNKNOWN;
  }
}

function isEnvironment(e: Evaluator, node: Node, frame: Frame | undefined): boolean {
  if (node.kind !== 'name' && node.kind !== 'member') return false;
  return e.value(node, frame).some((atom) => atom.is === 'environment');
}

/** The union of what the function returns for these arguments. */
export function invoke(e: Evaluator, atom: Extract<Atom, { is: 'function' }>, args: readonly Value[], self: Value | undefined): Value {
  const depth = (atom.frame?.depth ?? 0) + 1;
  if (depth > DEEPEST_CALLS) return UNKNOWN;
  const frame: Frame = { of: atom.node, args, self, outer: atom.frame, depth };
  const value = e.guarded(atom.node, () => union(...returnsOf(atom.node).map((node) => e.value(node, frame))));
  return value.length > 0 ? value : UNKNOWN;
}

const returns = new WeakMap<FunctionNode, readonly Node[]>();

function returnsOf(node: FunctionNode): readonly Node[] {
  const known = returns.get(node);
  if (known) return known;
  const found: Node[] = [];
  if (node.isExpression) found.push(...node.body.slice(0, 1));
  else for (const statement of node.body) collectReturns(statement, found);
  returns.set(node, found);
  return found;
}

function collectReturns(node: Node, found: Node[]): void {
  if (node.kind === 'return') {
    if (node.argument) found.push(node.argument);
  } else if (node.kind === 'block') for (const one of node.statements) collectReturns(one, found);
  else if (node.kind === 'loop') for (const one of node.children) collectReturns(one, found);
}

function global(e: Evaluator, node: CallNode, name: string, frame: Frame | undefined): Value {
  const [first] = node.args;
  if (!first) return UNKNOWN;
  switch (name) {
    case 'require':
      return union(...sourceValue(e, first, frame, node).map((atom) => (atom.is === 'module' ? requiredValue(e, atom) : [atom])));
    case 'String':
    case 'encodeURI':
    case 'encodeURIComponent':
      return e.value(first, frame);
    default:
      return UNKNOWN;
  }
}

/** Methods of what every program has; undefined where this is none of them. */
function builtInMethod(e: Evaluator, node: CallNode, objectNode: Node, name: string, frame: Frame | undefined): Value | undefined {
  const [first] = node.args;
  switch (name) {
    case 'bind':
      return e.value(objectNode, frame);
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
  if (!ARRAY_METHODS.has(name)) return undefined;
  const object = e.value(objectNode, frame);
  // Of whatever list: what the function makes of an element can be told all the same.
  if ((name === 'map' || name === 'flatMap') && first?.kind === 'function' && object.some((atom) => atom.is === 'unknown'))
    return arrayMethod(e, node, object, name, frame);
  if (!object.some((atom) => atom.is === 'array' || atom.is === 'written' || atom.is === 'json' || (atom.is === 'literal' && typeof atom.value === 'string')))
    return undefined;
  return arrayMethod(e, node, object, name, frame);
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
    case 'Array.from':
    case 'globalThis.structuredClone':
      return argument();
    case 'Promise.all': {
      return argument();
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
    case 'Object.fromEntries': {
      const pairs = entriesOf(e, argument());
      const entries = pairs.entries.flatMap((pair) => propertyNamed(e, pair.value, '0').map((key) => ({ key, value: propertyNamed(e, pair.value, '1') })));
      return [{ is: 'record', entries, isOpen: pairs.isOpen }];
    }
    default:
      return undefined;
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
