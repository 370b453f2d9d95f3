import type { AskedOperations } from '#kit/call-style.ts';
import { changedElsewhere } from './evaluate/changed-elsewhere.ts';
import type { Evaluator } from './evaluate/evaluator.ts';
import { type Invocation, invocationOf, withBound } from './evaluate/invocation.ts';
import { chunksOf } from './evaluate/module-index.ts';
import { propertyNamed } from './evaluate/property.ts';
import { superOf } from './evaluate/self.ts';
import { mapped, operationOfMethod } from './evaluate/styles.ts';
import { ABSENT, type Atom, type Frame, isAbsent, UNKNOWN, type Value } from './evaluate/value.ts';
import { baseOf, type CallNode, type Chunk, type ModuleNode, type NewNode, type Node } from './syntax/node.ts';

/** A place of the code that calls a cloud. Offsets are absolute. */
export interface FoundCall {
  readonly node: CallNode | NewNode;
  /** Where its line and column are counted: `new`, the paginator's or the method's name. */
  readonly at: number;
  readonly service: string;
  /** The first names the usage; all are needed. */
  readonly operations: readonly string[];
  readonly args: Value;
  readonly argumentNode: Node | undefined;
}

/** A call of a service (undefined: of some) of which nobody knows what it calls. `isUncalled`: as none of these files calls the function around. */
export interface OpenCall {
  readonly node: CallNode | NewNode;
  readonly at: number;
  readonly service: string | undefined;
  readonly isUncalled: boolean;
}

export interface FoundCalls {
  readonly calls: readonly FoundCall[];
  readonly open: readonly OpenCall[];
}

/** The calls of one file, in the order of the text. */
export function findCalls(e: Evaluator, module: ModuleNode): FoundCall[] {
  return chunksOf(module).flatMap((chunk) => callsIn(e, chunk));
}

/** Those of one chunk, without its inner ones. */
function callsIn(e: Evaluator, chunk: Chunk): FoundCall[] {
  return chunk.calls.flatMap((node) => callsAt(e, node, undefined).calls);
}

const NONE: FoundCalls = { calls: [], open: [] };

/** What one expression calls: several where it isn't known which. With a frame, as one call of the function around sees it. */
export function callsAt(e: Evaluator, node: CallNode | NewNode, frame: Frame | undefined): FoundCalls {
  if (node.callee.kind === 'member' && PLAIN_METHODS.has(node.callee.property ?? '')) return NONE;
  e.begin();
  const invocation = invocationOf(e, node, frame);
  if (!invocation.callee.some(mayCall)) return NONE;
  return callsBy(e, node, { node, at: baseOf(node) + invocation.at }, invocation);
}

/** What is called by an invocation that is thought to happen at a place. */
export function callsBy(e: Evaluator, node: CallNode | NewNode, place: Pick<FoundCall, 'node' | 'at'>, invocation: Invocation): FoundCalls {
  const found = new Map<string, FoundCall>();
  let open: OpenCall | undefined;
  for (const atom of invocation.callee) {
    const its = atom.is === 'method' && atom.bound ? withBound(invocation, atom.bound) : invocation;
    for (const call of its.isNew ? constructed(e, its, atom) : called(e, its, atom)) {
      const { service, operations } = call;
      if (operations.length === 0) open = { ...place, service, isUncalled: call.isUncalled ?? false };
      else if (service !== undefined) found.set(`${service} ${operations[0]}`, { ...place, service, operations, ...argument(e, node, its, call) });
    }
  }
  if (found.size === 0 && !open) return NONE;
  return { calls: [...found.values()], open: open ? [open] : [] };
}

/** Most calls are of the program's own functions. */
function mayCall(atom: Atom): boolean {
  return atom.is === 'export' || atom.is === 'method' || atom.is === 'some' || (atom.is === 'class' && atom.node.base !== undefined);
}

// Methods of what every program has, and of every client: no operation is called so, and what they are called on needn't be worked out.
const PLAIN_METHODS: ReadonlySet<string> = new Set(
  (
    'all allSettled any race resolve reject then catch finally map filter forEach reduce reduceRight sort reverse join slice splice concat includes indexOf find findIndex some every ' +
    'push pop shift unshift flat flatMap fill at keys values entries fromEntries assign freeze isArray hasOwn has add toString toISOString toLocaleString toFixed toUpperCase toLowerCase ' +
    'trim split replace replaceAll match matchAll test exec startsWith endsWith padStart padEnd charAt charCodeAt substring localeCompare stringify parse log error warn info debug ' +
    'now getTime floor ceil round min max abs random promise send destroy on once bind'
  ).split(' '),
);

