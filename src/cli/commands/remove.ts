import { createInterface } from 'node:readline/promises';
import { createDeployer } from '#engine/deploy/deployer.ts';
import { nodeClock } from '#node/clock.ts';
import { nodeRandom } from '#node/random.ts';
import { stackMissing, stackOf } from '../deployed.ts';
import { createReporter } from '../deployment-report.ts';
import { type ExitCode, UsageError } from '../exit.ts';
import { openSession, type TargetOptions } from '../open-session.ts';
import type { Output } from '../output.ts';
import type { World } from '../run-command-line.ts';

/** `remove DIR --yes`: deletes the stack, after saying what goes and what stays in the account. */
export async function removeCommand(folder: string, of: TargetOptions & { readonly yes?: boolean }, output: Output, world: World): Promise<ExitCode> {
  const reporter = createReporter(output);
  const found = await stackOf(folder, of.stage);
  if ('problems' in found) return reporter.finished('failed', [], found.problems);
  if (!of.yes && !world.interactive) throw new UsageError('remove deletes the stack: say --yes');
  const session = await openSession(of, output, found.loaded);
  const deployer = createDeployer({ session, clock: nodeClock, random: nodeRandom });
  const subject = { projectName: found.loaded.project?.name ?? '', stage: of.stage };
  const plan = await deployer.planRemoval(subject, world.signal);
  if (!plan.exists) return reporter.finished('failed', [], [stackMissing(found.stack)]);
  output.line(
    { type: 'plan', stack: plan.stackName, goes: plan.goes.map((one) => one.name), stays: plan.stays.map((one) => one.name) },
    `removing ${plan.stackName}: ${plan.goes.length} resources go${plan.stays.length > 0 ? `; ${plan.stays.map((one) => one.name).join(', ')} stay in the account, and may cost money` : ''}`,
  );
  if (!of.yes && !(await confirmed(plan.stackName))) return reporter.finished('staged', [], []);
  const last = await deployer.remove(subject, reporter.show).settled;
  return reporter.finishedWith(last, []);
}

async function confirmed(stack: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(`Write ${stack} to delete it: `)).trim() === stack;
  } finally {
    lines.close();
  }
}
