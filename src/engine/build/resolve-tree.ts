import { validRange } from 'semver';
import { PACKAGE_FILE, type PackageFile } from '#model/package-file.ts';
import { type Problem, problem } from '#model/problem.ts';
import { type PackageNode, type PackageTree, packageFor } from './package-tree.ts';
import { fits, type PackageDocuments, type PackageVersion } from './registry-documents.ts';
import { isFromElsewhere, wantedPackage } from './wanted-package.ts';

interface Wanted {
  /** As it is imported. */
  readonly alias: string;
  readonly range: string;
  /** Path of the node that wants it, `''` for the project. */
  readonly by: string;
  readonly optional: boolean;
  readonly isPeer: boolean;
}

/**
 * Chooses versions as npm does: the newest that fits, `latest` first, as high in the tree as nothing stands in the way, else below
 * whoever wants it. What `locked` has and still fits stays as it is. What `isLeftOut` names (the runtime brings it) isn't resolved.
 */
export async function resolveTree(
  packageFile: PackageFile,
  locked: PackageTree,
  documents: PackageDocuments,
  isLeftOut: (name: string) => boolean,
  signal: AbortSignal,
): Promise<{ tree: PackageTree; problems: Problem[] }> {
  const tree = new Map<string, PackageNode>(locked);
  const problems: Problem[] = [];
  let waiting = [
    ...wantedIn(packageFile.dependencies, '', false).filter((one) => !Object.hasOwn(packageFile.optionalDependencies, one.alias)),
    ...wantedIn(packageFile.optionalDependencies, '', true),
  ];
  while (waiting.length > 0) {
    signal.throwIfAborted();
    const layer = waiting.filter((one) => !isLeftOut(one.alias));
    for (const one of layer) {
      const { name, range } = parseRange(one, packageFile);
      if (!isThere(tree, one, packageFile) && !isFromElsewhere(range)) void documents.pick(name, range).catch(() => undefined);
    }
    waiting = [];
    for (const one of layer.sort((a, b) => (a.by === b.by ? (a.alias < b.alias ? -1 : 1) : a.by < b.by ? -1 : 1))) {
      if (isThere(tree, one, packageFile) || (one.by !== '' && !tree.has(one.by))) continue;
      const { name, range } = parseRange(one, packageFile);
      const version = isFromElsewhere(range) ? undefined : await documents.pick(name, range);
      if (!version) {
        if (!one.optional) problems.push(unavailable(one, name, range, isFromElsewhere(range) ? undefined : (await documents.latest(name))?.version));
        continue;
      }
      const path = placeFor(tree, one);
      const replaced = tree.has(path);
      if (replaced) for (const below of [...tree.keys()]) if (below.startsWith(`${path}/node_modules/`)) tree.delete(below);
      tree.set(path, nodeOf(path, version, one.optional));
      // Whoever was content with what stood here is asked again.
      if (replaced) waiting.push(...[...tree.values()].flatMap((node) => edgesOf(node)).filter((edge) => edge.alias === one.alias && edge.by !== path));
      waiting.push(
        ...wantedIn(version.dependencies, path, one.optional),
        ...wantedIn(version.optionalDependencies, path, true),
        ...wantedIn(version.peerDependencies, path, one.optional)
          .filter((peer) => !version.optionalPeers.has(peer.alias))
          .map((peer) => ({ ...peer, isPeer: true })),
      );
    }
  }
  return { tree: locked.size === 0 ? tree : reachable(tree, packageFile), problems };
}

/** Whether the lock file still says what package.json asks for. */
export function isInStep(tree: PackageTree, packageFile: PackageFile, name: string): boolean {
  const range = packageFile.dependencies[name] ?? packageFile.optionalDependencies[name] ?? packageFile.devDependencies[name] ?? '*';
  const wanted = { alias: name, range, by: '', optional: false, isPeer: false };
  return isThere(tree, wanted, packageFile);
}

