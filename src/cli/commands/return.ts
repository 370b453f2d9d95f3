import { createDeployer } from '#engine/deploy/deployer.ts';
import { enterMissed } from '#engine/releases/enter-missed.ts';
import { findRelease } from '#engine/releases/find-release.ts';
import { namesMade } from '#engine/releases/names-made.ts';
import { notUndone } from '#engine/releases/not-undone.ts';
import { recordReleases } from '#engine/releases/record-releases.ts';
import { returnFacts, returnProblem, returnTo } from '#engine/releases/return-to-release.ts';
import { CloudError } from '#kit/cloud-error.ts';
import { nodeClock } from '#node/clock.ts';
import { nodeRandom } from '#node/random.ts';
import { stackOf } from '../deployed.ts';
import { type Reporter, reporting } from '../deployment-report.ts';
import { driveDeployment } from '../drive-deployment.ts';
import type { ExitCode } from '../exit.ts';
import { openSession } from '../open-session.ts';
import type { Output } from '../output.ts';
import { readReleases } from '../releases.ts';
import type { DeployOptions, World } from '../run-command-line.ts';

/** `return DIR RELEASE`: deploys that release again, with the same lines as `deploy`. Nothing is read of the sources. */
export function returnCommand(folder: string, reference: string, of: DeployOptions, output: Output, world: World): Promise<ExitCode> {
  return reporting(output, world.signal, (reporter) => deployRelease(folder, reference, of, output, world, reporter));
}

async function deployRelease(folder: string, reference: string, of: DeployOptions, output: Output, world: World, reporter: Reporter): Promise<ExitCode> {
  const found = await stackOf(folder, of.stage);
  if ('problems' in found) return reporter.finished('failed', [], found.problems);
  const session = await openSession(of, output, found.loaded);
  const subject = { project: found.loaded.project?.name ?? '', stage: of.stage };
  const state = await session.driver.inspect(found.stack, world.signal);
  // `previous` is what came before the last one, also where nobody saw that one end.
  await enterMissed({ session, clock: nodeClock }, subject, state, world.signal).catch(unlessAborted(world.signal));
  const { ledger, releases, problems: unread } = await readReleases(session, subject, world.signal);
  const sought = findRelease(releases, reference);
  if ('problem' in sought) return reporter.finished('failed', [], [sought.problem, ...unread]);
  const { release } = sought;
  const refused = returnProblem(release);
  if (refused) return reporter.finished('failed', [], [refused]);
  output.note(`returning to ${release.id} of ${new Date(release.endedAt).toISOString()}${release.commit ? `, commit ${release.commit.id.slice(0, 12)}` : ''}`);
  const deployer = recordReleases(createDeployer({ session, clock: nodeClock, random: nodeRandom }), {
    session,
    clock: nodeClock,
    facts: () => ({ from: 'command line', ...returnFacts(release) }),
  });
  const isRemoved = state.condition === 'missing';
  const lost = notUndone(release, releases, { isRemoved, makes: await namesMade(session.driver, release, releases, isRemoved) });
  const told = [...unread.filter((one) => one.code === 'ReleaseNotKept'), ...lost];
  output.problems(output.json ? [] : told);
  return driveDeployment(deployer, { ...returnTo(release, ledger), parameterValue: ({ variable }) => process.env[variable] }, of, world, reporter, () =>
    output.json ? told : [],
  );
}

/** The ledger is read all the same, and says what it can’t. */
function unlessAborted(signal: AbortSignal): (error: unknown) => void {
  return (error) => {
    if (signal.aborted || !(error instanceof CloudError)) throw error;
  };
}
