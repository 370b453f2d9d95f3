import { argumentValues, type Evaluator } from './evaluate/evaluator.ts';
import { chunksOf } from './evaluate/module-index.ts';
import { propertyNamed } from './evaluate/property.ts';
import { mapped, operationOfMethod } from './evaluate/styles.ts';
import { ABSENT, type Atom, type Frame, UNKNOWN, type Value } from './evaluate/value.ts';
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

/** The calls of one file, in the order of the text. */
export function findCalls(e: Evaluator, module: ModuleNode): FoundCall[] {
  return chunksOf(module).flatMap((chunk) => callsIn(e, chunk));
}

/** Those of one chunk, without its inner ones. */
function callsIn(e: Evaluator, chunk: Chunk): FoundCall[] {
  return chunk.calls.flatMap((node) => callsAt(e, node, undefined));
}

/** What one expression calls: several where it isn't known which. With a frame, as one call of the function around sees it. */
export function callsAt(e: Evaluator, node: CallNode | NewNode, frame: Frame | undefined): FoundCall[] {
  if (node.callee.kind === 'member' && PLAIN_METHODS.has(node.callee.property ?? '')) return [];
  e.begin();
  const found = new Map<string, FoundCall>();
  for (const atom of e.value(node.callee, frame)) {
    const call = node.kind === 'new' ? constructed(e, node, atom, frame) : called(e, node, atom, frame);
    if (call) found.set(`${call.service} ${call.operations[0]}`, call);
  }
  return [...found.values()];
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

function constructed(e: Evaluator, node: NewNode, atom: Atom, frame: Frame | undefined): FoundCall | undefined {
  if (atom.is !== 'export') return undefined;
  const { style, service } = atom;
  if (style.is === 'command' && service !== undefined) {
    return {
      node,
      at: baseOf(node) + node.from,
      service,
      operations: [mapped(style.operations, atom.star) ?? atom.star],
      ...argument(e, node, style.place, frame),
    };
  }
  if (style.is !== 'calls') return undefined;
  const given = argument(e, node, style.place, frame);
  const args = style.path === undefined ? given.args : propertyNamed(e, given.args, style.path);
  return { node, at: baseOf(node) + node.from, service: style.service, operations: style.operations, args, argumentNode: given.argumentNode };
}

function called(e: Evaluator, node: CallNode, atom: Atom, frame: Frame | undefined): FoundCall | undefined {
  const at = baseOf(node) + (node.callee.kind === 'member' ? node.callee.nameFrom : node.callee.from);
  if (atom.is === 'export' && atom.style.is === 'function' && atom.service !== undefined) {
    const { style } = atom;
    const operation = mapped(style.operations, atom.star) ?? (style.only ? undefined : atom.star);
    return operation === undefined ? undefined : { node, at, service: atom.service, operations: [operation], ...argument(e, node, style.place, frame) };
  }
  if (atom.is !== 'method') return undefined;
  const selector = mapped(atom.style.selectors, atom.name);
  if (selector) {
    const [name] = e.value(node.args[0] ?? node, frame);
    if (name?.is !== 'literal' || typeof name.value !== 'string') return undefined;
    const operation = mapped(selector.operations, name.value) ?? (selector.only ? undefined : operationOfMethod(atom.style, name.value));
    return operation === undefined ? undefined : { node, at, service: atom.service, operations: [operation], ...argument(e, node, selector.place, frame) };
  }
  const operation = operationOfMethod(atom.style, atom.name);
  return operation === undefined ? undefined : { node, at, service: atom.service, operations: [operation], ...argument(e, node, 0, frame) };
}

function argument(e: Evaluator, node: CallNode | NewNode, place: number, frame: Frame | undefined): { args: Value; argumentNode: Node | undefined } {
  const argumentNode = node.args[place];
  if (node.args.some((one) => one.kind === 'spread')) return { args: argumentValues(e, node.args, frame)[place] ?? UNKNOWN, argumentNode };
  return { args: argumentNode ? e.value(argumentNode, frame) : ABSENT, argumentNode };
}
