import { never } from '#base/never.ts';
import { type DeploymentPhase, type DeploymentSnapshot, isStoppedHere } from '#model/deployment.ts';

export const STEP_TITLES = ['Initialise', 'Prepare', 'Stage', 'Execute', 'Done'] as const;
export type StepTitle = (typeof STEP_TITLES)[number];

/** `attention`: it waits for the user. `stopped`: it was ended there without harm. */
export type StepState = 'waiting' | 'current' | 'attention' | 'done' | 'failed' | 'stopped';

export interface DeploymentStep {
  readonly title: StepTitle;
  readonly state: StepState;
}

/** The stepper of the monitor: five steps, each with how far it is. */
export function stepsOf(snapshot: DeploymentSnapshot): DeploymentStep[] {
  const [reached, state] = reachedStep(snapshot);
  return STEP_TITLES.map((title, index) => ({
    title,
    state: isPassedBy(snapshot, index) ? 'waiting' : index < reached ? 'done' : index === reached ? state : skippedTo(snapshot, index),
  }));
}

/** A recovery stages and executes nothing. */
function isPassedBy({ phase }: DeploymentSnapshot, index: number): boolean {
  return phase === 'recovered' && (index === 2 || index === 3);
}

/** After a rollback or a failure the deployment is over: its last step says so rather than waiting for ever. */
function skippedTo(snapshot: DeploymentSnapshot, index: number): StepState {
  return index === 4 && snapshot.phase === 'rolledBack' ? 'stopped' : 'waiting';
}

function reachedStep(snapshot: DeploymentSnapshot): [step: number, state: StepState] {
  const { phase, aborts } = snapshot;
  switch (phase) {
    case 'building':
    case 'initializing':
      return [0, 'current'];
    case 'preparing':
    case 'replacing':
    case 'recovering':
    case 'uploading':
      return [1, 'current'];
    case 'awaitingConsent':
      return [1, 'attention'];
    case 'staging':
      return [2, 'current'];
    case 'staged':
      return [2, aborts ? 'current' : 'attention'];
    case 'executing':
    case 'stopping':
    case 'rollingBack':
    case 'removing':
      return [3, 'current'];
    case 'succeeded':
    case 'unchanged':
    case 'removed':
    case 'recovered':
      return [4, 'done'];
    case 'rolledBack':
      return [3, isStoppedHere(snapshot) ? 'stopped' : 'failed'];
    case 'aborted':
      return [lastKnownStep(snapshot), 'stopped'];
    case 'failed':
    case 'lost':
      return [lastKnownStep(snapshot), 'failed'];
    default:
      return never(phase);
  }
}

/** A snapshot that ended doesn't say in which phase; what it has gathered does. */
function lastKnownStep(snapshot: DeploymentSnapshot): number {
  if (snapshot.events.length > 0 || snapshot.rows.some((row) => row.state !== 'waiting')) return 3;
  if (snapshot.changeSetId !== undefined || snapshot.rows.length > 0) return 2;
  return snapshot.template === undefined ? 0 : 1;
}

/** The four meanings that colours and shapes have on the screen; `still`: nothing has happened yet. */
export type Meaning = 'still' | 'progress' | 'attention' | 'success' | 'warning' | 'failure';

export function meaningOf(phase: DeploymentPhase): Meaning {
  switch (phase) {
    case 'succeeded':
    case 'unchanged':
    case 'removed':
    case 'recovered':
      return 'success';
    case 'rolledBack':
    case 'failed':
    case 'lost':
      return 'failure';
    case 'rollingBack':
    case 'stopping':
      return 'warning';
    case 'staged':
    case 'awaitingConsent':
      return 'attention';
    case 'aborted':
      return 'still';
    case 'building':
    case 'initializing':
    case 'preparing':
    case 'replacing':
    case 'recovering':
    case 'uploading':
    case 'staging':
    case 'executing':
    case 'removing':
      return 'progress';
    default:
      return never(phase);
  }
}
