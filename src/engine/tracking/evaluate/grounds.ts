import { calledNames, namesHandedTo } from '../syntax/name-index.ts';
import type { Chunk } from '../syntax/node.ts';
import { namesDeclaredBy } from '../syntax/scope.ts';
import { namesUsedIn } from '../syntax/uses.ts';
import { factsOf } from './module-index.ts';

/**
 * What an answer rests on: chunks that were looked into, what files have under names (`file\0name:x`), and variables that were read.
 * While none of it changes, neither does the answer.
 */
export interface Grounds {
  readonly chunks: ReadonlySet<Chunk>;
  readonly keys: ReadonlySet<string>;
  readonly variables: readonly string[];
}

/** As they are gathered: those of an answer that was known already come as a whole. */
export type GatheredGrounds = Set<string | Chunk | GatheredGrounds>;

export function flatten(gathered: GatheredGrounds | undefined): Grounds {
  const chunks = new Set<Chunk>();
  const keys = new Set<string>();
  const variables = new Set<string>();
  const seen = new Set<GatheredGrounds>();
  const visit = (grounds: GatheredGrounds): void => {
    if (seen.has(grounds)) return;
    seen.add(grounds);
    for (const one of grounds) {
      if (typeof one === 'string') {
        if (one.startsWith('\0')) variables.add(one.slice(1));
        else keys.add(one);
      } else if (one instanceof Set) visit(one);
      else chunks.add(one);
    }
  };
  if (gathered) visit(gathered);
  return { chunks, keys, variables: [...variables] };
}

/** For what is no one file's: which function is the handler. */
export const ANY_FILE = '*';

const known = new WeakMap<Chunk, ReadonlySet<string>>();

/** The keys under which something else may have rested on this chunk. What a keystroke takes away, one before it has made. */
export function keysOf(chunk: Chunk): ReadonlySet<string> {
  const keys = known.get(chunk) ?? gatherKeys(chunk);
  known.set(chunk, keys);
  return keys;
}

function gatherKeys(chunk: Chunk): Set<string> {
  const keys = new Set<string>();
  const add = (key: string): void => void keys.add(`${chunk.file}\0${key}`);
  const facts = factsOf(chunk);
  // For what rests on all of a file.
  add('text');
  for (const name of namesDeclaredBy(chunk.node)) add(`name:${name}`);
  for (const binding of chunk.hoisted) add(`name:${binding.name}`);
  for (const name of [...facts.assigned.keys(), ...facts.written.keys()]) add(`name:${name}`);
  for (const call of chunk.calls) {
    for (const name of calledNames(call.callee)) add(`calls:${name}`);
    for (const name of namesHandedTo(call)) add(`handed:${name}`);
  }
  for (const name of [...chunk.aliases.map(([original]) => original), ...facts.aliases.keys()]) add(`calls:${name}`);
  for (const name of namesUsedIn(chunk)) add(`uses:${name}`);
  for (const name of chunk.held) add(`calls:${name}`);
  if (chunk.node.kind === 'import') add('imports');
  if (facts.written.size > 0) add('writes');
  if (chunk.classes.length > 0) add('classes');
  if (chunk.node.kind === 'export' || facts.commonExports.size > 0) add('exports');
  return keys;
}
