import { enclosingFunction, fromOf, type Node } from '../syntax/node.ts';

export interface Reaching<T> {
  readonly definition: T;
  /** Nothing can have come between it and the use. */
  readonly isSure: boolean;
}

/**
 * Which of the definitions (in the order of the text) a use may see. Within one function the last one that surely runs hides those before it,
 * and those after the use count only in a loop; from other functions all count, as nobody knows when they run.
 */
export function reaching<T extends { readonly node: Node }>(definitions: readonly T[], use: Node): readonly Reaching<T>[] {
  const home = enclosingFunction(use);
  const place = fromOf(use);
  const seen: Reaching<T>[] = [];
  const later: Reaching<T>[] = [];
  for (const definition of definitions) {
    const { node } = definition;
    if (contains(node, use) && node.kind === 'assign') continue;
    if (enclosingFunction(node) !== home) {
      seen.push({ definition, isSure: false });
      continue;
    }
    if (fromOf(node) > place) {
      if (sharedLoop(node, use)) later.push({ definition, isSure: false });
      continue;
    }
    const isSure = contains(conditionOf(node), use);
    if (isSure && hides(definition)) seen.length = 0;
    seen.push({ definition, isSure });
  }
  return [...seen, ...later];
}

/** A whole new value hides; a write into a part doesn't hide writes into others. */
function hides(definition: object): boolean {
  return !('how' in definition);
}

function contains(outer: Node | undefined, inner: Node): boolean {
  let at: Node | undefined = inner;
  while (at && at !== outer) at = at.parent;
  return at !== undefined;
}

/** The innermost part of the code around a node that may run or not. */
function conditionOf(node: Node): Node | undefined {
  let child: Node = node;
  let at = node.parent;
  while (at) {
    if (at.kind === 'function' || at.kind === 'module' || at.kind === 'loop') return at;
    if (at.kind === 'block' && at.isConditional) return child;
    if (at.kind === 'conditional' || (at.kind === 'binary' && /^(&&|\|\||\?\?)$/.test(at.operator))) return child;
    child = at;
    at = at.parent;
  }
  return at;
}

function sharedLoop(a: Node, b: Node): boolean {
  let at = a.parent;
  while (at && at.kind !== 'function') {
    if (at.kind === 'loop' && contains(at, b)) return true;
    at = at.parent;
  }
  return false;
}
