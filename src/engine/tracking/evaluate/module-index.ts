import { bindingsOfPattern } from '../syntax/convert-statement.ts';
import type { AssignNode, BindingNode, CallNode, Chunk, ClassNode, ModuleNode, NewNode, Node } from '../syntax/node.ts';
import type { Definition, ModuleIndex, WriteSite } from './world.ts';

const known = new WeakMap<ModuleNode, ModuleIndex>();

/** The index of a module, made once. */
export function indexOf(module: ModuleNode): ModuleIndex {
  const made = known.get(module) ?? makeIndex(module);
  known.set(module, made);
  return made;
}

/** Every chunk of a module, the module's own first. */
export function* chunksOf(module: ModuleNode): Generator<Chunk> {
  if (module.chunk) yield* withInner(module.chunk);
}

function* withInner(chunk: Chunk): Generator<Chunk> {
  yield chunk;
  for (const inner of chunk.inner) yield* withInner(inner);
}

/** The last name of what is called: `put` of `this.repository.put(…)`. */
export function calledName(callee: Node): string | undefined {
  if (callee.kind === 'name') return callee.name;
  if (callee.kind === 'member') return callee.property;
  return callee.kind === 'super' ? 'super' : undefined;
}

function makeIndex(module: ModuleNode): ModuleIndex {
  const calls = new Map<string, (CallNode | NewNode)[]>();
  const aliases = new Map<string, string[]>();
  const classes: ClassNode[] = [];
  const assigned = new Map<string, Definition[]>();
  const written = new Map<string, WriteSite[]>();
  const fields = new Map<string, AssignNode[]>();
  const commonExports = new Map<string, AssignNode[]>();
  for (const chunk of chunksOf(module)) {
    for (const call of chunk.calls) {
      const name = calledName(call.callee);
      if (name !== undefined) push(calls, name, call);
      if (call.kind === 'call') noteWrites(call, written);
    }
    for (const node of chunk.assignments) noteAssignment(node, { assigned, written, fields, commonExports, aliases });
    for (const one of chunk.classes) classes.push(one);
    for (const [name, alias] of chunk.aliases) push(aliases, name, alias);
  }
  return { calls, aliases, classes, assigned, written, fields, commonExports };
}

export function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

interface Assignments {
  readonly assigned: Map<string, Definition[]>;
  readonly written: Map<string, WriteSite[]>;
  readonly fields: Map<string, AssignNode[]>;
  readonly commonExports: Map<string, AssignNode[]>;
  readonly aliases: Map<string, string[]>;
}

function noteAssignment(node: AssignNode, into: Assignments): void {
  const { target, value } = node;
  if (target.kind === 'name') {
    push(into.assigned, target.name, { node, value, path: [] });
    if (value.kind === 'name') push(into.aliases, value.name, target.name);
    return;
  }
  if (target.kind === 'pattern') {
    for (const binding of bindingsOfPattern(target) as readonly BindingNode[]) push(into.assigned, binding.name, { node, value, path: binding.path });
    return;
  }
  if (target.kind !== 'member') return;
  const chain = chainOf(target);
  if (!chain) return;
  const [first, ...path] = chain;
  if (first === 'this') {
    const [field] = path;
    if (path.length === 1 && typeof field === 'string') push(into.fields, field, node);
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
export function chainOf(node: Node): readonly [string, ...(string | Node)[]] | undefined {
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

function noteWrites(call: CallNode, written: Map<string, WriteSite[]>): void {
  const { callee, args } = call;
  if (callee.kind !== 'member') return;
  const [first, ...rest] = args;
  if (callee.property === 'assign' && callee.object.kind === 'name' && callee.object.name === 'Object' && first) {
    const chain = chainOf(first);
    if (!chain || chain[0] === 'this') return;
    for (const value of rest) push(written, chain[0], { node: call, how: 'merge', path: chain.slice(1), value });
    return;
  }
  if (callee.property !== 'push' && callee.property !== 'unshift') return;
  const chain = chainOf(callee.object);
  if (!chain || chain[0] === 'this') return;
  for (const value of args) push(written, chain[0], { node: call, how: 'push', path: chain.slice(1), value });
}
