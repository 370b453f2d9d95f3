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
  let isCovered = false;
  for (const definition of definitions) {
    const { node } = definition;
    if (contains(node, use) && node.kind === 'assign') continue;
    if (enclosingFunction(node) !== home) {
      seen.push({ definition, isSure: false });
      continue;
    }
    const loop = sharedLoop(node, use);
    if (fromOf(node) > place) {
      if (loop) later.push({ definition, isSure: false });
      continue;
    }
    const { part, whole } = conditionOf(node);
    const isSure = contains(part, use);
    if (!isSure && (!loop || isCovered) && isElsewhere(part, whole, use)) continue;
    if (isSure && hides(definition)) {
      seen.length = 0;
      isCovered = loop;
    }
    seen.push({ definition, isSure });
  }
  // What the loop's round sets for sure before the use, the round before can't have set.
  return isCovered ? seen : [...seen, ...later];
}

/** The other branch was taken, or this one left the function before the use. */
function isElsewhere(part: Node | undefined, whole: Node | undefined, use: Node): boolean {
  if (!part || !whole) return false;
  if (contains(whole, use))
    return whole.kind === 'conditional' || (whole.kind === 'block' && (whole.type === 'IfStatement' || (whole.type === 'SwitchBody' && leaves(part, true))));
  return leaves(part, false) && !isCleanUp(use);
}

/** In `catch` and `finally` a `throw` or `return` before leads right there. */
function isCleanUp(use: Node): boolean {
  let at: Node | undefined = use;
  while (at && at.kind !== 'function') {
    if (at.kind === 'block' && (at.type === 'CatchClause' || at.type === 'FinallyClause')) return true;
    at = at.parent;
  }
  return false;
}

/** Whether nothing after these statements runs; `break` leaves a `switch`, but not what comes after it. */
function leaves(part: Node, orBreaks: boolean): boolean {
  if (part.kind === 'return') return true;
  if (part.kind === 'other') return part.type === 'ThrowStatement' || (orBreaks && (part.type === 'BreakStatement' || part.type === 'ContinueStatement'));
  if (part.kind !== 'block' || part.isConditional) return false;
  const last = part.statements.at(-1);
  return last !== undefined && leaves(last, orBreaks);
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

/** The innermost part of the code around a node that may run or not, and what it is a part of. */
function conditionOf(node: Node): { readonly part: Node | undefined; readonly whole: Node | undefined } {
  let child: Node = node;
  let at = node.parent;
  while (at) {
    if (at.kind === 'function' || at.kind === 'module' || at.kind === 'loop') return { part: at, whole: undefined };
    const isChoice = at.kind === 'conditional' || (at.kind === 'binary' && /^(&&|\|\||\?\?)$/.test(at.operator));
    if (isChoice || (at.kind === 'block' && at.isConditional)) return { part: child, whole: at };
    child = at;
    at = at.parent;
  }
  return { part: undefined, whole: undefined };
}

function sharedLoop(a: Node, b: Node): boolean {
  let at = a.parent;
  while (at && at.kind !== 'function') {
    if (at.kind === 'loop' && contains(at, b)) return true;
    at = at.parent;
  }
  return false;
}
