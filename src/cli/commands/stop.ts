import { createDeployer } from '#engine/deploy/deployer.ts';
import type { StopResult } from '#engine/deploy/stop-running.ts';
import { nodeClock } from '#node/clock.ts';
import { nodeRandom } from '#node/random.ts';
import { ask } from '../ask.ts';
import { stackOf } from '../deployed.ts';
import { type ExitCode, UsageError } from '../exit.ts';
import { openSession, type TargetOptions } from '../open-session.ts';
import { type Output, printedProblem } from '../output.ts';
import type { World } from '../run-command-line.ts';

const WHY: Readonly<Record<NonNullable<StopResult['needsConsent']>['to'], string>> = {
  creation:
    'is being made for the first time, and stopping deletes it, but for what holds data: that stays in the account, as far as it is made by then, and may cost money',
  kept: 'keeps what succeeds, and stopping takes it back to before the first failure: what was made since is deleted',
};

/** `stop DIR`: an update is cancelled and goes back; a first creation, and what was kept of failed attempts, is deleted, with `--yes`. The `deploy` that waits for it sees it end. */
export async function stopCommand(folder: string, of: TargetOptions & { readonly yes?: boolean }, output: Output, world: World): Promise<ExitCode> {
  const found = await stackOf(folder, of.stage);
  if ('problems' in found) {
    output.result({ stopped: false, problems: found.problems.map(printedProblem) }, '');
    output.problems(found.problems);
    return 1;
  }
  const session = await openSession(of, output, found.loaded);
  const deployer = createDeployer({ session, clock: nodeClock, random: nodeRandom });
  const subject = { projectName: found.loaded.project?.name ?? '', stage: of.stage };
  let result = await deployer.stopRunning(subject, of.yes === true, world.signal);
  if (result.needsConsent) {
    const { stack } = found;
    const why = WHY[result.needsConsent.to];
    if (!world.interactive) throw new UsageError(`${stack} ${why}: say --yes`);
    if ((await ask(`${stack} ${why}. Write ${stack} to do so: `, world.signal)) !== stack) {
      world.signal.throwIfAborted();
      output.result({ stopped: false }, 'it goes on');
      return 0;
    }
    result = await deployer.stopRunning(subject, result.needsConsent, world.signal);
  }
  const { stopped, problems } = result;
  output.result(
    { stopped, ...(problems.length > 0 ? { problems: problems.map(printedProblem) } : {}) },
    stopped ? `${found.stack} is being stopped; where that comes too late, its changes stand (status tells)` : '',
  );
  output.problems(problems);
  return stopped ? 0 : 1;
}
