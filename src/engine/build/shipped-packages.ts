import type { ResolveResult } from '#kit/ports.ts';
import type { InstalledPackage } from './installed-packages.ts';
import { homeOf, type ModuleWorld } from './module-resolution.ts';
import { type PackageNode, packageFor } from './package-tree.ts';

// Some packages don't survive being put into one file: they look for compiled code beside their own files, or for the one of their optional
// packages that is made for the machine, by a name that they put together. Such a package goes into the zip as it is, in `node_modules`,
// with all that it depends on; the function's code asks for it by its name.

/** Whether a package has to stay in a folder of its own. */
export function keepsItsFolder(world: Pick<ModuleWorld, 'tree' | 'architecture'>, { node, files }: InstalledPackage): boolean {
  for (const path of files.keys()) if (path.endsWith('.node')) return true;
  return Object.keys(node.optionalDependencies ?? {}).some((name) => {
    const part = packageFor(world.tree, `${node.path}/x`, name);
    return part !== undefined && isForSomeMachines(part) && isForTarget(part, world.architecture);
  });
}

/** How code in the zip's root asks for it: by its name where that leads there, else by its path. `file`: where the import leads. */
export function externalOf(specifier: string, node: PackageNode, file: ResolveResult): ResolveResult {
  if (!('path' in file)) return file;
  const isAtTop = node.path.split('node_modules/').length === 2 && `${specifier}/`.startsWith(`${node.path.slice('node_modules/'.length)}/`);
  return { external: isAtTop ? specifier : `./${file.path.slice(file.path.indexOf('node_modules/'))}` };
}

/** The files of the packages that a bundle asks for from outside, and of all that these depend on, as npm would have laid them out for the machine. */
export async function shippedFiles(world: ModuleWorld, externals: readonly string[]): Promise<{ readonly name: string; readonly bytes: Uint8Array }[]> {
  const wanted = new Map<string, PackageNode>();
  const add = (node: PackageNode | undefined) => {
    if (!node || wanted.has(node.path) || !isForTarget(node, world.architecture)) return;
    wanted.set(node.path, node);
    for (const name of Object.keys({ ...node.dependencies, ...node.optionalDependencies, ...node.peerDependencies })) {
      if (!world.isExternal(name)) add(packageFor(world.tree, `${node.path}/x`, name));
    }
  };
  for (const one of externals) add(homeOf(world.tree, one.startsWith('./') ? `${one.slice(2)}/x` : `node_modules/${one}/x`)?.node);
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const node of wanted.values()) {
    const found = await world.installed.open(node);
    for (const [path, bytes] of found?.files ?? []) if (isNeeded(path, world.architecture)) files.push({ name: `${node.path}/${path}`, bytes });
  }
  return files;
}

/** What npm installs where the function runs: Linux with glibc. */
export function isForTarget(node: PackageNode, architecture: ModuleWorld['architecture']): boolean {
  const allows = (list: readonly string[] | undefined, value: string) => {
    if (!list || list.length === 0) return true;
    if (list.includes(`!${value}`)) return false;
    return list.includes(value) || list.includes('any') || list.every((one) => one.startsWith('!'));
  };
  return allows(node.os, 'linux') && allows(node.cpu, cpuOf(architecture)) && allows(node.libc, 'glibc');
}

function isForSomeMachines({ os = [], cpu = [] }: PackageNode): boolean {
  return os.length > 0 || cpu.length > 0;
}

function cpuOf(architecture: ModuleWorld['architecture']): 'arm64' | 'x64' {
  return architecture === 'arm64' ? 'arm64' : 'x64';
}

/** Types, maps and texts are never run, and neither is what is compiled for other machines, which packages keep in `prebuilds/<system>-<processor>`. */
function isNeeded(path: string, architecture: ModuleWorld['architecture']): boolean {
  if (/\.(?:d\.[cm]?ts|map|md|markdown)$/i.test(path)) return false;
  const [, system, processors] = /(?:^|\/)prebuilds\/([a-z0-9]+)-([a-z0-9_+]+)\//.exec(path) ?? [];
  return system === undefined || (system === 'linux' && (processors ?? '').split('+').includes(cpuOf(architecture)));
}
