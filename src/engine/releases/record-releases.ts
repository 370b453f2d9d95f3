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
import { type ReleaseFacts, releaseOf } from './make-release.ts';

export interface RecordOptions {
  readonly session: CloudSession;
  /** The platform's own: the ledger is waited for by it. */
  readonly clock: Clock;
  /** Asked when a deployment has ended. */
  facts(last: DeploymentSnapshot): ReleaseFacts | Promise<ReleaseFacts>;
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
      return recorder.recorded(deployer.deploy(seen.request, recorder.show));
    },
    async reattach(request, onSnapshot, signal) {
      const recorder = createRecorder(options, () => ({}), onSnapshot);
      const found = await deployer.reattach(request, recorder.show, signal);
      // A removal ends without a release.
      return found && found.snapshot().phase !== 'removing' ? recorder.recorded(found) : found;
    },
  };
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
  return {
    show: onSnapshot,
    recorded: (deployment: Deployment): Deployment => ({
      ...deployment,
      snapshot: () => warned ?? deployment.snapshot(),
      settled: deployment.settled.then(async (last) => {
        const wrong = await record(options, facts(), last);
        if (!wrong) return last;
        warned = { ...last, problems: [...last.problems, wrong] };
        onSnapshot(warned);
        return warned;
      }),
    }),
  };
}

async function record(options: RecordOptions, seen: ReleaseFacts, last: DeploymentSnapshot): Promise<Problem | undefined> {
  const { session, clock, onRelease } = options;
  const { releases } = session;
  if (!releases || !isEnded(last.phase)) return undefined;
  const stopping = new AbortController();
  const waiting = new AbortController();
  let written: { release: Release; text: string } | undefined;
  const write = async (): Promise<void> => {
    const whoever = await session.identity(stopping.signal).catch(() => undefined);
    const release = releaseOf(last, { ...(whoever ? { who: whoever.arn } : {}), ...seen, ...(await options.facts(last)) });
    if (!release) return;
    const text = printJson(release);
    written = { release, text };
    await releases.write({ project: release.project, stage: release.stage }, release.id, text, stopping.signal);
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
    // Nothing was executed: nobody returns to it, so nothing is missing.
    if (last.phase === 'failed' && last.failedAt !== 'execution') return undefined;
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
