import { CODE, runsCode } from './code-in-text.ts';
import { followEnvironment, type Held } from './environment-uses.ts';
import type { Evaluator } from './evaluate/evaluator.ts';
import { declaredValue } from './evaluate/name.ts';
import type { Atom, Value } from './evaluate/value.ts';
import { bindingsOfPattern } from './syntax/convert-statement.ts';
import { type BindingNode, type Chunk, fromOf, moduleOf, type Node } from './syntax/node.ts';
import { lookup, lookupAcross } from './syntax/scope.ts';
import { usesOf } from './syntax/uses.ts';

interface Origin {
  readonly node: Node;
  readonly held: Held;
}

/** Where, from what a chunk names of the environment, it can't be told which variables are read: absolute offsets in its file. */
export function openUses(e: Evaluator, chunk: Chunk): readonly number[] {
  // What packages do is theirs.
  if (/(^|\/)node_modules\//.test(chunk.file)) return [];
  const places = new Set<number>();
  const add = (open: Iterable<Node>, origin: Node): void => {
    for (const node of open) places.add(fromOf(moduleOf(node)?.file === chunk.file ? node : origin));
  };
  for (const node of chunk.reads) {
    if (node.kind !== 'name') continue;
    const { declared, crossed } = lookupAcross(node.name, node);
    if (crossed) e.note(crossed.file, `name:${node.name}`);
    if (declared) continue;
    e.begin();
    const open = new Set<Node>();
    if (CODE.has(node.name)) runsCode({ open }, node);
    add(open, node);
    const held = node.name === 'process' ? 'process' : node.name.startsWith('global') ? 'global' : undefined;
    if (held) add(followEnvironment(e, [{ node, held }]).open, node);
  }
  for (const { node } of chunk.imports) {
    e.begin();
    for (const origin of importedBy(e, node)) add(followEnvironment(e, [origin]).open, node);
  }
  return [...places];
}

/** What of the environment an import brings: of Node, or of another file of the project. */
function importedBy(e: Evaluator, node: Node): Origin[] {
  if (node.kind === 'import') return node.names.flatMap(({ binding }) => ofBinding(e, binding, node));
  if (node.kind === 'export') return [];
  const { parent } = node;
  if (parent?.kind === 'declarator' && parent.init === node) return bindingsOfPattern(parent.pattern).flatMap((one) => ofBinding(e, one, node));
  return heldIn(e, e.value(node, undefined)).map((held) => ({ node, held }));
}

function ofBinding(e: Evaluator, binding: BindingNode, at: Node): Origin[] {
  const declared = lookup(binding.name, binding);
  if (declared?.binding !== binding) return [];
  const value = declaredValue(e, declared, at, undefined, false);
  const found = heldIn(e, value).map((held): Origin => ({ node: binding, held }));
  const module = moduleOf(binding);
  if (!module || !value.some((atom) => atom.is === 'module')) return found;
  // A module as a whole: what is read of it may hold the environment.
  e.note(module.file, 'text');
  for (const name of usesOf(module, 'names', binding.name)) {
    const { parent } = name;
    if (parent?.kind !== 'member' || parent.object !== name || lookup(binding.name, name)?.binding !== binding) continue;
    found.push(...heldIn(e, e.value(parent, undefined)).map((held): Origin => ({ node: parent, held })));
  }
  return found;
}

/** How a value holds the environment: itself, as a copy, or under a key. */
function heldIn(e: Evaluator, value: Value, depth = 0): Held[] {
  return depth > 3 ? [] : value.flatMap((atom) => heldBy(e, atom, depth));
}

function heldBy(e: Evaluator, atom: Atom, depth: number): Held[] {
  const within = (key: string | undefined, value: Value): Held[] => {
    const inner = heldIn(e, value, depth + 1);
    return key === undefined ? inner : inner.map((of): Held => ({ key, of }));
  };
  switch (atom.is) {
    case 'environment':
    case 'process':
      return [atom.is];
    case 'object':
      return atom.node.properties.flatMap((one) => {
        if (one.role === 'spread') return within(undefined, e.value(one.value, atom.frame));
        return one.role === 'value' && one.key !== undefined && mayHold(one.value) ? within(one.key, e.value(one.value, atom.frame)) : [];
      });
    case 'written':
      return [
        ...heldBy(e, atom.base, depth),
        ...atom.writes.flatMap(({ how, path, value, frame }) => {
          const [step, ...rest] = path;
          if (rest.length > 0 || how === 'push' || !mayHold(value)) return [];
          return within(typeof step === 'string' ? step : undefined, e.value(value, frame));
        }),
      ];
    default:
      return [];
  }
}

/** Most of what stands in an object is a text or a function. */
function mayHold({ kind }: Node): boolean {
  return kind === 'name' || kind === 'member' || kind === 'object' || kind === 'call' || kind === 'binary' || kind === 'conditional';
}