/** `operations`: none where nobody knows which. `args` where they don't stand at a place of the invocation. */
interface Called {
  readonly service: string | undefined;
  readonly operations: readonly string[];
  readonly place: number;
  readonly given?: (value: Value) => Value;
  readonly isUncalled?: boolean;
}

function constructed(e: Evaluator, invocation: Invocation, atom: Atom): readonly Called[] {
  if (atom.is === 'some') return atom.service === undefined ? [] : [openOf(atom)];
  if (atom.is === 'class') return inherited(e, invocation, atom);
  if (atom.is !== 'export') return [];
  const { style, service } = atom;
  if (style.is === 'command' && service !== undefined) return [{ service, operations: [mapped(style.operations, atom.star) ?? atom.star], place: style.place }];
  if (style.is !== 'calls') return [];
  const { path } = style;
  return [
    {
      service: style.service,
      operations: [...style.operations, ...askedFor(e, invocation, style.asked)],
      place: style.place,
      ...(path === undefined ? {} : { given: (value) => propertyNamed(e, value, path) }),
    },
  ];
}

/** `new Mine(key)` of `class Mine extends GetObjectCommand`: what its constructor hands on is what is called. */
function inherited(e: Evaluator, invocation: Invocation, atom: Extract<Atom, { is: 'class' }>): readonly Called[] {
  if (!atom.node.base) return [];
  const ofBases = (): readonly Called[] =>
    superOf(e, { is: 'instance', node: atom.node, frame: atom.frame, args: invocation.args() }).flatMap(({ base, args }) =>
      constructed(e, { ...invocation, args: () => args ?? [] }, base).map((call) => ({
        ...call,
        given: (): Value => {
          const handed = args === undefined ? UNKNOWN : (args[call.place] ?? ABSENT);
          return call.given ? call.given(handed) : handed;
        },
      })),
    );
  // While it is being written, a class may extend itself.
  return e.deeper(ofBases, []);
}

function openOf({ service, isUncalled }: Extract<Atom, { is: 'some' }>): Called {
  return { service, operations: [], place: 0, isUncalled };
}

/** What the options ask for. An argument of which nothing is known asks for nothing: most likely it is a callback. */
function askedFor(e: Evaluator, invocation: Invocation, asked: readonly AskedOperations[] | undefined): readonly string[] {
  return (asked ?? []).flatMap(({ place, when, operations }) => {
    const options = (invocation.args()[place] ?? ABSENT).filter((atom) => atom.is !== 'unknown');
    return propertyNamed(e, options, when).some((atom) => !isAbsent(atom) && !isEmptyList(atom)) ? operations : [];
  });
}

function isEmptyList(atom: Atom): boolean {
  return (atom.is === 'array' && atom.items.length === 0 && !atom.isOpen) || (atom.is === 'json' && Array.isArray(atom.value) && atom.value.length === 0);
}

function called(e: Evaluator, invocation: Invocation, atom: Atom): readonly Called[] {
  if (atom.is === 'some') return [openOf(atom)];
  if (atom.is === 'export' && atom.style.is === 'function' && atom.service !== undefined) {
    const { style } = atom;
    const operation = mapped(style.operations, atom.star) ?? (style.only ? undefined : atom.star);
    return operation === undefined ? [] : [{ service: atom.service, operations: [operation], place: style.place }];
  }
  if (atom.is !== 'method') return [];
  const { style, service, bound } = atom.client;
  const given = bound && { given: (value: Value): Value => [{ is: 'layered', over: value, under: bound }] };
  const selector = mapped(style.selectors, atom.name);
  if (!selector) {
    const operation = operationOfMethod(style, atom.name);
    const several = mapped(style.several, atom.name);
    const more = several ? [...several.operations, ...askedFor(e, invocation, several.asked)] : [];
    return operation === undefined ? [] : [{ service, operations: [operation, ...more], place: 0, ...given }];
  }
  return (invocation.args()[0] ?? UNKNOWN).flatMap((name): Called[] => {
    if (name.is !== 'literal') return [{ service, operations: [], place: 0, isUncalled: name.is === 'unknown' && name.isUncalled === true }];
    if (typeof name.value !== 'string') return [];
    const operation = mapped(selector.operations, name.value) ?? (selector.only ? undefined : operationOfMethod(style, name.value));
    return operation === undefined ? [] : [{ service, operations: [operation], place: selector.place, ...given }];
  });
}

function argument(e: Evaluator, node: CallNode | NewNode, invocation: Invocation, { place, given }: Called): { args: Value; argumentNode: Node | undefined } {
  const argumentNode = invocation.argumentNode(place);
  // Where there is nothing to say, a callback may stand there.
  const value = invocation.argument(place).map((atom): Atom => (atom.is === 'function' ? { is: 'literal', value: undefined } : atom));
  const changed = changedElsewhere(e, node, value);
  return { args: given ? given(changed) : changed, argumentNode };
}
