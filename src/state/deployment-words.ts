import { never } from '#base/never.ts';
import type { DeploymentRow, DeploymentSnapshot } from '#model/deployment.ts';
import { isEnded, isStoppedHere, isStoppedTooLate } from '#model/deployment.ts';
import { waitOf } from './deployment-waits.ts';

/** `7 of 11 done (10 resources and the stack), 0 errors · UPDATE_IN_PROGRESS`: the same words in the dialog, the footer and the panel. */
export function fractionText(snapshot: DeploymentSnapshot): string {
  // The stack itself is the last one to be done.
  const counted = `${count(Math.max(0, snapshot.total - 1), 'resource')} and the stack`;
  const fraction = `${snapshot.done} of ${snapshot.total} done (${counted}), ${count(snapshot.errors, 'error')}`;
  return snapshot.stackStatus ? `${fraction} · ${snapshot.stackStatus}` : fraction;
}

/** Between 0 and 1; undefined while there is nothing to count. */
export function progressOf(snapshot: DeploymentSnapshot): number | undefined {
  if (snapshot.phase === 'succeeded' || snapshot.phase === 'removed' || snapshot.phase === 'recovered' || snapshot.phase === 'unchanged') return 1;
  return snapshot.total > 0 ? Math.min(1, snapshot.done / snapshot.total) : undefined;
}

/** How it ended, or what it waits for, in one sentence. */
export function headlineOf(snapshot: DeploymentSnapshot): string {
  const { phase } = snapshot;
  const wait = waitOf(snapshot);
  if (wait) return wait.headline;
  if (snapshot.aborts) return ABORTING;
  switch (phase) {
    case 'succeeded':
      if (isStoppedTooLate(snapshot)) return `Stopping came too late: the changes stand. ${wayBack(snapshot)}`;
      if (snapshot.revertsDrift) return `Taken back.${driftText(snapshot) || ' Everything is as it was deployed.'}`;
      // What a release says doesn't change with the project: that this differs the footer says.
      if (snapshot.differs && snapshot.returnsTo === undefined) return `Deployed what was staged. The project differs from it.${driftText(snapshot)}`;
      if (snapshot.drifted) return `Deployed.${driftText(snapshot)}`;
      return `Deployed. Everything is as the ${sourceOf(snapshot)} says${snapshot.stabilising ? ', and some of it may still be stabilising' : ''}.`;
    case 'unchanged':
      if (snapshot.revertsDrift) return driftText(snapshot) ? `Taken back.${driftText(snapshot)}` : 'Nothing to take back: everything is as it was deployed.';
      return `Nothing to deploy: nothing in the template changed.${snapshot.differs && snapshot.returnsTo === undefined ? ' The project was edited since.' : ''}${driftText(snapshot)}`;
    case 'rolledBack': {
      if (isStoppedHere(snapshot)) return stoppedText(snapshot);
      if (snapshot.problems.some((one) => one.code === 'StoppedElsewhere')) return 'Stopped from elsewhere. What happened:';
      const back =
        snapshot.trouble === 'creationTakenBack'
          ? 'Rolled back: what was made is gone again, and the empty stack has to be made anew.'
          : 'Rolled back: the stack is as it was before.';
      return snapshot.errors > 0 || snapshot.problems.length > 0 ? `${back}${againText(snapshot)} What went wrong:` : back;
    }
    case 'failed':
      if (snapshot.failedAt === 'initialisation') return 'The deployment could not begin; the stack is as it was. What went wrong:';
      if (snapshot.halted) return 'Stopped at a failure: what succeeded stands. What went wrong:';
      return `${snapshot.returnsTo === undefined ? 'The deployment' : 'The return to the release'} failed.${againText(snapshot)} What went wrong:`;
    case 'lost':
      return 'The deployment can no longer be followed from here; it may still go on in the cloud.';
    case 'aborted':
      return abortedText(snapshot);
    case 'removed':
      return 'The stack is removed.';
    case 'recovered':
      return 'The stack takes updates again.';
    case 'staged':
      return snapshot.rows.length === 0 ? 'Nothing to do: the staged changes are empty.' : (snapshot.summary?.sentence ?? 'The changes are ready.');
    case 'awaitingConsent':
      if (snapshot.trouble === 'creationLeft') return 'The first deployment was left as it failed. It can be deployed on, or deleted and made again.';
      if (snapshot.trouble === 'updateLeft') return 'The last update was left as it failed. It can be deployed on, or taken back.';
      return snapshot.recovery?.way === 'continueRollback' || snapshot.recovery?.way === 'rollBack'
        ? 'The stack is left half-way by an earlier update. It has to be taken back before it can be updated.'
        : 'The stack is in a state from which it cannot be updated. May it be deleted and made again?';
    case 'building':
    case 'initializing':
    case 'preparing':
    case 'replacing':
    case 'recovering':
    case 'uploading':
    case 'staging':
      return `${snapshot.activity || 'Working'}…`.replace(/(…|\.\.\.)+$/, '…');
    case 'stopping':
      return 'Stopping: what is in work is finished first, then everything goes back.';
    case 'rollingBack':
      return 'Rolling back to what was there before.';
    case 'executing':
    case 'removing':
      return snapshot.summary?.sentence ?? snapshot.activity;
    default:
      return never(phase);
  }
}

