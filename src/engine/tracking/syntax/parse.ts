import { TreeFragment } from '@lezer/common';
import { parser } from '@lezer/javascript';
import { type Change, changeBetween } from './change.ts';
import { convert } from './convert.ts';
import { mask } from './mask.ts';
import type { ModuleNode } from './node.ts';

export interface ParsedFile {
  readonly file: string;
  readonly text: string;
  readonly module: ModuleNode;
  /** Absolute offset of the first place that does not parse. */
  readonly error: number | undefined;
  readonly fragments: readonly TreeFragment[];
  readonly masked: string;
}

const PARSERS = {
  script: parser.configure({ dialect: 'jsx' }),
  typescript: parser.configure({ dialect: 'ts' }),
  typescriptJsx: parser.configure({ dialect: 'ts jsx' }),
};

export function parserFor(file: string): typeof parser {
  if (/\.[cm]?ts$/i.test(file)) return PARSERS.typescript;
  return /\.tsx$/i.test(file) ? PARSERS.typescriptJsx : PARSERS.script;
}

const TRACKED = /\.([cm]?[jt]s|[jt]sx)$/i;

/** Whether a file is in a language that is tracked; a declaration file holds types only. */
export function isTracked(file: string): boolean {
  return TRACKED.test(file);
}

/** Parses a file; with what it was before, only what changed. The earlier result must not be used any more. */
export function parseFile(file: string, text: string, earlier?: ParsedFile): ParsedFile {
  const masked = mask(text, file);
  const change = earlier && changeBetween(earlier.masked, masked);
  const fragments = earlier && change ? TreeFragment.applyChanges(earlier.fragments, [changedRange(change)]) : undefined;
  const tree = parserFor(file).parse(masked, fragments);
  const module = convert(file, text, tree, earlier && change && { module: earlier.module, change: widen(change, earlier.text, text) });
  const error = module.chunk?.error;
  return { file, text, module, error, fragments: TreeFragment.addTree(tree, fragments), masked };
}

function changedRange(change: Change): { fromA: number; toA: number; fromB: number; toB: number } {
  return { fromA: change.from, toA: change.oldTo, fromB: change.from, toB: change.newTo };
}

/** The masked texts may agree where the real ones don't, but never have other lengths. */
function widen(change: Change, before: string, after: string): Change {
  const real = changeBetween(before, after);
  return { from: Math.min(change.from, real.from), oldTo: Math.max(change.oldTo, real.oldTo), newTo: Math.max(change.newTo, real.newTo) };
}
