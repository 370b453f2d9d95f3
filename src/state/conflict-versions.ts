import { type FileContent, isSameContent } from '#model/files.ts';
import { say } from './notices.ts';
import type { StatePorts } from './ports.ts';
import { manifestOf, withVersions } from './project.ts';
import type { Stores } from './stores.ts';

// What this tab has of a file that another tab edited too is in neither's project until somebody chooses: it is kept beside it.

/** Keeps what stands against another tab's, and forgets what has been chosen between and written. */
export async function keepVersions(stores: Stores): Promise<void> {
  const { project, ports } = stores;
  const { id, files, conflicts, unsaved, keptAside } = project.getState();
  const store = ports.conflicts;
  if (!store || id === null) return;
  const owner = ownerOf(stores);
  // What was chosen is here until it is written.
  const isWanted = (path: string) => Object.hasOwn(conflicts, path) || unsaved.includes(path);
  const after: Record<string, FileContent | null> = {};
  const paths = new Set([...Object.keys(keptAside), ...Object.keys(conflicts)]);
  for (const path of paths) {
    const mine = files[path] ?? null;
    const key = keyOf(id, owner, path);
    if (!isWanted(path)) await store.delete(key);
    else if (await isWritten(mine, keptAside[path], key)) after[path] = mine;
  }
  const now = project.getState();
  // What came meanwhile stays.
  const others = Object.entries(now.keptAside).filter(([path]) => !paths.has(path));
  if (now.id === id) project.setState({ keptAside: { ...Object.fromEntries(others), ...after } });

  async function isWritten(mine: FileContent | null, kept: FileContent | null | undefined, key: string): Promise<boolean> {
    if (kept !== undefined && isSameContent(kept, mine)) return true;
    await store?.set(key, toStored(mine));
    // Where there is no room, nothing was kept.
    const there = fromStored(await store?.get(key));
    return there !== undefined && isSameContent(there, mine);
  }
}

/** The project was opened: the choices come back that nobody has made, of tabs that are gone. Those of a tab that is still there come once it is gone. */
export async function bringBackVersions(stores: Stores, id: string, keys: readonly string[]): Promise<void> {
  const own = ownerOf(stores);
  for (const owner of new Set(keys.map((key) => key.split('\n')[1] ?? ''))) {
    const take = () => takeFrom(stores, id, owner);
    if (owner === own || !stores.ports.locks) await take();
    else stores.ports.locks.hold(lockOf(owner), take).catch((error: unknown) => reportError(error));
  }
}

async function takeFrom(stores: Stores, id: string, owner: string): Promise<void> {
  const { project, ports } = stores;
  const start = keyOf(id, owner, '');
  for (const key of (await ports.conflicts?.keys(start)) ?? []) {
    const path = key.slice(start.length);
    const { id: opened, unsaved } = project.getState();
    // What is edited here already waits for its own turn.
    if (opened !== id || unsaved.includes(path)) continue;
    const version = await takeOver(stores, key, keyOf(id, ownerOf(stores), path));
    if (version !== undefined && project.getState().id === id) showVersion(stores, path, version);
  }
}

/** From here on it is this tab's. */
async function takeOver({ ports }: Stores, key: string, own: string): Promise<FileContent | null | undefined> {
  const kept = await ports.conflicts?.get(key);
  if (kept === undefined || key === own) return fromStored(kept);
  await ports.conflicts?.set(own, kept);
  if ((await ports.conflicts?.get(own)) !== undefined) await ports.conflicts?.delete(key);
  return fromStored(kept);
}

function showVersion({ project, notices, ports }: Stores, path: string, mine: FileContent | null): void {
  const state = project.getState();
  const theirs = state.stored[path] ?? null;
  const files = withVersions(state.files, { [path]: mine });
  // Where it has come to be the same by itself, the next write forgets it.
  project.setState({
    files,
    unsaved: [...state.unsaved, path],
    conflicts: isSameContent(theirs, mine) ? state.conflicts : { ...state.conflicts, [path]: theirs },
    keptAside: { ...state.keptAside, [path]: mine },
    ...manifestOf(files, state),
  });
  if (isSameContent(theirs, mine)) return;
  const detail = 'Nothing was written over. Choose in File → Edited in Another Tab…';
  say(notices, { kind: 'error', untilChosen: [path], text: `${path}: edited in another tab too`, detail }, ports.clock.now());
}

const owners = new WeakMap<StatePorts, string>();

/** This tab, for as long as it lives: while it does, nobody else takes what it keeps. */
function ownerOf({ ports }: Stores): string {
  const known = owners.get(ports);
  if (known !== undefined) return known;
  const owner = ports.random.id();
  owners.set(ports, owner);
  ports.locks?.hold(lockOf(owner), () => new Promise<never>(() => undefined)).catch((error: unknown) => reportError(error));
  return owner;
}

const lockOf = (owner: string) => `conflict versions ${owner}`;
const keyOf = (id: string, owner: string, path: string) => [id, owner, path].join('\n');

/** Bytes as they are; a text behind a letter, and no text: the file was removed. */
function toStored(version: FileContent | null): Uint8Array | string {
  return typeof version === 'string' ? `t${version}` : (version ?? '');
}

function fromStored(stored: Uint8Array | string | undefined): FileContent | null | undefined {
  if (typeof stored !== 'string') return stored;
  return stored === '' ? null : stored.slice(1);
}
