import type { InvokeResult } from '#kit/stack-driver.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { problemFrom } from '../session.ts';
import { readReleases } from './read-releases.ts';

/**
 * Where a run that failed went wrong, in the sources that are deployed: out of the artifact of the release that the stack has. Where that can't be
 * read, the answer and the log tell it all the same.
 */
export async function traceRun(world: DeployWorld, functionName: string, result: InvokeResult, signal?: AbortSignal): Promise<void> {
  try {
    const { runFrames } = await import('#engine/traces/run-frames.ts');
    const frames = await runFrames(result, () => deployedArtifact(world, functionName, signal));
    if (!signal?.aborted && world.run.getState().result === result) world.run.setState({ frames });
  } catch (error) {
    problemFrom(error);
  }
}

async function deployedArtifact(world: DeployWorld, functionName: string, signal?: AbortSignal): Promise<Uint8Array | undefined> {
  const ledger = world.clouds.session.current()?.releases;
  if (!ledger?.artifact) return undefined;
  const current = () => world.releases.getState().list?.find((one) => one.id === world.releases.getState().currentId);
  if (!current()) await readReleases(world, signal);
  const key = current()?.artifacts.find((one) => one.function === functionName)?.key;
  return key === undefined ? undefined : ledger.artifact(key, signal);
}
