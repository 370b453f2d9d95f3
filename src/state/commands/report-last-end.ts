import type { DeployWorld } from '../deploy-world.ts';
import { listedProblems } from '../listed-problems.ts';
import { failedShort } from '../queue-words.ts';
import { readReleases } from './read-releases.ts';

/** The last deployment went wrong, and the page that saw it is gone: why it did stands among the problems again, as its release tells. */
export async function reportLastEnd(world: DeployWorld, signal?: AbortSignal): Promise<void> {
  const { place, store } = world.queue;
  await readReleases(world, signal);
  const [last] = world.releases.getState().list ?? [];
  // Something was begun meanwhile, or another project is open.
  const isStill = place !== undefined && place === world.queue.place && failedShort(store.getState()) !== undefined;
  const [newest] = store.getState().queue.past;
  // One that ended before it was asked for is another deployment's.
  if (signal?.aborted || !isStill || world.deployment.getState().snapshot || !last || !newest || last.endedAt < newest.at) return;
  world.workbench.reportEnd(listedProblems({ phase: last.status === 'succeeded' ? 'succeeded' : 'failed', problems: last.problems }));
}
