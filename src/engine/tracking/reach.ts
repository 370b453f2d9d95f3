import { chunksOf } from './evaluate/module-index.ts';
import { baseOf, type ModuleNode, type Node } from './syntax/node.ts';

interface FoundImport {
  readonly source: string;
  /** Absolute offset. */
  readonly from: number;
}

const found = new WeakMap<ModuleNode, readonly FoundImport[]>();

/** Every module that a file names. */
export function importsOf(module: ModuleNode): readonly FoundImport[] {
  const known = found.get(module);
  if (known) return known;
  const imports: FoundImport[] = [];
  for (const chunk of chunksOf(module)) for (const one of chunk.imports) imports.push({ source: one.source, from: baseOf(one.node) + one.from });
  found.set(module, imports);
  return imports;
}

/** What names the modules that are imported by names which aren't written there. */
export function unsaidImportsOf(module: ModuleNode): readonly Node[] {
  return chunksOf(module).flatMap((chunk) => chunk.unsaidImports);
}
