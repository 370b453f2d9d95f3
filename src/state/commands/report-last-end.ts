import type { DeployWorld } from '../deploy-world.ts';
import { listedProblems } from '../listed-problems.ts';
import { failedShort } from '../queue-words.ts';
import { readReleases } from './read-releases.ts';

/**
 * The page that saw the last deployment is gone: whether the project is what is deployed is told as the releases tell; and where it went wrong, why
 * it did stands among the problems again.
 */
export async function reportLastEnd(world: DeployWorld, signal?: AbortSignal): Promise<void> {
  const { place, store } = world.queue;
  await readReleases(world, signal);
  const { list = [], currentId } = world.releases.getState();
  const [last] = list;
  const opened = world.workbench.opened();
  const sources = list.find((one) => one.id === currentId)?.sources;
  const isKnown = opened !== undefined && sources !== undefined;
  const isDeployed = isKnown && sources === (await world.deployments.hashOf(opened.files));
  // Something was begun meanwhile, or another project is open.
  const isStill = place !== undefined && place === world.queue.place;
  const [newest] = store.getState().queue.past;
  // One that ended before it was asked for is another deployment's.
  if (signal?.aborted || !isStill || world.deployment.getState().snapshot) return;
  if (isKnown) world.deployment.setState(isDeployed ? { deployedFiles: opened.files } : { isOtherDeployed: true });
  if (failedShort(store.getState()) === undefined || !last || !newest || last.endedAt < newest.at) return;
  const { status, problems, returnsTo } = last;
  world.workbench.reportEnd(
    listedProblems({ phase: status === 'succeeded' ? 'succeeded' : 'failed', problems, ...(returnsTo === undefined ? {} : { returnsTo }) }),
  );
}
