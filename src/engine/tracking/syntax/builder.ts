import type { TreeCursor } from '@lezer/common';
import type { Change } from './change.ts';
import type { AssignNode, BindingNode, CallNode, Chunk, ClassNode, FunctionNode, ImportReference, ModuleNode, NewNode, Node } from './node.ts';

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

interface OpenChunk {
  readonly base: number;
  readonly inner: Chunk[];
  readonly calls: (CallNode | NewNode)[];
  readonly reads: Node[];
  readonly assignments: AssignNode[];
  readonly writes: CallNode[];
  readonly imports: ImportReference[];
  readonly unsaidImports: Node[];
  readonly classes: ClassNode[];
  readonly aliases: [name: string, alias: string][];
  readonly hoisted: BindingNode[];
  error: number | undefined;
}

// Shorter ones are quicker converted again than looked up, except at the top, where their number counts.
const SMALLEST_CHUNK = 160;
const DEEPEST = 400;
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
  let hoisted: BindingNode[] = [];

  const at = (offset: number): number => offset - open.base;
  const own = <N extends Node>(node: N, ...children: (Node | undefined | readonly (Node | undefined)[])[]): N => {
    for (const child of children) {
      if (child === undefined) continue;
      if (Array.isArray(child)) {
        for (const one of child as (Node | undefined)[]) if (one) one.parent = node;
      } else (child as Node).parent = node;
    }
    return node;
  };

  const take = (cursor: TreeCursor): Node | undefined => {
    const key = cursor.from;
    const chunk = reusable?.found.get(key);
    if (!chunk || chunk.length !== cursor.to - cursor.from || chunk.error !== undefined) return undefined;
    reusable?.found.delete(key);
    move(chunk, cursor.from - chunk.base);
    open.inner.push(chunk);
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
      const { base: _, ...facts } = open;
      const chunk: Chunk = { base: from, file, length: to - from, node, ...facts, hoisted };
      made.push(chunk);
      node.chunk = chunk;
      open = outer;
      open.inner.push(chunk);
      if (chunk.error !== undefined) open.error ??= at(from + chunk.error);
      hoisted = outerHoisted;
      for (const binding of chunk.hoisted) hoisted.push(binding);
      return node;
    },
    module(length, makeStatements) {
      const statements = makeStatements();
      // What wasn't taken is gone, with all that is in it.
      const changes = reusable && { made, gone: [...reusable.touched, ...[...reusable.found.values()].flatMap((chunk) => withInner(chunk))] };
      const node: ModuleNode = { kind: 'module', file, from: 0, to: length, parent: undefined, statements, requirers, ...changes };
      const { base, ...facts } = open;
      node.chunk = { base, file, length, node, ...facts, hoisted };
      return own(node, statements);
    },
    call(node) {
      open.calls.push(node);
      if (node.kind === 'call' && node.callee.kind === 'member' && WRITERS.has(node.callee.property ?? '')) open.writes.push(node);
    },
    read: (node) => void open.reads.push(node),
    assignment: (node) => void open.assignments.push(node),
    importing: (reference) => void open.imports.push(reference),
    importingUnsaid: (source) => void open.unsaidImports.push(source),
    requirers,
    class: (node) => void open.classes.push(node),
    alias(name, alias) {
      if (name !== alias) open.aliases.push([name, alias]);
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
      if (depth > DEEPEST) return otherwise;
      depth++;
      try {
        return make();
      } finally {
        depth--;
      }
    },
  };
}

function newChunk(base: number): OpenChunk {
  return {
    base,
    inner: [],
    calls: [],
    reads: [],
    assignments: [],
    writes: [],
    imports: [],
    unsaidImports: [],
    classes: [],
    aliases: [],
    hoisted: [],
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
