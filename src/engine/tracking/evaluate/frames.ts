import { COMPUTED } from '../syntax/name-index.ts';
import { type CallNode, enclosingFunction, type FunctionNode, type NewNode, type Node } from '../syntax/node.ts';
import { usesOf } from '../syntax/uses.ts';
import type { Evaluator } from './evaluator.ts';
import { invocationOf } from './invocation.ts';
import { callSites } from './parameter.ts';
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
    const sites = callSites(e, around);
    if (sites.length < 2 || sites.length > MOST_FRAMES) continue;
    return sites.map((site) => ({ of: around, args: invocationOf(e, site, undefined).args(), self: undefined, outer: undefined, depth: 1 }));
  }
  return [];
}

// A method calls another one of the same thing, and so on.
const DEEPEST_METHODS = 3;

/** Empty where it isn't known of all calls on what they are. */
function methodFrames(e: Evaluator, of: FunctionNode, depth: number): Frame[] {
  if (depth > DEEPEST_METHODS || isNamedOtherwise(e, of)) return [];
  const frames: Frame[] = [];
  for (const site of callSites(e, of)) {
    const around = isOnAny(e, of, site, undefined) ? framesAround(e, site, depth + 1) : [];
    for (const frame of around.length > 0 ? around : [undefined]) {
      const { callee, args } = invocationOf(e, site, frame);
      for (const atom of callee) {
        if (atom.is !== 'function' || atom.node !== of) continue;
        if (!atom.self || frames.length >= MOST_FRAMES) return [];
        frames.push({ of, args: args(), self: atom.self, outer: atom.frame, depth: 1 });
      }
    }
  }
  return frames;
}

/** Whether what a method is called on depends on what the method around that call was called on. */
function isOnAny(e: Evaluator, of: FunctionNode, site: CallNode | NewNode, frame: Frame | undefined): boolean {
  const ours = invocationOf(e, site, frame).callee.filter((atom) => atom.is === 'function' && atom.node === of);
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
