import type { Catalogue } from '#kit/catalogue.ts';
import type { ProjectFiles } from '#model/files.ts';
import { createEvaluator, type Evaluator } from './evaluate/evaluator.ts';
import { indexOf } from './evaluate/module-index.ts';
import { createStyles, type Styles } from './evaluate/styles.ts';
import { createFileStore, resolvedIn } from './file-store.ts';
import type { ParsedFile } from './syntax/parse.ts';

/** One file as an edit sees it: parsed, with an evaluator that follows imports but asks nobody who calls. */
export interface FileWorld {
  readonly e: Evaluator;
  readonly styles: Styles;
  readonly parsed: ParsedFile | undefined;
}

export function fileWorld(catalogue: Catalogue, files: ProjectFiles, file: string): FileWorld {
  const store = createFileStore();
  store.update(files);
  const styles = createStyles(catalogue.callStyles);
  const e = createEvaluator({
    styles,
    files: [file],
    module: (path) => store.parsed(path)?.module,
    json: (path) => store.json(path),
    resolve: (from, source) => resolvedIn(store, from, source),
    environment: () => undefined,
    isDefined: () => true,
    isHandler: () => false,
    index: indexOf,
  });
  return { e, styles, parsed: store.parsed(file) };
}
