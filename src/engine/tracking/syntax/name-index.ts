import { type CallNode, type Chunk, type NewNode, type Node, nameHandedOn } from './node.ts';

/**
 * Which chunks of a file call something by a name, or give a name another one. It goes from module to module, and is kept up with what changes,
 * as a file has thousands of calls and a keystroke changes few.
 */
export interface NameIndex {
  /** In the order of the text. */
  readonly calls: (all: readonly Chunk[], name: string) => (CallNode | NewNode)[];
  readonly aliases: (all: readonly Chunk[], name: string) => string[];
  /** Calls that something of this name is handed to, with the expression that it is there. */
  readonly handed: (all: readonly Chunk[], name: string) => Handed[];
  /** Whether something else holds what has this name. */
  readonly isHeld: (all: readonly Chunk[], name: string) => boolean;
  readonly change: (gone: readonly Chunk[], made: readonly Chunk[]) => void;
}

type Handed = readonly [call: CallNode | NewNode, node: Node];

type ByName = Map<string, Set<Chunk>>;

interface Named {
  readonly calls: ByName;
  readonly aliases: ByName;
  readonly handed: ByName;
  readonly held: ByName;
}

export function createNameIndex(): NameIndex {
  let known: Named | undefined;
  const named = (all: readonly Chunk[]): Named => {
    if (!known) {
      known = { calls: new Map(), aliases: new Map(), handed: new Map(), held: new Map() };
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
    handed: (all, name) =>
      chunksWith(named(all).handed, all, name).flatMap((chunk) =>
        chunk.calls.flatMap((call) => handedTo(call).flatMap((node): Handed[] => (nameHandedOn(node) === name ? [[call, node]] : []))),
      ),
    isHeld: (all, name) => (named(all).held.get(name)?.size ?? 0) > 0 || (all[0]?.held.has(name) ?? false),
    change(gone, made) {
      if (!known) return;
      for (const chunk of gone) {
        for (const call of chunk.calls) {
          for (const name of calledNames(call.callee)) known.calls.get(name)?.delete(chunk);
          for (const name of namesHandedTo(call)) known.handed.get(name)?.delete(chunk);
        }
        for (const [original] of chunk.aliases) known.aliases.get(original)?.delete(chunk);
        for (const name of chunk.held) known.held.get(name)?.delete(chunk);
      }
      for (const chunk of made) add(known, chunk);
    },
  };
}

function add(known: Named, chunk: Chunk): void {
  for (const call of chunk.calls) {
    for (const name of calledNames(call.callee)) put(known.calls, name, chunk);
    for (const name of namesHandedTo(call)) put(known.handed, name, chunk);
  }
  for (const [original] of chunk.aliases) put(known.aliases, original, chunk);
  for (const name of chunk.held) put(known.held, name, chunk);
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

/** The name of a function that something else holds, and that is called by another name: an element, a value, one of several. */
export const HELD = '[*]';

/** The last name of what is called: `put` of `this.repository.put(…)`. */
function calledName(callee: Node): string | undefined {
  if (callee.kind === 'name') return callee.name;
  if (callee.kind === 'member') return callee.property ?? COMPUTED;
  if (callee.kind === 'call') return RESULT;
  // `(0, lib_1.put)(…)`
  if (callee.kind === 'sequence') return callee.items.length > 0 ? calledName(callee.items.at(-1) as Node) : undefined;
  return callee.kind === 'super' ? 'super' : undefined;
}

/** Of `read.call(…)` and `read.bind(…)()` also `read`. */
export function calledNames(callee: Node): readonly string[] {
  const name = calledName(callee);
  if (name === undefined) return NO_NAMES;
  const inner =
    name === RESULT ? nameHandedOn(callee) : callee.kind === 'member' && (name === 'call' || name === 'apply') ? calledName(callee.object) : undefined;
  return inner === undefined ? [name] : [name, inner];
}

const NO_NAMES: readonly string[] = [];

/** What may be a function that is handed to a call: as an argument, or in an object or array that is one. */
export function handedTo({ args }: CallNode | NewNode): readonly Node[] {
  return args.flatMap((arg) => {
    if (arg.kind === 'object') return arg.properties.flatMap((one) => (one.role === 'value' ? [one.value] : []));
    return arg.kind === 'array' ? arg.elements : [arg];
  });
}

/** The names under which something is handed to a call. */
export function namesHandedTo(call: CallNode | NewNode): readonly string[] {
  if (call.args.length === 0) return NO_NAMES;
  return handedTo(call).flatMap((node) => nameHandedOn(node) ?? []);
}
