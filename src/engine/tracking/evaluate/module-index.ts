import { withInner } from '../syntax/builder.ts';
import { bindingsOfPattern } from '../syntax/convert-statement.ts';
import { type AssignNode, type BindingNode, type CallNode, type Chunk, type ModuleNode, type Node, nameHandedOn } from '../syntax/node.ts';
import { lookup } from '../syntax/scope.ts';
import type { Definition, ModuleIndex, WriteSite } from './world.ts';

const known = new WeakMap<ModuleNode, ModuleIndex>();
const chunks = new WeakMap<ModuleNode, readonly Chunk[]>();

/** The index of a module, made once. */
export function indexOf(module: ModuleNode): ModuleIndex {
  const made = known.get(module) ?? makeIndex(module);
  known.set(module, made);
  return made;
}

/** Every chunk of a module, the module's own first. */
export function chunksOf(module: ModuleNode): readonly Chunk[] {
  const made = chunks.get(module) ?? (module.chunk ? withInner(module.chunk) : []);
  chunks.set(module, made);
  return made;
}

function makeIndex(module: ModuleNode): ModuleIndex {
  const all = chunksOf(module);
  const facts = once(() => gatherFacts(all));
  const byBinding = <T extends { readonly node: Node }>(of: (facts: Facts) => ReadonlyMap<string, readonly T[]>): ((binding: BindingNode) => readonly T[]) => {
    const made = new Map<string, Map<BindingNode, T[]>>();
    return (binding) => {
      let group = made.get(binding.name);
      if (!group) {
        group = new Map();
        for (const one of of(facts()).get(binding.name) ?? []) {
          const declared = lookup(binding.name, one.node)?.binding;
          if (declared) pushTo(group, declared, one);
        }
        made.set(binding.name, group);
      }
      return group.get(binding) ?? [];
    };
  };
  return {
    calls: (name) => module.names.calls(all, name),
    isHeld: (name) => module.names.isHeld(all, name),
    held: once(() => all.flatMap((chunk) => chunk.calls.filter(({ callee }) => isHeld(callee)))),
    handed: (name) => module.names.handed(all, name),
    aliases: (name) => [...(facts().aliases.get(name) ?? []), ...module.names.aliases(all, name)],
    classes: once(() => all.flatMap((chunk) => chunk.classes)),
    assigned: byBinding((facts) => facts.assigned),
    written: byBinding((facts) => facts.written),
    writtenByName: (name) => facts().written.get(name) ?? [],
    writtenProperties: once(() => byProperty(facts().written)),
    fields: (name) => facts().fields.get(name) ?? [],
    writtenFields: (name) => facts().writtenFields.get(name) ?? [],
    commonExports: () => facts().commonExports,
  };
}

/** Whether what is called may be any function that something holds: it has no name of its own there. */
function isHeld(callee: Node): boolean {
  if (callee.kind === 'call' || callee.kind === 'conditional' || callee.kind === 'binary' || callee.kind === 'sequence') return true;
  if (callee.kind === 'member') return callee.property !== undefined && /^\d+$/.test(callee.property);
  if (callee.kind !== 'name') return false;
  const declared = lookup(callee.name, callee);
  const by = declared?.by;
  if (by?.kind === 'loop') return true;
  if (by?.kind === 'declarator') return by.pattern.kind === 'pattern' || (by.init !== undefined && !NAMED.has(by.init.kind));
  // Of a function that is written in place for another one: `handlers.map((handle) => handle(event))`.
  return by?.kind === 'parameter' && (by.parent?.parent?.kind === 'call' || by.pattern.kind === 'pattern' || by.fallback !== undefined);
}

/** Of these a name is another name, which is followed as such. */
const NAMED: ReadonlySet<Node['kind']> = new Set(['name', 'function', 'class']);

