import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RemovalPlan } from '#engine/deploy/remove-stack.ts';
import type { Learned } from '#engine/timeline/learned.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { ProjectFiles } from '#model/files.ts';
import type { StackResource } from '#model/stack.ts';
import type { DeploymentQuestions } from './deployment-questions.ts';

/** The project's current or last deployment, and what the monitor shows of it. Dialog, footer and panel select from this one. */
export interface DeploymentState {
  readonly snapshot: DeploymentSnapshot | undefined;
  readonly isOpen: boolean;
  /** What was begun here before is looked for: where it goes on, Deploy Project begins no other. */
  readonly isLooking: boolean;
  /** Deploy Project was pressed meanwhile: it waits for what is found. Until then whoever pressed it may turn to something else. */
  readonly isAwaited: boolean;
  /** What has to be answered before it can begin. */
  readonly questions: DeploymentQuestions | undefined;
  /** Losses confirmed by name. */
  readonly confirmed: readonly string[];
  /** Stopping was asked for, and would delete what a first deployment has made so far. */
  readonly asksForStop: boolean;
  readonly startsAutomatically: boolean;
  /** Of the changes that are staged now: a failure leaves what succeeded. Never remembered, for it is chosen for one deployment. */
  readonly keepsOnFailure: boolean;
  /** It was not begun from this page: found at work on the stack, or staged there. */
  readonly isFound: boolean;
  /** The project was edited since it was staged. */
  readonly isEdited: boolean;
  /** What was found staged isn't the project as it was then, and is of another state of it or of another one of its name: Execute asks first. */
  readonly isOfOthers: boolean;
  /** That it shall be executed all the same. */
  readonly takesOthers: boolean;
  /** The files of the last deployment that went well in this session: what differs isn't deployed yet. */
  readonly deployedFiles: ProjectFiles | undefined;
  /** What is deployed isn't the project as it was when that was looked at; of which files it is isn't known. */
  readonly isOtherDeployed: boolean;
  /** What the stack has now: for Run, Logs and Try it. Undefined: not known yet. */
  readonly deployed: readonly StackResource[] | undefined;
  /** What the project's earlier deployments took; undefined: nothing was learned. */
  readonly learned: Learned | undefined;
  /** What removing the stack would do, while that is asked; or whether what is staged on it shall be aborted first. */
  readonly removal: Removal | 'abort first' | undefined;
}

/** The question before the stack is removed. */
export interface Removal {
  readonly stackName: string;
  readonly goes: readonly RemovalLine[];
  readonly stays: readonly RemovalLine[];
  /** What is agreed to: nothing beyond it goes. */
  readonly plan: RemovalPlan;
}

export interface RemovalLine {
  readonly name: string;
  readonly type: string;
}

export type DeploymentStore = StoreApi<DeploymentState>;

const NOTHING: DeploymentState = {
  snapshot: undefined,
  isOpen: false,
  isLooking: false,
  isAwaited: false,
  questions: undefined,
  confirmed: [],
  asksForStop: false,
  startsAutomatically: false,
  keepsOnFailure: false,
  isFound: false,
  isEdited: false,
  isOfOthers: false,
  takesOthers: false,
  deployedFiles: undefined,
  isOtherDeployed: false,
  deployed: undefined,
  learned: undefined,
  removal: undefined,
};

export function createDeploymentStore(): DeploymentStore {
  return createStore<DeploymentState>(() => NOTHING);
}
