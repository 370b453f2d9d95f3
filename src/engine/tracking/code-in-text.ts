import type { Node } from './syntax/node.ts';

/** What runs a text as code. */
export const CODE: ReadonlySet<string> = new Set(['eval', 'Function']);

/** `eval(text)`, `new Function(text)`: what the text reads isn't known, unless it says nothing that could. */
export function runsCode({ open }: { readonly open: Set<Node> }, node: Node): undefined {
  const { parent } = node;
  const isMade = (parent?.kind === 'call' || parent?.kind === 'new') && parent.callee === node;
  if (!isMade) {
    if (parent?.kind === 'sequence' || parent?.kind === 'declarator' || (parent?.kind === 'call' && parent.args.includes(node))) open.add(node);
    return;
  }
  if (parent.args.some((one) => one.kind !== 'literal' || /process|env|require|import|global|eval|Function|\\/.test(String(one.value)))) open.add(parent);
}
