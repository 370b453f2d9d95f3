import type { Json } from '#base/json.ts';
import { type Position, positionsOf } from '#base/text-edit.ts';
import type { FileContent, ProjectFiles } from '#model/files.ts';
import { isTracked, LARGEST_SOURCE, sourceTextOf, strayLinesOf, type Unread, unreadOf } from '#model/source-text.ts';
import { type CompilerOptions, compilerOptionsFor, configInProject } from '../imports/compiler-options.ts';
import { parentOf } from '../imports/path-mappings.ts';
import { createImportResolver, type ImportResolver } from '../imports/resolve-import.ts';
import { keysOf } from './evaluate/grounds.ts';
import type { Chunk } from './syntax/node.ts';
import { type ParsedFile, parseFile } from './syntax/parse.ts';

/** What became of parsed files. */
export interface Changes {
  /** Files came or went, or one that isn't code changed: imports may lead elsewhere. */
  readonly isStructural: boolean;
  readonly gone: ReadonlySet<Chunk>;
  readonly made: readonly Chunk[];
  /** Under which keys something may have changed, as in `Grounds`. */
  readonly keys: ReadonlySet<string>;
}

/** The file or module behind an import; undefined where there is none. */
export function resolvedIn(store: FileStore, fromFile: string, source: string): { readonly file: string } | { readonly module: string } | undefined {
  const led = store.imports().resolve(fromFile, source);
  return 'missing' in led ? undefined : led;
}

/** The files of a project, parsed when first asked for and kept while their text stays. */
export interface FileStore {
  /** Takes the files as they are now, and tells what that changes in what was parsed before. */
  readonly update: (files: ProjectFiles) => Changes;
  readonly exists: (path: string) => boolean;
  readonly paths: () => readonly string[];
  readonly parsed: (path: string) => ParsedFile | undefined;
  /** Why a file that is there isn't read. */
  readonly unread: (path: string) => Unread | undefined;
  /** Its lines that have bytes which are no UTF-8. */
  readonly strayLines: (path: string) => readonly number[];
  readonly json: (path: string) => Json | undefined;
  readonly text: (path: string) => string | undefined;
  /** Where imports lead. */
  readonly imports: () => ImportResolver;
  /** What tsconfig.json says for a file. */
  readonly compilerOptions: (path: string) => CompilerOptions;
  readonly position: (path: string, offset: number) => Position;
  /** The same for many offsets of one file. */
  readonly positionIn: (path: string) => (offset: number) => Position;
}

export function createFileStore(): FileStore {
  let files: ProjectFiles = {};
  let resolver: ImportResolver | undefined;
  const compilerOptions = new Map<string, CompilerOptions>();
  const exists = (path: string): boolean => Object.hasOwn(files, path);
  const parsed = new Map<string, ParsedFile>();
  const json = new Map<string, { readonly text: string; readonly value: Json | undefined }>();
  const positions = new Map<string, { readonly text: string; readonly at: (offset: number) => Position }>();
  const positionIn = (path: string): ((offset: number) => Position) => {
    const text = sourceTextOf(files, path) ?? '';
    const known = positions.get(path);
    const made = known?.text === text ? known : { text, at: positionsOf(text) };
    positions.set(path, made);
    return made.at;
  };
  const parseAgain = (): Omit<Changes, 'isStructural'> => {
    const gone = new Set<Chunk>();
    const made: Chunk[] = [];
    const keys = new Set<string>();
    for (const [path, before] of parsed) {
      const text = sourceTextOf(files, path);
      if (text === undefined || text === before.text) continue;
      const after = parseFile(path, text, before);
      parsed.set(path, after);
      for (const chunk of after.module.gone ?? []) gone.add(chunk);
      made.push(...(after.module.made ?? []));
      for (const chunk of [...(after.module.gone ?? []), ...(after.module.made ?? [])]) for (const key of keysOf(chunk)) keys.add(key);
    }
    return { gone, made, keys };
  };
  return {
    update(next) {
      const isStructural = isStructuralChange(files, next);
      files = next;
      if (isStructural) {
        resolver = undefined;
        compilerOptions.clear();
      }
      for (const map of [parsed, json, positions]) for (const path of map.keys()) if (!Object.hasOwn(next, path)) map.delete(path);
      return { isStructural, ...parseAgain() };
    },
    exists,
    paths: () => Object.keys(files),
    imports() {
      resolver ??= createImportResolver({ exists, text: (path) => sourceTextOf(files, path), paths: () => Object.keys(files) });
      return resolver;
    },
    compilerOptions(path) {
      const folder = parentOf(path) ?? '';
      const known = compilerOptions.get(folder);
      const inPackage = (from: string, name: string) => configInProject(this.imports(), from, name);
      const made = known ?? compilerOptionsFor({ exists, text: (one) => sourceTextOf(files, one), inPackage }, folder);
      if (!known) compilerOptions.set(folder, made);
      return made;
    },
    text: (path) => sourceTextOf(files, path),
    parsed(path) {
      const text = sourceTextOf(files, path);
      if (text === undefined || !isTracked(path)) return undefined;
      const known = parsed.get(path);
      if (known?.text === text) return known;
      const made = parseFile(path, text, known);
      parsed.set(path, made);
      return made;
    },
    unread: (path) => unreadOf(files, path),
    strayLines: (path) => strayLinesOf(files, path),
    json(path) {
      const text = path.endsWith('.json') ? sourceTextOf(files, path) : undefined;
      if (text === undefined) return undefined;
      const known = json.get(path);
      if (known?.text === text) return known.value;
      const value = parseJson(text);
      json.set(path, { text, value });
      return value;
    },
    position: (path, offset) => positionIn(path)(offset),
    positionIn,
  };
}

function isStructuralChange(before: ProjectFiles, after: ProjectFiles): boolean {
  const paths = Object.keys(after);
  if (paths.length !== Object.keys(before).length) return true;
  return paths.some((path) => {
    if (!Object.hasOwn(before, path)) return true;
    return before[path] !== after[path] && (path.endsWith('.json') || !isPlain(before[path]) || !isPlain(after[path]));
  });
}

/** Text that is read as it is. */
function isPlain(content: FileContent | undefined): boolean {
  return typeof content === 'string' && content.length <= LARGEST_SOURCE;
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
