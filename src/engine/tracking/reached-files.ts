import { resolvePath } from '#model/files.ts';
import { type Problem, problem } from '#model/problem.ts';
import { isTracked } from '#model/source-text.ts';
import type { UnknownCode } from '#model/usage.ts';
import { isRelative } from '../imports/resolve-import.ts';
import type { Evaluator } from './evaluate/evaluator.ts';
import type { Atom } from './evaluate/value.ts';
import type { FileStore } from './file-store.ts';
import { isLeftOut } from './left-out-imports.ts';
import { importsOf } from './reach.ts';
import { fromOf, type Node } from './syntax/node.ts';

export interface ReachedFiles {
  /** The entry first. */
  readonly files: readonly string[];
  /** Empty where each could be read whole, and nothing is imported of which nobody knows what it is. */
  readonly unknown: readonly UnknownCode[];
  readonly problems: readonly Problem[];
}

/**
 * The files that an entry consists of. `evaluatorOver` works values out over files: it is asked for where a module's name isn't written down.
 * `isThere`: the runtime brings a module, bundled or not.
 */
export function reachedFiles(
  store: FileStore,
  entry: string,
  evaluatorOver: (files: readonly string[]) => Evaluator,
  isThere: (module: string) => boolean,
): ReachedFiles {
  const reaching: Reaching = { store, entry, isThere, seen: new Set([entry]), problems: [], unknown: [] };
  const unsaid: { readonly file: string; readonly node: Node }[] = [];
  follow(reaching, [entry], unsaid);
  for (let one = unsaid.shift(); one; one = unsaid.shift()) {
    const e = evaluatorOver([...reaching.seen]);
    follow(reaching, targetsOf(reaching, one.file, one.node, e), unsaid);
  }
  const [, ...others] = reaching.seen;
  return { files: [entry, ...others.sort()], unknown: reaching.unknown, problems: reaching.problems };
}

interface Reaching {
  readonly store: FileStore;
  readonly entry: string;
  readonly isThere: (module: string) => boolean;
  readonly seen: Set<string>;
  readonly problems: Problem[];
  readonly unknown: UnknownCode[];
}

function follow(reaching: Reaching, files: readonly string[], unsaid: { readonly file: string; readonly node: Node }[]): void {
  const { store, problems } = reaching;
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    problems.push(...strayBytes(store, file));
    const parsed = store.parsed(file);
    if (!parsed) {
      // A page or a picture that is imported calls nothing; an entry in another language, or code that can't be read, may.
      const unread = isTracked(file) ? store.unread(file) : undefined;
      if (unread) problems.push(problem('SourceUnread', { at: { file }, ...unread }));
      if (unread || file === reaching.entry) reaching.unknown.push({ file, why: unread ? 'broken' : 'untracked' });
      continue;
    }
    if (parsed.error !== undefined) {
      reaching.unknown.push({ file, why: 'broken' });
      const at = { file, ...store.position(file, parsed.error) };
      problems.push(
        parsed.isTooDeep
          ? problem('SourceUnread', {
              at,
              summary: `${file} is nested too deeply to be read from line ${at.line} on`,
              remedy: 'write it in smaller pieces; until then what it uses is not known, and a deployment could take permissions away',
            })
          : problem('SyntaxError', {
              at,
              summary: `${file} does not parse from line ${at.line} on`,
              remedy: 'correct the syntax; until then nothing that it may use is dropped',
            }),
      );
    }
    const imports = importsOf(parsed.module);
    for (const { source, from, node } of imports.said) {
      waiting.push(...targetOf(reaching, file, source, from, () => isLeftOut(parsed, node, store.compilerOptions(file))));
    }
    for (const node of imports.unsaid) unsaid.push({ file, node });
  }
}

/** Data is built as its bytes; code and JSON as text. */
function strayBytes(store: FileStore, file: string): Problem[] {
  const lines = isTracked(file) || file.endsWith('.json') ? store.strayLines(file) : [];
  const [line] = lines;
  if (line === undefined) return [];
  const where = lines.length === 1 ? `line ${line}` : `lines ${lines.slice(0, 3).join(', ')}${lines.length > 3 ? ' …' : ''}`;
  return [
    problem('SourceNotUtf8', { at: { file, line }, summary: `${file} has bytes that are no UTF-8 (${where}): they become �`, remedy: 'save it as UTF-8' }),
  ];
}

