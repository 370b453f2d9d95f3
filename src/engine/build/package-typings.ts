import { CloudError } from '#kit/cloud-error.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import { LOCK_FILE, PACKAGE_FILE, type PackageFile, readPackageFile } from '#model/package-file.ts';
import type { BuildPorts } from './build-ports.ts';
import { isBuiltinModule } from './builtin-modules.ts';
import { declarationAt, entryOf, internalEntryOf } from './declaration-files.ts';
import { importSpecifiers, packageNameOf, typesNameOf } from './import-specifiers.ts';
import { createInstalledPackages, type InstalledPackage, type InstalledPackages } from './installed-packages.ts';
import { type PackageTree, packageFor, readLockFile } from './package-tree.ts';
import { createPackageDocuments } from './registry-documents.ts';
import { isInStep, resolveTree } from './resolve-tree.ts';

export interface TypingsRequest {
  /** package.json, and the lock file where there is one. */
  readonly files: ProjectFiles;
  /** What the sources import: `zod`, `lodash-es/map`. */
  readonly imported: readonly string[];
}

export interface PackageTypings {
  /** Declarations, and the package.json by which each is found, by their path in the project: `node_modules/zod/index.d.ts`. */
  readonly files: Readonly<Record<string, string>>;
  /** Those of `imported` that have declarations. */
  readonly typed: readonly string[];
}

/** Letters of declarations. Whoever drags more along has no types in the editor: it would be slow with them. */
const MOST_PER_IMPORT = 3_000_000;
const MOST_IN_ALL = 10_000_000;

interface World {
  readonly tree: PackageTree;
  readonly installed: InstalledPackages;
}

/** The declarations of imported packages out of the packages that a build would take; a package that package.json doesn't name isn't looked at. */
export async function packageTypings(request: TypingsRequest, ports: BuildPorts, signal: AbortSignal): Promise<PackageTypings> {
  const { packageFile } = readPackageFile(textOf(request.files, PACKAGE_FILE));
  const named = { ...packageFile.devDependencies, ...packageFile.optionalDependencies, ...packageFile.dependencies };
  const candidates = (specifier: string) => [typesNameOf(packageNameOf(specifier)), packageNameOf(specifier)].filter((name) => Object.hasOwn(named, name));
  const imported = request.imported.filter((specifier) => candidates(specifier).length > 0);
  const dependencies = Object.fromEntries(imported.flatMap(candidates).map((name) => [name, named[name] as string]));
  const tree = await treeOf({ ...packageFile, dependencies, devDependencies: {}, optionalDependencies: {} }, request.files, ports, signal);
  const world = { tree, installed: createInstalledPackages(ports, () => undefined, signal) };
  const files = new Map<string, string>();
  const typed: string[] = [];
  let size = 0;
  for (const specifier of imported) {
    signal.throwIfAborted();
    const found = await declarationsOf(world, specifier).catch(withoutRegistry);
    if (!found || size + sizeOf(found) > MOST_IN_ALL) continue;
    size += sizeOf(found);
    typed.push(specifier);
    for (const [path, text] of found) files.set(path, text);
  }
  return { files: Object.fromEntries(files), typed };
}

/** As it is locked; what isn't locked (yet) is chosen as a build would choose it. */
async function treeOf(wanted: PackageFile, files: ProjectFiles, ports: BuildPorts, signal: AbortSignal): Promise<PackageTree> {
  const lockText = textOf(files, LOCK_FILE);
  const locked = (lockText === undefined ? undefined : readLockFile(lockText).tree) ?? new Map();
  if (!ports.registry || Object.keys(wanted.dependencies).every((name) => isInStep(locked, wanted, name))) return locked;
  const documents = createPackageDocuments(ports.registry, () => undefined, signal);
  return (await resolveTree(wanted, locked, documents, () => false, signal).catch(withoutRegistry))?.tree ?? locked;
}

/** What the registry doesn't give now has no types now: a build will say why. */
function withoutRegistry(error: unknown): undefined {
  if (!(error instanceof CloudError)) throw error;
}

/** Every declaration that the import's types lead to, in its package and others. Undefined: it has none, or too many. */
async function declarationsOf(world: World, specifier: string): Promise<ReadonlyMap<string, string> | undefined> {
  const found = new Map<string, string>();
  const waiting: { readonly of: InstalledPackage; readonly file: string }[] = [];
  let size = 0;
  const enter = async (of: string, from: string): Promise<boolean> => {
    const entry = await entryFor(world, of, from);
    if (!entry) return false;
    for (const file of [...entry.files, 'package.json']) {
      if (/\.d\.[cm]?ts$/.test(file)) waiting.push({ of: entry.of, file });
      else found.set(`${entry.of.node.path}/${file}`, decode(entry.of.files.get(file)));
    }
    return true;
  };
  if (!(await enter(specifier, 'src/x.ts'))) return undefined;
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const { of, file } = one;
    const path = `${of.node.path}/${file}`;
    if (found.has(path)) continue;
    const text = decode(of.files.get(file));
    found.set(path, text);
    size += text.length;
    if (size > MOST_PER_IMPORT) return undefined;
    for (const next of specifiersIn(text)) {
      const inside = insideOf(of, file, next);
      if (inside !== undefined) waiting.push({ of, file: inside });
      else if (!next.startsWith('.') && !next.startsWith('#') && !isBuiltinModule(next)) await enter(next, path);
    }
  }
  return found;
}

function insideOf(of: InstalledPackage, file: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return internalEntryOf(of, specifier);
  if (!specifier.startsWith('.')) return undefined;
  return declarationAt(`${file.split('/').slice(0, -1).join('/')}/${specifier}`, (path) => of.files.has(path));
}

/** Types that were asked for by name (`@types/…`) come first: then the package's own archive isn't even fetched. */
async function entryFor(
  world: World,
  specifier: string,
  from: string,
): Promise<{ readonly of: InstalledPackage; readonly files: readonly string[] } | undefined> {
  const name = packageNameOf(specifier);
  for (const candidate of [typesNameOf(name), name]) {
    const node = packageFor(world.tree, from, candidate);
    const of = node && (await world.installed.open(node));
    const files = of && entryOf(of, specifier.slice(name.length + 1));
    if (of && files) return { of, files };
  }
  return undefined;
}

function specifiersIn(text: string): string[] {
  const paths = [...text.matchAll(/^\s*\/\/\/\s*<reference\s+path\s*=\s*["']([^"'\n]+)["']/gm)].map(([, path = '']) =>
    path.startsWith('.') ? path : `./${path}`,
  );
  const types = [...text.matchAll(/^\s*\/\/\/\s*<reference\s+types\s*=\s*["']([^"'\n]+)["']/gm)].map(([, name = '']) => name).filter((name) => name !== 'node');
  return [...importSpecifiers(text), ...paths, ...types];
}

function sizeOf(files: ReadonlyMap<string, string>): number {
  return [...files.values()].reduce((sum, text) => sum + text.length, 0);
}

function decode(bytes: Uint8Array | undefined): string {
  return bytes ? new TextDecoder().decode(bytes) : '';
}
