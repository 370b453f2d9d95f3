import { CODE, runsCode } from './code-in-text.ts';
import type { Evaluator } from './evaluate/evaluator.ts';
import type { Value } from './evaluate/value.ts';
import { callsOfMethod, callsOfName, importsOfEnvironment, isDeclared } from './function-uses.ts';
import { bindingsOfPattern } from './syntax/convert-statement.ts';
import { type BindingNode, enclosingFunction, type FunctionNode, moduleOf, type Node, ownConstructor, type PatternStep } from './syntax/node.ts';
import { lookup } from './syntax/scope.ts';
import { usesOf } from './syntax/uses.ts';

/**
 * What is followed: the environment, what holds it under a key, or what somebody else's function made of it (`checked`): there,
 * only names that are written as variables are say what is read.
 */
export type Held = 'environment' | 'checked' | 'process' | 'global' | { readonly key: string; readonly of: Held };

export interface Uses {
  /** Places from which on it can't be told which variables are read. */
  readonly open: ReadonlySet<Node>;
}

interface Following {
  readonly e: Evaluator;
  readonly open: Set<Node>;
  readonly seen: Map<Node, Set<string>>;
  /** How many variables were read by name. */
  reads: number;
}

/** Follows the environment from where it is named to each of its uses; what is no use that is understood is open. */
export function followEnvironment(e: Evaluator, from: readonly { readonly node: Node; readonly held: Held }[]): Uses {
  const following: Following = { e, open: new Set(), seen: new Map(), reads: 0 };
  for (const { node, held } of from) {
    if (node.kind === 'binding') ofBinding(following, node, held);
    else use(following, node, held);
  }
  return following;
}

function isSeen({ seen }: Following, node: Node, held: Held): boolean {
  const key = JSON.stringify(held);
  const before = seen.get(node) ?? new Set();
  seen.set(node, before);
  if (before.has(key)) return true;
  before.add(key);
  return false;
}

function read(following: Following, name: string): undefined {
  following.reads += 1;
  following.e.onRead(name);
}

/** What becomes of a value, by what it stands in. */
function use(following: Following, node: Node, held: Held): undefined {
  if (isSeen(following, node, held)) return;
  const { parent } = node;
  const open = (): undefined => {
    if (held !== 'global') following.open.add(node);
  };
  switch (parent?.kind) {
    case 'member':
      return parent.object === node ? ofMember(following, parent, held) : undefined;
    case 'declarator':
      return parent.init === node ? ofPattern(following, bindingsOfPattern(parent.pattern), held) : undefined;
    case 'parameter':
      return ofPattern(following, bindingsOfPattern(parent.pattern), held, parent.isField);
    case 'pattern': {
      const binding = parent.bindings.find((one) => one.path.some((step) => step.fallback === node));
      const place = binding?.path.findIndex((step) => step.fallback === node) ?? 0;
      return binding ? ofPath(following, binding, binding.path.slice(place + 1), held) : open();
    }
    case 'assign':
      if (parent.value !== node) return;
      assigned(following, parent.target, held);
      return use(following, parent, held);
    case 'property':
      if (parent.role === 'spread' && parent.parent) return use(following, parent.parent, held);
      if (parent.role !== 'value' || parent.key === undefined || typeof held === 'object' || !parent.parent) return open();
      return held === 'global' ? undefined : use(following, parent.parent, { key: parent.key, of: held });
    case 'binary':
      if (/^(\?\?|\|\||&&)$/.test(parent.operator)) return use(following, parent, held);
      if (parent.operator !== 'in' || parent.right !== node || typeof held === 'object') return;
      return named(following, following.e.value(parent.left, undefined), parent, held);
    case 'conditional':
      return parent.test === node ? undefined : use(following, parent, held);
    case 'sequence':
      return parent.items.at(-1) === node && parent.parent?.kind !== 'call' ? use(following, parent, held) : undefined;
    case 'call':
    case 'new':
      return parent.callee === node ? undefined : ofArgument(following, parent, node, held, open);
    case 'return': {
      const of = enclosingFunction(parent);
      return of ? ofResult(following, of, held, open) : open();
    }
    case 'function':
      return parent.isExpression && parent.body[0] === node ? ofResult(following, parent, held, open) : undefined;
    case 'class-member':
      return parent.role === 'field' && parent.key !== undefined ? ofKey(following, parent.key, held) : open();
    // Who imports it is looked at where it is imported.
    case 'export':
      if (held === 'checked') for (const one of parent.isDefault ? ['default'] : parent.names.map(({ exported }) => exported)) ofExport(following, one);
      return;
    case 'block':
    case 'enum':
      return;
    case 'loop':
      return parent.each?.iterable === node ? open() : undefined;
    case 'other':
      return /^(ExpressionStatement|UnaryExpression|void)$/.test(parent.type) ? undefined : open();
    default:
      return open();
  }
}

