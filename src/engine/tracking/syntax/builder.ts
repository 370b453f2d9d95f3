import type { TreeCursor } from '@lezer/common';
import type { Change } from './change.ts';
import { createNameIndex } from './name-index.ts';
import {
  type AssignNode,
  type BindingNode,
  type CallNode,
  type Chunk,
  type ClassNode,
  type FunctionNode,
  type ImportReference,
  type ModuleNode,
  type NewNode,
  type Node,
  nameHandedOn,
} from './node.ts';

/** What a conversion is in the middle of: the open chunk and function, and the chunks of the last time. */
export interface Builder {
  readonly text: string;
  /** Relative to the open chunk. */
  readonly at: (offset: number) => number;
  readonly slice: (from: number, to: number) => string;
  /** Gives a new node its children's parent links. */
  readonly own: <N extends Node>(node: N, ...children: (Node | undefined | readonly (Node | undefined)[])[]) => N;
  /** Converts the children of the cursor's node, without comments; what gives undefined is left out. */
  readonly list: (cursor: TreeCursor, convertChild: (at: TreeCursor) => Node | undefined) => Node[];
  /** Converts a statement or member as a chunk of its own, or takes the earlier one. */
  readonly chunk: (cursor: TreeCursor, convertNode: () => Node) => Node;
  readonly module: (length: number, makeStatements: () => Node[]) => ModuleNode;
  readonly call: (node: CallNode | NewNode) => void;
  readonly read: (node: Node) => void;
  readonly assignment: (node: AssignNode) => void;
  readonly importing: (reference: ImportReference) => void;
  /** A module whose name isn't written there: the expression that gives it. */
  readonly importingUnsaid: (source: Node) => void;
  /** By which names modules are required. */
  readonly requirers: ReadonlySet<string>;
  readonly class: (node: ClassNode) => void;
  readonly alias: (name: string, alias: string) => void;
  readonly hoist: (binding: BindingNode) => void;
  readonly inFunction: <N extends FunctionNode>(make: () => N) => N;
  /** Notes a place that does not parse. */
  readonly error: (offset: number) => void;
  readonly deeper: <T>(make: () => T, otherwise: T) => T;
}

/** Most lists of most chunks stay empty: then they all are this one. */
const EMPTY: readonly never[] = [];
const NO_NAMES: ReadonlySet<string> = new Set();

interface OpenChunk {
  readonly base: number;
  inner: readonly Chunk[];
  calls: readonly (CallNode | NewNode)[];
  reads: readonly Node[];
  assignments: readonly AssignNode[];
  writes: readonly CallNode[];
  imports: readonly ImportReference[];
  unsaidImports: readonly Node[];
  classes: readonly ClassNode[];
  aliases: readonly (readonly [name: string, alias: string])[];
  held: ReadonlySet<string>;
  error: number | undefined;
}

/** The list with one more in it. */
function more<T>(list: readonly T[], one: T): readonly T[] {
  if (list === EMPTY) return [one];
  (list as T[]).push(one);
  return list;
}

