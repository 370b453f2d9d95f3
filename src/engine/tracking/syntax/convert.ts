import type { Tree, TreeCursor } from '@lezer/common';
import { createBuilder } from './builder.ts';
import { convertStatement } from './convert-statement.ts';
import type { ModuleNode } from './node.ts';

/** An edit that leads from the text of an earlier conversion to this one's. */
export interface Change {
  readonly from: number;
  readonly oldTo: number;
  readonly newTo: number;
}

/** The syntax of a file; chunks that lie outside the change are those of the earlier module, moved. */
export function convert(file: string, text: string, tree: Tree, earlier?: { readonly module: ModuleNode; readonly change: Change }): ModuleNode {
  const builder = createBuilder(text, earlier);
  const cursor: TreeCursor = tree.cursor();
  return builder.module(file, tree.length, () => builder.list(cursor, (at) => convertStatement(builder, at)));
}
