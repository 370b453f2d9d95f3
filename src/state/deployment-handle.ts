import type { Disposable } from '#base/disposable.ts';
import type { BuildResult } from '#engine/build/built.ts';
import type { ReattachRequest } from '#engine/deploy/deploy-request.ts';
import type { RecoverRequest } from '#engine/deploy/recover-stack.ts';
import type { RemovalPlan, RemoveRequest } from '#engine/deploy/remove-stack.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { ProjectFiles } from '#model/files.ts';
import type { Release } from '#model/release.ts';
import type { OpenedProject } from './deploy-world.ts';
import type { QueuedSnapshot, QueuePlace } from './queue-keeper.ts';

/** A deployment that goes on: what can be told to it. What comes of it comes as snapshots. Each says whether it was taken. */
export interface DeploymentHandle extends Disposable {
  /** `keep`: a failure leaves what succeeded. */
  execute(confirmed: readonly string[], keep: boolean): boolean;
  /** While it waits to be executed: whether others have executed or discarded it. */
  lookAgain(): void;
  abort(): boolean;
  /** A first deployment is deleted by it: only if that is consented to. */
  stop(isConsented: boolean): boolean;
  /** `confirmed`: names of data holders that may go with it. */
  consent(isGiven: boolean, confirmed: readonly string[]): boolean;
  /** By logical id: what is left as it is. */
  recover(skip: readonly string[], confirmed: readonly string[]): boolean;
  /** Stages on a stack that was left as it failed. */
  retry(): boolean;
  /** When it has ended. Never rejects. */
  readonly settled: Promise<unknown>;
}

export interface DeploymentTarget {
  readonly opened: OpenedProject;
  readonly stage: string;
  readonly session: CloudSession;
}

export interface DeploymentStart extends DeploymentTarget {
  readonly projectHash: string;
  /** Values of variables that stand in no file, by `variableKey`. */
  readonly values: Readonly<Record<string, string>>;
  readonly wishes: DeploymentWishes;
  /** Asked when the changes are ready. */
  startsAutomatically(): boolean;
  /** Gives what is built of these sources, or builds them; undefined where it was stopped. */
  build(onActivity: (activity: string) => void, signal: AbortSignal): Promise<BuildResult | undefined>;
}

/** What was asked of one deployment only. */
export interface DeploymentWishes {
  /** A failure leaves what succeeded; a stack that was left so is deployed on. */
  readonly keepOnFailure?: boolean;
  /** What exists under a name of the template, and is no stack's, is taken into the stack. */
  readonly importExisting?: boolean;
}

export interface ReturnStart extends DeploymentTarget {
  readonly release: Release;
  /** As for a start. */
  readonly values: Readonly<Record<string, string>>;
  readonly wishes?: DeploymentWishes;
}

export type Listen = (snapshot: DeploymentSnapshot) => void;

/** The engine's deployer, as commands use it. */
export interface Deployments {
  hashOf(files: ProjectFiles): Promise<string>;
  start(start: DeploymentStart, listen: Listen): DeploymentHandle;
  /** An earlier release once more; staged, and never started by itself. */
  returnTo(start: ReturnStart, listen: Listen): DeploymentHandle;
  /**
   * What is staged or runs on the project's stack, found again after a reload; and what was begun here and is over since, until it was told.
   * Undefined: nothing. Entries that were on their way to the ledger are brought there.
   */
  /** `fresh`: the project once it is scanned, for what is only worth telling by then. */
  find(
    found: DeploymentTarget & { fresh?(): Promise<OpenedProject | undefined> } & Pick<ReattachRequest, 'wasStopped' | 'shownPolicy' | 'begunAt'>,
    listen: Listen,
    signal?: AbortSignal,
  ): Promise<DeploymentHandle | undefined>;
  /** The project was removed: nothing of it is looked for any more. */
  forget(projectId: string): Promise<void>;
  planRemoval(found: DeploymentTarget, signal?: AbortSignal): Promise<RemovalPlan>;
  /** `agreed`: what was shown, and nothing else; what of it holds data and goes, only where it is named. */
  remove(found: DeploymentTarget, agreed: Pick<RemoveRequest, 'agreed' | 'confirmedLosses'>, listen: Listen): DeploymentHandle;
  /** The way out that the broken stack has; no deployment follows. */
  recover(found: DeploymentTarget, agreed: Pick<RecoverRequest, 'confirmedLosses' | 'way' | 'stackId'>, listen: Listen): DeploymentHandle;
  /** What takes back the changes that were made beside the stack; staged, and never started by itself. */
  stageBack(found: DeploymentTarget, listen: Listen): DeploymentHandle;
}

/** Which deployment is followed now, and the values that were given for it. Neither is for a store. */
export interface FollowedDeployment {
  handle: DeploymentHandle | undefined;
  /** The one whose changes were aborted: what is left of it is nobody's concern. */
  dropped: DeploymentHandle | undefined;
  /** Counts what was followed: only the last one's snapshots are shown. */
  turn: number;
  /** The files that are staged, or were deployed. */
  files: OpenedProject['files'] | undefined;
  projectId: string | undefined;
  /** Where it is looked at. */
  place: QueuePlace | undefined;
  /** When what was queued there was asked for, where it is being left. */
  leavesQueued: number | undefined;
  /** Of the deployment that is about to begin. */
  wishes: DeploymentWishes;
  /** Whose turn it is, where it was asked for here. */
  request: FollowedRequest | undefined;
  /** While this tab takes what is queued to its end, or waits to. */
  driving: AbortController | undefined;
  driven: Promise<void> | undefined;
  /** The queued request that a person goes on with, whatever stands in its way. */
  takenUp: string | undefined;
  /** By project: values of variables, for this session only. */
  readonly values: Map<string, Readonly<Record<string, string>>>;
}

export interface FollowedRequest {
  readonly id: string;
  /** It began by itself: nobody looks at it, perhaps. */
  readonly isQueued: boolean;
  /** What it needs to stand in the queue again. */
  readonly kept: QueuedSnapshot;
}

export function createFollowed(): FollowedDeployment {
  return { ...NOTHING_FOLLOWED, turn: 0, wishes: {}, ...NO_REQUEST, values: new Map() };
}

const NOTHING_FOLLOWED = {
  handle: undefined,
  dropped: undefined,
  files: undefined,
  projectId: undefined,
  place: undefined,
  leavesQueued: undefined,
};
const NO_REQUEST = { request: undefined, driving: undefined, driven: undefined, takenUp: undefined };
