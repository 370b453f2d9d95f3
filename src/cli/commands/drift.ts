import { createDeployer } from '#engine/deploy/deployer.ts';
import { checkDrift, type DriftProgress } from '#engine/drift/check-drift.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import { driftSentence, type StackDrift, uncheckedProblems } from '#model/drift.ts';
import type { Problem } from '#model/problem.ts';
import { nodeClock } from '#node/clock.ts';
import { nodeRandom } from '#node/random.ts';
import { notOurs, stackOf } from '../deployed.ts';
import { type Reporter, reporting } from '../deployment-report.ts';
import { driveStaged } from '../drive-deployment.ts';
import { type ExitCode, Refused } from '../exit.ts';
import { openSession, type TargetOptions } from '../open-session.ts';
import { type Output, printedProblem } from '../output.ts';
import { placeOfLogicalId } from '../place-of.ts';
import { problemsOf } from '../problems-of.ts';
import type { World } from '../run-command-line.ts';

export type DriftOptions = TargetOptions & { readonly revert?: boolean; readonly yes?: boolean; readonly allowLoss: readonly string[] };

/** `drift DIR`: what was changed beside the stack; with `--revert` the changes that take it back, staged like a deployment. */
export function driftCommand(folder: string, of: DriftOptions, output: Output, world: World): Promise<ExitCode> {
  return of.revert ? reporting(output, world.signal, (reporter) => revert(folder, of, output, world, reporter)) : check(folder, of, output, world);
}

async function check(folder: string, of: DriftOptions, output: Output, world: World): Promise<ExitCode> {
  const { session, subject, stack } = await subjectOf(folder, of, output, world);
  const told = ({ checked, total }: DriftProgress): void => {
    if (!output.json) output.note(checked === 0 ? `checking ${total} resources` : `${checked} of ${total} checked`);
  };
  const drift = await checkDrift(session, subject, told, world.signal).catch((error: unknown): readonly Problem[] => {
    const problems = problemsOf(error);
    // A stack that isn't there is told by `null`, as everywhere.
    if (world.signal.aborted || !problems || problems.some((one) => one.code === 'StackMissing')) throw error;
    return problems;
  });
  if (!('drifted' in drift)) {
    output.result({ stack, status: null, checked: 0, drifted: [], unchecked: [], canRevert: false, problems: drift.map(printedProblem) }, '');
    output.problems(drift);
    return 1;
  }
  const problems = uncheckedProblems(drift);
  output.result(
    {
      stack,
      status: drift.drifted.length > 0 ? 'drifted' : 'inSync',
      checked: drift.checked,
      drifted: drift.drifted.map(({ name, logicalId, physicalId = null, type, kind, differences }) => ({
        name,
        logicalId,
        physicalId,
        resourceType: type,
        kind,
        differences: differences.map(({ property, expected = null, actual = null }) => ({ property, expected, actual })),
      })),
      unchecked: drift.unchecked.map(({ name, logicalId, type, why }) => ({ name, logicalId, resourceType: type, why })),
      canRevert: drift.canRevert,
      problems: problems.map(printedProblem),
    },
    textOf(drift),
  );
  output.problems(problems);
  return 0;
}

async function revert(folder: string, of: DriftOptions, output: Output, world: World, reporter: Reporter): Promise<ExitCode> {
  const { session, subject } = await subjectOf(folder, of, output, world);
  const deployer = createDeployer({ session, clock: nodeClock, random: nodeRandom });
  return driveStaged(
    (listen) => deployer.stageBack(subject, listen),
    { ...of, startsHere: true },
    world,
    reporter,
    () => [],
  );
}

async function subjectOf(folder: string, of: DriftOptions, output: Output, world: World) {
  const found = await stackOf(folder, of.stage);
  if ('problems' in found) throw new Refused(found.problems);
  const session: CloudSession = await openSession(of, output, found.loaded);
  const wrong = notOurs(await session.driver.inspect(found.stack, world.signal));
  if (wrong) throw new Refused([wrong]);
  return {
    session,
    stack: found.stack,
    subject: { projectName: found.loaded.project?.name ?? '', stage: of.stage, placeOf: placeOfLogicalId(found.loaded) },
  };
}

function textOf(drift: StackDrift): string {
  const lines = drift.drifted.flatMap(({ name, type, kind, differences }) => [
    `  ${kind === 'deleted' ? 'gone    ' : 'changed '} ${type}  ${name}`,
    ...differences.map(({ property, expected, actual }) => `    ${property}: ${expected ?? 'nothing'} was deployed, ${actual ?? 'nothing'} is there`),
  ]);
  const how =
    drift.drifted.length === 0
      ? []
      : [
          drift.canRevert
            ? 'drift --revert stages what takes it back'
            : 'this cloud takes nothing back by itself: put it right by hand, or deploy a change to it',
        ];
  return [driftSentence(drift), ...lines, ...how].join('\n');
}
