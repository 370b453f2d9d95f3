import { bindingsOfPattern } from '../syntax/convert-statement.ts';
import {
  type ClassMemberNode,
  type ClassNode,
  enclosingClass,
  enclosingFunction,
  fromOf,
  isSignature,
  moduleOf,
  type Node,
  ownConstructor,
} from '../syntax/node.ts';
import { invoke } from './call.ts';
import { argumentValues, boundIn, type Evaluator } from './evaluator.ts';
import { parameterValue } from './parameter.ts';
import { propertyNamed } from './property.ts';
import { ownerOf } from './prototype.ts';
import { clientOf } from './styles.ts';
import { withType } from './typed.ts';
import { ABSENT, type Atom, type Frame, isAbsent, UNKNOWN, union, type Value, type Write } from './value.ts';

type ClassAtom = Extract<Atom, { is: 'class' }>;
type InstanceAtom = Extract<Atom, { is: 'instance' }>;

/** `this`: of the method call underway, else of the class or object around. */
export function thisValue(e: Evaluator, node: Node, frame: Frame | undefined): Value {
  let at: Node | undefined = node.parent;
  let child: Node = node;
  while (at) {
    if (at.kind === 'function' && (!at.isArrow || at.parent?.kind === 'class-member')) {
      const fn = at;
      for (let one = frame; one; one = one.outer) if (one.of === fn && one.self) return one.self;
    }
    if (at.kind === 'function' && !at.isArrow) {
      const fn = at;
      const owner = fn.parent;
      const old = owner?.kind === 'class-member' ? undefined : ownerOf(e, fn);
      if (old) return old;
      if (owner?.kind === 'property' && owner.parent?.kind === 'object') return [{ is: 'object', node: owner.parent, frame: undefined }];
      if (owner?.kind !== 'class-member') return UNKNOWN;
    }
    if (at.kind === 'class-member') {
      const owner = at.parent;
      if (owner?.kind !== 'class') return UNKNOWN;
      const isOfClass = at.isStatic || at.role === 'static-block';
      return isOfClass
        ? [{ is: 'class', node: owner, frame: undefined, isAny: true }]
        : [{ is: 'instance', node: owner, frame: undefined, args: undefined, isAny: true }];
    }
    child = at;
    at = child.parent;
  }
  return UNKNOWN;
}

/** A static member: the class's own, its base's, or (of any class) its heirs'. */
export function classMember(e: Evaluator, atom: ClassAtom, name: string): Value {
  const own = ownStatic(e, atom, name) ?? inheritedStatic(e, atom, name);
  const ofHeirs = atom.isAny ? heirsOf(e, atom.node).flatMap((node) => ownStatic(e, { is: 'class', node, frame: undefined }, name) ?? []) : [];
  if (ofHeirs.length === 0) return own;
  return union(
    own.filter((one) => one.is !== 'unknown'),
    ofHeirs,
  );
}

function ownStatic(e: Evaluator, atom: ClassAtom, name: string): Value | undefined {
  e.noteNode(atom.node);
  const member = atom.node.members.find((one) => one.isStatic && one.key === name && one.value && one.role !== 'set');
  const own = member && memberValue(e, atom, member);
  const written = writtenToClass(e, atom.node, name);
  return own && written ? union(own, written) : (own ?? written);
}

function inheritedStatic(e: Evaluator, atom: ClassAtom, name: string): Value {
  const { base } = atom.node;
  if (!base) return UNKNOWN;
  const receiver = atom.receiver ?? [atom];
  return propertyNamed(
    e,
    e.value(base, atom.frame).map((one): Atom => (one.is === 'class' ? { ...one, receiver } : one)),
    name,
  );
}

/** `Repository.table = …`, and `this.table = …` in a static block. */
function writtenToClass(e: Evaluator, node: ClassNode, name: string): Value | undefined {
  const found = fieldAssignments(e, node, name, true).map((one) => e.value(one.value, undefined));
  const module = moduleOf(node);
  if (node.binding && module) e.note(module.file, `name:${node.binding.name}`);
  const sites = node.binding && module ? e.world.index(module).writtenByName(node.binding.name) : [];
  for (const site of sites) e.noteNode(site.node);
  for (const site of sites) if (site.how === 'set' && site.path.length === 1 && site.path[0] === name) found.push(e.value(site.value, undefined));
  return found.length > 0 ? union(...found) : undefined;
}

