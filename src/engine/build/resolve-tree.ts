import { maxSatisfying, satisfies, validRange } from 'semver';
import type { Registry } from '#kit/ports.ts';
import { type Problem, problem } from '#model/problem.ts';
import { PACKAGE_FILE, type PackageFile } from './package-file.ts';
import { type PackageNode, type PackageTree, packageFor } from './package-tree.ts';
import { type PackageDocument, type PackageVersion, readPackageDocument } from './registry-documents.ts';

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
 * whoever wants it. What `isLeftOut` names (the runtime brings it) isn't resolved.
 */
export async function resolveTree(
  packageFile: PackageFile,
  registry: Registry,
  isLeftOut: (name: string) => boolean,
  onProgress: (name: string) => void,
  signal: AbortSignal,
): Promise<{ tree: PackageTree; problems: Problem[] }> {
  const tree = new Map<string, PackageNode>();
  const problems: Problem[] = [];
  const documents = new Map<string, Promise<PackageDocument | undefined>>();
  const documentOf = (name: string) => {
    let found = documents.get(name);
    if (!found) {
      onProgress(name);
      found = readPackageDocument(registry, name, signal);
      found.catch(() => undefined);
      documents.set(name, found);
    }
    return found;
  };
  let waiting = [
    ...wantedIn(packageFile.dependencies, '', false).filter((one) => !Object.hasOwn(packageFile.optionalDependencies, one.alias)),
    ...wantedIn(packageFile.optionalDependencies, '', true),
  ];
  while (waiting.length > 0) {
    signal.throwIfAborted();
    const layer = waiting.filter((one) => !isLeftOut(one.alias));
    for (const one of layer) void documentOf(parseRange(one, packageFile).name);
    waiting = [];
    for (const one of layer.sort((a, b) => (a.by === b.by ? (a.alias < b.alias ? -1 : 1) : a.by < b.by ? -1 : 1))) {
      const { name, range } = parseRange(one, packageFile);
      const standing = packageFor(tree, one.by === '' ? 'x' : `${one.by}/x`, one.alias);
      if (standing && standing.name === name && fits(standing.version, range)) continue;
      if (one.isPeer && standing) continue; // npm says "conflicting peer dependency" and goes on with what stands there
      const document = await documentOf(name);
      const version = document && choose(document, range);
      if (!version) {
        if (!one.optional) problems.push(unavailable(one, name, range, document));
        continue;
      }
      const path = placeFor(tree, one);
      tree.set(path, nodeOf(path, version, one.optional));
      waiting.push(
        ...wantedIn(version.dependencies, path, one.optional),
        ...wantedIn(version.optionalDependencies, path, true),
        ...wantedIn(version.peerDependencies, path, one.optional)
          .filter((peer) => !version.optionalPeers.has(peer.alias))
          .map((peer) => ({ ...peer, isPeer: true })),
      );
    }
  }
  return { tree, problems };
}

function wantedIn(table: Readonly<Record<string, string>>, by: string, optional: boolean): Wanted[] {
  return Object.entries(table).map(([alias, range]) => ({ alias, range, by, optional, isPeer: false }));
}

function parseRange(one: Wanted, packageFile: PackageFile): { name: string; range: string } {
  const override = one.by === '' ? undefined : packageFile.overrides[one.alias];
  const range = override?.startsWith('$') ? (packageFile.dependencies[override.slice(1)] ?? one.range) : (override ?? one.range);
  const alias = /^npm:(@?[^@]+)(?:@(.*))?$/.exec(range);
  return alias ? { name: alias[1] as string, range: alias[2] ?? '*' } : { name: one.alias, range };
}

function fits(version: string, range: string): boolean {
  return validRange(range) !== null && satisfies(version, range, { includePrerelease: range === '*' });
}

function choose(document: PackageDocument, range: string): PackageVersion | undefined {
  const { latest, versions } = document;
  if (validRange(range) === null) return range === 'latest' || range === '' ? versions.get(latest ?? '') : undefined;
  if (latest !== undefined && versions.has(latest) && fits(latest, range)) return versions.get(latest);
  const current = [...versions.keys()].filter((version) => !versions.get(version)?.deprecated);
  const best = maxSatisfying(current, range) ?? maxSatisfying([...versions.keys()], range);
  return best === null ? undefined : versions.get(best);
}

/** As high as nothing of that name stands. */
function placeFor(tree: ReadonlyMap<string, PackageNode>, one: Wanted): string {
  const own = one.by === '' ? `node_modules/${one.alias}` : `${one.by}/node_modules/${one.alias}`;
  let best = own;
  for (let folder = one.by; ; ) {
    const candidate = folder === '' ? `node_modules/${one.alias}` : `${folder}/node_modules/${one.alias}`;
    if (tree.has(candidate)) return best;
    best = candidate;
    if (folder === '') return best;
    const cut = folder.lastIndexOf('/node_modules/');
    folder = cut < 0 ? '' : folder.slice(0, cut);
  }
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

function unavailable(one: Wanted, name: string, range: string, document: PackageDocument | undefined): Problem {
  const wantedBy = one.by === '' ? '' : `, which ${one.by.replace(/^.*node_modules\//, '')} needs`;
  if (/^(file|link|git|github|https?|workspace):|^git\+|\.git$/.test(range)) {
    return problem('DependencyUnavailable', {
      at: { file: PACKAGE_FILE, field: `dependencies.${one.alias}` },
      summary: `${one.alias} comes from "${range}"${wantedBy}; only packages of a registry can be built in`,
      remedy: 'use a version of the package from the registry',
    });
  }
  return problem('DependencyUnavailable', {
    at: { file: PACKAGE_FILE, field: `dependencies.${one.alias}` },
    summary: document ? `${name} has no version ${range}${wantedBy}` : `no package ${name} in the registry${wantedBy}`,
    remedy: document?.latest ? `use a version that exists, such as ${document.latest}` : 'check its name, or remove it under Dependencies',
  });
}
