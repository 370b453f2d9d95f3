import { bindingsOfPattern } from '../syntax/convert-statement.ts';
import { RESULT } from '../syntax/name-index.ts';
import {
  type CallNode,
  type ClassNode,
  enclosingFunction,
  type FunctionNode,
  type NewNode,
  type Node,
  ownConstructor,
  type ParameterNode,
} from '../syntax/node.ts';
import type { Evaluator } from './evaluator.ts';
import { ANY_FILE } from './grounds.ts';
import { invocationOf } from './invocation.ts';
import { elementsOf } from './path.ts';
import { entriesOf } from './property.ts';
import { heirsOf } from './self.ts';
import { withType } from './typed.ts';
import { ABSENT, type Frame, isAbsent, UNCALLED, UNKNOWN, union, type Value } from './value.ts';

/** What a parameter may be: of the call underway, else of every call of its function that can be found. */
export function parameterValue(e: Evaluator, param: ParameterNode, frame: Frame | undefined): Value {
  const of = param.parent;
  if (of?.kind !== 'function') return UNKNOWN;
  for (let at = frame; at; at = at.outer) {
    if (at.of !== of || !at.args) continue;
    return withFallback(e, param, restOr(param, at.args), at.outer);
  }
  return e.guarded(param, () => {
    const given = givenAnywhere(e, of, param);
    if (given.length > 0) return withType(e, union(...given.map((value) => withFallback(e, param, value, undefined))), param.typeName, param);
    if (param.fallback) return withType(e, e.value(param.fallback, undefined), param.typeName, param);
    e.note(ANY_FILE, 'handler');
    return withType(e, e.world.isHandler(of) || isGivenAway(of) ? UNKNOWN : UNCALLED, param.typeName, param);
  });
}

/** Written in place for another function, which calls it with whatever it has. */
function isGivenAway(of: FunctionNode): boolean {
  const { parent } = of;
  return (parent?.kind === 'call' || parent?.kind === 'new') && parent.args.includes(of);
}

function restOr(param: ParameterNode, args: readonly Value[]): Value {
  if (param.isRest) return [{ is: 'array', items: args.slice(param.index), isOpen: false }];
  return args[param.index] ?? ABSENT;
}

function withFallback(e: Evaluator, param: ParameterNode, value: Value, frame: Frame | undefined): Value {
  const { fallback } = param;
  if (!fallback || !value.some(isAbsent)) return value;
  return union(
    value.filter((atom) => !isAbsent(atom)),
    e.value(fallback, frame),
  );
}

function givenAnywhere(e: Evaluator, of: FunctionNode, param: ParameterNode): Value[] {
  const given: Value[] = [];
  const asCallback = callbackArgument(e, of, param);
  if (asCallback) given.push(asCallback);
  given.push(...givenToSetter(e, of));
  for (const site of callSites(e, of)) given.push(restOr(param, invocationOf(e, site, undefined).args()));
  return given;
}

/** `set table(name)` is given what is written: `repository.table = process.env.TABLE`. */
function givenToSetter(e: Evaluator, { parent }: FunctionNode): Value[] {
  if ((parent?.kind !== 'class-member' && parent?.kind !== 'property') || parent.role !== 'set' || parent.key === undefined) return [];
  const { key } = parent;
  return e.world.files.flatMap((file) => {
    const module = e.world.module(file);
    e.note(file, 'writes');
    const sites = module ? (e.world.index(module).writtenProperties().get(key) ?? []) : [];
    return sites.map((site) => {
      e.noteNode(site.node);
      return e.value(site.value, undefined);
    });
  });
}

/** The methods that give an array's elements, or a promise's value, to a function written in place: by which parameter. */
const ELEMENT_METHODS: Readonly<Record<string, number>> = {
  map: 0,
  forEach: 0,
  filter: 0,
  flatMap: 0,
  some: 0,
  every: 0,
  find: 0,
  findLast: 0,
  findIndex: 0,
  reduce: 1,
  reduceRight: 1,
};

function callbackArgument(e: Evaluator, of: FunctionNode, param: ParameterNode): Value | undefined {
  const call = of.parent;
  if (call?.kind !== 'call' || call.callee.kind !== 'member' || call.args[0] !== of) return undefined;
  const method = call.callee.property ?? '';
  if (method === 'then' && param.index === 0) return e.value(call.callee.object, undefined);
  if (!Object.hasOwn(ELEMENT_METHODS, method) || ELEMENT_METHODS[method] !== param.index) return undefined;
  const list = e.value(call.callee.object, undefined);
  // A map gives its values first.
  if (list.some((atom) => atom.is === 'record' && atom.isMap)) return union(...entriesOf(e, list).entries.map((one) => one.value));
  return elementsOf(e, list);
}

/** The calls, in all files, of what is surely or maybe this function. */
export function callSites(e: Evaluator, of: FunctionNode): readonly (CallNode | NewNode)[] {
  return e.once(of, () => findCallSites(e, of));
}

