import { readRelease } from '#engine/releases/read-release.ts';
import type { Release } from '#model/release.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { learnedOf } from '../deployment-pace.ts';
import { STAGE } from './refresh-deployed.ts';

/** So many of the newest tell how long things take now. */
const NEWEST = 20;

/** What earlier deployments of the open project took at this target: out of what is read of the ledger, or of what this browser remembers of it. */
export async function learnDurations(world: DeployWorld): Promise<void> {
  const opened = world.workbench.opened();
  const session = world.clouds.session.current();
  const releases = !opened || !session ? [] : (world.releases.getState().list ?? (await remembered(world, opened.project.name)));
  if (world.workbench.opened()?.id !== opened?.id || world.clouds.session.current() !== session) return;
  world.deployment.setState({ learned: learnedOf(releases.slice(0, NEWEST)) });
}

async function remembered({ mirror, clouds }: DeployWorld, project: string): Promise<readonly Release[]> {
  const session = clouds.session.current();
  // A simulated account has a time of its own, and is gone with the page.
  if (!mirror || !session || session.clock) return [];
  const { kept, unkept } = await mirror.read(session.target, { project, stage: STAGE });
  const entries = [...kept, ...unkept].sort(([a], [b]) => (a < b ? 1 : -1)).slice(0, NEWEST);
  return entries.flatMap(([id, text]) => {
    const read = readRelease(id, text);
    return 'release' in read ? [read.release] : [];
  });
}
