import type { Evaluator } from './evaluate/evaluator.ts';
import { chunksOf } from './evaluate/module-index.ts';
import { type BindingNode, enclosingFunction, type FunctionNode, type ModuleNode, type Node } from './syntax/node.ts';
import { lookup } from './syntax/scope.ts';
import { usesOf } from './syntax/uses.ts';

/** Not in a function that is used as a value: who calls it isn't seen by its name. */
export function isDeclared(e: Evaluator, at: Node): boolean {
  for (let of = enclosingFunction(at); of; of = enclosingFunction(of)) {
    const { parent } = of;
    if (parent?.kind === 'class-member' || (parent?.kind === 'export' && !of.binding)) continue;
    const binding = bindingOf(of);
    if (!binding || isValue(e, binding)) return false;
  }
  return true;
}

function bindingOf(of: FunctionNode): BindingNode | undefined {
  return of.binding ?? (of.parent?.kind === 'declarator' && of.parent.pattern.kind === 'binding' ? of.parent.pattern : undefined);
}

function isValue(e: Evaluator, { name }: BindingNode): boolean {
  return e.world.files.some((file) => {
    const module = e.world.module(file);
    if (!module) return false;
    e.note(file, 'text');
    return usesOf(module, 'names', name).some((one) => one.parent?.kind !== 'export' && !(one.parent?.kind === 'call' && one.parent.callee === one));
  });
}

/** The calls of a function by its name, in every file that may know it; undefined where it is used in another way. */
export function callsOfName(e: Evaluator, of: FunctionNode): readonly Node[] | undefined {
  const binding = bindingOf(of);
  if (!binding) return undefined;
  const calls: Node[] = [];
  for (const file of e.world.files) {
    const module = e.world.module(file);
    if (!module) continue;
    e.note(file, 'text');
    for (const name of [binding.name, ...aliasesOf(module, binding.name)].flatMap((one) => usesOf(module, 'names', one))) {
      const { parent } = name;
      if (!e.value(name, undefined).some((atom) => atom.is === 'function' && atom.node === of) || parent?.kind === 'export') continue;
      if (parent?.kind !== 'call' || parent.callee !== name) return undefined;
      calls.push(parent);
    }
    for (const member of usesOf(module, 'members', binding.name)) {
      const { parent } = member;
      if (!e.value(member, undefined).some((atom) => atom.is === 'function' && atom.node === of)) continue;
      if (parent?.kind !== 'call' || parent.callee !== member) return undefined;
      calls.push(parent);
    }
  }
  return calls;
}

/** Under which names files import it. */
function aliasesOf(module: ModuleNode, name: string): readonly string[] {
  return chunksOf(module).flatMap((chunk) => chunk.aliases.flatMap(([original, alias]) => (original === name || original === 'default' ? [alias] : [])));
}

/** The same of a method, of whatever has one of that name. */
export function callsOfMethod(e: Evaluator, key: string): readonly Node[] | undefined {
  const calls: Node[] = [];
  for (const file of e.world.files) {
    const module = e.world.module(file);
    if (!module) continue;
    e.note(file, 'text');
    for (const member of usesOf(module, 'members', key)) {
      if (member.parent?.kind !== 'call' || member.parent.callee !== member) return undefined;
      calls.push(member.parent);
    }
  }
  return calls;
}

/** Where other files name what a file exports under a name, as far as it is the environment. */
export function importsOfEnvironment(e: Evaluator, exported: string): readonly Node[] {
  const found: Node[] = [];
  for (const file of e.world.files) {
    const module = e.world.module(file);
    if (!module) continue;
    e.note(file, 'text');
    const names = [exported, ...aliasesOf(module, exported)].flatMap((name) => usesOf(module, 'names', name));
    const isImported = (name: Node): boolean => name.kind === 'name' && name.parent?.kind !== 'export' && isBrought(lookup(name.name, name)?.by);
    const ofModules = usesOf(module, 'members', exported).filter(
      (one) => one.kind === 'member' && e.value(one.object, undefined).some((atom) => atom.is === 'module'),
    );
    const all = [...names.filter(isImported), ...ofModules];
    found.push(...all.filter((one) => e.value(one, undefined).some((atom) => atom.is === 'environment')));
  }
  return found;
}

function isBrought(by: Node | undefined): boolean {
  return by?.kind === 'import' || (by?.kind === 'declarator' && (by.init?.kind === 'call' || by.init?.kind === 'dynamic-import'));
}