function isThere(tree: PackageTree, one: Wanted, packageFile: PackageFile): boolean {
  const { name, range } = parseRange(one, packageFile);
  const standing = packageFor(tree, one.by === '' ? 'x' : `${one.by}/x`, one.alias);
  if (!standing) return false;
  if (one.isPeer) return true; // npm says "conflicting peer dependency" and goes on with what stands there
  return standing.name === name && (fits(standing.version, range) || (validRange(range) === null && !isFromElsewhere(range)));
}

function wantedIn(table: Readonly<Record<string, string>>, by: string, optional: boolean): Wanted[] {
  return Object.entries(table).map(([alias, range]) => ({ alias, range, by, optional, isPeer: false }));
}

function edgesOf(node: PackageNode): Wanted[] {
  return [...wantedIn(node.dependencies ?? {}, node.path, node.optional === true), ...wantedIn(node.optionalDependencies ?? {}, node.path, true)];
}

function parseRange(one: Wanted, packageFile: PackageFile): { name: string; range: string } {
  const override = one.by === '' ? undefined : packageFile.overrides[one.alias];
  const range = override?.startsWith('$') ? (packageFile.dependencies[override.slice(1)] ?? one.range) : (override ?? one.range);
  return wantedPackage(one.alias, range);
}

/** As high as nothing of that name stands. */
function placeFor(tree: ReadonlyMap<string, PackageNode>, one: Wanted): string {
  let best = one.by === '' ? `node_modules/${one.alias}` : `${one.by}/node_modules/${one.alias}`;
  for (let folder = one.by; ; ) {
    const candidate = folder === '' ? `node_modules/${one.alias}` : `${folder}/node_modules/${one.alias}`;
    if (tree.has(candidate)) return best;
    best = candidate;
    if (folder === '') return best;
    const cut = folder.lastIndexOf('/node_modules/');
    folder = cut < 0 ? '' : folder.slice(0, cut);
  }
}

/** What somebody still asks for. */
function reachable(tree: PackageTree, packageFile: PackageFile): PackageTree {
  const kept = new Set<string>();
  const roots = { ...packageFile.devDependencies, ...packageFile.dependencies, ...packageFile.optionalDependencies };
  const waiting: { alias: string; by: string }[] = Object.keys(roots).map((alias) => ({ alias, by: '' }));
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const node = packageFor(tree, one.by === '' ? 'x' : `${one.by}/x`, one.alias);
    if (!node || kept.has(node.path)) continue;
    kept.add(node.path);
    for (const alias of Object.keys({ ...node.dependencies, ...node.optionalDependencies, ...node.peerDependencies })) waiting.push({ alias, by: node.path });
  }
  return new Map([...tree].filter(([path]) => kept.has(path)));
}

function nodeOf(path: string, of: PackageVersion, optional: boolean): PackageNode {
  return {
    path,
    name: of.name,
    version: of.version,
    ...(of.integrity === undefined ? {} : { integrity: of.integrity }),
    ...(optional ? { optional: true } : {}),
    ...(of.os ? { os: of.os } : {}),
    ...(of.cpu ? { cpu: of.cpu } : {}),
    ...(of.libc ? { libc: of.libc } : {}),
    ...(of.hasInstallScript ? { hasInstallScript: true } : {}),
    dependencies: of.dependencies,
    optionalDependencies: of.optionalDependencies,
    peerDependencies: of.peerDependencies,
  };
}

function unavailable(one: Wanted, name: string, range: string, latest: string | undefined): Problem {
  const wantedBy = one.by === '' ? '' : `, which ${one.by.replace(/^.*node_modules\//, '')} needs`;
  const at = { file: PACKAGE_FILE, field: `dependencies.${one.alias}` };
  if (isFromElsewhere(range)) {
    return problem('DependencyUnavailable', {
      at,
      summary: `${one.alias} comes from "${range}"${wantedBy}; only packages of a registry can be built in`,
      remedy: 'use a version of the package from the registry',
    });
  }
  return problem('DependencyUnavailable', {
    at,
    summary: latest ? `${name} has no version ${range}${wantedBy}` : `no package ${name} in the registry${wantedBy}`,
    remedy: latest ? `use a version that exists, such as ${latest}` : 'check its name, or remove it under Dependencies',
  });
}
