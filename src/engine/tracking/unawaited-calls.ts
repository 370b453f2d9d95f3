import { fromOf, type ModuleNode } from './syntax/node.ts';
import { lookup } from './syntax/scope.ts';
import { usesOf } from './syntax/uses.ts';

/** Lines of the file that call what is declared at this offset under this name, and don't await it. */
export function unawaitedCalls(module: ModuleNode, text: string, declared: { readonly name: string; readonly from: number }): readonly number[] {
  const lines = new Set<number>();
  for (const node of usesOf(module, 'names', declared.name)) {
    if (node.parent?.kind !== 'call' || node.parent.callee !== node) continue;
    const binding = lookup(declared.name, node)?.binding;
    if (!binding || fromOf(binding) !== declared.from) continue;
    const before = text.slice(0, fromOf(node));
    // The syntax as tracking sees it has no `await`.
    if (!/(?<![\w$.])await[\s(]*$/.test(before.slice(before.lastIndexOf(';') + 1))) lines.add(before.split('\n').length);
  }
  return [...lines].sort((left, right) => left - right);
}
