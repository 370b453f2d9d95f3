import { isJsonObject, type JsonObject } from '#base/json.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { Registry } from '#kit/ports.ts';
import { strings } from './package-file.ts';

/** One version of a package, as the registry describes it. */
export interface PackageVersion {
  readonly name: string;
  readonly version: string;
  readonly integrity?: string;
  readonly tarball: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly hasInstallScript: boolean;
  readonly deprecated?: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly optionalPeers: ReadonlySet<string>;
}

export interface PackageDocument {
  readonly name: string;
  readonly latest?: string;
  readonly versions: ReadonlyMap<string, PackageVersion>;
  readonly description?: string;
  readonly license?: string;
}

/** A package's document; undefined where the registry has none. Throws `RegistryUnreachable`. */
export async function readPackageDocument(registry: Registry, name: string, signal?: AbortSignal): Promise<PackageDocument | undefined> {
  const address = `${await registry.npm(name)}/${name.replace('/', '%2f')}`;
  const answer = await registry
    .http({ url: address, headers: { accept: 'application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8, */*' }, ...(signal ? { signal } : {}) })
    .catch((cause: unknown) => {
      signal?.throwIfAborted();
      throw unreachable(`the package registry does not answer for ${name}`, cause);
    });
  if (answer.status === 404 || answer.status === 405) return undefined;
  if (answer.status >= 400) throw unreachable(`the package registry answered ${answer.status} for ${name}`);
  const value: unknown = JSON.parse(new TextDecoder().decode(answer.body));
  if (!isJsonObject(value)) throw unreachable(`the package registry's answer for ${name} is no package`);
  const versions = new Map<string, PackageVersion>();
  for (const [version, entry] of Object.entries(isJsonObject(value.versions) ? value.versions : {})) {
    if (isJsonObject(entry)) versions.set(version, readVersion(name, version, entry));
  }
  const tags = strings(value['dist-tags']);
  return {
    name,
    versions,
    ...(tags.latest === undefined ? {} : { latest: tags.latest }),
    ...(typeof value.description === 'string' ? { description: value.description } : {}),
    ...(typeof value.license === 'string' ? { license: value.license } : {}),
  };
}

function readVersion(name: string, version: string, entry: JsonObject): PackageVersion {
  const dist = isJsonObject(entry.dist) ? entry.dist : {};
  const meta = isJsonObject(entry.peerDependenciesMeta) ? entry.peerDependenciesMeta : {};
  const scripts = strings(entry.scripts);
  const list = (key: string) => (Array.isArray(entry[key]) ? { [key]: entry[key] as string[] } : {});
  const optionalDependencies = strings(entry.optionalDependencies);
  return {
    name,
    version,
    ...(typeof dist.integrity === 'string'
      ? { integrity: dist.integrity }
      : typeof dist.shasum === 'string'
        ? { integrity: `sha1-${base64OfHex(dist.shasum)}` }
        : {}),
    tarball: typeof dist.tarball === 'string' ? dist.tarball : '',
    ...list('os'),
    ...list('cpu'),
    ...list('libc'),
    hasInstallScript: entry.hasInstallScript === true || ['preinstall', 'install', 'postinstall'].some((script) => Object.hasOwn(scripts, script)),
    ...(typeof entry.deprecated === 'string' ? { deprecated: entry.deprecated } : {}),
    // npm lists optional ones among the dependencies too.
    dependencies: Object.fromEntries(Object.entries(strings(entry.dependencies)).filter(([one]) => !Object.hasOwn(optionalDependencies, one))),
    optionalDependencies,
    peerDependencies: strings(entry.peerDependencies),
    optionalPeers: new Set(Object.entries(meta).flatMap(([one, of]) => (isJsonObject(of) && of.optional === true ? [one] : []))),
  };
}

function base64OfHex(hex: string): string {
  return btoa(String.fromCharCode(...(hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))));
}

export function unreachable(summary: string, cause?: unknown): CloudError {
  return new CloudError('RegistryUnreachable', summary, { remedy: "check the network and npm's configuration, then build again", cause });
}
