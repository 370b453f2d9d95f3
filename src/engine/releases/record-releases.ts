import { printJson } from '#base/stable-json.ts';
import type { Deployment, DeployRequest } from '#engine/deploy/deploy-request.ts';
import type { Deployer, OnSnapshot } from '#engine/deploy/deployer.ts';
import type { Generated } from '#engine/template/generated.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock } from '#kit/ports.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { isEnded } from '#model/deployment.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Release } from '#model/release.ts';
import type { StackState } from '#model/stack.ts';
import type { KeptDeployments } from './kept-deployments.ts';
import { artifactOf, type GeneratedFacts, type ReleaseFacts, releaseOf } from './make-release.ts';

export interface RecordOptions {
  readonly session: CloudSession;
  /** The platform's own: the ledger is waited for by it. */
  readonly clock: Clock;
  /** Asked when a deployment has ended. */
  facts(last: DeploymentSnapshot): ReleaseFacts | Promise<ReleaseFacts>;
  /** Absent: what only this process knows of a deployment goes with it. */
  readonly kept?: KeptDeployments;
  /** Each entry, whether or not the ledger took it. */
  onRelease?(release: Release, text: string, isKept: boolean): void;
}

/** A ledger that doesn't answer keeps nobody waiting for longer, in milliseconds. */
const PATIENCE = 15_000;

/** A deployer whose deployments enter the ledger when they end. What goes wrong with the ledger is a warning, and never the deployment's failure. */
export function recordReleases(deployer: Deployer, options: RecordOptions): Deployer {
  if (!options.session.releases) return deployer;
  return {
    ...deployer,
    deploy(request, onSnapshot) {
      const seen = watch(request);
      const recorder = createRecorder(options, seen.facts, onSnapshot);
      const beforeStaging = (state: StackState, signal: AbortSignal): Promise<void> => enterBefore(options, request, state, signal);
      return recorder.recorded(deployer.deploy({ ...seen.request, beforeStaging }, recorder.showAndKeep));
    },
    async rejoin(request, onSnapshot, signal) {
      const recorder = createRecorder(options, () => ({}), onSnapshot);
      const left = await deployer.rejoin(request, recorder.show, signal);
      return left && recorder.recorded(left);
    },
    async reattach(request, onSnapshot, signal) {
      const recorder = createRecorder(options, () => ({}), onSnapshot);
      const found = await deployer.reattach(request, recorder.show, signal);
      // A removal ends without a release.
      return found && found.snapshot().phase !== 'removing' ? recorder.recorded(found) : found;
    },
  };
}

/** What ended on the stack unseen. Nothing that goes wrong with it is the new deployment's: `releases` tries again. */
async function enterBefore(
  { session, clock, onRelease }: RecordOptions,
  { projectName: project, stage }: DeployRequest,
  state: StackState,
  signal: AbortSignal,
): Promise<void> {
  const stopping = new AbortController();
  const waiting = new AbortController();
  const enter = async (): Promise<void> => {
    const { enterMissed } = await import('./enter-missed.ts');
    const missed = await enterMissed({ session, clock }, { project, stage }, state, AbortSignal.any([signal, stopping.signal]));
    if (missed) onRelease?.(missed.release, missed.text, true);
  };
  const tooLong = clock.sleep(PATIENCE, waiting.signal).catch(() => undefined);
  try {
    await Promise.race([enter(), tooLong]);
  } catch (error) {
    if (!(error instanceof CloudError) && !signal.aborted) throw error;
  } finally {
    stopping.abort();
    waiting.abort();
  }
}

/** The same request; what it gives to the engine is remembered. */
function watch(request: DeployRequest): { request: DeployRequest; facts(): ReleaseFacts } {
  let artifacts: ReleaseFacts['artifacts'];
  let generated: Generated | undefined;
  return {
    request: {
      ...request,
      async build(report, signal) {
        const built = await request.build(report, signal);
        artifacts = built.artifacts;
        return built;
      },
      async generate(input) {
        generated = await request.generate(input);
        return generated;
      },
    },
    facts: () => ({
      ...(artifacts && artifacts.length > 0 ? { artifacts } : {}),
      ...(generated ? { generated, secrets: generated.parameters.flatMap((one) => request.parameterValue?.(one) ?? []) } : {}),
    }),
  };
}

