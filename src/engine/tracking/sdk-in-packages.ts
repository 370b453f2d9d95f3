import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import type { Position } from '#base/text-edit.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import { LOCK_FILE } from '#model/package-file.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { FunctionDefinition } from '#model/project.ts';
import { packageNameOf } from '../build/import-specifiers.ts';
import { isRelative } from '../imports/resolve-import.ts';
import type { Styles } from './evaluate/styles.ts';
import { type FileStore, resolvedIn } from './file-store.ts';
import { servicesCalled } from './known-resources.ts';
import { isLeftOut } from './left-out-imports.ts';
import { importsOf } from './reach.ts';

/** What packages do with the SDK by themselves: their code isn't read. */
export interface SdkInPackages {
  readonly problems: readonly Problem[];
  /** The rooms that they may call. */
  readonly rooms: readonly string[];
}

/**
 * Packages that files import which depend on clients of the SDK, as the lock file says: what they call can't be told. Where the lock file doesn't
 * say, or somebody has allowed actions of the service by hand, nothing is told.
 */
export function sdkInPackages(
  { store, styles, catalogue }: { readonly store: FileStore; readonly styles: Styles; readonly catalogue: Catalogue },
  { permissions = [] }: FunctionDefinition,
  files: readonly string[],
): SdkInPackages {
  const packages = packagesOf(store.json(LOCK_FILE));
  if (!packages) return { problems: [], rooms: [] };
  const allowed = new Set(permissions.flatMap((statement) => statement.actions.map((action) => action.split(':')[0] ?? '')));
  const problems: Problem[] = [];
  const rooms = new Set<string>();
  const told = new Set<string>();
  for (const file of files) {
    for (const { name, at } of packagesImported(store, styles, file)) {
      const used = clientsOf(packages, styles, name);
      const unseen = used === 'any' ? catalogue.services : used.flatMap((service) => servicesCalled(catalogue, service));
      const open = unseen.filter((room) => !allowed.has(prefixOf(room.api)));
      if (open.length === 0) continue;
      for (const room of open) rooms.add(room.id);
      if (told.has(name)) continue;
      told.add(name);
      problems.push(
        problem('UsageUnseen', {
          at: { file, ...at() },
          summary: `${name} uses the SDK itself${used === 'any' ? '' : ` (${[...used].sort().join(', ')})`}, and what it calls is not seen`,
          remedy: 'add what it needs to `permissions` of the function; until then nothing of that service is dropped',
        }),
      );
    }
  }
  return { problems, rooms: [...rooms] };
}

/** What stands before the colon of its actions. */
function prefixOf(api: Catalogue['services'][number]['api']): string {
  for (const { grants } of Object.values(api)) for (const { actions } of grants) for (const action of actions) return action.split(':')[0] ?? '';
  return '';
}

interface ImportedPackage {
  readonly name: string;
  readonly at: () => Position;
}

/** Those that somebody else has written; the SDK's own are read as what they are. */
function packagesImported(store: FileStore, styles: Styles, file: string): ImportedPackage[] {
  const parsed = store.parsed(file);
  if (!parsed || /(^|\/)node_modules\//.test(file)) return [];
  return importsOf(parsed.module).said.flatMap(({ source, from, node }): ImportedPackage[] => {
    if (isRelative(source) || source.includes(':') || styles.module(source) !== undefined) return [];
    const led = resolvedIn(store, file, source);
    if (led && ('file' in led || styles.module(led.module) !== undefined)) return [];
    if (isLeftOut(parsed, node, store.compilerOptions(file))) return [];
    return [{ name: packageNameOf(led ? led.module : source), at: () => store.position(file, from) }];
  });
}

type Packages = ReadonlyMap<string, JsonObject>;

const known = new WeakMap<object, Packages>();

/** The packages that the lock file has, by name; undefined where it says nothing of them. */
function packagesOf(lock: Json | undefined): Packages | undefined {
  const listed = lock !== undefined && isJsonObject(lock) ? lock.packages : undefined;
  if (lock === undefined || listed === undefined || !isJsonObject(listed)) return undefined;
  const kept = known.get(listed);
  if (kept) return kept;
  const made = new Map<string, JsonObject>();
  for (const [path, about] of Object.entries(listed)) {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (name === path || made.has(name) || about === undefined || !isJsonObject(about)) continue;
    // What is linked stands where it is.
    const linked = about.link === true && typeof about.resolved === 'string' ? listed[about.resolved] : undefined;
    made.set(name, linked !== undefined && isJsonObject(linked) ? linked : about);
  }
  known.set(listed, made);
  return made;
}

type Clients = readonly string[] | 'any';

const clientsIn = new WeakMap<Packages, Map<string, Clients>>();

/** The services whose clients a package depends on, also by what it depends on; `any`: an SDK that has them all. */
function clientsOf(packages: Packages, styles: Styles, name: string): Clients {
  const byName = clientsIn.get(packages) ?? new Map<string, Clients>();
  clientsIn.set(packages, byName);
  const clients = byName.get(name) ?? findClients(packages, styles, name);
  byName.set(name, clients);
  return clients;
}

function findClients(packages: Packages, styles: Styles, name: string): Clients {
  const services = new Set<string>();
  const seen = new Set([name]);
  const waiting = [name];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    for (const dependency of dependenciesOf(packages, packages.get(one))) {
      if (seen.has(dependency)) continue;
      seen.add(dependency);
      const sdk = styles.module(dependency);
      if (!sdk) waiting.push(dependency);
      for (const atom of sdk ?? []) {
        if (atom.is !== 'sdk') continue;
        if (atom.service === undefined) return 'any';
        services.add(atom.service);
      }
    }
  }
  return [...services];
}

/** What it can't do without, and what it may use where that is there. */
function dependenciesOf(packages: Packages, about: JsonObject | undefined): readonly string[] {
  if (!about) return [];
  const names = (key: string): readonly string[] => (about[key] !== undefined && isJsonObject(about[key]) ? Object.keys(about[key]) : []);
  return [...names('dependencies'), ...[...names('peerDependencies'), ...names('optionalDependencies')].filter((one) => packages.has(one))];
}
