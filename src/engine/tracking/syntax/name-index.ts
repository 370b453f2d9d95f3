import type { CallNode, Chunk, NewNode, Node } from './node.ts';

/**
 * Which chunks of a file call something by a name, or give a name another one. It goes from module to module, and is kept up with what changes,
 * as a file has thousands of calls and a keystroke changes few.
 */
export interface NameIndex {
  /** In the order of the text. */
  readonly calls: (all: readonly Chunk[], name: string) => (CallNode | NewNode)[];
  readonly aliases: (all: readonly Chunk[], name: string) => string[];
  readonly change: (gone: readonly Chunk[], made: readonly Chunk[]) => void;
}

type ByName = Map<string, Set<Chunk>>;

export function createNameIndex(): NameIndex {
  let known: { readonly calls: ByName; readonly aliases: ByName } | undefined;
  const named = (all: readonly Chunk[]): { readonly calls: ByName; readonly aliases: ByName } => {
    if (!known) {
      known = { calls: new Map(), aliases: new Map() };
      // The first is the module's own, which is a new one each time.
      for (let at = 1; at < all.length; at++) add(known, all[at] as Chunk);
    }
    return known;
  };
  const chunksWith = (of: ByName, all: readonly Chunk[], name: string): readonly Chunk[] => {
    const [root] = all;
    const found = of.get(name);
    const chunks = found ? [...found] : [];
    if (chunks.length > 1) chunks.sort((a, b) => a.base - b.base || b.length - a.length);
    return root ? [root, ...chunks] : chunks;
  };
  return {
    calls: (all, name) => chunksWith(named(all).calls, all, name).flatMap((chunk) => chunk.calls.filter((call) => calledNames(call.callee).includes(name))),
    aliases: (all, name) =>
      chunksWith(named(all).aliases, all, name).flatMap((chunk) => chunk.aliases.flatMap(([original, alias]) => (original === name ? [alias] : []))),
    change(gone, made) {
      if (!known) return;
      for (const chunk of gone) {
        for (const call of chunk.calls) for (const name of calledNames(call.callee)) known.calls.get(name)?.delete(chunk);
        for (const [original] of chunk.aliases) known.aliases.get(original)?.delete(chunk);
      }
      for (const chunk of made) add(known, chunk);
    },
  };
}

function add(known: { readonly calls: ByName; readonly aliases: ByName }, chunk: Chunk): void {
  for (const { callee } of chunk.calls) {
    const name = calledName(callee);
    if (name === undefined) continue;
    put(known.calls, name, chunk);
    if (isIndirect(callee, name)) for (const inner of calledNames(callee)) put(known.calls, inner, chunk);
  }
  for (const [original] of chunk.aliases) put(known.aliases, original, chunk);
}

function put(into: ByName, name: string, chunk: Chunk): void {
  const chunks = into.get(name);
  if (chunks) chunks.add(chunk);
  else into.set(name, new Set([chunk]));
}

/** The name of what is called without one: the result of a call. */
export const RESULT = '()';

/** The name of what is called by a key that isn't written down: `repository[verb](…)`. */
export const COMPUTED = '[]';

/** The last name of what is called: `put` of `this.repository.put(…)`. */
function calledName(callee: Node): string | undefined {
  if (callee.kind === 'name') return callee.name;
  if (callee.kind === 'member') return callee.property ?? COMPUTED;
  if (callee.kind === 'call') return RESULT;
  return callee.kind === 'super' ? 'super' : undefined;
}

function isIndirect(callee: Node, name: string): boolean {
  return callee.kind === 'member' && (name === 'call' || name === 'apply');
}

/** Of `read.call(…)` also `read`. */
export function calledNames(callee: Node): readonly string[] {
  const name = calledName(callee);
  if (name === undefined) return [];
  const inner = callee.kind === 'member' && isIndirect(callee, name) ? calledName(callee.object) : undefined;
  return inner === undefined ? [name] : [name, inner];
}
