import type { JsonObject } from '#base/json.ts';
import type { LoadResult, ResolveResult } from '#kit/ports.ts';
import type { ProjectFiles } from '#model/files.ts';
import { fileAt } from '../imports/file-at.ts';
import { importResolverOf } from '../imports/resolve-import.ts';
import { isBuiltinModule } from './builtin-modules.ts';
import { packageNameOf } from './import-specifiers.ts';
import type { InstalledPackage, InstalledPackages } from './installed-packages.ts';
import { targetOf } from './package-exports.ts';
import { type PackageNode, type PackageTree, packageFor } from './package-tree.ts';
import type { CompilerSettings, ProjectCompiler } from './project-compiler.ts';
import { externalOf, isForTarget, keepsItsFolder } from './shipped-packages.ts';

/** Everything lies under this folder, on every machine: it is part of what makes the same sources give the same bytes. */
export const VIRTUAL_ROOT = '/project/';

export interface ModuleWorld {
  readonly files: ProjectFiles;
  readonly tree: PackageTree;
  readonly installed: InstalledPackages;
  /** The tree with what the runtime brings in it too: for a function that has to carry everything. */
  wholeTree(): Promise<PackageTree>;
  /** The runtime brings it, and this build leaves it out. */
  isExternal(packageName: string): boolean;
  readonly architecture: 'x86_64' | 'arm64';
  readonly compiler: ProjectCompiler;
}

/** Begins the text of what is missing where the package is known and could not be had, which `InstalledPackages.problems` tells already. */
export const TOLD_ELSEWHERE = 'told:';

/** Where an import leads: Node's rules, over the project's files and the virtual `node_modules`. */
export async function resolveModule(world: ModuleWorld, specifier: string, importer: string, kind: 'import' | 'require' | 'dynamic'): Promise<ResolveResult> {
  const from = importer.startsWith(VIRTUAL_ROOT) ? importer.slice(VIRTUAL_ROOT.length) : importer;
  const conditions = new Set(['node', kind === 'require' ? 'require' : 'import', 'default']);
  const isRelative = /^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..';
  if (from.startsWith('node_modules/')) {
    const home = homeOf(world.tree, from);
    const owner = home && (await world.installed.open(home.node));
    if (isRelative && home && owner) {
      const path = normal(`${home.rest.includes('/') ? home.rest.slice(0, home.rest.lastIndexOf('/')) : ''}/${specifier}`);
      const found = path === undefined ? undefined : fileAt(path, (candidate) => owner.files.has(candidate));
      return found === undefined ? { missing: `no file "${specifier}" in the package ${owner.node.name}` } : placed(owner, found);
    }
    if (specifier.startsWith('#') && owner) {
      const target = targetOf(owner.description.imports ?? {}, specifier, conditions);
      if (target?.startsWith('./')) return inPackage(owner, target.slice(2));
      if (target !== undefined) return resolveModule(world, target, importer, kind);
    }
  } else if (specifier.startsWith('/')) {
    const found = fileAt(normal(specifier) ?? '', (candidate) => Object.hasOwn(world.files, candidate));
    return found === undefined ? { missing: `no file for the import ${specifier}` } : { path: VIRTUAL_ROOT + found };
  } else {
    const led = importResolverOf(world.files).resolve(from, specifier, kind === 'require' ? 'require' : 'import');
    if ('file' in led) return { path: VIRTUAL_ROOT + led.file };
    if ('missing' in led) return { missing: led.missing };
    if (led.module !== specifier) return resolveModule(world, led.module, importer, kind);
  }
  if (isBuiltinModule(specifier)) return { external: specifier };
  const name = packageNameOf(specifier);
  if (world.isExternal(name)) return { external: specifier };
  const node = packageFor(world.tree, from, name);
  if (!node) {
    const bundled = await bundledFor(world, from, name);
    if (bundled) return inItsPlace(world, bundled, specifier, conditions, kind);
    const isInside = from.startsWith('node_modules/');
    return { missing: isInside ? `the package ${name}, which ${from.split('node_modules/').pop()} imports, is not installed` : `package:${name}` };
  }
  if (!isForTarget(node, world.architecture)) return { missing: `the package ${name} is not made for linux on ${world.architecture}` };
  const found = await world.installed.open(node);
  if (!found) return { missing: `${TOLD_ELSEWHERE}${name}` };
  return inItsPlace(world, found, specifier, conditions, kind);
}

/** The file that is bundled; of a package that keeps its folder, what asks for it there. */
function inItsPlace(world: ModuleWorld, found: InstalledPackage, specifier: string, conditions: ReadonlySet<string>, kind: string): ResolveResult {
  const rest = specifier.slice(packageNameOf(specifier).length);
  if (!keepsItsFolder(world, found)) return fromPackage(found, rest, conditions, kind);
  // A module can be had by `require` and by `import`, a file made for `import` not always by `require`.
  const required = fromPackage(found, rest, new Set(['node', 'require', 'default']), 'require');
  return externalOf(specifier, found.node, 'path' in required ? required : fromPackage(found, rest, conditions, kind));
}

