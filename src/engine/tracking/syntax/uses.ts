import { childrenOf } from './children-of.ts';
import type { BindingNode, Chunk, ModuleNode, Node } from './node.ts';

/** Where a chunk names something, whatever it means there. */
interface Uses {
  readonly names: ReadonlyMap<string, readonly Node[]>;
  /** `x.name` */
  readonly members: ReadonlyMap<string, readonly Node[]>;
  /** `{ name } = x`, by the keys on the way. */
  readonly bindings: ReadonlyMap<string, readonly BindingNode[]>;
}

const known = new WeakMap<Chunk, Uses>();

/** Without those of inner chunks. */
function usesIn(chunk: Chunk): Uses {
  const made = known.get(chunk) ?? gathered(chunk);
  known.set(chunk, made);
  return made;
}

/** Everything that a chunk names. */
export function namesUsedIn(chunk: Chunk): readonly string[] {
  const { names, members, bindings } = usesIn(chunk);
  return [...names.keys(), ...members.keys(), ...bindings.keys()];
}

/** All places of a module of one kind and name. */
export function usesOf<K extends keyof Uses>(
  module: ModuleNode,
  kind: K,
  name: string,
): (Uses[K] extends ReadonlyMap<string, readonly (infer N)[]> ? N : never)[];
export function usesOf(module: ModuleNode, kind: keyof Uses, name: string): Node[] {
  const found: Node[] = [];
  const visit = (chunk: Chunk): void => {
    found.push(...(usesIn(chunk)[kind].get(name) ?? []));
    for (const inner of chunk.inner) visit(inner);
  };
  if (module.chunk) visit(module.chunk);
  return found;
}

function gathered(chunk: Chunk): Uses {
  const names = new Map<string, Node[]>();
  const members = new Map<string, Node[]>();
  const bindings = new Map<string, BindingNode[]>();
  const waiting: Node[] = [chunk.node];
  // The module's own chunk has no node of its own: what isn't in another chunk is none's.
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.chunk && node.chunk !== chunk) continue;
    if (node.kind === 'name') push(names, node.name, node);
    else if (node.kind === 'member' && node.property !== undefined) push(members, node.property, node);
    else if (node.kind === 'pattern') for (const one of node.bindings) for (const { key } of one.path) if (key !== undefined) push(bindings, key, one);
    waiting.push(...everythingIn(node));
  }
  return { names, members, bindings };
}

/** Also functions, classes, parameters and patterns. */
function everythingIn(node: Node): readonly Node[] {
  const inner: (Node | undefined)[] = [];
  if (node.kind === 'module') inner.push(...node.statements);
  else if (node.kind === 'function') inner.push(...node.params, ...node.body);
  else if (node.kind === 'parameter') inner.push(node.pattern, node.fallback);
  else if (node.kind === 'class') inner.push(node.base, ...node.members);
  else if (node.kind === 'class-member') inner.push(node.value, ...node.others);
  else if (node.kind === 'export') inner.push(node.declaration, ...node.names.map((one) => one.node));
  else if (node.kind === 'loop') inner.push(node.each?.pattern, ...childrenOf(node));
  else if (node.kind === 'block') inner.push(node.pattern, ...node.statements);
  else return childrenOf(node);
  return inner.filter((one) => one !== undefined);
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
