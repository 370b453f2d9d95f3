import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import { type ProjectFiles, resolvePath } from '#model/files.ts';
import { PACKAGE_FILE } from '#model/package-file.ts';
import { sourceTextOf } from '#model/source-text.ts';
import { isBuiltinModule } from '../build/builtin-modules.ts';
import { packageNameOf } from '../build/import-specifiers.ts';
import { targetOf } from '../build/package-exports.ts';
import { fileAt } from './file-at.ts';
import { ofMappings } from './mapped-import.ts';
import { joined, mappingsFor, type PathMappings, parentOf, type SourceFiles } from './path-mappings.ts';

/** Where an import of the project's own code leads. */
export type ImportTarget =
  | { readonly file: string }
  /** A package, or what the platform brings; mostly as it is written. */
  | { readonly module: string }
  /** `missing` is a clause for a problem: why there is nothing. */
  | { readonly missing: string; readonly remedy: string };

export interface ImportResolver {
  readonly resolve: (fromFile: string, specifier: string, kind?: 'import' | 'require') => ImportTarget;
  /** What the nearest tsconfig.json says of a file's imports. */
  readonly mappings: (fromFile: string) => PathMappings | undefined;
}

export function isRelative(specifier: string): boolean {
  return specifier === '.' || specifier === '..' || specifier.startsWith('./') || specifier.startsWith('../');
}

const resolvers = new WeakMap<ProjectFiles, ImportResolver>();

/** That of a project's files, as they are. */
export function importResolverOf(files: ProjectFiles): ImportResolver {
  const known = resolvers.get(files) ?? createImportResolver(sourceFilesOf(files));
  resolvers.set(files, known);
  return known;
}

export function sourceFilesOf(files: ProjectFiles): SourceFiles {
  return { exists: (path) => Object.hasOwn(files, path), text: (path) => sourceTextOf(files, path), paths: () => Object.keys(files) };
}

interface NearestPackage {
  readonly folder: string;
  readonly json: JsonObject;
}

/** Keeps what it has read of configuration: to be made anew when that changes, or when files come and go. */
export function createImportResolver(files: SourceFiles): ImportResolver {
  const mappings = new Map<string, PathMappings | undefined>();
  const packages = new Map<string, NearestPackage | undefined>();
  const mappingsOf = (folder: string): PathMappings | undefined => {
    if (!mappings.has(folder)) mappings.set(folder, mappingsFor(files, folder));
    return mappings.get(folder);
  };
  const packageOf = (folder: string): NearestPackage | undefined => {
    if (!packages.has(folder)) packages.set(folder, nearestPackage(files, folder));
    return packages.get(folder);
  };
  let inProject: ReadonlyMap<string, NearestPackage> | undefined;
  const workspaces = (): ReadonlyMap<string, NearestPackage> => {
    inProject ??= workspacesIn(files, packageOf(''));
    return inProject;
  };
  return {
    mappings: (fromFile) => mappingsOf(parentOf(fromFile) ?? ''),
    resolve(fromFile, specifier, kind = 'import') {
      if (isRelative(specifier)) return ofRelative(files, fromFile, specifier);
      if (isBuiltinModule(specifier) && (specifier.startsWith('node:') || !specifier.includes('/'))) return { module: specifier };
      const folder = parentOf(fromFile) ?? '';
      const mapped = ofMappings(files, mappingsOf(folder), specifier);
      if (mapped && 'file' in mapped) return mapped;
      const own = packageOf(folder);
      if (specifier.startsWith('#')) return ofImports(files, own, specifier, kind) ?? mapped ?? unnamed(own, specifier);
      const inside = own?.json.name === packageNameOf(specifier) ? own : workspaces().get(packageNameOf(specifier));
      return (
        (inside && ofPackage(files, inside, own, specifier, kind)) ?? (mapped && !isDependency(own, packageOf(''), specifier) ? mapped : { module: specifier })
      );
    },
  };
}

