import { applyEdits, positionsOf, type TextEdit } from '#base/text-edit.ts';
import type { BundleMessage } from '#kit/ports.ts';
import { type ComputedImport, computedImports, patternText } from './computed-imports.ts';
import { reachedFiles, reachingCode } from './reached-files.ts';

export interface ReplaceRequest {
  /** The source's path in the project or in its package, and how its files are called. */
  readonly file: string;
  readonly text: string;
  readonly paths: Iterable<string>;
  /** The path by which a file is loaded. */
  pathOf(file: string): string;
  /** The name of the module that stands for the computed import of this place in the source. */
  nameOf(index: number): string;
  /** Nothing is reached: each is left to be found when the code runs. */
  readonly leaveAll: boolean;
}

export interface Replaced {
  readonly text: string;
  /** Code to be loaded, by name. */
  readonly modules: ReadonlyMap<string, string>;
  readonly warnings: readonly BundleMessage[];
}

/** Puts what a computed import reaches into a module of its own; what it doesn't is left alone, and told. Undefined: there is none. */
export function replaceComputedImports(request: ReplaceRequest): Replaced | undefined {
  const { file, text } = request;
  const found = computedImports(file, text);
  if (found.length === 0) return undefined;
  const modules = new Map<string, string>();
  const warnings: BundleMessage[] = [];
  const positionOf = positionsOf(text);
  const edits = found.flatMap((one, index) => {
    const reached = request.leaveAll ? new Map<string, string>() : reachedFiles(one, file, request.paths);
    if (reached === undefined || reached.size === 0) {
      warnings.push({ ...leftAlone(one, reached === undefined, request.leaveAll), file, ...positionOf(one.from) });
      return around(one, '((path) => path)(', ')');
    }
    const name = request.nameOf(index);
    modules.set(name, reachingCode(one, reached, request.pathOf));
    // The argument is worked out where it stands, once, before anything is waited for.
    if (one.how === 'import') return around(one, `${JSON.stringify(name)}).then(((path) => (reached) => reached.load(path))(`, ')');
    return around(one, `${JSON.stringify(name)}).load(`, '');
  });
  return { text: applyEdits(text, edits), modules, warnings };
}

function around({ from, to }: ComputedImport, before: string, after: string): TextEdit[] {
  return [
    { from, to: from, text: before },
    { from: to, to, text: after },
  ];
}

function leftAlone(one: ComputedImport, isTooMany: boolean, isBroken: boolean): Pick<BundleMessage, 'text' | 'remedy'> {
  const what = `${one.how}(${patternText(one)})`;
  if (isBroken)
    return {
      text: `what ${what} reaches is not in the zip, because some of it cannot be bundled`,
      remedy: 'narrow it to a folder of its own, or name what it imports',
    };
  if (isTooMany) return { text: `${what} reaches more than a thousand files, and none is in the zip`, remedy: 'narrow it to a folder of its own' };
  return { text: `${what} reaches no file of the project`, remedy: 'correct the path, or name what it imports' };
}
