import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ProjectFiles } from '#model/files.ts';
import type { Problem } from '#model/problem.ts';
import type { Message } from './deploy-world.ts';

/** What was said to the person at the screen: toasts, the footer's last message, and problems that commands met. */
export interface NoticesState {
  /** Undefined: nothing yet, or it is a while ago, or another project is open. */
  readonly last: Notice | undefined;
  /** How much was said in all. */
  readonly count: number;
  /** Of builds and deployments: they stay until the next one, or until the file that they are about is edited. */
  readonly problems: readonly Problem[];
  /** The project's files as these problems speak of them. */
  readonly problemsOf: ProjectFiles;
  /** What was found where deployments go, rather than in the project: it goes when they go elsewhere. */
  readonly areOfTarget: boolean;
  /** How often they have gone elsewhere: nothing that was said of the target before is said of this one. */
  readonly targetsLeft: number;
}

export interface Notice extends Message {
  readonly id: number;
  readonly at: number;
}

export type NoticesStore = StoreApi<NoticesState>;

export function createNoticesStore(): NoticesStore {
  return createStore<NoticesState>(() => ({ last: undefined, count: 0, problems: [], problemsOf: {}, areOfTarget: false, targetsLeft: 0 }));
}

export function say(store: NoticesStore, message: Message, at: number): void {
  store.setState(({ count }) => ({ last: { ...message, id: count + 1, at }, count: count + 1 }));
}

/** Whether it tells of what stands, or goes on, where deployments go. */
export function isOfTarget({ isOfTarget, isOfDeployment, isWhileClosed }: Message): boolean {
  return isOfTarget === true || isOfDeployment === true || isWhileClosed === true;
}

/** What a deployment ran into is past; what a build found in the project is still so. */
export function dropTargetProblems(store: NoticesStore): void {
  if (store.getState().areOfTarget) store.setState({ problems: [], problemsOf: {}, areOfTarget: false });
}

/** Deployments go elsewhere: what was said and found where they went before is none of it. */
export function leaveTarget(store: NoticesStore): void {
  dropTargetProblems(store);
  store.setState(({ last, targetsLeft }) => ({ last: last && isOfTarget(last) ? undefined : last, targetsLeft: targetsLeft + 1 }));
}
