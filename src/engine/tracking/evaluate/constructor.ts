import { type ClassNode, type FunctionNode, ownConstructor } from '../syntax/node.ts';
import type { Evaluator } from './evaluator.ts';

/** A class's own constructor, or the one that it inherits. */
export function constructorOf(e: Evaluator, node: ClassNode, depth = 0): FunctionNode | undefined {
  e.noteNode(node);
  const own = ownConstructor(node);
  if (own) return own;
  if (!node.base || depth > 8) return undefined;
  for (const atom of e.value(node.base, undefined)) if (atom.is === 'class') return constructorOf(e, atom.node, depth + 1);
  return undefined;
}
