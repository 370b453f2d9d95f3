import { type Tree, TreeFragment } from '@lezer/common';
import { parser } from '@lezer/javascript';
import { type Change, changeBetween } from './change.ts';
import { convert } from './convert.ts';
import { mask } from './mask.ts';
import type { ModuleNode } from './node.ts';

export interface ParsedFile {
  readonly file: string;
  readonly text: string;
  readonly module: ModuleNode;
  /** Of `masked`. */
  readonly tree: Tree;
  /** Absolute offset of the first place that does not parse. */
  readonly error: number | undefined;
  /** It is valid as far as anybody knows, and nested more deeply there than is read. */
  readonly isTooDeep: boolean;
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

/** Parses a file; with what it was before, only what changed. The earlier result must not be used any more. */
export function parseFile(file: string, text: string, earlier?: ParsedFile): ParsedFile {
  if (!earlier) return parsed(file, text, mask(text, file), parserFor(file), []);
  const real = changeBetween(earlier.text, text);
  const masked = maskAgain(earlier, text, real, file);
  const change = widened(real, changeBetween(earlier.masked, masked));
  const range = { fromA: change.from, toA: change.oldTo, fromB: change.from, toB: change.newTo };
  return parsed(file, text, masked, parserFor(file), TreeFragment.applyChanges(earlier.fragments, [range]), { module: earlier.module, change });
}

function parsed(
  file: string,
  text: string,
  masked: string,
  language: typeof parser,
  fragments: readonly TreeFragment[],
  earlier?: { readonly module: ModuleNode; readonly change: Change },
): ParsedFile {
  const tree = language.parse(masked, fragments);
  const module = convert(file, text, tree, earlier);
  const error = module.chunk?.error;
  const isTooDeep = error !== undefined && isDeepAt(tree, error);
  return { file, text, module, tree, error, isTooDeep, fragments: TreeFragment.addTree(tree, fragments), masked };
}

// The converter reads 400 levels, the parser gives up at about 650.
const DEEP = 380;

/** Where the statement at, or just before, an offset is nested more deeply than is read. */
function isDeepAt(tree: Tree, offset: number): boolean {
  const statement = tree.topNode.childBefore(offset + 1);
  let depth = 0;
  let isDeep = false;
  tree.iterate({
    from: statement?.from ?? 0,
    to: statement?.to ?? 0,
    enter() {
      isDeep ||= depth >= DEEP;
      if (isDeep) return false;
      depth++;
      return true;
    },
    leave() {
      depth--;
    },
  });
  return isDeep;
}

// No mask reaches further than this.
const REACH = 4000;

/** Masks only around a change; what lies further off is as it was. */
function maskAgain(earlier: ParsedFile, text: string, change: Change, file: string): string {
  const from = Math.max(0, change.from - REACH);
  const to = Math.min(text.length, change.newTo + REACH);
  if (from === 0 && to === text.length) return mask(text, file);
  const outerFrom = Math.max(0, from - REACH);
  const window = mask(text.slice(outerFrom, Math.min(text.length, to + REACH)), file);
  const oldTo = change.oldTo + (to - change.newTo);
  return earlier.masked.slice(0, from) + window.slice(from - outerFrom, to - outerFrom) + earlier.masked.slice(oldTo);
}

/** The masked texts may agree where the real ones don't, and the other way round; both are of one length. */
function widened(a: Change, b: Change): Change {
  const from = Math.min(a.from, b.from);
  const oldTo = Math.max(a.oldTo, b.oldTo);
  return { from, oldTo, newTo: oldTo + a.newTo - a.oldTo };
}
