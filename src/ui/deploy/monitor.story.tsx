import { monitorStates, STATES_NOW } from '#support/deployment-states.ts';
import { CredentialsForm } from '#ui/parts/credentials-form.tsx';
import type { Stories } from '#ui/parts/story.ts';
import { Monitor } from './monitor.tsx';
import type { MonitorActions } from './monitor-actions.ts';
import { MonitorDialog } from './monitor-dialog.tsx';

const idle = () => {};
const actions: MonitorActions = {
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
  setStartsAutomatically: idle,
  saveTemplate: idle,
  stageAgain: idle,
  close: idle,
};

/** The monitor in every state of the machine. */
export const stories: Stories = Object.fromEntries(
  Object.entries(monitorStates).map(([name, snapshot]) => [
    name,
    () => (
      <MonitorDialog snapshot={snapshot} targetName="local" now={STATES_NOW} onClose={idle}>
        <Monitor
          snapshot={snapshot}
          now={STATES_NOW}
          confirmed={name === 'stagedLosses' ? ['jobs'] : []}
          startsAutomatically={false}
          keepsOnFailure={name === 'stagedKeeping'}
          isEdited={name === 'stagedEdited'}
          asksForStop={name === 'executingStop'}
          actions={actions}
          signIn={<CredentialsForm isConnecting={false} problem={undefined} onConnect={idle} />}
        />
      </MonitorDialog>
    ),
  ]),
);