/** A field, method or getter of an instance: of its class, what its constructor sets, its base's, or (of any one, or an abstract one) its heirs'. */
export function instanceMember(e: Evaluator, atom: InstanceAtom, name: string): Value {
  const own = ownMember(e, atom, name) ?? inheritedMember(e, atom, name);
  if (own && !atom.isAny) return own;
  const ofHeirs = heirsOf(e, atom.node).flatMap((node) => ownMember(e, { is: 'instance', node, frame: undefined, args: undefined }, name) ?? []);
  if (ofHeirs.length > 0) return union(own ?? [], ofHeirs);
  return own ?? declaredMember(e, atom, name) ?? UNKNOWN;
}

function inheritedMember(e: Evaluator, atom: InstanceAtom, name: string): Value | undefined {
  if (!atom.node.base) return undefined;
  const value = propertyNamed(e, baseOf(e, atom), name);
  return value.some((one) => one.is !== 'unknown') ? value : undefined;
}

/** An abstract method or getter says at most of which type it is: what heirs make of it tells more. */
function declaredMember(e: Evaluator, atom: InstanceAtom, name: string): Value | undefined {
  const member = atom.node.members.find((one) => !one.isStatic && one.key === name && isAbstract(one));
  return member && memberValue(e, atom, member);
}

function isAbstract({ role, value }: ClassMemberNode): boolean {
  return role !== 'field' && value?.kind === 'function' && isSignature(value);
}

function memberValue(e: Evaluator, atom: ClassAtom | InstanceAtom, { role, value: node }: ClassMemberNode): Value {
  const self = atom.receiver ?? [atom];
  const value = node ? e.value(node, atom.frame) : UNKNOWN;
  if (role === 'get') return union(...value.map((one) => (one.is === 'function' ? invoke(e, one, [], self) : UNKNOWN)));
  return value.map((one) => (one.is === 'function' && (role === 'method' || one.node === node) ? { ...one, self } : one));
}

/** An instance as its base sees it. */
function baseOf(e: Evaluator, atom: InstanceAtom): Value {
  return union(
    ...superOf(e, atom).map(({ base, args }): Value => {
      if (base.is === 'class') return [{ is: 'instance', node: base.node, frame: base.frame, args, receiver: atom.receiver ?? [atom] }];
      return [(base.is === 'export' ? clientOf(base, boundIn(e, base, args)) : undefined) ?? { is: 'unknown' }];
    }),
  );
}

/** What a class extends, with what its constructor hands on there. */
export function superOf(e: Evaluator, atom: InstanceAtom): { readonly base: Atom; readonly args: readonly Value[] | undefined }[] {
  const bases = atom.node.base ? e.value(atom.node.base, atom.frame) : [];
  const args = superArguments(e, atom);
  return bases.map((base) => ({ base, args }));
}

/** `super`: what the class around extends. */
export function superValue(e: Evaluator, node: Node, frame: Frame | undefined): Value {
  return union(
    ...thisValue(e, node, frame).map((atom): Value => {
      const around = enclosingClass(node);
      if (!around) return UNKNOWN;
      const receiver = [atom];
      if (atom.is === 'class') {
        return around.base ? e.value(around.base, atom.frame).map((one): Atom => (one.is === 'class' ? { ...one, receiver } : one)) : UNKNOWN;
      }
      if (atom.is !== 'instance') return UNKNOWN;
      // Of an heir, the method still sees the base of the class that it stands in.
      return baseOf(e, atom.node === around ? atom : { is: 'instance', node: around, frame: undefined, args: undefined, receiver });
    }),
  );
}

function ownMember(e: Evaluator, atom: InstanceAtom, name: string): Value | undefined {
  e.noteNode(atom.node);
  const found: Value[] = [];
  for (const member of atom.node.members) {
    if (member.isStatic || member.key !== name || !member.value || member.role === 'set' || isAbstract(member)) continue;
    found.push(member.role === 'get' ? e.guarded(member, () => memberValue(e, atom, member)) : memberValue(e, atom, member));
  }
  const maker = ownConstructor(atom.node);
  const self = atom.receiver ?? [atom];
  const frame: Frame | undefined =
    maker && atom.args ? { of: maker, args: atom.args, self, outer: atom.frame, depth: (atom.frame?.depth ?? 0) + 1 } : atom.frame;
  if (maker) {
    for (const param of maker.params) {
      if (param.isField && bindingsOfPattern(param.pattern).some((binding) => binding.name === name)) found.push(parameterValue(e, param, frame));
    }
  }
  for (const one of fieldAssignments(e, atom.node, name, false)) {
    const isInConstructor = enclosingFunction(one) === maker;
    found.push(e.guarded(one, () => e.value(one.value, isInConstructor ? frame : undefined)));
  }
  const typed = atom.node.members.find((member) => !member.isStatic && member.key === name && member.role === 'field');
  if (found.length === 0) {
    const client = typed ? withType(e, UNKNOWN, typed.typeName, typed) : UNKNOWN;
    return client.every((one) => one.is === 'unknown') ? undefined : client;
  }
  const value = withType(e, union(...found), typed?.typeName, atom.node);
  const known = value.filter((one) => !isAbsent(one));
  return known.length > 0 ? withWrites(e, atom.node, name, known) : value.length > 0 ? ABSENT : [];
}

