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
}

export interface Notice extends Message {
  readonly id: number;
  readonly at: number;
}

export type NoticesStore = StoreApi<NoticesState>;

export function createNoticesStore(): NoticesStore {
  return createStore<NoticesState>(() => ({ last: undefined, count: 0, problems: [], problemsOf: {} }));
}

export function say(store: NoticesStore, message: Message, at: number): void {
  store.setState(({ count }) => ({ last: { ...message, id: count + 1, at }, count: count + 1 }));
}