// Shorter ones are quicker converted again than looked up, except at the top, where their number counts.
const SMALLEST_CHUNK = 160;
// A stack of a megabyte takes about twice as many levels.
const DEEPEST = 300;
/** What can call something, or read a variable. */
const MAY_ACT = /[(`]|\b(?:new|env|import)\b/;
/** What holds a function that is named in it. */
const HOLDERS: ReadonlySet<Node['kind']> = new Set(['array', 'property', 'conditional', 'binary', 'return', 'sequence', 'class-member', 'pattern']);
const WRITERS: ReadonlySet<string> = new Set(['push', 'unshift', 'assign']);

export function createBuilder(
  file: string,
  text: string,
  requirers: ReadonlySet<string>,
  earlier?: { readonly module: ModuleNode; readonly change: Change },
): Builder {
  const reusable = earlier && chunksByOffset(earlier.module, earlier.change);
  const made: Chunk[] = [];
  let open: OpenChunk = newChunk(0);
  let chunkDepth = 0;
  let depth = 0;
  // The node that is converted.
  let hereFrom = 0;
  let hereTo = 0;
  let hoisted: BindingNode[] = [];

  const at = (offset: number): number => offset - open.base;
  const own = <N extends Node>(node: N, ...children: (Node | undefined | readonly (Node | undefined)[])[]): N => {
    if (HOLDERS.has(node.kind) || (node.kind === 'function' && node.isExpression)) holdNames(node, children);
    for (const child of children) {
      if (child === undefined) continue;
      if (Array.isArray(child)) {
        for (const one of child as (Node | undefined)[]) if (one) one.parent = node;
      } else (child as Node).parent = node;
    }
    return node;
  };

  /** What is called by another name from there on: an element, a value, one of several. */
  const holdNames = (node: Node, children: readonly (Node | undefined | readonly (Node | undefined)[])[]): void => {
    for (const child of children.flat()) {
      const name = nameHandedOn(child);
      if (name === undefined) continue;
      if (open.held === NO_NAMES) open.held = new Set();
      (open.held as Set<string>).add(name);
      if (node.kind === 'class-member' && node.key !== undefined && node.key !== name) open.aliases = more(open.aliases, [name, node.key] as const);
    }
  };

  const take = (cursor: TreeCursor): Node | undefined => {
    const key = cursor.from;
    const chunk = reusable?.found.get(key);
    if (!chunk || chunk.length !== cursor.to - cursor.from || chunk.error !== undefined) return undefined;
    reusable?.found.delete(key);
    move(chunk, cursor.from - chunk.base);
    open.inner = more(open.inner, chunk);
    for (const binding of chunk.hoisted) hoisted.push(binding);
    return chunk.node;
  };

  return {
    text,
    at,
    slice: (from, to) => text.slice(from, to),
    own,
    list(cursor, convertChild) {
      const nodes: Node[] = [];
      if (!cursor.firstChild()) return nodes;
      do {
        const { name } = cursor;
        if (name === 'LineComment' || name === 'BlockComment') continue;
        if (cursor.type.isError) this.error(cursor.from);
        hereFrom = cursor.from;
        hereTo = cursor.to;
        const node = convertChild(cursor);
        if (node) nodes.push(node);
      } while (cursor.nextSibling());
      cursor.parent();
      return nodes;
    },
    chunk(cursor, convertNode) {
      const { from, to } = cursor;
      if (chunkDepth > 0 && to - from < SMALLEST_CHUNK) return convertNode();
      const kept = take(cursor);
      if (kept) return kept;
      const outer = open;
      const outerHoisted = hoisted;
      hoisted = [];
      open = newChunk(from);
      chunkDepth++;
      const node = convertNode();
      chunkDepth--;
      const chunk = closed(open, file, to - from, node, hoisted);
      made.push(chunk);
      node.chunk = chunk;
      open = outer;
      open.inner = more(open.inner, chunk);
      if (chunk.error !== undefined) open.error ??= at(from + chunk.error);
      hoisted = outerHoisted;
      for (const binding of chunk.hoisted) hoisted.push(binding);
      return node;
    },
    module(length, makeStatements) {
      const statements = makeStatements();
      // What wasn't taken is gone, with all that is in it.
      const changes = reusable && { made, gone: [...reusable.touched, ...[...reusable.found.values()].flatMap((chunk) => withInner(chunk))] };
      const names = earlier?.module.names ?? createNameIndex();
      if (changes) names.change(changes.gone, made);
      const node: ModuleNode = { kind: 'module', file, from: 0, to: length, parent: undefined, statements, requirers, names, ...changes };
      node.chunk = closed(open, file, length, node, hoisted);
      return own(node, statements);
    },
    call(node) {
      open.calls = more(open.calls, node);
      if (node.kind === 'call' && node.callee.kind === 'member' && WRITERS.has(node.callee.property ?? '')) open.writes = more(open.writes, node);
    },
    read: (node) => {
      open.reads = more(open.reads, node);
    },
    assignment: (node) => {
      open.assignments = more(open.assignments, node);
    },
    importing: (reference) => {
      open.imports = more(open.imports, reference);
    },
    importingUnsaid: (source) => {
      open.unsaidImports = more(open.unsaidImports, source);
    },
    requirers,
    class: (node) => {
      open.classes = more(open.classes, node);
    },
    alias(name, alias) {
      if (name !== alias) open.aliases = more(open.aliases, [name, alias] as const);
    },
    hoist: (binding) => void hoisted.push(binding),
    inFunction(make) {
      const outer = hoisted;
      hoisted = [];
      const node = make();
      node.hoisted = hoisted;
      hoisted = outer;
      return node;
    },
    error(offset) {
      open.error ??= at(offset);
    },
    deeper(make, otherwise) {
      if (depth > DEEPEST) {
        if (MAY_ACT.test(text.slice(hereFrom, hereTo))) open.error ??= at(hereFrom);
        return otherwise;
      }
      depth++;
      const made = make();
      depth--;
      return made;
    },
  };
}

/** Field by field: chunks of one shape are looked into many times. */
function closed(open: OpenChunk, file: string, length: number, node: Node, hoisted: readonly BindingNode[]): Chunk {
  const { base, inner, calls, reads, assignments, writes, imports, unsaidImports, classes, aliases, held, error } = open;
  return { base, file, length, node, inner, calls, reads, assignments, writes, hoisted, imports, unsaidImports, classes, aliases, held, error };
}

function newChunk(base: number): OpenChunk {
  return {
    base,
    inner: EMPTY,
    calls: EMPTY,
    reads: EMPTY,
    assignments: EMPTY,
    writes: EMPTY,
    imports: EMPTY,
    unsaidImports: EMPTY,
    classes: EMPTY,
    aliases: EMPTY,
    held: NO_NAMES,
    error: undefined,
  };
}

function move(chunk: Chunk, by: number): void {
  if (by === 0) return;
  chunk.base += by;
  for (const inner of chunk.inner) move(inner, by);
}

/** A chunk and all that are in it, outer ones first. */
export function withInner(chunk: Chunk, found: Chunk[] = []): Chunk[] {
  found.push(chunk);
  for (const inner of chunk.inner) withInner(inner, found);
  return found;
}

interface Reusable {
  /** The chunks whose text the change left alone, by where they begin now. */
  readonly found: Map<number, Chunk>;
  readonly touched: readonly Chunk[];
}

function chunksByOffset(module: ModuleNode, change: Change): Reusable {
  const found = new Map<number, Chunk>();
  const touched: Chunk[] = [];
  const shift = change.newTo - change.oldTo;
  const visit = (chunk: Chunk): void => {
    const end = chunk.base + chunk.length;
    // Touching is changing: a letter typed at the end of `foo` makes another statement.
    if (end < change.from) found.set(chunk.base, chunk);
    else if (chunk.base > change.oldTo) found.set(chunk.base + shift, chunk);
    else {
      touched.push(chunk);
      for (const inner of chunk.inner) visit(inner);
    }
  };
  for (const inner of module.chunk?.inner ?? []) visit(inner);
  return { found, touched };
}