/** What its methods write into what a field holds; nobody knows when. */
function withWrites(e: Evaluator, node: ClassNode, name: string, value: Value): Value {
  const module = moduleOf(node);
  const sites = (module ? e.world.index(module).writtenFields(name) : []).filter((site) => enclosingClass(site.node) === node);
  if (sites.length === 0) return value;
  const writes = sites.map(({ how, path, value: given }): Write => ({ how, path, value: given, frame: undefined, isSure: false }));
  return value.map((base): Atom => (base.is === 'function' ? base : { is: 'written', base, writes }));
}

/** Whether somewhere something of the name of one of its fields is written: `repository.table = …`. */
export function isWrittenInto(e: Evaluator, node: ClassNode): boolean {
  const [found = false] = e.once(node.members, () => [isWrittenAnywhere(e, node)]);
  return found;
}

function isWrittenAnywhere(e: Evaluator, node: ClassNode): boolean {
  const given = (ownConstructor(node)?.params ?? []).filter((param) => param.isField).flatMap((param) => bindingsOfPattern(param.pattern));
  const isField = (name: string): boolean =>
    node.members.some((member) => member.key === name) || given.some((one) => one.name === name) || fieldAssignments(e, node, name, false).length > 0;
  return e.world.files.some((file) => {
    const module = e.world.module(file);
    e.note(file, 'writes');
    return module !== undefined && [...e.world.index(module).writtenProperties().keys()].some(isField);
  });
}

function fieldAssignments(e: Evaluator, node: ClassNode, name: string, isStatic: boolean): Extract<Node, { kind: 'assign' }>[] {
  const module = moduleOf(node);
  const all = module ? e.world.index(module).fields(name) : [];
  return all.filter((one) => {
    let at: Node | undefined = one.parent;
    while (at && at.kind !== 'class-member') at = at.parent;
    return at?.parent === node && (at.isStatic || at.role === 'static-block') === isStatic;
  });
}

/** What `super(…)` in the class's constructor hands to its base; without a constructor, all that it gets itself. */
function superArguments(e: Evaluator, atom: InstanceAtom): readonly Value[] | undefined {
  const maker = ownConstructor(atom.node);
  if (!maker) return atom.args;
  const module = moduleOf(atom.node);
  const from = fromOf(maker);
  for (const call of module ? e.world.index(module).calls('super') : []) {
    if (call.callee.kind !== 'super' || enclosingFunction(call) !== maker) continue;
    const frame: Frame | undefined = atom.args && { of: maker, args: atom.args, self: [atom], outer: atom.frame, depth: (atom.frame?.depth ?? 0) + 1 };
    return argumentValues(e, call.args, frame);
  }
  return from >= 0 ? undefined : atom.args;
}

/** The classes that extend a class, and those that extend them. */
export function heirsOf(e: Evaluator, node: ClassNode): readonly ClassNode[] {
  return e.once(node, () => {
    const found: ClassNode[] = [];
    const waiting = [node];
    for (let base = waiting.pop(); base; base = waiting.pop()) {
      for (const file of e.world.files) {
        const module = e.world.module(file);
        e.note(file, 'classes');
        for (const heir of module ? e.world.index(module).classes() : []) {
          if (heir === node || !heir.base || found.includes(heir)) continue;
          e.noteNode(heir);
          const isHeir = e.guarded(heir, () => e.value(heir.base as Node, undefined)).some((one) => one.is === 'class' && one.node === base);
          if (!isHeir) continue;
          found.push(heir);
          waiting.push(heir);
        }
      }
    }
    return found;
  });
}
