import { printJson } from '#base/stable-json.ts';
import { diagnose } from '#engine/deploy/diagnose.ts';
import { explainerOf } from '#engine/deploy/explainer.ts';
import { beginProgress, endProgress, foldEvents } from '#engine/deploy/progress.ts';
import { summaryOf } from '#engine/deploy/summary.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock } from '#kit/ports.ts';
import type { ReleasesOf } from '#kit/release-ledger.ts';
import type { Change } from '#model/change.ts';
import type { ChangeSummary } from '#model/deployment.ts';
import { stackName } from '#model/names.ts';
import type { Release } from '#model/release.ts';
import type { StackState } from '#model/stack.ts';
import { releaseOf } from './make-release.ts';
import { factsOfTemplate } from './template-facts.ts';

export interface MissedOptions {
  readonly session: CloudSession;
  readonly clock: Clock;
  readonly of: ReleasesOf;
  /** What the ledger has. */
  readonly releases: readonly Release[];
  /** Whoever follows it is given so long to write the entry, in milliseconds: theirs knows more. Absent: a minute. */
  readonly grace?: number;
  readonly signal?: AbortSignal;
}

const GRACE = 60_000;

/**
 * The stack's last deployment, where it ended with nobody there to write it down: a laptop was closed, a command was interrupted.
 * Entered now, as far as the cloud tells of it: not by whom, nor from which sources. Undefined: nothing is missing, or it can't be told.
 */
export async function missedRelease({
  session,
  clock,
  of,
  releases,
  grace = GRACE,
  signal,
}: MissedOptions): Promise<{ readonly release: Release; readonly text: string } | undefined> {
  const ledger = session.releases;
  if (!ledger) return undefined;
  try {
    const state = await session.driver.inspect(stackName(of.project, of.stage), signal);
    const endedAt = endOf(state);
    const now = (session.clock ?? clock).now();
    if (endedAt === undefined || now - endedAt < grace || isKnown(releases, endedAt)) return undefined;
    const release = await releaseFrom(session, of, state, signal);
    // What was entered since the operation began is this very one, even if its last events were missed.
    if (!release || isKnown(releases, release.startedAt)) return undefined;
    const text = printJson(release);
    await ledger.write(of, release.id, text, signal);
    return { release, text };
  } catch (error) {
    // The ledger can be read without it.
    if (error instanceof CloudError) return undefined;
    throw error;
  }
}

/** When the stack's last deployment ended, where the ledger has nothing of it: neither whoever followed it has entered it, nor anybody else. */
export function unlistedSince(state: StackState, releases: readonly Release[]): number | undefined {
  const endedAt = endOf(state);
  return endedAt === undefined || isKnown(releases, state.operation?.startedAt ?? endedAt) ? undefined : endedAt;
}

/** One that was refused when it was staged never came to the stack. */
function isKnown(releases: readonly Release[], since: number): boolean {
  return releases.some((one) => one.events.length > 0 && one.endedAt >= since);
}

function endOf({ condition, ours, operation }: StackState): number | undefined {
  if (condition !== 'ready' || !ours || !operation || operation.running) return undefined;
  return operation.kind === 'create' || operation.kind === 'update' ? operation.endedAt : undefined;
}

async function releaseFrom(session: CloudSession, { project, stage }: ReleasesOf, state: StackState, signal?: AbortSignal): Promise<Release | undefined> {
  const { id: stackId = state.name, operation } = state;
  const { events } = await session.driver.poll(stackId, undefined, signal);
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return undefined;
  const phase = operation?.failed ? 'rolledBack' : 'succeeded';
  const deployed = await session.driver.deployedTemplate(stackId, signal);
  const { names } = factsOfTemplate(deployed);
  const begun = foldEvents(beginProgress(operation?.kind === 'create' ? 'create' : 'update', undefined), events, names);
  const { rows, done, total, errors } = endProgress(begun, phase, last.at);
  return releaseOf(
    {
      id: last.id,
      projectName: project,
      stage,
      stackName: state.name,
      stackId,
      phase,
      activity: '',
      startedAt: first.at,
      endedAt: last.at,
      ...(state.status ? { stackStatus: state.status } : {}),
      summary: summaryFrom(
        rows.map((row) => row.change),
        operation?.kind === 'create',
      ),
      rows,
      done,
      total,
      errors,
      losses: [],
      events,
      outputs: state.outputs,
      endpoints: [],
      problems: diagnose({ events, names, diagnoseAccessDenied: session.diagnoseAccessDenied, explain: await explainerOf(session) }),
      // Of one that was taken back, the stack has the template of before.
      ...(phase === 'succeeded' && deployed !== undefined ? { template: deployed } : {}),
      can: { execute: false, abort: false, stop: false, consent: false },
    },
    {},
  );
}

/** Events tell what was worked on, which may be more than what was staged: they are no count of changes. All that a first deployment works on is new. */
function summaryFrom(changes: readonly Change[], isCreation: boolean): ChangeSummary {
  const told = summaryOf(changes);
  if (isCreation) return told;
  return { ...told, sentence: `${changes.length} ${changes.length === 1 ? 'resource was' : 'resources were'} worked on; what was staged is not known.` };
}