/** What was tried is in the project no more. */
function againText({ isAsDeployed }: DeploymentSnapshot): string {
  return isAsDeployed ? ' The project is again what is deployed.' : '';
}

/** What is known to differ beside the stack, and where it is taken back. */
function driftText({ drifted = 0 }: DeploymentSnapshot): string {
  const said = drifted === 1 ? '1 resource was changed outside of the stack and differs' : `${drifted} resources were changed outside of the stack and differ`;
  return drifted === 0 ? '' : ` ${said} still: see Drift in Project Info.`;
}

/** What a stop that was taken has come to. */
function stoppedText({ stopDeletes, keeps, problems }: DeploymentSnapshot): string {
  if (keeps === 'forced') return 'Stopped by you. The stack is as it was when it was last whole.';
  if (stopDeletes && problems.some((one) => one.code === 'ResourceKept')) return 'Stopped by you. What was made is deleted, but for what is kept:';
  return stopDeletes ? 'Stopped by you. What was made is deleted.' : 'Stopped by you. Everything is as it was before.';
}

/** Before a first deployment there was nothing to return to. */
function wayBack({ rows, stopDeletes, keeps }: DeploymentSnapshot): string {
  const isCreation = stopDeletes === true && keeps !== 'forced' && rows.every((row) => row.change.action === 'add');
  return isCreation ? 'To take them back, remove the stack.' : 'To take them back, return to the release before, in the Deployments panel.';
}

function abortedText(snapshot: DeploymentSnapshot): string {
  if (isLeft(snapshot)) return `Not deployed: the stack stays as it is${snapshot.stackStatus ? `, ${snapshot.stackStatus}` : ''}. Nothing was staged.`;
  // What was done to a broken stack before isn't undone by it.
  const unchanged = snapshot.trouble === undefined && snapshot.recovery === undefined ? ', nothing was changed' : '';
  return snapshot.changeSetId === undefined ? `Aborted before anything was staged${unchanged}.` : `Aborted: the staged changes were discarded${unchanged}.`;
}

/** Asked what shall become of a broken stack, a person said: nothing. */
function isLeft({ phase, changeSetId, problems }: DeploymentSnapshot): boolean {
  return phase === 'aborted' && changeSetId === undefined && problems.some((one) => one.code === 'StackBroken');
}

/** What goes on, where the headline speaks of the whole: `The cloud doesn't answer; asking again in 8 s…`. Undefined: the headline says it, or nothing goes on. */
export function activityText(snapshot: DeploymentSnapshot): string | undefined {
  const { phase, activity } = snapshot;
  if (snapshot.waitsFor) return undefined;
  const isWork = phase === 'executing' || phase === 'stopping' || phase === 'rollingBack' || phase === 'removing';
  return isWork && activity !== '' && !headlineOf(snapshot).startsWith(activity) ? `${activity.replace(/(…|\.\.\.)+$/, '')}…` : undefined;
}

/** Whether a stack is removed, not deployed: a removal has no template, and rows that all go. */
export function isRemoval({ phase, template, changeSetId, rows }: DeploymentSnapshot): boolean {
  if (phase === 'removing' || phase === 'removed') return true;
  return template === undefined && changeSetId === undefined && rows.length > 0 && rows.every((row) => row.change.action === 'remove');
}

function sourceOf({ returnsTo }: DeploymentSnapshot): string {
  return returnsTo === undefined ? 'project' : 'release';
}