function ofMember(following: Following, node: Extract<Node, { kind: 'member' }>, held: Held): undefined {
  const { parent } = node;
  if (parent?.kind === 'assign' && parent.target === node && parent.operator === '=') return;
  const isCalled = parent?.kind === 'call' && parent.callee === node;
  if (node.property === undefined) return node.computed ? named(following, following.e.value(node.computed, undefined), node, held) : undefined;
  if (isCalled && isEnvironment(held)) {
    if (held === 'environment' && node.property === 'hasOwnProperty' && parent.args[0])
      return named(following, following.e.value(parent.args[0], undefined), node, held);
    following.open.add(node);
    return;
  }
  if (held === 'global' && CODE.has(node.property)) return runsCode(following, node);
  ofName(following, node.property, node, held);
}

function isEnvironment(held: Held): boolean {
  return held === 'environment' || held === 'checked';
}

/** `held[key]` */
function named(following: Following, key: Value, at: Node, held: Held): undefined {
  if (held === 'global' && at.parent?.kind === 'member' && at.parent.property !== 'env') return;
  for (const name of namesIn(following.e, key, at)) {
    if (name !== undefined) ofName(following, name, at, held);
    else if (held !== 'global') following.open.add(at);
  }
}

/** What a library's result says of itself. */
const ABOUT: ReadonlySet<string> = new Set(['success', 'ok', 'error', 'errors', 'issues']);
const INSIDE: ReadonlySet<string> = new Set(['data', 'value', 'output', 'parsed']);

/** `held.name`, which is `at`. */
function ofName(following: Following, name: string, at: Node, held: Held): undefined {
  const inner = innerOf(held, name);
  if (inner !== undefined) use(following, at, inner);
  else if (held === 'environment' || (held === 'checked' && /^[A-Z][A-Z\d_]*$/.test(name))) read(following, name);
  else if (held === 'checked' && INSIDE.has(name)) use(following, at, held);
  else if (held === 'checked' && !ABOUT.has(name)) following.open.add(at);
}

/** What is held under a name; undefined for all else. */
function innerOf(held: Held, name: string): Held | undefined {
  if (typeof held === 'object') return name === held.key ? held.of : undefined;
  if (held === 'process') return name === 'env' ? 'environment' : name === 'default' ? held : undefined;
  return held === 'global' ? (name === 'process' ? 'process' : name === 'globalThis' || name === 'global' ? held : undefined) : undefined;
}

function ofPattern(following: Following, bindings: readonly BindingNode[], held: Held, isField = false): undefined {
  for (const binding of bindings) {
    ofPath(following, binding, binding.path, held);
    if (isField) ofKey(following, binding.name, held);
  }
}

function ofPath(following: Following, binding: BindingNode, path: readonly PatternStep[], held: Held): undefined {
  const [step, ...rest] = path;
  if (!step) return ofBinding(following, binding, held);
  if (step.without) return ofBinding(following, binding, held);
  const names = step.key !== undefined ? [step.key] : step.computed ? namesIn(following.e, following.e.value(step.computed, undefined), binding) : [undefined];
  for (const name of names) {
    const inner = name === undefined ? undefined : innerOf(held, name);
    if (inner !== undefined) ofPath(following, binding, rest, inner);
    else if (name === undefined && held !== 'global') following.open.add(binding);
    else if (name !== undefined) ofName(following, name, binding, held);
  }
}

function namesIn(e: Evaluator, value: Value, at: Node): readonly (string | undefined)[] {
  if (value.length === 0) return [undefined];
  return value.flatMap((atom) =>
    atom.is === 'literal' ? [String(atom.value)] : atom.is === 'unknown' && atom.isUncalled && isDeclared(e, at) ? [] : [undefined],
  );
}

/** All uses of what a declaration names, in its file. */
function ofBinding(following: Following, binding: BindingNode, held: Held): undefined {
  if (isSeen(following, binding, held)) return;
  const module = moduleOf(binding);
  if (!module) return void following.open.add(binding);
  const { e } = following;
  const declaration = binding.parent?.parent?.kind === 'variable' ? binding.parent.parent : binding.parent?.parent?.parent;
  if (held === 'checked' && declaration?.parent?.kind === 'export') ofExport(following, binding.name);
  const declared = lookup(binding.name, binding)?.binding;
  e.note(module.file, 'text');
  for (const name of usesOf(module, 'names', binding.name)) {
    const its = lookup(binding.name, name)?.binding;
    if (its !== binding && its !== declared) continue;
    // A name that something is assigned to.
    if (name.parent?.kind === 'assign' && name.parent.target === name) continue;
    use(following, name, held);
  }
}

/** What was checked is read of, too, where other files have it from. */
function ofExport(following: Following, name: string): undefined {
  for (const one of importsOfEnvironment(following.e, name)) use(following, one, 'checked');
}