/** A package that came in the archive of the one that asks for it. */
async function bundledFor(world: ModuleWorld, from: string, name: string): Promise<InstalledPackage | undefined> {
  const home = homeOf(world.tree, from);
  const owner = home && (await world.installed.open(home.node));
  if (!home || !owner) return undefined;
  for (let folder = home.rest; folder !== ''; ) {
    const cut = folder.lastIndexOf('/');
    folder = cut < 0 ? '' : folder.slice(0, cut);
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}/`;
    const description = owner.files.get(`${place}package.json`);
    if (!description) continue;
    const files = new Map([...owner.files].flatMap(([path, bytes]) => (path.startsWith(place) ? [[path.slice(place.length), bytes] as const] : [])));
    const node = { path: `${home.node.path}/${place.slice(0, -1)}`, name, version: '' };
    return { node, files, description: JSON.parse(new TextDecoder().decode(description)) as JsonObject };
  }
  return undefined;
}

function fromPackage(found: InstalledPackage, rest: string, conditions: ReadonlySet<string>, kind: string): ResolveResult {
  const { description, node } = found;
  if (description.exports !== undefined && description.exports !== null) {
    const target = targetOf(description.exports, `.${rest}`, conditions);
    if (target === undefined) return { missing: `the package ${node.name} does not export "${rest === '' ? '.' : `.${rest}`}" for ${kind}` };
    return inPackage(found, target.replace(/^\.\//, ''));
  }
  if (rest !== '') return inPackage(found, rest.slice(1));
  const main = typeof description.main === 'string' ? description.main.replace(/^\.\//, '') : 'index.js';
  return inPackage(found, main, 'index.js');
}

function inPackage(found: InstalledPackage, path: string, fallback?: string): ResolveResult {
  const clean = path.replace(/\/+$/, '');
  const file = fileAt(clean, (candidate) => found.files.has(candidate)) ?? (fallback ? fileAt(fallback, (candidate) => found.files.has(candidate)) : undefined);
  if (file !== undefined) return placed(found, file);
  // A folder with a package.json of its own, as older packages have for their subpaths.
  const inner = found.files.get(`${clean}/package.json`);
  const main = inner && /"main"\s*:\s*"([^"]+)"/.exec(new TextDecoder().decode(inner))?.[1];
  const innerPath = main ? normal(`${clean}/${main}`) : undefined;
  const innerFile = innerPath === undefined ? undefined : fileAt(innerPath, (candidate) => found.files.has(candidate));
  return innerFile === undefined ? { missing: `no file "${path}" in the package ${found.node.name} ${found.node.version}` } : placed(found, innerFile);
}

function placed(found: InstalledPackage, file: string): ResolveResult {
  return { path: `${VIRTUAL_ROOT}${found.node.path}/${file}`, sideEffects: hasSideEffects(found.description.sideEffects, file) };
}

function hasSideEffects(declared: unknown, file: string): boolean {
  if (declared === false) return false;
  if (!Array.isArray(declared)) return true;
  return declared.some((pattern) => {
    const text = String(pattern).replace(/^\.\//, '');
    const source = text
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*\*\/?/g, '\u0000')
      .replace(/\*/g, '[^/]*')
      .replaceAll('\u0000', '(?:.*/)?');
    return new RegExp(`^${text.includes('/') ? '' : '(?:.*/)?'}${source}$`).test(file);
  });
}

/** The file behind a virtual path. */
export async function loadModule(world: ModuleWorld, path: string): Promise<LoadResult | undefined> {
  const inProject = path.slice(VIRTUAL_ROOT.length);
  if (!inProject.startsWith('node_modules/')) {
    const contents = Object.hasOwn(world.files, inProject) ? world.files[inProject] : undefined;
    if (contents === undefined) return undefined;
    const loader = loaderOf(inProject, typeof contents === 'string');
    return /^[jt]sx?$/.test(loader) ? compiled(contents, loader, await world.compiler.of(inProject)) : { contents, loader };
  }
  const home = homeOf(world.tree, inProject);
  const contents = home && (await world.installed.open(home.node))?.files.get(home.rest);
  return contents === undefined ? undefined : { contents, loader: loaderOf(inProject, true) };
}

function compiled(contents: string | Uint8Array, loader: LoadResult['loader'], { tsconfig, isStrict }: CompilerSettings): LoadResult {
  const text = typeof contents === 'string' && isStrict && isScript(contents) ? `"use strict";${contents}` : contents;
  return { contents: text, loader, ...(tsconfig === undefined ? {} : { tsconfig }) };
}

/** Modules are strict of themselves. */
function isScript(text: string): boolean {
  return !/^\s*(?:import|export)\b/m.test(text) && !text.startsWith('#!');
}

function loaderOf(path: string, isText: boolean): LoadResult['loader'] {
  if (/\.[cm]?ts$/.test(path)) return 'ts';
  if (path.endsWith('.tsx')) return 'tsx';
  if (path.endsWith('.jsx')) return 'jsx';
  if (/\.[cm]?js$/.test(path)) return 'js';
  if (path.endsWith('.json')) return 'json';
  if (path.endsWith('.node')) return 'copy';
  return isText ? 'text' : 'binary';
}

export function homeOf(tree: PackageTree, path: string): { node: PackageNode; rest: string } | undefined {
  for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
    const node = tree.get(path.slice(0, cut));
    if (node) return { node, rest: path.slice(cut + 1) };
  }
  return undefined;
}

function normal(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
