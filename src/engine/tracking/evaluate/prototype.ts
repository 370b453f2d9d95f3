import { bindingsOfPattern } from '../syntax/convert-statement.ts';
import { type AssignNode, type CallNode, enclosingFunction, type FunctionNode, moduleOf, type Node } from '../syntax/node.ts';
import { argumentValues, type Evaluator } from './evaluator.ts';
import { propertyNamed } from './property.ts';
import { ABSENT, type Atom, bare, type Frame, isAbsent, UNKNOWN, union, type Value } from './value.ts';
import type { WriteSite } from './world.ts';

// Classes as they were written before there were any: `function Store() { this.db = … }`, `Store.prototype.get = function () { … }`.

type MadeAtom = Extract<Atom, { is: 'made' }>;

/** Whose instance `this` is in a function that stands on a prototype, or is itself such a class; undefined for other functions. */
export function ownerOf(e: Evaluator, of: FunctionNode): Value | undefined {
  const holder = holderOf(of);
  if (holder?.kind === 'member' && holder.property === 'prototype') {
    const makers = bare(e.value(holder.object, undefined)).filter((atom) => atom.is === 'function');
    return makers.map((atom): Atom => ({ is: 'made', node: atom.node, frame: undefined, args: undefined }));
  }
  if (holder) return holder.kind === 'name' && /^(?:module|exports)$/.test(holder.name) ? undefined : e.value(holder, undefined);
  return isClass(e, of) ? [{ is: 'made', node: of, frame: undefined, args: undefined }] : undefined;
}

/** `X` of `X.name = function …`, of `X = { name: function … }` and of `Object.assign(X, { name: function … })`. */
function holderOf(of: FunctionNode): Node | undefined {
  const { parent } = of;
  if (parent?.kind === 'assign' && parent.target.kind === 'member' && parent.value === of) return parent.target.object;
  if (parent?.kind !== 'property' || parent.parent?.kind !== 'object') return undefined;
  const object = parent.parent;
  const taker = object.parent;
  if (taker?.kind === 'assign' && taker.target.kind === 'member' && taker.target.property === 'prototype') return taker.target;
  const isMerged = taker?.kind === 'call' && taker.callee.kind === 'member' && taker.callee.property === 'assign' && taker.args.indexOf(object) > 0;
  const target = isMerged ? taker.args[0] : undefined;
  return target?.kind === 'member' && target.property === 'prototype' ? target : undefined;
}

function isClass(e: Evaluator, of: FunctionNode): boolean {
  if (of.isArrow) return false;
  const names = namesOf(of);
  return names.some((name) => /^[A-Z]/.test(name)) || prototypeWrites(e, of).length > 0;
}

function namesOf(of: FunctionNode): readonly string[] {
  const owner = of.parent;
  const names = of.name === undefined ? [] : [of.name];
  if (owner?.kind === 'declarator') return [...names, ...bindingsOfPattern(owner.pattern).map((one) => one.name)];
  return owner?.kind === 'assign' && owner.target.kind === 'name' ? [...names, owner.target.name] : names;
}

/** What is written into the function's `prototype`, with the path within it. */
function prototypeWrites(e: Evaluator, of: FunctionNode): readonly WriteSite[] {
  const module = moduleOf(of);
  if (!module) return [];
  return namesOf(of).flatMap((name) => {
    e.note(module.file, `name:${name}`);
    return e.world
      .index(module)
      .writtenByName(name)
      .filter((site) => site.path[0] === 'prototype')
      .map((site) => ({ ...site, path: site.path.slice(1) }));
  });
}

/** A member of what `new F(…)` made: what the function sets on `this`, what its prototype has, what it inherits, or what its heirs have. */
export function madeMember(e: Evaluator, atom: MadeAtom, name: string): Value {
  return ownMember(e, atom, name) ?? inheritedMember(e, atom, name) ?? ofHeirs(e, atom, name) ?? UNKNOWN;
}

function ownMember(e: Evaluator, atom: MadeAtom, name: string): Value | undefined {
  e.noteNode(atom.node);
  const withSelf = (value: Value): Value => value.map((one) => (one.is === 'function' ? { ...one, self: [atom] } : one));
  const found: Value[] = fieldsOf(e, atom.node, name).map((one) =>
    e.guarded(one, () => e.value(one.value, enclosingFunction(one) === atom.node ? frameOf(atom) : undefined)),
  );
  for (const site of prototypeWrites(e, atom.node)) {
    e.noteNode(site.node);
    const [step, ...rest] = site.path;
    if (site.how === 'set' && step === name && rest.length === 0) found.push(withSelf(e.value(site.value, undefined)));
    if (step === undefined && site.value.kind === 'object') found.push(withSelf(propertyNamed(e, e.value(site.value, undefined), name)));
  }
  const known = union(...found).filter((one) => !isAbsent(one));
  return known.length > 0 ? known : found.some((value) => value.some(isAbsent)) && fieldsOf(e, atom.node, name).length > 0 ? ABSENT : undefined;
}