function assigned(following: Following, target: Node, held: Held): undefined {
  if (target.kind === 'pattern') {
    for (const binding of target.bindings) {
      const declared = lookup(binding.name, target)?.binding;
      const [step, ...rest] = binding.path;
      if (!step || step.without) {
        if (declared) ofBinding(following, declared, held);
        else following.open.add(binding);
      } else if (step.key === undefined) following.open.add(binding);
      else {
        const inner = innerOf(held, step.key);
        if (inner === undefined) ofName(following, step.key, binding, held);
        else if (declared) ofPath(following, declared, rest, inner);
      }
    }
  } else if (target.kind === 'name') {
    const declared = lookup(target.name, target)?.binding;
    if (declared) ofBinding(following, declared, held);
    else following.open.add(target);
  } else if (target.kind === 'member' && target.property !== undefined && !isProcess(target)) {
    if (isCommonExport(target) && held === 'checked') ofExport(following, target.property);
    if (isCommonExport(target)) return ofKey(following, target.property, held, [moduleOf(target)?.file ?? '']);
    ofKey(following, target.property, held);
    const { object } = target;
    const owner = object.kind === 'name' ? lookup(object.name, object)?.binding : undefined;
    if (owner && typeof held !== 'object') ofBinding(following, owner, { key: target.property, of: held });
    else if (object.kind !== 'this') following.open.add(target);
  } else if (!isProcess(target)) following.open.add(target);
}

/** `process.env = { ...process.env, A: '1' }` */
function isProcess(target: Node): boolean {
  return target.kind === 'member' && target.property === 'env' && target.object.kind === 'name' && target.object.name === 'process';
}

function isCommonExport({ object, property }: Extract<Node, { kind: 'member' }>): boolean {
  if (object.kind === 'name') return (object.name === 'module' && property === 'exports') || object.name === 'exports';
  return object.kind === 'member' && object.property === 'exports';
}

/** Whatever is read under a key, of whatever: a field of a class. */
function ofKey(following: Following, key: string, held: Held, files = following.e.world.files): undefined {
  const { e } = following;
  for (const file of files) {
    const module = e.world.module(file);
    if (!module) continue;
    e.note(file, 'text');
    for (const member of usesOf(module, 'members', key)) {
      if (member.parent?.kind === 'assign' && member.parent.target === member) continue;
      use(following, member, held);
    }
    for (const binding of usesOf(module, 'bindings', key)) {
      const place = binding.path.findIndex((step) => step.key === key);
      ofPath(following, binding, binding.path.slice(place + 1), held);
    }
  }
}

const SAME: ReadonlySet<string> = new Set(['Object.assign', 'Object.freeze', 'Object.seal', 'JSON.stringify', 'JSON.parse', 'structuredClone']);

function ofArgument(following: Following, call: Extract<Node, { kind: 'call' | 'new' }>, node: Node, held: Held, open: () => undefined): undefined {
  const { e } = following;
  const { callee, args } = call;
  const global = nameOfGlobal(callee);
  if (global?.startsWith('console.')) return;
  if (global !== undefined && SAME.has(global)) {
    const [target] = args;
    if (global === 'Object.assign' && target && target !== node && target.kind !== 'object') assigned(following, target, held);
    return use(following, call, held);
  }
  if (global === 'Reflect.get' && args[0] === node && args[1]) return named(following, e.value(args[1], undefined), call, held);
  if (held === 'global') return;
  const place = args.indexOf(node);
  if (args.slice(0, place).some((one) => one.kind === 'spread')) return open();
  const callees = e.value(callee, undefined);
  const takers = callees.map((atom) => (atom.is === 'function' ? atom.node : atom.is === 'class' ? ownConstructor(atom.node) : undefined));
  if (takers.length > 0 && takers.every((one) => one !== undefined)) {
    for (const taker of takers) {
      const param = taker.params[place];
      e.noteNode(taker);
      if (!param || param.isRest) return open();
      ofPattern(following, bindingsOfPattern(param.pattern), held, param.isField);
    }
    return;
  }
  // A schema or a checker gives it back, checked: then what is read of it shows what is meant.
  const inner: Following = { ...following, open: new Set(), reads: 0 };
  if (held === 'environment' && call.kind === 'call') use(inner, call, 'checked');
  following.reads += inner.reads;
  if (inner.reads === 0) return open();
  for (const one of inner.open) following.open.add(one);
}

function nameOfGlobal(callee: Node): string | undefined {
  const object = callee.kind === 'member' ? callee.object : callee;
  if (object.kind !== 'name' || lookup(object.name, object)) return undefined;
  return callee.kind === 'member' ? `${object.name}.${callee.property ?? ''}` : object.name;
}

/** What a function gives, at each of its calls. */
function ofResult(following: Following, of: FunctionNode, held: Held, open: () => undefined): undefined {
  const { parent } = of;
  if (following.e.world.isHandler(of)) return open();
  if (parent?.kind === 'call' && parent.callee === of) return use(following, parent, held);
  if (parent?.kind === 'class-member' && parent.role === 'get' && parent.key !== undefined) return ofKey(following, parent.key, held);
  const calls =
    parent?.kind === 'class-member' && parent.role === 'method' && parent.key !== undefined
      ? callsOfMethod(following.e, parent.key)
      : callsOfName(following.e, of);
  if (!calls) return open();
  for (const call of calls) use(following, call, held);
}
