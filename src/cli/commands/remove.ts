import { createDeployer } from '#engine/deploy/deployer.ts';
import { removalLosses, unconfirmedLosses } from '#engine/deploy/losses.ts';
import type { RemovalPlan } from '#engine/deploy/remove-stack.ts';
import { type Change, losesData } from '#model/change.ts';
import { nodeClock } from '#node/clock.ts';
import { nodeRandom } from '#node/random.ts';
import { ask } from '../ask.ts';
import { stackMissing, stackOf } from '../deployed.ts';
import { type Reporter, reporting } from '../deployment-report.ts';
import { type ExitCode, STOPPED, UsageError } from '../exit.ts';
import { openSession, type TargetOptions } from '../open-session.ts';
import type { Output } from '../output.ts';
import { placeOfLogicalId } from '../place-of.ts';
import type { World } from '../run-command-line.ts';
import { unknownLosses } from '../unknown-losses.ts';

type RemoveOptions = TargetOptions & { readonly yes?: boolean; readonly allowLoss: readonly string[] };

/** `remove DIR --yes`: deletes the stack, after saying what goes and what stays in the account. What holds data and goes has to be named by `--allow-loss`. */
export function removeCommand(folder: string, of: RemoveOptions, output: Output, world: World): Promise<ExitCode> {
  return reporting(output, world.signal, (reporter) => remove(folder, of, output, world, reporter));
}

async function remove(folder: string, of: RemoveOptions, output: Output, world: World, reporter: Reporter): Promise<ExitCode> {
  const found = await stackOf(folder, of.stage);
  if ('problems' in found) return reporter.finished('failed', [], found.problems);
  const session = await openSession(of, output, found.loaded);
  const deployer = createDeployer({ session, clock: nodeClock, random: nodeRandom });
  const subject = { projectName: found.loaded.project?.name ?? '', stage: of.stage, placeOf: placeOfLogicalId(found.loaded) };
  const plan = await deployer.planRemoval(subject, world.signal);
  if (!plan.exists) return reporter.finished('failed', [], [stackMissing(found.stack)]);
  const stays = namesOf(plan.stays);
  // What is made beside a thing that stays goes, and isn't what its name means.
  const goes = namesOf(plan.goes).filter((name) => !stays.includes(name));
  // By name, with --yes too: whoever reads the log afterwards learns what went, and what went with it.
  const losses = [...new Set(plan.goes.filter(losesData).flatMap((one) => one.within ?? [one.name]))];
  output.line({ type: 'plan', stack: plan.stackName, goes, stays, losses, resources: resourcesOf(plan) }, planText(plan, { goes, stays, losses }));
  const open = unconfirmedLosses(plan.goes, of.allowLoss);
  if (!of.yes && !world.interactive) throw new UsageError(`remove deletes the stack: say --yes${allowing(open)}`);
  const unknown = unknownLosses(of.allowLoss, { losses, known: new Set([...plan.goes, ...plan.stays].flatMap((one) => [one.name, one.logicalId])) });
  reporter.warn(unknown);
  // In a terminal too, before anything is asked: a name is given with the call, and no answer is one to this.
  if (open.length > 0) return reporter.finished('failed', [], [...removalLosses(plan.goes, of.allowLoss, subject.placeOf), ...unknown]);
  if (!of.yes && (await ask(`Write ${plan.stackName} to delete it: `, world.signal)) !== plan.stackName) {
    return world.signal.aborted ? reporter.stopped('before anything was begun') : reporter.finished('staged', [], []);
  }
  if (world.signal.aborted) return reporter.stopped('before anything was begun');
  const removal = deployer.remove({ ...subject, agreed: plan, confirmedLosses: of.allowLoss }, reporter.show);
  world.signal.addEventListener('abort', removal.detach, { once: true });
  const last = await removal.settled;
  world.signal.removeEventListener('abort', removal.detach);
  const code = reporter.finishedWith(last, unknown);
  return code === 1 && world.signal.aborted ? STOPPED : code;
}

function allowing(open: readonly string[]): string {
  return open.length === 0 ? '' : ` ${open.map((name) => `--allow-loss ${name}`).join(' ')}`;
}

function planText({ stackName, goes: all }: RemovalPlan, { goes, stays, losses }: Readonly<Record<'goes' | 'stays' | 'losses', readonly string[]>>): string {
  return [
    `removing ${stackName}: ${counted(all.length)}${goes.length > 0 ? `: ${goes.join(', ')}` : ''}`,
    ...(losses.length > 0 ? [`${losses.join(', ')} ${losses.length === 1 ? 'goes with what it holds' : 'go with what they hold'}`] : []),
    ...(stays.length > 0 ? [`${stays.join(', ')} ${stays.length === 1 ? 'stays' : 'stay'} in the account, and may cost money`] : []),
  ].join('; ');
}

/** Several resources of the template may be made for one of the project's. */
function namesOf(changes: readonly Change[]): string[] {
  return [...new Set(changes.map((one) => one.name))];
}

function resourcesOf({ goes, stays }: RemovalPlan) {
  const printed = ({ name, logicalId, type, physicalId }: Change, isKept: boolean) => ({
    name,
    logicalId,
    type,
    physicalId: physicalId ?? null,
    stays: isKept,
  });
  return [...goes.map((one) => printed(one, false)), ...stays.map((one) => printed(one, true))];
}

function counted(count: number): string {
  return count === 1 ? '1 resource goes' : `${count} resources go`;
}
