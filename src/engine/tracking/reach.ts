import { chunksOf } from './evaluate/module-index.ts';
import { baseOf, type ModuleNode, type Node } from './syntax/node.ts';

interface FoundImport {
  readonly source: string;
  /** Absolute offset. */
  readonly from: number;
  readonly node: Node;
}

interface FoundImports {
  /** Every module that a file names. */
  readonly said: readonly FoundImport[];
  /** What names the modules that are imported by names which aren't written there. */
  readonly unsaid: readonly Node[];
}

const found = new WeakMap<ModuleNode, FoundImports>();

export function importsOf(module: ModuleNode): FoundImports {
  const known = found.get(module);
  if (known) return known;
  const said: FoundImport[] = [];
  const unsaid: Node[] = [];
  for (const { imports, unsaidImports } of chunksOf(module)) {
    for (const one of imports) said.push({ source: one.source, from: baseOf(one.node) + one.from, node: one.node });
    for (const node of unsaidImports) unsaid.push(node);
  }
  const made = { said, unsaid };
  found.set(module, made);
  return made;
}