/** The file that an import leads to, if it wasn't reached before. */
function targetOf(reaching: Reaching, file: string, source: string, from: number, isUnused: () => boolean): string[] {
  const { store, seen, problems } = reaching;
  const led = store.imports().resolve(file, source);
  if ('module' in led) return [];
  if ('missing' in led) {
    problems.push(problem('ImportMissing', { at: { file, ...store.position(file, from) }, summary: led.missing, remedy: led.remedy }));
    return [];
  }
  return seen.has(led.file) || isUnused() ? [] : newly(seen, [led.file]);
}

function newly(seen: Set<string>, files: readonly string[]): string[] {
  const found = files.filter((one) => !seen.has(one) && !one.endsWith('.d.ts'));
  for (const one of found) seen.add(one);
  return found;
}

/** What `import(name)` and `import(`./handlers/${name}.js`)` may lead to. */
function targetsOf(reaching: Reaching, file: string, node: Node, e: Evaluator): string[] {
  const { store, seen } = reaching;
  const from = fromOf(node);
  let isLeftAlone = false;
  const targets = e.value(node, undefined).flatMap((atom) => {
    if (atom.is === 'literal') {
      if (typeof atom.value !== 'string') return [];
      const led = store.imports().resolve(file, atom.value);
      isLeftAlone ||= 'file' in led || ('module' in led && !reaching.isThere(led.module));
      return targetOf(reaching, file, atom.value, from, () => false);
    }
    // Nothing calls it here.
    if (atom.is === 'unknown' && atom.isUncalled) return [];
    const fit = atom.is === 'text' ? filesLike(store, file, atom.parts) : [];
    if (fit.length === 0) {
      reaching.unknown.push({ file, why: 'import' });
      reaching.problems.push(
        problem('ImportUnknown', {
          at: { file, ...store.position(file, from) },
          summary: "which module is imported can't be told",
          remedy: 'name it; until then nothing that it may use is dropped, and the function may lack permissions',
        }),
      );
    }
    isLeftAlone ||= fit.length > 0;
    return newly(seen, fit);
  });
  if (isLeftAlone && !isBundled(node)) {
    reaching.problems.push(
      problem('ImportUnknown', {
        at: { file, ...store.position(file, from) },
        summary: 'what is imported is named by a value, and goes into no artifact: when the code runs, it is not found',
        remedy: "write its name where it is imported, such as import('./x')",
      }),
    );
  }
  return targets;
}

/** Whether the build finds a module by the expression that names it: names as they are written, and what begins beside the file. */
function isBundled(node: Node): boolean {
  const start = beginningOf(node);
  return start === undefined ? isWritten(node) : start.isWhole || /^\.\.?\//.test(start.text);
}

/** One name or the other. */
function isWritten(node: Node): boolean {
  return node.kind === 'conditional' ? isWritten(node.yes) && isWritten(node.no) : beginningOf(node)?.isWhole === true;
}

/** As much of a text as is written there. */
function beginningOf(node: Node): { readonly text: string; readonly isWhole: boolean } | undefined {
  if (node.kind === 'literal') return typeof node.value === 'string' ? { text: node.value, isWhole: true } : undefined;
  if (node.kind === 'template') return { text: node.texts[0] ?? '', isWhole: node.expressions.length === 0 };
  if (node.kind !== 'binary' || node.operator !== '+') return undefined;
  const [left, right] = [beginningOf(node.left), beginningOf(node.right)];
  return left?.isWhole ? { text: left.text + (right?.text ?? ''), isWhole: right?.isWhole === true } : left;
}

/** The files of the project whose names are like a text that is known in part, as `./handlers/…`. */
function filesLike(store: FileStore, file: string, parts: readonly Atom[]): string[] {
  const [head, ...rest] = parts.map((part) => (part.is === 'literal' ? String(part.value) : undefined));
  const folder = head === undefined ? undefined : head.slice(0, head.lastIndexOf('/') + 1);
  if (head === undefined || folder === undefined || !isRelative(folder)) return [];
  const path = resolvePath(file, folder);
  if (path === undefined) return [];
  const begin = `${path === '' ? '' : `${path}/`}${head.slice(folder.length)}`;
  const pattern = new RegExp(
    `^${escaped(begin)}${rest.map((part) => (part === undefined ? '[^/]+' : escaped(part).replace(/\\\.[cm]?js$/, ''))).join('')}(/index)?(\\.[cm]?[jt]sx?)?$`,
  );
  return store.paths().filter((one) => pattern.test(one) && isTracked(one) && one !== file);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