function frameOf(atom: MadeAtom): Frame | undefined {
  if (!atom.args) return atom.frame;
  return { of: atom.node, args: atom.args, self: [atom], outer: atom.frame, depth: (atom.frame?.depth ?? 0) + 1 };
}

/** `this.name = …` in the function, and in functions of its prototype. */
function fieldsOf(e: Evaluator, of: FunctionNode, name: string): AssignNode[] {
  const module = moduleOf(of);
  const all = module ? e.world.index(module).fields(name) : [];
  return all.filter((one) => {
    let fn = enclosingFunction(one);
    while (fn?.isArrow) fn = enclosingFunction(fn);
    if (fn === of) return true;
    const holder = fn && holderOf(fn);
    return holder?.kind === 'member' && holder.property === 'prototype' && holder.object.kind === 'name' && namesOf(of).includes(holder.object.name);
  });
}

/** `Base.call(this, …)`, `inherits(F, Base)`, `F.prototype = Object.create(Base.prototype)` or `new Base()`. */
function inheritedMember(e: Evaluator, atom: MadeAtom, name: string): Value | undefined {
  return e.deeper(() => {
    for (const { base, args } of basesOf(e, atom)) {
      for (const one of base) {
        const made: Atom | undefined =
          one.is === 'function'
            ? { is: 'made', node: one.node, frame: one.frame, args }
            : one.is === 'class'
              ? { is: 'instance', node: one.node, frame: one.frame, args }
              : undefined;
        const member = made && propertyOf(e, made, name);
        if (member) return member.map((found) => (found.is === 'function' ? { ...found, self: [atom] } : found));
      }
    }
    return undefined;
  }, undefined);
}

function propertyOf(e: Evaluator, made: Atom, name: string): Value | undefined {
  const value = made.is === 'made' ? (ownMember(e, made, name) ?? inheritedMember(e, made, name)) : propertyNamed(e, [made], name);
  return value?.some((one) => one.is !== 'unknown') ? value : undefined;
}

function basesOf(e: Evaluator, { node, frame, args }: MadeAtom): { readonly base: Value; readonly args: readonly Value[] | undefined }[] {
  const own: Frame | undefined = args && { of: node, args, self: undefined, outer: frame, depth: (frame?.depth ?? 0) + 1 };
  const module = moduleOf(node);
  const index = module && e.world.index(module);
  const names = namesOf(node);
  const found: { base: Value; args: readonly Value[] | undefined }[] = [];
  for (const how of ['call', 'apply']) {
    for (const call of index?.calls(how) ?? []) {
      if (call.callee.kind !== 'member' || call.callee.property !== how || enclosingFunction(call) !== node || call.args[0]?.kind !== 'this') continue;
      found.push({ base: bare(e.value(call.callee.object, undefined)), args: how === 'call' ? argumentValues(e, call.args, own).slice(1) : args });
    }
  }
  for (const [heir, base] of inheritances(e, node))
    if (heir.kind === 'name' && names.includes(heir.name)) found.push({ base: bare(e.value(base, undefined)), args });
  return found;
}

/** Pairs of heir and base, in the file of a node, as they are written. */
function inheritances(e: Evaluator, at: Node): readonly (readonly [heir: Node, base: Node])[] {
  const module = moduleOf(at);
  if (!module) return [];
  const index = e.world.index(module);
  for (const name of ['inherits', 'create', 'setPrototypeOf']) e.note(module.file, `calls:${name}`);
  const calls = (name: string): readonly CallNode[] => index.calls(name).filter((one) => one.kind === 'call');
  const ofInherits = calls('inherits').flatMap(({ args: [heir, base] }) => (heir && base ? [[heir, base] as const] : []));
  const ofSet = calls('setPrototypeOf').flatMap(({ args: [heir, base] }) => paired(ofPrototype(heir), ofPrototype(base)));
  const ofCreate = calls('create').flatMap((call) =>
    call.parent?.kind === 'assign' ? paired(ofPrototype(call.parent.target), ofPrototype(call.args[0])) : [],
  );
  return [...ofInherits, ...ofSet, ...ofCreate];
}

function paired(heir: Node | undefined, base: Node | undefined): (readonly [Node, Node])[] {
  return heir && base ? [[heir, base]] : [];
}

/** `X` of `X.prototype`. */
function ofPrototype(node: Node | undefined): Node | undefined {
  return node?.kind === 'member' && node.property === 'prototype' ? node.object : undefined;
}

function ofHeirs(e: Evaluator, atom: MadeAtom, name: string): Value | undefined {
  const found: Value[] = [];
  for (const [heir, base] of inheritances(e, atom.node)) {
    if (!bare(e.value(base, undefined)).some((one) => one.is === 'function' && one.node === atom.node)) continue;
    for (const one of bare(e.value(heir, undefined))) {
      const value =
        one.is === 'function' && one.node !== atom.node ? ownMember(e, { is: 'made', node: one.node, frame: undefined, args: undefined }, name) : undefined;
      if (value) found.push(value);
    }
  }
  return found.length > 0 ? union(...found) : undefined;
}
