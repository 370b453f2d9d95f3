import { createInterface } from 'node:readline/promises';
import type { Deployment, DeployRequest } from '#engine/deploy/deploy-request.ts';
import type { Deployer } from '#engine/deploy/deployer.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { Problem } from '#model/problem.ts';
import type { Reporter } from './deployment-report.ts';
import type { ExitCode } from './exit.ts';
import type { World } from './run-command-line.ts';

export interface DriveOptions {
  readonly yes?: boolean;
  readonly allowLoss: readonly string[];
  readonly replaceBroken?: boolean;
}

/** Stages, and executes with `--yes` or when somebody at the terminal says so; else the staged changes are discarded. `found`: what else is to be told at the end. */
export async function driveDeployment(
  deployer: Deployer,
  request: DeployRequest,
  of: DriveOptions,
  world: World,
  reporter: Reporter,
  found: () => readonly Problem[],
): Promise<ExitCode> {
  const decided = new Set<string>();
  let staged = false;
  const deployment: Deployment = deployer.deploy(
    { ...request, autoExecute: of.yes === true, confirmedLosses: of.allowLoss, brokenStack: of.replaceBroken && of.yes ? 'replace' : 'refuse' },
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
      found().filter((one) => one.severity !== 'error'),
    );
  return reporter.finishedWith(last, found());
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