function createRecorder(options: RecordOptions, facts: () => ReleaseFacts, onSnapshot: OnSnapshot) {
  let warned: DeploymentSnapshot | undefined;
  let keptId: string | undefined;
  /** Whose credentials these were when the changes were staged. */
  let who: Pick<ReleaseFacts, 'who'> = {};
  const keep = async (snapshot: DeploymentSnapshot): Promise<void> => {
    const keeping = async (): Promise<void> => options.kept?.staged(snapshot, withoutSecrets({ ...who, ...facts(), ...(await options.facts(snapshot)) }));
    await keeping();
    const whoever = await options.session.identity().catch(() => undefined);
    if (!whoever) return;
    who = { who: whoever.arn };
    await keeping();
  };
  return {
    show: onSnapshot,
    /** Once its changes are staged, the deployment outlasts whoever has begun it. */
    showAndKeep(snapshot: DeploymentSnapshot) {
      const { phase, changeSetId } = snapshot;
      if (options.kept && phase === 'staged' && changeSetId !== undefined && changeSetId !== keptId) {
        keptId = changeSetId;
        void keep(snapshot);
      }
      onSnapshot(snapshot);
    },
    recorded: (deployment: Deployment): Deployment => ({
      ...deployment,
      snapshot: () => warned ?? deployment.snapshot(),
      settled: deployment.settled.then(async (last) => {
        const known = { ...who, ...facts(), ...(await options.facts(last)) };
        keepEnd(options, known, last);
        const wrong = await record(options, known, last);
        if (!wrong) return last;
        warned = { ...last, problems: [...last.problems, wrong] };
        onSnapshot(warned);
        return warned;
      }),
    }),
  };
}

/** What is kept has no value from outside the repository, and no bytes that the cloud has. */
function withoutSecrets({ secrets: _, artifacts, generated, ...facts }: ReleaseFacts): ReleaseFacts {
  return {
    ...facts,
    ...(artifacts ? { artifacts: artifacts.map(artifactOf) } : {}),
    ...(generated ? { generated: factsOf(generated) } : {}),
  };
}

function factsOf({ parameters, artifactBucketParameter, names, dataHolders, publicUrls, idleCosts }: GeneratedFacts): GeneratedFacts {
  return { parameters, artifactBucketParameter, names, dataHolders, publicUrls, idleCosts };
}

/** At once, before anybody is asked for anything: the page may go while the entry is on its way. */
function keepEnd({ session, kept }: RecordOptions, known: ReleaseFacts, last: DeploymentSnapshot): void {
  if (!kept || !session.releases || last.phase === 'lost') return;
  const release = releaseOf(last, known);
  kept.ended(last.changeSetId, release && { of: { project: release.project, stage: release.stage }, id: release.id, text: printJson(release) });
}

async function record(options: RecordOptions, known: ReleaseFacts, last: DeploymentSnapshot): Promise<Problem | undefined> {
  const { session, clock, kept, onRelease } = options;
  const { releases } = session;
  if (!releases || !isEnded(last.phase)) return undefined;
  const stopping = new AbortController();
  const waiting = new AbortController();
  let written: { release: Release; text: string } | undefined;
  const write = async (): Promise<void> => {
    const whoever = known.who === undefined ? await session.identity(stopping.signal).catch(() => undefined) : undefined;
    const release = releaseOf(last, { ...(whoever ? { who: whoever.arn } : {}), ...known });
    if (!release) return;
    const text = printJson(release);
    written = { release, text };
    await releases.write({ project: release.project, stage: release.stage }, release.id, text, stopping.signal);
    kept?.entered(release.id);
    onRelease?.(release, text, true);
  };
  const tooLong = clock.sleep(PATIENCE, waiting.signal).then(
    () => {
      throw new CloudError('EndpointUnreachable', 'the ledger did not answer in time', { remedy: '' });
    },
    () => undefined,
  );
  try {
    await Promise.race([write(), tooLong]);
    return undefined;
  } catch (error) {
    stopping.abort();
    if (written) onRelease?.(written.release, written.text, false);
    return problem('ReleaseNotKept', {
      summary: `this deployment could not be entered into the ledger of releases: ${error instanceof Error ? error.message : String(error)}`,
      remedy:
        last.phase === 'succeeded'
          ? 'nothing is wrong with the deployment itself; deploy again to have a release that can be returned to'
          : 'only its record is missing: put right what else is told here, then deploy again',
    });
  } finally {
    waiting.abort();
  }
}
