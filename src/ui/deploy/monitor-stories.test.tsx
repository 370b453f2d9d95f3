import { expect, test } from 'vitest';
import type { DeploymentPhase, DeploymentRow, DeploymentSnapshot } from '#model/deployment.ts';
import type { StackTrouble } from '#model/stack.ts';
import { shown } from './monitor.story.tsx';

/** All there are: a new one doesn't compile before it stands here, and fails below before it has a story. */
function all<Name extends string>(of: Readonly<Record<Name, true>>): string[] {
  return Object.keys(of).sort();
}

const PHASES = all<DeploymentPhase>({
  building: true,
  initializing: true,
  preparing: true,
  awaitingConsent: true,
  replacing: true,
  recovering: true,
  uploading: true,
  staging: true,
  staged: true,
  executing: true,
  stopping: true,
  rollingBack: true,
  succeeded: true,
  rolledBack: true,
  failed: true,
  unchanged: true,
  aborted: true,
  removing: true,
  removed: true,
  recovered: true,
  lost: true,
});
const ROWS = all<DeploymentRow['state']>({
  waiting: true,
  running: true,
  done: true,
  failed: true,
  rollingBack: true,
  rolledBack: true,
  skipped: true,
  cancelled: true,
});
const TROUBLES = all<StackTrouble>({
  creationLeft: true,
  creationTakenBack: true,
  creationNotTakenBack: true,
  updateLeft: true,
  updateNotTakenBack: true,
  importNotTakenBack: true,
  deletionFailed: true,
});
const WAITS = all<NonNullable<DeploymentSnapshot['waitsFor']>>({ credentials: true, network: true });

test('each phase, each state of a row, each kind of broken stack and all that is waited for has its story', () => {
  const snapshots = Object.values(shown);
  const seen = (of: readonly (string | undefined)[]) => [...new Set(of)].filter((one) => one !== undefined).sort();
  expect([
    seen(snapshots.map((one) => one.phase)),
    seen(snapshots.flatMap((one) => one.rows.map((row) => row.state))),
    seen(snapshots.map((one) => one.trouble)),
    seen(snapshots.map((one) => one.waitsFor)),
  ]).toEqual([PHASES, ROWS, TROUBLES, WAITS]);
});
