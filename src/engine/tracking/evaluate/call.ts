import { childrenOf } from '../syntax/children-of.ts';
import { type CallNode, type FunctionNode, type Node, nameHandedOn } from '../syntax/node.ts';
import { builtInMethod, globalCall } from './built-ins.ts';
import { argumentValues, type Evaluator, madeOf } from './evaluator.ts';
import { type Invocation, indirectly } from './invocation.ts';
import { entriesOf } from './property.ts';
import { withType } from './typed.ts';
import { ABSENT, ANSWER, type Atom, bare, type Frame, UNKNOWN, union, type Value } from './value.ts';

const DEEPEST_CALLS = 14;

/** What a call gives: by running the function's `return`s on the arguments, or by knowing the built-in. */
export function callValue(e: Evaluator, node: CallNode, frame: Frame | undefined): Value {
  const { callee } = node;
  if (callee.kind === 'member' && callee.property !== undefined) {
    const known = builtInMethod(e, node, callee.object, callee.property, frame);
    if (known) return known;
  }
  if (isSent(e, callee, frame)) return ANSWER;
  const indirect = indirectly(e, node, frame);
  if (indirect) return union(...indirect.callee.map((atom) => ofIndirect(e, indirect, atom)));
  const found: Value[] = [];
  for (const atom of bare(e.value(callee, frame))) found.push(callAtom(e, node, atom, frame));
  return found.length > 0 ? union(...found) : UNKNOWN;
}

/** `client.send(command)`, of what can be nothing but a client. */
function isSent(e: Evaluator, callee: Node, frame: Frame | undefined): boolean {
  if (callee.kind !== 'member' || callee.property !== 'send') return false;
  const clients = e.value(callee.object, frame);
  return clients.length > 0 && clients.every((atom) => atom.is === 'client' && atom.style.sends === 'send');
}

function ofIndirect(e: Evaluator, { isNew, args }: Invocation, atom: Atom): Value {
  if (isNew) return madeOf(e, atom, args);
  return atom.is === 'function' ? invoke(e, atom, args(), atom.self) : UNKNOWN;
}

function callAtom(e: Evaluator, node: CallNode, atom: Atom, frame: Frame | undefined): Value {
  switch (atom.is) {
    case 'function':
      return invoke(e, atom, argumentValues(e, node.args, frame), atom.self);
    case 'client':
      return [atom];
    case 'method':
      return throughTracer(e, node, frame) ?? ANSWER;
    case 'global':
      return globalCall(e, node, atom.name, frame);
    case 'unknown': {
      const traced = throughTracer(e, node, frame);
      if (traced) return traced;
      const [first] = node.args;
      // A schema or a checker that is given the environment gives it back, checked.
      if (node.args.some((arg) => arg.kind !== 'spread' && arg.kind !== 'function' && isEnvironment(e, arg, frame))) return [{ is: 'environment' }];
      // Whatever makes another function of one (memoized, traced, once) most likely gives the same.
      if (first && (first.kind === 'function' || nameHandedOn(first) !== undefined)) {
        const same = e.value(first, frame).filter((one) => one.is === 'function' || one.is === 'method');
        if (same.length > 0) return union(same, [atom]);
      }
      return [atom];
    }
    default:
      return throughTracer(e, node, frame) ?? UNKNOWN;
  }
}

/** What a tracer is given, it gives back. */
function throughTracer(e: Evaluator, node: CallNode, frame: Frame | undefined): Value | undefined {
  const name = node.callee.kind === 'name' ? node.callee.name : node.callee.kind === 'member' ? node.callee.property : undefined;
  const [first] = node.args;
  return name !== undefined && first && e.world.styles.isTransparent(name) ? e.value(first, frame) : undefined;
}

function isEnvironment(e: Evaluator, node: Node, frame: Frame | undefined): boolean {
  if (node.kind !== 'name' && node.kind !== 'member') return false;
  return e.value(node, frame).some((atom) => atom.is === 'environment');
}

/** The union of what the function returns for these arguments. */
export function invoke(e: Evaluator, atom: Extract<Atom, { is: 'function' }>, args: readonly Value[], self: Value | undefined): Value {
  const depth = (atom.frame?.depth ?? 0) + 1;
  if (depth > DEEPEST_CALLS) return UNKNOWN;
  const frame: Frame = { of: atom.node, args: atom.bound ? [...atom.bound, ...args] : args, self, outer: atom.frame, depth };
  const value = e.guarded(atom.node, () =>
    atom.node.isGenerator ? [yieldedBy(e, atom.node, frame)] : union(...returnsOf(atom.node).map((node) => e.value(node, frame))),
  );
  return withType(e, value.length > 0 ? value : UNKNOWN, atom.node.typeName, atom.node);
}

/** What a generator gives, one after the other. */
function yieldedBy(e: Evaluator, node: FunctionNode, frame: Frame): Atom {
  const items: Value[] = [];
  let isOpen = false;
  for (const one of yieldsOf(node)) {
    const [given] = one.children;
    const value = given ? e.value(given, frame) : ABSENT;
    if (one.type === 'yield') items.push(value);
    else {
      const all = entriesOf(e, value);
      items.push(...all.entries.map((entry) => entry.value));
      isOpen ||= all.isOpen;
    }
  }
  return { is: 'array', items, isOpen };
}

type Yield = Extract<Node, { kind: 'other' }>;
const yields = new WeakMap<FunctionNode, readonly Yield[]>();

function yieldsOf(node: FunctionNode): readonly Yield[] {
  const known = yields.get(node);
  if (known) return known;
  const found: Yield[] = [];
  const waiting = [...node.body].reverse();
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (one.kind === 'other' && (one.type === 'yield' || one.type === 'yield*')) found.push(one);
    waiting.push(...[...childrenOf(one)].reverse());
  }
  yields.set(node, found);
  return found;
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
