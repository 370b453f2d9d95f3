import { isJsonObject, type JsonObject } from '#base/json.ts';
import type { KeyValueStore } from '#kit/ports.ts';
import { PACKAGE_FILE } from '#model/package-file.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { BuildPorts } from './build-ports.ts';
import type { PackageNode } from './package-tree.ts';
import { readTar } from './read-tar.ts';
import { unreachable } from './registry-documents.ts';

export interface InstalledPackage {
  readonly node: PackageNode;
  /** By path within the package. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly description: JsonObject;
}

export interface InstalledPackages {
  /** Fetches the package on its first use; every byte is checked against the integrity. Undefined: it can't be had, and `problems` says why. */
  open(node: PackageNode): Promise<InstalledPackage | undefined>;
  readonly problems: readonly Problem[];
  readonly fetched: readonly string[];
  /** Problems that were found when packages were bundled earlier. */
  tell(problems: readonly Problem[]): void;
}

/** Packages stay unpacked between the builds of one place, as long as they are of moderate size together. */
const MOST_UNPACKED = 128 * 1024 * 1024;
const unpacked = new WeakMap<KeyValueStore, Map<string, ReadonlyMap<string, Uint8Array>>>();

/** Packages as they are needed: what no import reaches is never fetched, and no script of any is ever run. */
export function createInstalledPackages(ports: BuildPorts, onProgress: (text: string) => void, signal: AbortSignal): InstalledPackages {
  const opened = new Map<string, Promise<InstalledPackage | undefined>>();
  const problems: Problem[] = [];
  const fetched: string[] = [];
  const memory = unpacked.get(ports.cache) ?? new Map<string, ReadonlyMap<string, Uint8Array>>();
  unpacked.set(ports.cache, memory);

  const failed = (code: 'DependencyCorrupt' | 'DependencyUnavailable', node: PackageNode, summary: string, remedy: string): undefined => {
    problems.push(
      problem(code, { at: { file: PACKAGE_FILE, field: `dependencies.${node.name}` }, summary: `${node.name} ${node.version} ${summary}`, remedy }),
    );
    return undefined;
  };

  const fetch = async (node: PackageNode): Promise<Uint8Array | undefined> => {
    if (!ports.registry) throw unreachable(`no package registry to fetch ${node.name} from`);
    onProgress(`Fetching ${node.name} ${node.version}`);
    const base = node.name.slice(node.name.lastIndexOf('/') + 1);
    const answer = await ports.registry
      .http({ url: `${await ports.registry.npm(node.name)}/${node.name}/-/${base}-${node.version}.tgz`, signal })
      .catch((cause: unknown) => {
        signal.throwIfAborted();
        throw unreachable(`the package registry does not answer for ${node.name} ${node.version}`, cause);
      });
    if (answer.status === 404) return failed('DependencyUnavailable', node, 'is not in the registry', 'choose another version under Dependencies');
    if (answer.status >= 400) throw unreachable(`the package registry answered ${answer.status} for ${node.name} ${node.version}`);
    if (!(await isIntact(ports, node.integrity, answer.body))) {
      const remedy = 'build again; if it stays, the package was changed since it was locked: look into it before you remove package-lock.json';
      return failed('DependencyCorrupt', node, `does not match its integrity ${node.integrity?.slice(0, 20)}…`, remedy);
    }
    fetched.push(`${node.name} ${node.version}`);
    return answer.body;
  };

  const filesOf = async (node: PackageNode): Promise<ReadonlyMap<string, Uint8Array> | undefined> => {
    const key = `packages/${node.integrity ?? `${node.name}@${node.version}`}`;
    const known = memory.get(key);
    if (known) return known;
    const kept = await ports.cache.get(key);
    const isKept = kept instanceof Uint8Array && (await isIntact(ports, node.integrity, kept));
    const bytes = isKept ? kept : await fetch(node);
    if (!bytes) return undefined;
    // A cache that can't be written loses no work.
    if (!isKept) await ports.cache.set(key, bytes).catch(() => undefined);
    try {
      const files = readTar(await ports.compression.gunzip(bytes));
      remember(memory, key, files);
      return files;
    } catch {
      return failed('DependencyCorrupt', node, 'cannot be unpacked', 'choose another version under Dependencies');
    }
  };

  const open = async (node: PackageNode): Promise<InstalledPackage | undefined> => {
    const files = await filesOf(node);
    if (!files) return undefined;
    const description = parse(files.get('package.json'));
    if (node.hasInstallScript || hasInstallScript(description) || files.has('binding.gyp')) {
      problems.push(
        problem('DependencyNeedsScript', {
          at: { file: PACKAGE_FILE, field: `dependencies.${node.name}` },
          summary: `${node.name} ${node.version} wants to run a script when it is installed, which never happens here`,
          remedy: 'test the function that uses it; if it fails, choose a package without install scripts',
        }),
      );
    }
    return { node, files, description };
  };

  return {
    problems,
    fetched,
    tell: (more) => void problems.push(...more),
    open(node) {
      let found = opened.get(node.path);
      if (!found) {
        found = open(node);
        opened.set(node.path, found);
      }
      return found;
    },
  };
}

/** The oldest goes where there is too much. */
function remember(memory: Map<string, ReadonlyMap<string, Uint8Array>>, key: string, files: ReadonlyMap<string, Uint8Array>): void {
  const sizeOf = (one: ReadonlyMap<string, Uint8Array>) => [...one.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  memory.set(key, files);
  let size = [...memory.values()].reduce((sum, one) => sum + sizeOf(one), 0);
  for (const [oldest, one] of memory) {
    if (size <= MOST_UNPACKED) return;
    memory.delete(oldest);
    size -= sizeOf(one);
  }
}

const ALGORITHMS = ['sha512', 'sha384', 'sha256', 'sha1'] as const;

/** The strongest hash of an integrity text counts. Without one there is nothing to check against. */
async function isIntact(ports: BuildPorts, integrity: string | undefined, bytes: Uint8Array): Promise<boolean> {
  if (integrity === undefined) return true;
  const given = integrity.split(/\s+/).map((one) => one.split('?')[0] ?? '');
  for (const algorithm of ALGORITHMS) {
    const wanted = given.filter((one) => one.startsWith(`${algorithm}-`));
    if (wanted.length > 0) return wanted.includes(`${algorithm}-${await ports.digest.base64(algorithm, bytes)}`);
  }
  return false;
}

function hasInstallScript(description: JsonObject): boolean {
  const scripts = isJsonObject(description.scripts) ? description.scripts : {};
  return ['preinstall', 'install', 'postinstall'].some((name) => Object.hasOwn(scripts, name));
}

function parse(bytes: Uint8Array | undefined): JsonObject {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array()));
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}
