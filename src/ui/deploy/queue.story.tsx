import { elsewhereText, queuedText } from '#state/queue-words.ts';
import { monitorStates, STATES_NOW } from '#support/deployment-states.ts';
import { queueStates } from '#support/queue-states.ts';
import type { Stories, Story } from '#ui/parts/story.ts';
import { LookingDialog } from './looking-dialog.tsx';
import { MonitorDialog } from './monitor-dialog.tsx';
import { QueueDialog } from './queue-dialog.tsx';
import { QueueStrip } from './queue-strip.tsx';
import { SignedOutDialog } from './signed-out-dialog.tsx';

const idle = () => {};

const strip = (name: keyof typeof queueStates): Story => {
  const { executing } = monitorStates;
  return () =>
    executing && (
      <MonitorDialog snapshot={executing} targetName="local" now={STATES_NOW} onClose={idle}>
        <QueueStrip
          text={queuedText(queueStates[name])}
          canAsk
          onAsk={idle}
          onCancel={idle}
          {...(queueStates[name].waitsFor?.needsPerson ? { onGoOn: idle } : {})}
        />
      </MonitorDialog>
    );
};

const dialog = (name: keyof typeof queueStates): Story => {
  const { waitsFor } = queueStates[name];
  return () => (
    <QueueDialog
      title="Deploy thumbnailer"
      text={queuedText(queueStates[name]) ?? ''}
      needsPerson={waitsFor?.needsPerson ?? false}
      onGoOn={idle}
      onCancel={idle}
      onClose={idle}
    />
  );
};

const elsewhere = { ...monitorStates.executing, stagedBy: 'role/developers/alice' } as NonNullable<typeof monitorStates.executing>;

export const stories: Stories = {
  nothingQueued: strip('nothing'),
  begunElsewhere: () => (
    <MonitorDialog snapshot={elsewhere} targetName="local" now={STATES_NOW} onClose={idle}>
      <QueueStrip text={undefined} note={elsewhereText(elsewhere)} canAsk onAsk={idle} onCancel={idle} />
    </MonitorDialog>
  ),
  beingBuilt: strip('beingBuilt'),
  looking: () => <LookingDialog projectName="thumbnailer" onClose={idle} />,
  queued: strip('queued'),
  takenUpHere: strip('waitsForPerson'),
  waitsForSomebody: dialog('waitsForSomebody'),
  waitsForPerson: dialog('waitsForPerson'),
  signedOut: () => (
    <SignedOutDialog
      title="Deploy thumbnailer"
      text="thumbnailer → dev was staged there, or being deployed: sign in again, and it is found."
      queued={undefined}
      isRehearsal
      onSignIn={idle}
      onClose={idle}
    />
  ),
};