function shortlyDiffers({ differs, drifted }: DeploymentSnapshot): string {
  if (differs) return '; the project differs';
  return drifted ? '; some of it was changed outside' : '';
}

export const AS_DEPLOYED = '; the project is what is deployed';

function shortlyAgain({ isAsDeployed }: DeploymentSnapshot): string {
  return isAsDeployed ? AS_DEPLOYED : '';
}

/** The footer's words, short. */
export function footerText(snapshot: DeploymentSnapshot): string {
  const { phase } = snapshot;
  const wait = waitOf(snapshot);
  if (wait) return wait.footer;
  if (snapshot.aborts) return ABORTING;
  switch (phase) {
    case 'executing':
    case 'stopping':
    case 'rollingBack':
    case 'removing':
      return `${snapshot.done}/${snapshot.total} ${lowerFirst(snapshot.activity || VERB[phase])} · ${count(snapshot.errors, 'error')}`;
    case 'staged':
      return 'Changes ready: execute or abort';
    case 'awaitingConsent':
      return 'Waits for your consent';
    case 'succeeded':
      return isStoppedTooLate(snapshot) ? 'Deployed: stopping came too late' : `Deployed${shortlyDiffers(snapshot)}`;
    case 'unchanged':
      return `Deployed, nothing to change${shortlyDiffers(snapshot)}`;
    case 'rolledBack':
      return isStoppedHere(snapshot) ? 'Stopped' : `Rolled back${shortlyAgain(snapshot)}`;
    case 'failed':
      if (snapshot.failedAt === 'initialisation') return `Could not begin${shortlyAgain(snapshot)}`;
      return `${snapshot.returnsTo === undefined ? 'Deployment' : 'Return'} failed${shortlyAgain(snapshot)}`;
    case 'lost':
      return 'Deployment lost from sight';
    case 'aborted':
      return isLeft(snapshot) ? 'Not deployed: the stack is left as it is' : 'Aborted';
    case 'removed':
      return 'Removed';
    case 'recovered':
      return 'Recovered';
    case 'building':
    case 'initializing':
    case 'preparing':
    case 'replacing':
    case 'recovering':
    case 'uploading':
    case 'staging':
      return snapshot.activity || VERB[phase];
    default:
      return never(phase);
  }
}

const ABORTING = 'Aborting the changes…';

const VERB = {
  building: 'Building',
  initializing: 'Initialising',
  preparing: 'Preparing',
  replacing: 'Replacing the stack',
  recovering: 'Recovering the stack',
  uploading: 'Uploading',
  staging: 'Staging',
  executing: 'executing',
  stopping: 'stopping',
  rollingBack: 'rolling back',
  removing: 'removing',
} as const;

/** What a row's icon says to those who don't see it. */
export function rowStateText(state: DeploymentRow['state'], isBegun = true): string {
  // It is no longer to come, and nothing of it was cancelled.
  return state === 'cancelled' && !isBegun ? 'Not begun' : ROW_STATES[state];
}

const ROW_STATES: Readonly<Record<DeploymentRow['state'], string>> = {
  waiting: 'Waiting',
  running: 'In progress',
  done: 'Done',
  failed: 'Failed',
  rollingBack: 'Rolling back',
  rolledBack: 'Rolled back',
  skipped: 'Skipped',
  cancelled: 'Cancelled',
};

/** `88 ms`, `3.1 s`, `42 s`, `2 min 05 s`: as long as one glance takes. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.max(0, Math.round(milliseconds))} ms`;
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${pad(Math.floor(seconds % 60))} s`;
  return `${Math.floor(seconds / 3600)} h ${pad(Math.floor((seconds % 3600) / 60))} min`;
}

/** `00:42`, `8:02:05`: the monitor's clock. */
export function clockText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${pad(minutes)}:${pad(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
}

/** How long it runs, or took. */
export function elapsed(snapshot: DeploymentSnapshot, now: number): number {
  return (snapshot.endedAt ?? now) - snapshot.startedAt;
}

/** Whether closing the dialog leaves something going on. */
export function goesOn(snapshot: DeploymentSnapshot | undefined): boolean {
  return snapshot !== undefined && !isEnded(snapshot.phase);
}

export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** Names that are written in capitals stay so. */
function lowerFirst(text: string): string {
  return /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
