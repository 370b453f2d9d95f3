import type { Deployment, DeployRequest } from '#engine/deploy/deploy-request.ts';
import type { Deployer, OnSnapshot } from '#engine/deploy/deployer.ts';
import { factsOfTemplate } from '#engine/releases/template-facts.ts';
import type { DeploymentPhase, DeploymentSnapshot } from '#model/deployment.ts';
import { isEnded } from '#model/deployment.ts';
import type { Problem } from '#model/problem.ts';
import { ask, saysYes } from './ask.ts';
import type { Reporter } from './deployment-report.ts';
import { type ExitCode, STOPPED } from './exit.ts';
import type { World } from './run-command-line.ts';
import { unknownLosses } from './unknown-losses.ts';

export interface DriveOptions {
  readonly yes?: boolean;
  readonly allowLoss: readonly string[];
  readonly replaceBroken?: boolean;
  /** While somebody else works on the stack. */
  readonly wait?: boolean;
  readonly keep?: boolean;
  readonly importExisting?: boolean;
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
  return driveStaged(
    (listen) =>
      deployer.deploy(
        {
          ...request,
          autoExecute: of.yes === true,
          confirmedLosses: of.allowLoss,
          brokenStack: of.replaceBroken && of.yes ? 'replace' : 'refuse',
          whenBusy: of.wait ? 'wait' : 'refuse',
          keepOnFailure: of.keep ?? false,
          importExisting: of.importExisting ?? false,
        },
        listen,
      ),
    of,
    world,
    reporter,
    found,
  );
}

/** The same of anything that stages changes. One that never starts by itself is started here, with `--yes`. */
export async function driveStaged(
  begin: (listen: OnSnapshot) => Deployment,
  of: DriveOptions & { readonly startsHere?: boolean },
  world: World,
  reporter: Reporter,
  found: () => readonly Problem[],
): Promise<ExitCode> {
  if (world.signal.aborted) return reporter.stopped('before anything was begun');
  const decided = new Set<string>();
  /** Names and logical ids of all that was changed on the way. */
  const known = new Set<string>();
  let staged = false;
  let questioned: readonly Problem[] = [];
  let phase = 'building' as DeploymentPhase;
  const deployment: Deployment = begin((snapshot) => {
    reporter.show(snapshot);
    if (!isEnded(snapshot.phase)) phase = snapshot.phase;
    for (const { change } of snapshot.rows) known.add(change.name).add(change.logicalId);
    for (const change of snapshot.consentTo ?? []) known.add(change.name).add(change.logicalId);
    // A name that can't be meant is said where nothing changes, too: the next deployment may lose something.
    if (snapshot.phase === 'staged' || (snapshot.phase === 'unchanged' && snapshot.template !== undefined)) {
      questioned = [
        ...snapshot.problems.filter((one) => one.code === 'ChangesQuestioned'),
        ...unknownLosses(of.allowLoss, { losses: snapshot.losses, known: namesIn(snapshot, known) }),
      ];
      reporter.warn([...questioned, ...found()]);
    }
    // Decided once a phase: the snapshots of one phase are many.
    if (snapshot.phase === 'staged' && !decided.has('staged')) {
      decided.add('staged');
      queueMicrotask(() => void decide(snapshot));
    }
  });
  const decide = async (snapshot: DeploymentSnapshot): Promise<void> => {
    if (of.yes) {
      if (snapshot.losses.some((name) => !of.allowLoss.includes(name)) || (snapshot.keeps && snapshot.keepRefusal)) {
        deployment.execute({ confirmedLosses: of.allowLoss }); // says what isn't confirmed, or can't be; nothing starts
        deployment.abort();
      } else if (of.startsHere) deployment.execute({ confirmedLosses: of.allowLoss });
      return;
    }
    if (world.interactive && saysYes(await ask(questionOf(snapshot), world.signal)) && deployment.execute({ confirmedLosses: of.allowLoss })) return;
    if (world.signal.aborted) return;
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
      [...questioned, ...found()].filter((one) => one.severity !== 'error'),
    );
  if (world.signal.aborted && last.phase === 'aborted' && last.problems.length === 0) {
    const isUploaded = phase === 'staging' || phase === 'staged';
    return reporter.stopped(`${WHEN[phase] ?? 'before the execution'}: nothing was executed, and nothing stays staged${isUploaded ? ARTIFACTS : ''}`);
  }
  const code = reporter.finishedWith(last, [...questioned, ...found()]);
  return world.signal.aborted && last.phase === 'lost' ? STOPPED : code;
}

/** Names of all that there is: what the deployment has changed, and what its template has. */
function namesIn({ template }: DeploymentSnapshot, known: ReadonlySet<string>): Set<string> {
  const inTemplate = factsOfTemplate(template).names;
  return new Set([...known, ...Object.keys(inTemplate), ...Object.values(inTemplate)]);
}

const WHEN: Partial<Record<DeploymentPhase, string>> = {
  building: 'while building',
  initializing: 'before the stack was looked at',
  preparing: 'while looking at the stack',
  uploading: 'while uploading',
  staging: 'while staging the changes',
  staged: 'when the changes were staged',
};

const ARTIFACTS = '; the uploaded artifacts stay in their bucket, for the next time';

function questionOf(snapshot: DeploymentSnapshot): string {
  const losses = snapshot.losses.length > 0 ? `This would lose the data of ${snapshot.losses.join(', ')}: name it with --allow-loss.\n` : '';
  return `${losses}Execute? (yes/no) `;
}
