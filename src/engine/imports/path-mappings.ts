import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import { parseJsonc } from '#base/jsonc.ts';
import { resolvePath } from '#model/files.ts';
import { strings } from '#model/package-file.ts';

/** The files of a project, as far as it takes to find where imports lead. */
export interface SourceFiles {
  readonly exists: (path: string) => boolean;
  readonly text: (path: string) => string | undefined;
  readonly paths: () => readonly string[];
}

/** What a tsconfig.json says of imports. */
export interface PathMappings {
  /** The file in which `paths` stand; mostly tsconfig.json, or what it extends. */
  readonly file: string;
  /** Folder that names may begin in; undefined: only `paths` count. */
  readonly baseUrl: string | undefined;
  /** Patterns with one `*` at most, each with the paths in the project that it leads to. */
  readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[];
}

const NAMES = ['tsconfig.json', 'jsconfig.json'];
/** Whatever extends what, there is an end to it. */
export const DEEPEST_CONFIG = 8;

/** What the nearest tsconfig.json above a folder says, with what it extends in the project. */
export function mappingsFor(files: SourceFiles, folder: string): PathMappings | undefined {
  const path = configFor(files, folder);
  return path === undefined ? undefined : mappingsIn(files, path, 0);
}

/** The nearest configuration above a folder. */
export function configFor(files: Pick<SourceFiles, 'exists'>, folder: string): string | undefined {
  for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) {
    const path = NAMES.map((name) => joined(at as string, name)).find(files.exists);
    if (path !== undefined) return path;
  }
  return undefined;
}

export function parentOf(folder: string): string | undefined {
  return folder === '' ? undefined : folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
}

export function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

interface Found {
  baseUrl?: string;
  paths?: { readonly file: string; readonly of: JsonObject };
}

function mappingsIn(files: SourceFiles, path: string, depth: number): PathMappings | undefined {
  const found: Found = {};
  gather(files, path, path, found, depth);
  const { baseUrl, paths } = found;
  if (baseUrl === undefined && !paths) return referenced(files, path, depth);
  const file = paths?.file ?? path;
  const from = baseUrl ?? parentOf(file) ?? '';
  const entries = Object.entries(paths?.of ?? {}).map(
    ([pattern, targets]) => [pattern, Object.values(strings(targets)).flatMap((one) => placed(path, from, one) ?? [])] as const,
  );
  return { file, baseUrl, paths: entries };
}

/** From what is extended to what extends it: what comes later counts. */
function gather(files: SourceFiles, path: string, root: string, found: Found, depth: number): void {
  const json = parseJsonc(files.text(path) ?? '');
  if (!isJsonObject(json) || depth > DEEPEST_CONFIG) return;
  for (const one of [json.extends ?? []].flat()) {
    const extended = typeof one === 'string' ? extendedFile(files, path, one) : undefined;
    if (extended !== undefined) gather(files, extended, root, found, depth + 1);
  }
  const options: Json | undefined = json.compilerOptions;
  if (!isJsonObject(options)) return;
  const folder = parentOf(path) ?? '';
  if (typeof options.baseUrl === 'string') {
    const baseUrl = placed(root, folder, options.baseUrl);
    if (baseUrl !== undefined) found.baseUrl = baseUrl;
  }
  if (isJsonObject(options.paths)) found.paths = { file: path, of: listed(options.paths) };
}

/** `paths` with lists only, as an object each: `strings` takes their texts. */
function listed(paths: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(paths).map(([pattern, targets]) => [pattern, Array.isArray(targets) ? { ...(targets as readonly Json[]) } : {}]));
}

/** A path of a configuration in the project; undefined where it leaves the project. */
function placed(root: string, folder: string, path: string): string | undefined {
  const ofRoot = /^\$\{configDir\}\/?/.exec(path);
  if (ofRoot) return resolvePath(`${joined(parentOf(root) ?? '', 'x')}`, `./${path.slice(ofRoot[0].length)}`);
  return path.startsWith('/') ? undefined : resolvePath(joined(folder, 'x'), path);
}

/** What a configuration extends by a path. Of packages nothing is followed here: their paths are their own. */
export function extendedFile(files: Pick<SourceFiles, 'exists'>, from: string, name: string): string | undefined {
  if (!/^\.{1,2}(\/|$)/.test(name)) return undefined;
  const path = resolvePath(from, name);
  return path === undefined ? undefined : [path, `${path}.json`, joined(path, 'tsconfig.json')].find(files.exists);
}

/** A tsconfig.json that only names others: the first of them that says something. */
function referenced(files: SourceFiles, path: string, depth: number): PathMappings | undefined {
  const json = parseJsonc(files.text(path) ?? '');
  const references = isJsonObject(json) && Array.isArray(json.references) && depth === 0 ? (json.references as readonly Json[]) : [];
  for (const one of references) {
    const name = isJsonObject(one) && typeof one.path === 'string' ? one.path : undefined;
    const file = name === undefined ? undefined : extendedFile(files, path, name.startsWith('.') ? name : `./${name}`);
    const found = file === undefined ? undefined : mappingsIn(files, file, depth + 1);
    if (found) return found;
  }
  return undefined;
}
