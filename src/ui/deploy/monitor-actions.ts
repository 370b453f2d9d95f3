import type { DeploymentView } from '#state/deployment-view.ts';

/** What a person can do in the monitor. Which of them live, the snapshot says. */
export interface MonitorActions {
  execute(): void;
  abort(): void;
  /** `isConsented`: the deletion that stopping a creation is, has been agreed to. */
  stop(isConsented: boolean): void;
  /** The answer to the question whether to stop: no. */
  keepGoing(): void;
  /** The stack can't be updated: delete it and make it again. */
  consent(): void;
  decline(): void;
  /** The broken stack's own way out, leaving these (by logical id) as they are. */
  recover(skip: readonly string[]): void;
  /** Stages on the stack as a failure left it. */
  retry(): void;
  setKeepsOnFailure(isOn: boolean): void;
  /** After a failure that left what succeeded. */
  deployOnTop(): void;
  /** What stands goes back; a first deployment's stack is removed, which is asked about. */
  takeBack(isCreation: boolean): void;
  /** What exists under the taken names is taken into the stack. */
  importExisting(): void;
  confirmLoss(name: string, isConfirmed: boolean): void;
  /** What was found staged isn't the project as it is, and shall be executed all the same. */
  takeOthers(isTaken: boolean): void;
  /** From now on, and after a reload. */
  showAs(view: DeploymentView): void;
  setStartsAutomatically(isOn: boolean): void;
  saveTemplate(): void;
  stageAgain(): void;
  /** What was changed outside of the stack, and how it is taken back. */
  seeDrift(): void;
  close(): void;
}
