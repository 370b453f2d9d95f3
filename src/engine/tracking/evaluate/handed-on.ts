import { bindingsOfPattern } from '../syntax/convert-statement.ts';
import { calledNames, RESULT } from '../syntax/name-index.ts';
import type { CallNode, NewNode, Node } from '../syntax/node.ts';
import { lookup } from '../syntax/scope.ts';
import { constructorOf } from './constructor.ts';
import type { Evaluator } from './evaluator.ts';
import { invocationOf } from './invocation.ts';
import { elementsOf } from './path.ts';
import { entriesOf } from './property.ts';
import { UNKNOWN, union, type Value } from './value.ts';

/** Where something that can be called is handed on without being called: as an argument, or in an object or array that is one. */
export interface HandedPlace {
  readonly call: CallNode | NewNode;
  /** The expression that it is. */
  readonly node: Node;
  /** Arguments that it was given in advance, by `bind`. */
  readonly bound: readonly Value[];
}

export function placeOf(call: CallNode | NewNode, node: Node): HandedPlace | undefined {
  return call.args.includes(node) ? { call, node, bound: [] } : undefined;
}

/** The methods that give an array's elements to what they are handed: as which argument. */
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

/** Functions of the language that call what they are handed later, with the arguments behind these. */
const LATER: Readonly<Record<string, number>> = { setTimeout: 2, setInterval: 2, setImmediate: 1, queueMicrotask: 1 };

const ANY_ARGUMENTS: readonly Value[] = [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN];

// What is only written down, or looked at.
export const TELLS =
  /^(log|trace|debug|verbose|silly|info|http|notice|warn|warning|error|fatal|critical|child|annotate|addAnnotation|putMetadata|putAnnotation)$/;

/** What it is called with by whoever it is handed to; undefined where that is code of the project, which calls it by a name, or where it isn't called. */
export function argumentsGiven(e: Evaluator, { call, node }: Pick<HandedPlace, 'call' | 'node'>): readonly Value[] | undefined {
  const { callee } = call;
  const place = call.args.indexOf(node);
  if (callee.kind === 'name' && Object.hasOwn(LATER, callee.name) && place === 0 && !lookup(callee.name, callee))
    return call.args.slice(LATER[callee.name]).map((arg) => (arg.kind === 'spread' ? UNKNOWN : e.value(arg, undefined)));
  if (isReflected(call) && place === 0) return invocationOf(e, call, undefined).args();
  if (callee.kind === 'member' && callee.property !== undefined && place >= 0) {
    const ofList = fromList(e, callee.object, callee.property, call.args, place);
    if (ofList) return ofList;
    if (TELLS.test(callee.property)) return undefined;
  }
  return isUnknownTaker(e, call) ? ANY_ARGUMENTS : undefined;
}

/** `Reflect.apply(f, …)` calls `f` itself. */
export function isReflected({ callee }: CallNode | NewNode): boolean {
  return callee.kind === 'member' && callee.object.kind === 'name' && callee.object.name === 'Reflect';
}

function fromList(e: Evaluator, object: Node, method: string, args: readonly Node[], place: number): readonly Value[] | undefined {
  if (method === 'then' && place === 0) return [e.value(object, undefined)];
  if (method === 'from' && place === 1 && args[0] && object.kind === 'name' && object.name === 'Array')
    return [elementsOf(e, e.value(args[0], undefined)), UNKNOWN];
  if (place !== 0 || !Object.hasOwn(ELEMENT_METHODS, method)) return undefined;
  const list = e.value(object, undefined);
  // A map gives its values first.
  const isMap = list.some((atom) => atom.is === 'record' && atom.isMap);
  const elements = isMap ? union(...entriesOf(e, list).entries.map((one) => one.value)) : elementsOf(e, list);
  return ELEMENT_METHODS[method] === 1 ? [UNKNOWN, elements, UNKNOWN, UNKNOWN] : [elements, UNKNOWN, UNKNOWN];
}

/** Nothing is known of what is called; it is no method of what a cloud answered, or of the language's own objects. */
export function isUnknownTaker(e: Evaluator, call: CallNode | NewNode): boolean {
  const { callee } = call;
  if (callee.kind === 'member' && e.value(callee.object, undefined).some((atom) => atom.is === 'global')) return false;
  return invocationOf(e, call, undefined).callee.some((atom) => atom.is === 'unknown' && atom.answer === undefined);
}

/** The names by which the one that it is handed to calls it: that of the parameter; or of what a wrapper makes of it. */
export function namesGiven(e: Evaluator, { call, node }: HandedPlace): readonly string[] {
  const place = call.args.indexOf(node);
  if (place < 0) return [];
  const names = invocationOf(e, call, undefined).callee.flatMap((atom) => {
    const taker = atom.is === 'function' ? atom.node : atom.is === 'class' ? constructorOf(e, atom.node) : undefined;
    if (!taker) return [];
    const { params } = taker;
    const taking = params[place] ?? (params.at(-1)?.isRest ? params.at(-1) : undefined);
    return bindingsOfPattern(taking?.pattern).map((binding) => binding.name);
  });
  return names.length > 0 || place > 0 ? names : namesTaking(call);
}

/** What takes the result of a call calls it by this name. */
export function namesTaking(call: CallNode | NewNode): readonly string[] {
  const taker = call.parent;
  if (taker?.kind === 'declarator') return bindingsOfPattern(taker.pattern).map((binding) => binding.name);
  if (taker?.kind === 'call' && taker.callee === call) return [RESULT];
  if (taker?.kind === 'member' && taker.property === 'bind' && taker.parent?.kind === 'call' && taker.parent.callee === taker) return namesTaking(taker.parent);
  if (taker?.kind === 'property' && taker.key !== undefined) return [taker.key];
  return taker?.kind === 'assign' && taker.target.kind === 'member' && taker.target.property !== undefined ? [taker.target.property] : [];
}

/** Whether it is handed to what makes another function of it, most likely of the same arguments, and that one is called. */
export function isTakenAndCalled({ call, node }: HandedPlace, sites: readonly (CallNode | NewNode)[]): boolean {
  if (call.args[0] !== node) return false;
  const names = namesTaking(call);
  return sites.some((site) => calledNames(site.callee).some((name) => names.includes(name)));
}
