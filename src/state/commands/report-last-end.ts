import type { DeployWorld } from '../deploy-world.ts';
import { listedProblems } from '../listed-problems.ts';
import { failedShort } from '../queue-words.ts';
import { readReleases } from './read-releases.ts';

/**
 * The last deployment went wrong, and the page that saw it is gone: why it did stands among the problems again, as its release tells; and whether
 * the project is what is deployed all the same.
 */
export async function reportLastEnd(world: DeployWorld, signal?: AbortSignal): Promise<void> {
  const { place, store } = world.queue;
  await readReleases(world, signal);
  const { list = [], currentId } = world.releases.getState();
  const [last] = list;
  const opened = world.workbench.opened();
  const sources = list.find((one) => one.id === currentId)?.sources;
  const isDeployed = opened !== undefined && sources !== undefined && sources === (await world.deployments.hashOf(opened.files));
  // Something was begun meanwhile, or another project is open.
  const isStill = place !== undefined && place === world.queue.place && failedShort(store.getState()) !== undefined;
  const [newest] = store.getState().queue.past;
  // One that ended before it was asked for is another deployment's.
  if (signal?.aborted || !isStill || world.deployment.getState().snapshot) return;
  if (isDeployed) world.deployment.setState({ deployedFiles: opened.files });
  if (!last || !newest || last.endedAt < newest.at) return;
  const { status, problems, returnsTo } = last;
  world.workbench.reportEnd(
    listedProblems({ phase: status === 'succeeded' ? 'succeeded' : 'failed', problems, ...(returnsTo === undefined ? {} : { returnsTo }) }),
  );
}