function byProperty(written: Facts['written']): ReadonlyMap<string, readonly WriteSite[]> {
  const found = new Map<string, WriteSite[]>();
  for (const sites of written.values()) {
    for (const site of sites) {
      const property = site.path.at(-1);
      if (site.how === 'set' && typeof property === 'string') push(found, property, site);
    }
  }
  return found;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What one chunk assigns, without its inner ones. */
export interface Facts {
  /** Of `b = a`. */
  readonly aliases: Map<string, string[]>;
  readonly assigned: Map<string, Definition[]>;
  readonly written: Map<string, WriteSite[]>;
  readonly fields: Map<string, AssignNode[]>;
  readonly writtenFields: Map<string, WriteSite[]>;
  readonly commonExports: Map<string, AssignNode[]>;
}

function newFacts(): Facts {
  return { aliases: new Map(), assigned: new Map(), written: new Map(), fields: new Map(), writtenFields: new Map(), commonExports: new Map() };
}

export function factsOf(chunk: Chunk): Facts {
  return gatherFacts([chunk]);
}

function gatherFacts(chunks: readonly Chunk[]): Facts {
  const facts = newFacts();
  for (const chunk of chunks) {
    for (const call of chunk.writes) noteWrites(call, facts);
    for (const node of chunk.assignments) noteAssignment(node, facts);
  }
  return facts;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  pushTo(map, key, value);
}

function pushTo<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function noteAssignment(node: AssignNode, into: Facts): void {
  const { target, value } = node;
  const handed = nameHandedOn(value);
  if (target.kind === 'name') {
    push(into.assigned, target.name, { node, value, path: [] });
    if (handed !== undefined) push(into.aliases, handed, target.name);
    return;
  }
  if (target.kind === 'pattern') {
    for (const binding of bindingsOfPattern(target) as readonly BindingNode[]) push(into.assigned, binding.name, { node, value, path: binding.path });
    return;
  }
  if (target.kind !== 'member') return;
  const last = target.property;
  if (handed !== undefined && last !== undefined) push(into.aliases, handed, last === 'exports' ? 'default' : last);
  const chain = chainOf(target);
  if (!chain) return;
  const [first, ...path] = chain;
  if (first === 'this') {
    const [field] = path;
    if (path.length === 1 && typeof field === 'string') push(into.fields, field, node);
    else if (typeof field === 'string') push(into.writtenFields, field, { node, how: 'set', path: path.slice(1), value });
    return;
  }
  const name = exportedName(first, path);
  if (name !== undefined) push(into.commonExports, name, node);
  push(into.written, first, { node, how: 'set', path, value });
}

function exportedName(first: string, path: readonly (string | Node)[]): string | undefined {
  const [one, two, ...more] = path;
  if (first === 'exports' && typeof one === 'string' && two === undefined) return one;
  if (first !== 'module' || one !== 'exports' || more.length > 0) return undefined;
  if (two === undefined) return '*';
  return typeof two === 'string' ? two : undefined;
}

/** `a.b[c].d` as `['a', 'b', c, 'd']`; undefined where it doesn't begin with a name or `this`. */
function chainOf(node: Node): readonly [string, ...(string | Node)[]] | undefined {
  const path: (string | Node)[] = [];
  let at = node;
  while (at.kind === 'member') {
    const step = at.property ?? at.computed;
    if (step === undefined) return undefined;
    path.unshift(step);
    at = at.object;
  }
  if (at.kind === 'name') return [at.name, ...path];
  return at.kind === 'this' ? ['this', ...path] : undefined;
}

function noteWrites(call: CallNode, into: Facts): void {
  const { callee, args } = call;
  if (callee.kind !== 'member') return;
  const [first, ...rest] = args;
  if (callee.property === 'assign' && callee.object.kind === 'name' && callee.object.name === 'Object' && first) {
    for (const value of rest) noteWrite(call, 'merge', first, value, into);
    return;
  }
  if (callee.property === 'push' || callee.property === 'unshift') for (const value of args) noteWrite(call, 'push', callee.object, value, into);
}

function noteWrite(node: CallNode, how: WriteSite['how'], whole: Node, value: Node, into: Facts): void {
  const [first, ...path] = chainOf(whole) ?? [];
  if (first === undefined) return;
  const [field, ...rest] = path;
  if (first !== 'this') push(into.written, first, { node, how, path, value });
  else if (typeof field === 'string') push(into.writtenFields, field, { node, how, path: rest, value });
}