function ofRelative(files: SourceFiles, fromFile: string, specifier: string): ImportTarget {
  const path = resolvePath(fromFile, specifier.replace(/[?#].*$/, ''));
  const file = path === undefined ? undefined : fileAt(path, files.exists);
  return file === undefined ? { missing: `no file for the import ${specifier}`, remedy: 'create the file, or correct the import' } : { file };
}

function nearestPackage(files: SourceFiles, folder: string): NearestPackage | undefined {
  for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) {
    const json = jsonOf(files.text(joined(at, PACKAGE_FILE)));
    if (json) return { folder: at, json };
  }
  return undefined;
}

function jsonOf(text: string | undefined): JsonObject | undefined {
  try {
    const json: unknown = text === undefined ? undefined : JSON.parse(text);
    return isJsonObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

/** `#name` by the `imports` of the nearest package.json. */
function ofImports(files: SourceFiles, own: NearestPackage | undefined, specifier: string, kind: 'import' | 'require'): ImportTarget | undefined {
  const target = own && targetOf(own.json.imports ?? {}, specifier, new Set(['node', kind, 'default']));
  if (target === undefined || target.startsWith('#')) return undefined;
  return own && target.startsWith('./') ? inPackage(files, own, specifier, target, 'imports') : { module: target };
}

/** The packages that lie in the project, where its package.json says that some do. */
function workspacesIn(files: SourceFiles, root: NearestPackage | undefined): ReadonlyMap<string, NearestPackage> {
  const found = new Map<string, NearestPackage>();
  if (
    !root ||
    (root.json.workspaces === undefined && !dependenciesOf(root).some(([, version]) => typeof version === 'string' && /^(file|link|workspace):/.test(version)))
  )
    return found;
  for (const path of files.paths()) {
    if (!path.endsWith(`/${PACKAGE_FILE}`) || path.includes('node_modules/')) continue;
    const json = jsonOf(files.text(path));
    if (typeof json?.name === 'string') found.set(json.name, { folder: parentOf(path) ?? '', json });
  }
  return found;
}

/** A package of the project by its name: itself (then only what it exports), or another one, built or not. */
function ofPackage(
  files: SourceFiles,
  of: NearestPackage,
  own: NearestPackage | undefined,
  specifier: string,
  kind: 'import' | 'require',
): ImportTarget | undefined {
  const { exports, source, module, main } = of.json;
  const rest = specifier.slice(packageNameOf(specifier).length);
  const exported = exports === undefined || exports === null ? undefined : targetOf(exports, `.${rest}`, new Set(['node', kind, 'default']));
  if (of === own) return exported === undefined ? undefined : inPackage(files, of, specifier, exported, 'exports');
  const sources = rest === '' ? [source, module, main, './index', './src/index'] : [`.${rest}`, `./src${rest}`];
  for (const target of [exported, ...sources]) {
    const found = typeof target === 'string' ? inPackage(files, of, specifier, target, 'exports') : undefined;
    if (found && 'file' in found) return found;
  }
  return inPackage(files, of, specifier, exported ?? `.${rest}`, 'exports');
}

function inPackage(files: SourceFiles, own: NearestPackage, specifier: string, target: string, field: string): ImportTarget {
  const path = resolvePath(joined(own.folder, PACKAGE_FILE), target);
  const file = path === undefined ? undefined : fileAt(path, files.exists);
  if (file !== undefined) return { file };
  const where = joined(own.folder, PACKAGE_FILE);
  return {
    missing: `no file for the import ${specifier}, which ${where} leads to ${path ?? target}`,
    remedy: `create the file, or correct the import or \`${field}\` of ${where}`,
  };
}

function unnamed(own: NearestPackage | undefined, specifier: string): ImportTarget {
  const where = joined(own?.folder ?? '', PACKAGE_FILE);
  return {
    missing: `no file for the import ${specifier}, which \`imports\` of ${where} does not name`,
    remedy: `name it there, or correct the import`,
  };
}

const DEPENDENCIES = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

function dependenciesOf(of: NearestPackage | undefined): [name: string, version: Json][] {
  return DEPENDENCIES.flatMap((field): [string, Json][] => {
    const table: Json | undefined = of?.json[field];
    return isJsonObject(table) ? Object.entries(table) : [];
  });
}

function isDependency(own: NearestPackage | undefined, root: NearestPackage | undefined, specifier: string): boolean {
  return [own, root].some((one) => dependenciesOf(one).some(([name]) => name === packageNameOf(specifier)));
}
