import type { DeploymentSnapshot } from '#model/deployment.ts';
import { learnedOf, timeLeftText } from '#state/deployment-pace.ts';
import { deploymentMoments } from '#support/deployment-moments.ts';
import { monitorStates, STATES_NOW } from '#support/deployment-states.ts';
import { manyResources, timelineStates } from '#support/timeline-states.ts';
import { CredentialsForm } from '#ui/parts/credentials-form.tsx';
import { PlacesContext } from '#ui/parts/places.tsx';
import type { Stories } from '#ui/parts/story.ts';
import { Monitor } from './monitor.tsx';
import type { MonitorActions } from './monitor-actions.ts';
import { MonitorDialog } from './monitor-dialog.tsx';

const idle = () => {};
export const idleActions: MonitorActions = {
  execute: idle,
  abort: idle,
  stop: idle,
  keepGoing: idle,
  consent: idle,
  decline: idle,
  recover: idle,
  retry: idle,
  setKeepsOnFailure: idle,
  deployOnTop: idle,
  takeBack: idle,
  importExisting: idle,
  confirmLoss: idle,
  takeOthers: idle,
  showAs: idle,
  setStartsAutomatically: idle,
  saveTemplate: idle,
  stageAgain: idle,
  seeDrift: idle,
  close: idle,
};

/** The function took seven seconds, until now; the others thirty. */
const executing = monitorStates.executing as DeploymentSnapshot;
const learned = learnedOf([
  { changes: executing.rows.map((row) => ({ ...row.change, outcome: 'done', startedAt: 0, endedAt: row.change.logicalId === 'Resize' ? 7_000 : 30_000 })) },
]);

const places = { open: idle, ofName: (name: string) => (name === 'alerts' ? undefined : { file: 'stackwright.json', line: 21 }) };

/** What the stories show, by name. */
export const shown: Readonly<Record<string, DeploymentSnapshot>> = {
  ...monitorStates,
  ...deploymentMoments,
  ...timelineStates,
  learned: executing,
  manyEvents: manyResources(3_000),
};

/** The monitor of a snapshot, in its dialog. */
export function aMonitor(snapshot: DeploymentSnapshot, name = '', takesOthers = false): React.ReactNode {
  return (
    <MonitorDialog
      snapshot={snapshot}
      targetName="local"
      now={STATES_NOW}
      left={name === 'learned' ? timeLeftText(snapshot, learned, STATES_NOW) : undefined}
      onClose={idle}
    >
      <PlacesContext value={places}>
        <Monitor
          snapshot={snapshot}
          now={STATES_NOW}
          confirmed={name === 'stagedLosses' ? ['jobs'] : []}
          startsAutomatically={false}
          keepsOnFailure={name === 'stagedKeeping'}
          isEdited={name === 'stagedEdited' || name === 'stagedOfOthers'}
          isOfOthers={name === 'stagedOfOthers'}
          takesOthers={takesOthers}
          asksForStop={name === 'executingStop'}
          actions={idleActions}
          learned={name === 'learned' ? learned : undefined}
          view={name.startsWith('timeline') ? 'timeline' : 'list'}
          signIn={<CredentialsForm isConnecting={false} problem={undefined} onConnect={idle} />}
        />
      </PlacesContext>
    </MonitorDialog>
  );
}

/** The monitor in every state of the machine. */
export const stories: Stories = Object.fromEntries(Object.entries(shown).map(([name, snapshot]) => [name, () => aMonitor(snapshot, name)]));
