import type { Tree, TreeCursor } from '@lezer/common';
import { createBuilder } from './builder.ts';
import type { Change } from './change.ts';
import { convertStatement } from './convert-statement.ts';
import type { ModuleNode } from './node.ts';
import { isSameSet, requirersIn } from './requirers.ts';

/** The syntax of a file; chunks that lie outside the change are those of the earlier module, moved. */
export function convert(file: string, text: string, tree: Tree, earlier?: { readonly module: ModuleNode; readonly change: Change }): ModuleNode {
  const requirers = requirersIn(text);
  const isSame = !earlier || isSameSet(earlier.module.requirers, requirers);
  const builder = createBuilder(file, text, requirers, isSame ? earlier : { ...earlier, change: { from: 0, oldTo: earlier.module.to, newTo: text.length } });
  const cursor: TreeCursor = tree.cursor();
  return builder.module(tree.length, () => builder.list(cursor, (at) => convertStatement(builder, at)));
}
