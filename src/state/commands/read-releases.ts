import { lostArtifacts } from '#engine/releases/lost-artifacts.ts';
import { readRelease } from '#engine/releases/read-release.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { ReleaseLedger, ReleasesOf } from '#kit/release-ledger.ts';
import { stackName } from '#model/names.ts';
import type { Problem } from '#model/problem.ts';
import type { Release } from '#model/release.ts';
import type { DeployWorld } from '../deploy-world.ts';
import type { ReleaseMirror } from '../release-mirror.ts';
import { currentOf } from '../release-views.ts';
import { problemFrom } from '../session.ts';
import { adoptRelease, mirrorOf, newestFirst } from './adopt-release.ts';
import { STAGE } from './refresh-deployed.ts';

const AT_ONCE = 6;

/** The ledger of the open project: what this browser remembers at once, then what the cloud has. */
export async function readReleases(world: DeployWorld, signal?: AbortSignal): Promise<void> {
  const { releases } = world;
  const opened = world.workbench.opened();
  const session = world.clouds.session.current();
  if (!opened || !session) return;
  const mirror = mirrorOf(world, session);
  const of = { project: opened.project.name, stage: STAGE };
  const isStill = (): boolean => !signal?.aborted && world.clouds.session.current() === session && world.workbench.opened()?.id === opened.id;
  if (!session.releases) {
    releases.setState({ list: [], isReading: false });
    return;
  }
  releases.setState({ isReading: true, problem: undefined });
  const before = new Set(releases.getState().list?.map((one) => one.id));
  try {
    const known = (await mirror?.read(session.target, of)) ?? { kept: new Map<string, string>(), unkept: new Map<string, string>() };
    if (!isStill()) return;
    const remembered = new Map([...known.kept, ...known.unkept]);
    // What is shown already is as good, and stays until the ledger has answered.
    if (remembered.size > 0 && before.size === 0) show(world, remembered, [...known.unkept.keys()], before);
    const unkept = await bringIn(mirror, session, of, known.unkept, signal);
    const texts = await readLedger(mirror, session.releases, session, of, known.kept, signal);
    if (!isStill()) return;
    // What somebody took out of the bucket was deployed all the same: it isn't made undone by not being shown.
    const forgotten = new Map([...known.kept].filter(([id]) => !texts.has(id)));
    show(world, new Map([...forgotten, ...texts, ...unkept]), [...unkept.keys()], new Set([...before, ...remembered.keys()]));
    const gone = await lostArtifacts(
      (releases.getState().list ?? []).filter((one) => forgotten.has(one.id)),
      session.releases,
      signal,
    );
    if (!isStill()) return;
    releases.setState({ gone });
    const { missedRelease } = await import('#engine/releases/missed-release.ts');
    const missed = await missedRelease({ session, clock: world.clock, of, releases: releases.getState().list ?? [], ...(signal ? { signal } : {}) });
    if (missed) await adoptRelease(world, session, missed.release, missed.text, true);
    const state = await session.driver.inspect(stackName(of.project, of.stage), signal);
    if (isStill()) releases.setState(({ list = [] }) => ({ currentId: currentOf(list, state)?.id }));
  } catch (error) {
    const wrong = problemFrom(error);
    if (isStill() && wrong) releases.setState((state) => ({ problem: wrong, list: state.list ?? [], currentId: undefined }));
  } finally {
    if (isStill()) releases.setState({ isReading: false });
  }
}

/** What the ledger has no more is not remembered any longer either. */
export async function forgetGone(world: DeployWorld): Promise<void> {
  const { releases } = world;
  const session = world.clouds.session.current();
  const { gone, list = [] } = releases.getState();
  const of = list.find((one) => Object.hasOwn(gone, one.id));
  if (!session || !of) return;
  const mirror = mirrorOf(world, session);
  for (const id of Object.keys(gone)) await mirror?.forget(session.target, { project: of.project, stage: of.stage }, id);
  await readReleases(world);
}

/** What the ledger didn't take when it was made, it may take now. Gives those that it still doesn't. */
async function bringIn(
  mirror: ReleaseMirror | undefined,
  session: CloudSession,
  of: ReleasesOf,
  unkept: ReadonlyMap<string, string>,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const left = new Map(unkept);
  for (const [id, text] of unkept) {
    try {
      await session.releases?.write(of, id, text, signal);
      await mirror?.remember(session.target, of, id, text, true);
      left.delete(id);
    } catch (error) {
      problemFrom(error);
    }
  }
  return left;
}

/** By id, all that the ledger has; only what isn't remembered is asked for. */
async function readLedger(
  mirror: ReleaseMirror | undefined,
  ledger: ReleaseLedger,
  { target }: CloudSession,
  of: ReleasesOf,
  kept: ReadonlyMap<string, string>,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const ids = await ledger.list(of, signal);
  const texts = new Map<string, string>();
  const waiting = [...ids];
  const work = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const text = kept.get(id) ?? (await ledger.read(of, id, signal));
      if (text === undefined) continue;
      texts.set(id, text);
      if (!kept.has(id)) await mirror?.remember(target, of, id, text, true);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, ids.length) }, work));
  return texts;
}

/** `before`: ids of what was shown when the reading began; what has ended here since is listed as well. */
function show({ releases }: DeployWorld, texts: ReadonlyMap<string, string>, unkept: readonly string[], before: ReadonlySet<string>): void {
  const list: Release[] = [];
  const unread: Problem[] = [];
  for (const [id, text] of texts) {
    const found = readRelease(id, text);
    if ('release' in found) list.push(found.release);
    else unread.push(found.problem);
  }
  const { list: shown = [], unkept: unkeptNow } = releases.getState();
  const adopted = shown.filter((one) => !before.has(one.id) && !texts.has(one.id));
  list.push(...adopted);
  const ids = new Set(list.map((one) => one.id));
  releases.setState(({ chosen, openId }) => ({
    list: newestFirst(list),
    unread,
    unkept: [...unkept, ...unkeptNow.filter((id) => adopted.some((one) => one.id === id))],
    chosen: chosen.filter((id) => ids.has(id)),
    openId: openId !== undefined && ids.has(openId) ? openId : undefined,
  }));
}
