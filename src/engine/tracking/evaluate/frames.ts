import { COMPUTED } from '../syntax/name-index.ts';
import { type CallNode, type ClassNode, enclosingFunction, type FunctionNode, moduleOf, type NewNode, type Node } from '../syntax/node.ts';
import { lookup } from '../syntax/scope.ts';
import { usesOf } from '../syntax/uses.ts';
import { callSites, ownNames, waysCalled } from './call-sites.ts';
import type { Evaluator } from './evaluator.ts';
import { isUnknownTaker } from './handed-on.ts';
import { invocationOf } from './invocation.ts';
import { heirsOf } from './self.ts';
import type { Frame } from './value.ts';

// More calls than this are taken together: what they allow is the same but for which values belong to each other.
const MOST_FRAMES = 24;

/**
 * The calls of the innermost function around a node that is called from several places: each with what it gives.
 * Of a method all that can be called on something are known, or none: each with what it is called on.
 */
export function framesAround(e: Evaluator, node: Node, depth = 0): Frame[] {
  for (let of = enclosingFunction(node); of; of = enclosingFunction(of)) {
    const onSomething = isMethod(of) ? methodFrames(e, of, depth) : [];
    if (onSomething.length > 0) return onSomething;
    if (of.params.length === 0) continue;
    const around = of;
    const ways = waysCalled(e, around);
    if (ways.length < 2 || ways.length > MOST_FRAMES) continue;
    return ways.map((args) => ({ of: around, args, self: undefined, outer: undefined, depth: 1 }));
  }
  return [];
}

// A method calls another one of the same thing, and so on.
const DEEPEST_METHODS = 3;

/** Empty where it isn't known of all calls on what they are. */
function methodFrames(e: Evaluator, of: FunctionNode, depth: number): Frame[] {
  if (depth > DEEPEST_METHODS || isNamedOtherwise(e, of) || isHandedToOthers(e, of)) return [];
  const frames: Frame[] = [];
  for (const site of callSites(e, of)) {
    const around = isOnAny(e, of, site) ? framesAround(e, site, depth + 1) : [];
    for (const frame of around.length > 0 ? around : [undefined]) {
      const { callee, args } = invocationOf(e, site, frame);
      for (const atom of callee) {
        if (atom.is !== 'function' || atom.node !== of) continue;
        if (!atom.self || frames.length >= MOST_FRAMES) return [];
        frames.push({ of, args: [...(atom.bound ?? []), ...args()], self: atom.self, outer: atom.frame, depth: 1 });
      }
    }
  }
  return frames;
}

/** Whether what a method is called on depends on what the method around that call was called on. */
function isOnAny(e: Evaluator, of: FunctionNode, site: CallNode | NewNode): boolean {
  const ours = invocationOf(e, site, undefined).callee.filter((atom) => atom.is === 'function' && atom.node === of);
  return ours.length > 1 || ours.some((atom) => atom.is === 'function' && atom.self?.some((one) => (one.is === 'instance' || one.is === 'class') && one.isAny));
}

/** Of a class or of an object: what `this` is in it depends on the call. */
function isMethod(of: FunctionNode): boolean {
  const { parent } = of;
  if (parent?.kind === 'class-member') return parent.key !== 'constructor' && (parent.role === 'method' || parent.role === 'field');
  return isOfObject(of);
}

/** `{ read() { … } }` */
export function isOfObject({ parent, isArrow }: FunctionNode): boolean {
  return parent?.kind === 'property' && !isArrow && (parent.role === 'method' || parent.role === 'value');
}

/** Whether a method may be called in a way that isn't seen: it is handed on without being called, or something unknown has one of its name. */
function isNamedOtherwise(e: Evaluator, of: FunctionNode): boolean {
  const { parent } = of;
  const name = parent?.kind === 'class-member' || parent?.kind === 'property' ? parent.key : undefined;
  if (name === undefined) return true;
  return e.world.files.some((file) => {
    const module = e.world.module(file);
    if (!module) return false;
    e.note(file, `uses:${name}`);
    const isHandedOn = usesOf(module, 'members', name).some((member) => !(member.parent?.kind === 'call' && member.parent.callee === member));
    if (isHandedOn || usesOf(module, 'bindings', name).length > 0) return true;
    const index = e.world.index(module);
    e.note(file, `calls:${COMPUTED}`);
    const isComputed = index
      .calls(COMPUTED)
      .some(
        ({ callee }) =>
          callee.kind === 'member' &&
          e.value(callee.object, undefined).some((atom) => (isOfObject(of) ? atom.is === 'object' : atom.is === 'instance' || atom.is === 'class')),
      );
    if (isComputed) return true;
    return index.calls(name).some((call) => invocationOf(e, call, undefined).callee.some((atom) => atom.is === 'unknown' && atom.answer === undefined));
  });
}

// A class is the key of its heirs.
const handedKeys = new WeakMap<ClassNode, object>();

/** Whether somebody else's code is given something of the method's class, whose methods it may call: `register(new Repository(table))`. */
function isHandedToOthers(e: Evaluator, { parent }: FunctionNode): boolean {
  const node = parent?.parent;
  if (node?.kind !== 'class') return false;
  const key = handedKeys.get(node) ?? {};
  handedKeys.set(node, key);
  const [found = false] = e.once(key, () => [[node, ...heirsOf(e, node)].some((one) => placesOfNew(e, one).some((made) => isGivenAway(e, made)))]);
  return found;
}

/** Where a class is made something of, by one of its names. */
function placesOfNew(e: Evaluator, node: ClassNode): (CallNode | NewNode)[] {
  const names = ownNames(node);
  return e.world.files.flatMap((file) => {
    const module = e.world.module(file);
    return names.flatMap((name) => {
      e.note(file, `calls:${name}`);
      return (module ? e.world.index(module).calls(name) : []).filter((call) => call.kind === 'new');
    });
  });
}

/** `use(new Repository())`, `use({ repository: new Repository() })`, `const repository = new Repository(); use(repository)`. */
function isGivenAway(e: Evaluator, made: Node, depth = 0): boolean {
  const { parent } = made;
  if (!parent || depth > 4) return false;
  if (parent.kind === 'call' || parent.kind === 'new') return parent.callee !== made && isUnknownTaker(e, parent);
  if (parent.kind === 'property' || parent.kind === 'object' || parent.kind === 'array' || parent.kind === 'spread') return isGivenAway(e, parent, depth + 1);
  if (parent.kind !== 'declarator' || parent.pattern.kind !== 'binding') return false;
  const { name } = parent.pattern;
  const binding = parent.pattern;
  const module = moduleOf(binding);
  if (!module) return false;
  e.note(module.file, `uses:${name}`);
  return usesOf(module, 'names', name).some((use) => lookup(name, use)?.binding === binding && isGivenAway(e, use, depth + 1));
}
