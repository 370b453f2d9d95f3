import { isJsonObject, type JsonObject } from '#base/json.ts';
import { printJson } from '#base/stable-json.ts';
import { LOCK_FILE, type PackageFile, strings } from '#model/package-file.ts';
import { type Problem, problem } from '#model/problem.ts';

/** One installed package: a place in the tree of `node_modules` folders. */
export interface PackageNode {
  /** `node_modules/a/node_modules/b` */
  readonly path: string;
  /** The package's own name, which an alias hides. */
  readonly name: string;
  readonly version: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  /** The entry of the lock file that it was read from, for everything that isn't needed here. */
  readonly entry?: JsonObject;
}

export type PackageTree = ReadonlyMap<string, PackageNode>;

/** A lock file of npm's, version 2 or 3, as it stands: nothing is resolved anew. */
export function readLockFile(text: string): { tree?: PackageTree; root?: JsonObject; problems: Problem[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problems: [invalid(`${LOCK_FILE} is not JSON: ${(error as Error).message}`)] };
  }
  const packages = isJsonObject(value) ? value.packages : undefined;
  if (!isJsonObject(packages)) return { problems: [invalid(`${LOCK_FILE} has no "packages"; it was written by an npm before version 7`)] };
  const tree = new Map<string, PackageNode>();
  for (const [path, entry] of Object.entries(packages)) {
    if (path === '' || !isJsonObject(entry) || typeof entry.version !== 'string') continue;
    if (entry.inBundle === true) continue; // it comes in the archive of the package above it, which is where it is looked for
    const list = (key: string) =>
      (Array.isArray(entry[key]) ? (entry[key] as unknown[]).filter((one) => typeof one === 'string') : undefined) as string[] | undefined;
    tree.set(path, {
      path,
      name: typeof entry.name === 'string' ? entry.name : nameAt(path),
      version: entry.version,
      ...(typeof entry.integrity === 'string' ? { integrity: entry.integrity } : {}),
      ...(entry.optional === true || entry.devOptional === true ? { optional: true } : {}),
      ...(list('os') ? { os: list('os') as string[] } : {}),
      ...(list('cpu') ? { cpu: list('cpu') as string[] } : {}),
      ...(list('libc') ? { libc: list('libc') as string[] } : {}),
      ...(entry.hasInstallScript === true ? { hasInstallScript: true } : {}),
      dependencies: strings(entry.dependencies),
      optionalDependencies: strings(entry.optionalDependencies),
      peerDependencies: strings(entry.peerDependencies),
      entry,
    });
  }
  return { tree, ...(isJsonObject(packages['']) ? { root: packages[''] } : {}), problems: [] };
}

/** The tree as npm writes it, without `resolved`: no registry's address gets into a repository. */
export function printLockFile(packageFile: PackageFile, tree: PackageTree, root: JsonObject = {}): string {
  const name = packageFile.name ?? 'project';
  const { dependencies: _dependencies, devDependencies: _dev, optionalDependencies: _optional, ...kept } = root;
  const own = {
    ...kept,
    ...(packageFile.name === undefined ? {} : { name }),
    ...(packageFile.version === undefined ? {} : { version: packageFile.version }),
    ...filled('dependencies', packageFile.dependencies),
    ...filled('devDependencies', packageFile.devDependencies),
    ...filled('optionalDependencies', packageFile.optionalDependencies),
  };
  const packages: Record<string, object> = { '': own };
  for (const node of [...tree.values()].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    packages[node.path] = node.entry ?? {
      ...(node.name === nameAt(node.path) ? {} : { name: node.name }),
      version: node.version,
      ...(node.integrity === undefined ? {} : { integrity: node.integrity }),
      ...(node.cpu ? { cpu: node.cpu } : {}),
      ...(node.optional ? { optional: true } : {}),
      ...(node.os ? { os: node.os } : {}),
      ...(node.libc ? { libc: node.libc } : {}),
      ...(node.hasInstallScript ? { hasInstallScript: true } : {}),
      ...filled('dependencies', node.dependencies ?? {}),
      ...filled('optionalDependencies', node.optionalDependencies ?? {}),
      ...filled('peerDependencies', node.peerDependencies ?? {}),
    };
  }
  return printJson({ name, ...(packageFile.version === undefined ? {} : { version: packageFile.version }), lockfileVersion: 3, requires: true, packages });
}

/** `node_modules/a/node_modules/@b/c` → `@b/c` */
export function nameAt(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** The package that `name` means for code at `from` (a path such as `src/a.ts` or `node_modules/x/y.js`): the nearest `node_modules` folder that has it. */
export function packageFor(tree: PackageTree, from: string, name: string): PackageNode | undefined {
  let folder = from;
  for (;;) {
    const cut = folder.lastIndexOf('/');
    folder = cut < 0 ? '' : folder.slice(0, cut);
    if (!folder.endsWith('node_modules')) {
      const found = tree.get(folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`);
      if (found) return found;
    }
    if (folder === '') return undefined;
  }
}

function filled(key: string, table: Readonly<Record<string, string>>): object {
  return Object.keys(table).length > 0 ? { [key]: Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1))) } : {};
}

function invalid(summary: string): Problem {
  return problem('PackageFileInvalid', { at: { file: LOCK_FILE, line: 1 }, summary, remedy: 'delete it: the next build writes a new one' });
}
