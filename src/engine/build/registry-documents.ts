import { maxSatisfying, satisfies, valid, validRange } from 'semver';
import { isJsonObject, type JsonObject } from '#base/json.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { Registry } from '#kit/ports.ts';
import { strings } from '#model/package-file.ts';

/** One version of a package, as the registry describes it. */
export interface PackageVersion {
  readonly name: string;
  readonly version: string;
  readonly integrity?: string;
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

export interface PackageDocuments {
  /** The version that npm would choose; undefined where there is none. Throws `RegistryUnreachable`. */
  pick(name: string, range: string): Promise<PackageVersion | undefined>;
  /** Newest as its author says; undefined: there is no such package. */
  latest(name: string): Promise<PackageVersion | undefined>;
}

/**
 * What a registry says about packages, asked as little as possible: `latest` and exact versions have small documents of their own, while
 * the whole document of an old package weighs megabytes.
 */
export function createPackageDocuments(registry: Registry, onAsked: (name: string) => void, signal: AbortSignal): PackageDocuments {
  const asked = new Map<string, Promise<JsonObject | undefined>>();
  const read = (name: string, path: string) => {
    const key = `${name}${path}`;
    let found = asked.get(key);
    if (!found) {
      onAsked(name);
      found = readJsonOf(registry, name, path, signal);
      found.catch(() => undefined); // whoever awaits it is told
      asked.set(key, found);
    }
    return found;
  };
  const whole = async (name: string) => (await read(name, '')) ?? {};
  const versionsOf = async (name: string) => {
    const { versions } = await whole(name);
    return isJsonObject(versions) ? versions : {};
  };
  const entryOf = async (name: string, version: string | undefined) => {
    const entry = version === undefined ? undefined : (await versionsOf(name))[version];
    return isJsonObject(entry) && version !== undefined ? readVersion(name, version, entry) : undefined;
  };
  const tagged = async (name: string, tag: string) => entryOf(name, strings((await whole(name))['dist-tags'])[tag]);
  const small = async (name: string, path: string) => {
    const entry = await read(name, path);
    return entry && typeof entry.version === 'string' ? readVersion(name, entry.version, entry) : undefined;
  };
  const latest = async (name: string) => (await small(name, '/latest')) ?? tagged(name, 'latest');
  return {
    latest,
    async pick(name, range) {
      const exact = valid(range);
      if (exact !== null) return (await small(name, `/${exact}`)) ?? entryOf(name, exact);
      if (range === '' || range === 'latest') return latest(name);
      if (validRange(range) === null) return tagged(name, range);
      const newest = await latest(name);
      if (newest && fits(newest.version, range)) return newest;
      const versions = await versionsOf(name);
      const current = Object.keys(versions).filter((version) => isJsonObject(versions[version]) && typeof versions[version].deprecated !== 'string');
      return entryOf(name, maxSatisfying(current, range) ?? maxSatisfying(Object.keys(versions), range) ?? undefined);
    },
  };
}

/** By npm's rules, for what a registry has; a tag or an address of another kind fits nothing. */
export function fits(version: string, range: string): boolean {
  return validRange(range) !== null && satisfies(version, range, { includePrerelease: range === '*' });
}

export function unreachable(summary: string, cause?: unknown): CloudError {
  return new CloudError('RegistryUnreachable', summary, { remedy: "check the network and npm's configuration, then build again", cause });
}

async function readJsonOf(registry: Registry, name: string, path: string, signal: AbortSignal): Promise<JsonObject | undefined> {
  const url = `${await registry.npm(name)}/${name.replace('/', '%2f')}${path}`;
  const accept = path === '' ? 'application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8, */*' : 'application/json';
  const answer = await registry.http({ url, headers: { accept }, signal }).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw unreachable(`the package registry does not answer for ${name}`, cause);
  });
  // Some registries know whole documents only: the caller asks for one then.
  if (answer.status === 404 || answer.status === 405 || (path !== '' && answer.status >= 400 && answer.status < 500)) return undefined;
  if (answer.status >= 400) throw unreachable(`the package registry answered ${answer.status} for ${name}`);
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(answer.body));
    return isJsonObject(value) ? value : undefined;
  } catch (cause) {
    throw unreachable(`the package registry's answer for ${name} is no package`, cause);
  }
}

function readVersion(name: string, version: string, entry: JsonObject): PackageVersion {
  const dist = isJsonObject(entry.dist) ? entry.dist : {};
  const meta = isJsonObject(entry.peerDependenciesMeta) ? entry.peerDependenciesMeta : {};
  const scripts = strings(entry.scripts);
  const list = (key: string) => (Array.isArray(entry[key]) ? { [key]: (entry[key] as unknown[]).map(String) } : {});
  const optionalDependencies = strings(entry.optionalDependencies);
  // Bundled ones come in the package's own archive.
  const bundled = [entry.bundleDependencies, entry.bundledDependencies].flatMap((one) => (Array.isArray(one) ? one.map(String) : []));
  return {
    name,
    version,
    ...(typeof dist.integrity === 'string'
      ? { integrity: dist.integrity }
      : typeof dist.shasum === 'string'
        ? { integrity: `sha1-${base64OfHex(dist.shasum)}` }
        : {}),
    ...list('os'),
    ...list('cpu'),
    ...list('libc'),
    hasInstallScript: entry.hasInstallScript === true || ['preinstall', 'install', 'postinstall'].some((script) => Object.hasOwn(scripts, script)),
    ...(typeof entry.deprecated === 'string' ? { deprecated: entry.deprecated } : {}),
    // npm lists optional ones among the dependencies too.
    dependencies: Object.fromEntries(
      Object.entries(strings(entry.dependencies)).filter(([one]) => !Object.hasOwn(optionalDependencies, one) && !bundled.includes(one)),
    ),
    optionalDependencies,
    peerDependencies: strings(entry.peerDependencies),
    optionalPeers: new Set(Object.entries(meta).flatMap(([one, of]) => (isJsonObject(of) && of.optional === true ? [one] : []))),
  };
}

function base64OfHex(hex: string): string {
  return btoa(String.fromCharCode(...(hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))));
}
