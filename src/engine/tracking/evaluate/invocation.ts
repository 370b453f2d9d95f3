import type { CallNode, NewNode, Node } from '../syntax/node.ts';
import { argumentValues, type Evaluator } from './evaluator.ts';
import { elementsOf } from './path.ts';
import { propertyNamed } from './property.ts';
import { ABSENT, bare, type Frame, UNKNOWN, type Value } from './value.ts';

/** What is called or made, and with what: `f(a)`, `f.call(self, a)`, `f.apply(self, [a])`, `new F(a)`, `Reflect.construct(F, [a])`. */
export interface Invocation {
  readonly callee: Value;
  readonly isNew: boolean;
  /** Of the name of what is called, relative to the chunk. */
  readonly at: number;
  readonly args: () => readonly Value[];
  readonly argument: (place: number) => Value;
  readonly argumentNode: (place: number) => Node | undefined;
}

export function invocationOf(e: Evaluator, node: CallNode | NewNode, frame: Frame | undefined): Invocation {
  const { callee } = node;
  const indirect = node.kind === 'call' ? indirectly(e, node, frame) : undefined;
  if (indirect) return indirect;
  const at = node.kind === 'new' ? node.from : nameFrom(callee);
  return { callee: bare(e.value(callee, frame)), isNew: node.kind === 'new', at, ...plain(e, node.args, frame) };
}

function nameFrom(callee: Node): number {
  return callee.kind === 'member' ? callee.nameFrom : callee.from;
}

/** `f.call(…)`, `Reflect.construct(…)`; undefined for what is no such thing. */
export function indirectly(e: Evaluator, node: CallNode, frame: Frame | undefined): Invocation | undefined {
  const { callee } = node;
  if (callee.kind !== 'member') return undefined;
  const [first, second, third] = node.args;
  const { object, property } = callee;
  if (object.kind === 'name' && object.name === 'Reflect' && first && first.kind !== 'spread') {
    if (property === 'construct') return { callee: bare(e.value(first, frame)), isNew: true, at: node.from, ...listed(e, second, frame) };
    if (property === 'apply') return { callee: bare(e.value(first, frame)), isNew: false, at: nameFrom(first), ...listed(e, third, frame) };
  }
  if (property !== 'call' && property !== 'apply') return undefined;
  const called = bare(e.value(object, frame));
  // A method that happens to be named so.
  if (!called.some((atom) => atom.is === 'method' || atom.is === 'some' || atom.is === 'function' || (atom.is === 'export' && atom.style.is === 'function')))
    return undefined;
  const given = property === 'call' ? plain(e, node.args, frame, 1) : listed(e, second, frame);
  return { callee: called, isNew: false, at: nameFrom(object), ...given };
}

/** With arguments that were given in advance. */
export function withBound(invocation: Invocation, bound: readonly Value[]): Invocation {
  const { length } = bound;
  return {
    ...invocation,
    args: () => [...bound, ...invocation.args()],
    argument: (place) => bound[place] ?? invocation.argument(place - length),
    argumentNode: (place) => (place < length ? undefined : invocation.argumentNode(place - length)),
  };
}

type Given = Pick<Invocation, 'args' | 'argument' | 'argumentNode'>;

function plain(e: Evaluator, nodes: readonly Node[], frame: Frame | undefined, skipped = 0): Given {
  const args = (): readonly Value[] => argumentValues(e, nodes, frame).slice(skipped);
  const hasSpread = nodes.some((one) => one.kind === 'spread');
  return {
    args,
    argument(place) {
      if (hasSpread) return args()[place] ?? UNKNOWN;
      const node = nodes[place + skipped];
      return node ? e.value(node, frame) : ABSENT;
    },
    argumentNode: (place) => nodes[place + skipped],
  };
}

/** Arguments that stand in an array. */
function listed(e: Evaluator, list: Node | undefined, frame: Frame | undefined): Given {
  if (list?.kind === 'array') return plain(e, list.elements, frame);
  const value = list ? e.value(list, frame) : ABSENT;
  const argument = (place: number): Value => {
    const given = propertyNamed(e, value, String(place));
    return given.some((atom) => atom.is === 'unknown') ? elementsOf(e, value) : given;
  };
  return { args: () => [0, 1, 2, 3].map(argument), argument, argumentNode: () => undefined };
}
