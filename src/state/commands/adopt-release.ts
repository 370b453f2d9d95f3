import type { CloudSession } from '#kit/cloud-session.ts';
import type { Release } from '#model/release.ts';
import type { DeployWorld } from '../deploy-world.ts';
import type { ReleaseMirror } from '../release-mirror.ts';
import { STAGE } from './refresh-deployed.ts';

/** One that has just ended here. */
export async function adoptRelease(world: DeployWorld, session: CloudSession, release: Release, text: string, isKept: boolean): Promise<void> {
  const { project, stage } = release;
  await mirrorOf(world, session)?.remember(session.target, { project, stage }, release.id, text, isKept);
  const opened = world.workbench.opened();
  if (world.clouds.session.current() !== session || opened?.project.name !== project || stage !== STAGE) return;
  world.releases.setState(({ list, unkept, currentId }) => ({
    currentId: release.status === 'succeeded' ? release.id : currentId,
    // A list that was never read would be taken for the whole.
    ...(list ? { list: newestFirst([release, ...list.filter((one) => one.id !== release.id)]) } : {}),
    unkept: isKept ? unkept.filter((id) => id !== release.id) : [...unkept.filter((id) => id !== release.id), release.id],
  }));
}

/** A simulated account, which has a time of its own, is gone with the page: nothing of it is remembered. */
export function mirrorOf({ mirror }: DeployWorld, { clock }: CloudSession): ReleaseMirror | undefined {
  return clock === undefined ? mirror : undefined;
}

export function newestFirst(list: readonly Release[]): Release[] {
  return [...list].sort((a, b) => (a.id < b.id ? 1 : -1));
}
