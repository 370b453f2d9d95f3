import { createDeployer } from '#engine/deploy/deployer.ts';
import type { DeploymentSnapshot, Recovery } from '#model/deployment.ts';
import { hasErrors, type Problem, problem } from '#model/problem.ts';
import { nodeClock } from '#node/clock.ts';
import { nodeRandom } from '#node/random.ts';
import { ask, saysYes } from '../ask.ts';
import { stackOf } from '../deployed.ts';
import { type ExitCode, STOPPED, UsageError } from '../exit.ts';
import { openSession, type TargetOptions } from '../open-session.ts';
import { type Output, printedProblem } from '../output.ts';
import { placeOfLogicalId } from '../place-of.ts';
import type { World } from '../run-command-line.ts';

export type RecoverOptions = TargetOptions & {
  readonly yes?: boolean;
  readonly skip: readonly string[];
  readonly retain: readonly string[];
  readonly allowLoss: readonly string[];
};

/** `recover DIR`: takes the way out that the stack's state has, or says why there is none. */
export async function recoverCommand(folder: string, of: RecoverOptions, output: Output, world: World): Promise<ExitCode> {
  const told = (from: string | null, to: string | null, problems: readonly Problem[]): ExitCode => {
    output.result({ from, to, problems: problems.map(printedProblem) }, from === null || from === to ? (to ?? '') : `${from} → ${to ?? 'gone'}`);
    output.problems(problems);
    return hasErrors(problems) ? 1 : 0;
  };
  const found = await stackOf(folder, of.stage);
  if ('problems' in found) return told(null, null, found.problems);
  if (!of.yes && !world.interactive) throw new UsageError('recover changes the stack: say --yes');
  const session = await openSession(of, output, found.loaded);
  const state = await session.driver.inspect(found.stack, world.signal);
  const from = state.condition === 'missing' ? null : (state.status ?? null);
  const misplaced = state.recovery && misplacedNames(found.stack, state.status ?? '', state.recovery, of);
  if (misplaced) return told(from, from, [misplaced]);
  if (!of.yes && state.recovery && !saysYes(await ask(questionOf(found.stack, state.recovery), world.signal))) return told(from, from, []);
  const deployer = createDeployer({ session, clock: nodeClock, random: nodeRandom });
  // What needs no recovery isn't recovered: why, the end says.
  const progress = state.condition === 'broken' ? noteProgress(output) : () => undefined;
  world.signal.throwIfAborted();
  const recovery = deployer.recover(
    {
      projectName: found.loaded.project?.name ?? '',
      stage: of.stage,
      skip: state.recovery === 'retryDeletion' ? of.retain : of.skip,
      confirmedLosses: of.allowLoss,
      ...(state.recovery ? { way: state.recovery } : {}),
      ...(state.id ? { stackId: state.id } : {}),
      placeOf: placeOfLogicalId(found.loaded),
    },
    progress,
  );
  world.signal.addEventListener('abort', recovery.detach, { once: true });
  const last = await recovery.settled;
  world.signal.removeEventListener('abort', recovery.detach);
  const code = told(from, last.phase === 'removed' ? 'DELETE_COMPLETE' : (last.stackStatus ?? from), last.problems);
  return world.signal.aborted && code === 1 ? STOPPED : code;
}

/** A deletion retains, a rollback skips: named for the other one, a name would be dropped. */
function misplacedNames(stack: string, status: string, way: Recovery['way'], { skip, retain }: RecoverOptions): Problem | undefined {
  const isDeletion = way === 'retryDeletion';
  const wrong = isDeletion ? skip : retain;
  if (wrong.length === 0) return undefined;
  const [said, fits] = isDeletion ? ['--skip', '--retain'] : ['--retain', '--skip'];
  return problem('StackBroken', {
    summary: `${said} ${wrong.join(', ')} doesn’t fit: the stack ${stack} is ${status}, and its way out is a ${isDeletion ? 'deletion' : 'rollback'}`,
    remedy: way === 'rollBack' ? 'recover without naming anything' : `say ${wrong.map((name) => `\`${fits} ${name}\``).join(' ')}`,
  });
}

/** For the person at the terminal: what is being done, and what became of each resource. */
function noteProgress(output: Output): (snapshot: DeploymentSnapshot) => void {
  const told = new Set<string>();
  const once = (text: string) => {
    if (output.json || told.has(text)) return;
    told.add(text);
    output.note(text);
  };
  return (snapshot) => {
    once(snapshot.activity);
    for (const row of snapshot.rows) {
      if (row.state !== 'waiting' && row.state !== 'running')
        once(`  ${row.state.padEnd(10)} ${row.change.name} (${row.change.type})${row.reason ? `: ${row.reason}` : ''}`);
    }
  };
}

function questionOf(stack: string, way: string): string {
  switch (way) {
    case 'retryDeletion':
      return `Delete ${stack} again? (yes/no) `;
    case 'rollBack':
      return `Take ${stack} back to when it was last whole? What was made since is deleted, with what it holds. (yes/no) `;
    default:
      return `Take the last update of ${stack} back? (yes/no) `;
  }
}