function findCallSites(e: Evaluator, of: FunctionNode): (CallNode | NewNode)[] {
  const owner = of.parent;
  const isConstructor = owner?.kind === 'class-member' && owner.key === 'constructor' && !owner.isStatic;
  const names = namesOf(e, of);
  const sites: (CallNode | NewNode)[] = [];
  for (const file of e.world.files) {
    const module = e.world.module(file);
    if (!module) continue;
    const index = e.world.index(module);
    for (const name of names) {
      e.note(file, `calls:${name}`);
      for (const call of index.calls(name)) {
        if (call.kind === 'new' ? !isConstructor && (of.isArrow || owner?.kind === 'class-member') : isConstructor) continue;
        e.noteNode(call);
        const { callee } = invocationOf(e, call, undefined);
        const fits = isConstructor
          ? callee.some((atom) => atom.is === 'class' && constructorOf(e, atom.node) === of)
          : callee.some((atom) => atom.is === 'function' && atom.node === of);
        if (fits) sites.push(call);
      }
    }
    if (isConstructor) {
      e.note(file, 'calls:super');
      for (const call of index.calls('super')) {
        e.noteNode(call);
        const derived = enclosingClass(call);
        if (
          call.kind === 'call' &&
          call.callee.kind === 'super' &&
          derived?.base &&
          e.value(derived.base, undefined).some((atom) => atom.is === 'class' && constructorOf(e, atom.node) === of)
        )
          sites.push(call);
      }
    }
  }
  return sites;
}

/** A class's own constructor, or the one that it inherits. */
function constructorOf(e: Evaluator, node: Extract<Node, { kind: 'class' }>, depth = 0): FunctionNode | undefined {
  e.noteNode(node);
  const own = ownConstructor(node);
  if (own) return own;
  if (!node.base || depth > 8) return undefined;
  for (const atom of e.value(node.base, undefined)) if (atom.is === 'class') return constructorOf(e, atom.node, depth + 1);
  return undefined;
}

function enclosingClass(node: Node): Extract<Node, { kind: 'class' }> | undefined {
  let at: Node | undefined = node;
  while (at && at.kind !== 'class') at = at.parent;
  return at;
}

/** The names by which a function may be called: where it is declared, and what files rename it to. */
function namesOf(e: Evaluator, of: FunctionNode): ReadonlySet<string> {
  const names = new Set<string>();
  const owner = of.parent;
  if (of.name !== undefined) names.add(of.name);
  if (owner?.kind === 'declarator') for (const binding of bindingsOfPattern(owner.pattern)) names.add(binding.name);
  else if (owner?.kind === 'property' && owner.key !== undefined) names.add(owner.key);
  else if (owner?.kind === 'assign') {
    const { target } = owner;
    if (target.kind === 'name') names.add(target.name);
    else if (target.kind === 'member' && target.property !== undefined) names.add(target.property);
  } else if (owner?.kind === 'class-member') {
    if (owner.key === 'constructor') classNames(e, enclosingClass(owner), names);
    else if (owner.key !== undefined) names.add(owner.key);
  } else if (owner?.kind === 'call' || owner?.kind === 'new') addParameterNames(e, owner, of, names);
  if (isDefaultExport(of)) names.add('default').add(RESULT);
  if (owner?.kind === 'return' || (owner?.kind === 'function' && owner.isExpression))
    addResultNames(owner.kind === 'function' ? owner : enclosingFunction(owner), e, names);
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    for (const file of e.world.files) {
      const module = e.world.module(file);
      e.note(file, `calls:${name}`);
      for (const alias of module ? e.world.index(module).aliases(name) : []) {
        if (names.has(alias) || names.size > 40) continue;
        names.add(alias);
        queue.push(alias);
      }
    }
  }
  return names;
}

function classNames(e: Evaluator, node: Extract<Node, { kind: 'class' }> | undefined, names: Set<string>): void {
  if (!node) return;
  for (const name of ownNames(node)) names.add(name);
  if (node.parent && isDefaultExport(node)) names.add('default');
  // Derived classes without a constructor of their own hand their arguments on.
  for (const heir of heirsOf(e, node)) {
    if (!ownConstructor(heir)) for (const name of ownNames(heir)) names.add(name);
  }
}

/** What a class is called where it stands. */
export function ownNames({ binding, parent }: ClassNode): readonly string[] {
  const declared = parent?.kind === 'declarator' ? bindingsOfPattern(parent.pattern) : [];
  return [...new Set([...(binding ? [binding] : []), ...declared].map((one) => one.name))];
}

function isDefaultExport(node: Node): boolean {
  let at = node.parent;
  if (at?.kind === 'other') at = at.parent;
  if (at?.kind === 'export') return at.isDefault;
  return at?.kind === 'assign' && at.target.kind === 'member' && at.target.property === 'exports';
}

/** A function given to another one is called by the name of its parameter there. */
function addParameterNames(e: Evaluator, call: CallNode | NewNode, of: FunctionNode, names: Set<string>): void {
  const place = call.args.indexOf(of);
  if (place < 0) return;
  for (const atom of e.value(call.callee, undefined)) {
    const taker = atom.is === 'function' ? atom.node : undefined;
    for (const binding of bindingsOfPattern(taker?.params[place]?.pattern)) names.add(binding.name);
  }
}

/** A function that another one makes is called by the name of what takes it. */
function addResultNames(maker: FunctionNode | undefined, e: Evaluator, names: Set<string>): void {
  if (!maker) return;
  for (const site of callSites(e, maker)) {
    const taker = site.parent;
    if (taker?.kind === 'declarator') for (const binding of bindingsOfPattern(taker.pattern)) names.add(binding.name);
    else if (taker?.kind === 'call' && taker.callee === site) names.add(RESULT);
    else if (taker?.kind === 'property' && taker.key !== undefined) names.add(taker.key);
    else if (taker?.kind === 'assign' && taker.target.kind === 'member' && taker.target.property !== undefined) names.add(taker.target.property);
  }
}
