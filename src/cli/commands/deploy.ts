import { createInterface } from 'node:readline/promises';
import type { Deployment } from '#engine/deploy/deploy-request.ts';
import { createDeployer } from '#engine/deploy/deployer.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { hasErrors, type Problem } from '#model/problem.ts';
import { rootProblems } from '#model/root-problems.ts';
import { nodeClock } from '#node/clock.ts';
import { nodeRandom } from '#node/random.ts';
import { buildProject } from '../build-project.ts';
import { createReporter } from '../deployment-report.ts';
import type { ExitCode } from '../exit.ts';
import { generateTemplate, loadProject } from '../load-project.ts';
import { openSession } from '../open-session.ts';
import type { Output } from '../output.ts';
import { placeOfLogicalId } from '../place-of.ts';
import type { DeployOptions, World } from '../run-command-line.ts';

/** `deploy DIR`: builds, stages, and executes with `--yes` or when somebody at the terminal says so; else the staged changes are discarded. */
export async function deployCommand(folder: string, of: DeployOptions, output: Output, world: World): Promise<ExitCode> {
  const reporter = createReporter(output);
  const loaded = await loadProject(folder);
  if (!loaded.project || hasErrors(loaded.problems)) return reporter.finished('failed', [], loaded.problems);
  const { project } = loaded;
  if (of.quick) output.note('a quick deployment is not possible yet: deploying in full');
  const session = await openSession(of, output, loaded);
  let found: readonly Problem[] = [];
  const deployer = createDeployer({ session, clock: nodeClock, random: nodeRandom });
  const decided = new Set<string>();
  let staged = false;
  const deployment: Deployment = deployer.deploy(
    {
      projectName: project.name,
      stage: of.stage,
      build: (_report, signal) => buildProject(loaded, output, signal as globalThis.AbortSignal),
      generate: (input) => {
        const { generated, problems } = generateTemplate(loaded, of.stage, input);
        found = problems;
        if (!generated) throw new Error('a loaded project has a template');
        return { ...generated, problems: rootProblems(problems) };
      },
      parameterValue: ({ variable }) => process.env[variable],
      placeOf: placeOfLogicalId(loaded),
      autoExecute: of.yes === true,
      confirmedLosses: of.allowLoss,
      brokenStack: of.replaceBroken ? 'replace' : 'refuse',
    },
    (snapshot) => {
      reporter.show(snapshot);
      // Decided once a phase: the snapshots of one phase are many.
      if (snapshot.phase === 'staged' && !decided.has('staged')) {
        decided.add('staged');
        queueMicrotask(() => void decide(snapshot));
      }
    },
  );
  const decide = async (snapshot: DeploymentSnapshot): Promise<void> => {
    if (of.yes) {
      if (snapshot.losses.some((name) => !of.allowLoss.includes(name))) {
        deployment.execute({ confirmedLosses: of.allowLoss }); // says which losses aren't confirmed; nothing starts
        deployment.abort();
      }
      return;
    }
    if (world.interactive && (await ask(snapshot)) && deployment.execute({ confirmedLosses: of.allowLoss })) return;
    staged = true;
    deployment.abort();
  };
  const onStop = () => {
    if (!deployment.abort()) deployment.detach();
  };
  world.signal.addEventListener('abort', onStop, { once: true });
  const last = await deployment.settled;
  world.signal.removeEventListener('abort', onStop);
  if (staged && last.phase === 'aborted')
    return reporter.finished(
      'staged',
      last.outputs,
      found.filter((one) => one.severity !== 'error'),
    );
  return reporter.finishedWith(last, found);
}

async function ask(snapshot: DeploymentSnapshot): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const losses = snapshot.losses.length > 0 ? ` This would lose the data of ${snapshot.losses.join(', ')}: name it with --allow-loss.` : '';
    const answer = await lines.question(`${snapshot.summary?.sentence ?? ''}${losses}\nExecute? (yes/no) `);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
