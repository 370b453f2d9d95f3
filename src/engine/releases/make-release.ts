// releases remembers what was deployed: makes the ledger's entries, compares two, and leads back to an earlier one.
// It writes nothing by itself: where entries are kept is the cloud's matter, behind `kit/release-ledger.ts`.
import type { Generated } from '#engine/template/generated.ts';
import type { Artifact } from '#model/artifact.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { Problem } from '#model/problem.ts';
import type { Release, ReleaseArtifact, ReleaseChange, ReleaseCommit, ReleaseStatus } from '#model/release.ts';
import type { StackEvent } from '#model/stack.ts';
import { hiding } from './hide-values.ts';
import { releaseId } from './release-id.ts';
import { factsOfTemplate } from './template-facts.ts';

/** What only whoever began the deployment knows of it. */
export interface ReleaseFacts {
  readonly who?: string;
  readonly from?: string;
  readonly commit?: ReleaseCommit;
  readonly returnsTo?: string;
  readonly sources?: string;
  readonly manifest?: string;
  readonly artifacts?: readonly (Artifact | ReleaseArtifact)[];
  readonly generated?: GeneratedFacts;
  /** Values from outside the repository: wherever the cloud's words repeat one, it is left out. */
  readonly secrets?: readonly string[];
}

/** What an entry needs to know of what was generated, beyond the template itself. */
export type GeneratedFacts = Pick<Generated, 'parameters' | 'artifactBucketParameter' | 'names' | 'dataHolders' | 'publicUrls' | 'idleCosts'>;

/** The ledger's entry for a deployment that has ended; undefined where nothing of it reached the cloud, or nothing came of it. */
export function releaseOf(snapshot: DeploymentSnapshot, facts: ReleaseFacts): Release | undefined {
  const status = statusOf(snapshot);
  if (status === undefined) return undefined;
  const { generated } = facts;
  const told = factsOfTemplate(snapshot.template);
  const artifacts = facts.artifacts?.map(artifactOf) ?? told.artifacts;
  // By the cloud's own last event, which all see who follow the same deployment.
  const lastEvent = snapshot.events.at(-1);
  const endedAt = lastEvent?.at ?? snapshot.endedAt ?? snapshot.startedAt;
  const hide = hiding(facts.secrets ?? []);
  const { kept, leftOut } = bounded(snapshot.events);
  return {
    version: 1,
    id: releaseId(endedAt, lastEvent?.id ?? snapshot.changeSetId ?? snapshot.id),
    project: snapshot.projectName,
    stage: snapshot.stage,
    status,
    startedAt: Math.min(snapshot.startedAt, endedAt),
    endedAt,
    ...given({ who: facts.who, from: facts.from, commit: facts.commit, returnsTo: facts.returnsTo }),
    stackName: snapshot.stackName,
    ...given({ stackId: snapshot.stackId, stackStatus: snapshot.stackStatus, summary: snapshot.summary?.sentence }),
    changes: snapshot.rows.map(
      ({ change, state, startedAt: begun, endedAt: over, reason, after, parent }): ReleaseChange => ({
        ...change,
        causes: change.causes.map(hide),
        outcome: state,
        ...given({ startedAt: begun, endedAt: over, reason: reason && hide(reason), after, parent }),
      }),
    ),
    events: kept.map((event) => (event.reason === undefined ? event : { ...event, reason: hide(event.reason) })),
    ...(leftOut > 0 ? { eventsLeftOut: leftOut } : {}),
    outputs: snapshot.outputs.map((output) => ({ ...output, value: hide(output.value) })),
    problems: snapshot.problems.map((one): Problem => ({ ...one, summary: hide(one.summary), remedy: hide(one.remedy) })),
    artifacts,
    parameters: (generated?.parameters ?? told.parameters).map(({ id, variable, function: of }) => ({ id, variable, ...given({ function: of }) })),
    ...given({ artifactBucketParameter: generated?.artifactBucketParameter }),
    names: generated?.names ?? told.names,
    dataHolders: generated?.dataHolders ?? told.dataHolders,
    ...given({ publicUrls: generated?.publicUrls, idleCosts: generated?.idleCosts }),
    ...given({ sources: facts.sources ?? snapshot.projectHash, manifest: facts.manifest, template: snapshot.template }),
  };
}

/** Changes that were refused, at their staging or at Execute, have changed nothing of the stack; and where we fell out of touch, nobody knows how it ended. */
function statusOf({ phase, failedAt, executionRefused, problems }: DeploymentSnapshot): ReleaseStatus | undefined {
  if (phase === 'succeeded' || phase === 'rolledBack') return phase;
  if (phase !== 'failed' || executionRefused || failedAt !== 'execution') return undefined;
  return problems.some((one) => OUT_OF_TOUCH.has(one.code)) ? undefined : 'failed';
}

const OUT_OF_TOUCH: ReadonlySet<string> = new Set(['CredentialsExpired', 'CredentialsMissing', 'EndpointUnreachable', 'CloudOutOfOrder']);

/** Without its bytes. */
export function artifactOf(one: Artifact | ReleaseArtifact): ReleaseArtifact {
  const bytes = typeof one.bytes === 'object' ? one.bytes.length : one.bytes;
  return { function: one.function, key: one.key, sha256: one.sha256, ...given({ bytes }) };
}

const FIRST = 300;
const LAST = 700;

/** The causes stand at the beginning, the outcome at the end. */
function bounded(events: readonly StackEvent[]): { kept: readonly StackEvent[]; leftOut: number } {
  if (events.length <= FIRST + LAST) return { kept: events, leftOut: 0 };
  return { kept: [...events.slice(0, FIRST), ...events.slice(-LAST)], leftOut: events.length - FIRST - LAST };
}

/** Without what isn't known. */
function given<T extends object>(of: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined && value !== '')) as never;
}
