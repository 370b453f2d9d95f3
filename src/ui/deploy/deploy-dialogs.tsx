import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { isDeployed } from '#model/deployment.ts';
import { abortChanges } from '#state/commands/abort-changes.ts';
import { answerConsent, deployOnIt, recoverStack } from '#state/commands/answer-consent.ts';
import { answerQuestions, closeMonitor } from '#state/commands/deploy-project.ts';
import {
  agreeAndExecute,
  confirmLoss,
  executeChanges,
  leaveUnread,
  setKeepsOnFailure,
  setStartsAutomatically,
  takeOthers,
} from '#state/commands/execute-changes.ts';
import { learnDurations } from '#state/commands/learn-durations.ts';
import { deployImporting, deployOnTop, takeBack } from '#state/commands/mend-stack.ts';
import { seeDrift } from '#state/commands/open-project-info.ts';
import { abortThenRemove, askRemoval, closeRemoval, removeStack } from '#state/commands/remove-stack.ts';
import { saveTemplate } from '#state/commands/save-template.ts';
import { showAs } from '#state/commands/show-as.ts';
import { stageAgain } from '#state/commands/stage-again.ts';
import { keepGoing, stopDeployment } from '#state/commands/stop-deployment.ts';
import { type Announced, announce, heldBack } from '#state/deployment-announcer.ts';
import { timeLeftText } from '#state/deployment-pace.ts';
import { deploymentView } from '#state/deployment-view.ts';
import { goesOn } from '#state/deployment-words.ts';
import { targetText } from '#state/target.ts';
import { useDeployWorld, useNow } from '#ui/parts/deploy-world-context.ts';
import { AbortFirst } from './abort-first.tsx';
import { Before } from './before.tsx';
import { LookingDialog } from './looking-dialog.tsx';
import { Monitor } from './monitor.tsx';
import { MonitorDialog } from './monitor-dialog.tsx';
import { MonitorQueue, QueuedOnly } from './queue-parts.tsx';
import { RemovalDialog } from './removal-dialog.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import { useLookAgain } from './use-look-again.ts';

/** The dialogs of deploying. `afterSuccess`: what stands under a good end, such as an example's Try it. */
export function DeployDialogs({ afterSuccess }: { readonly afterSuccess?: ReactNode }) {
  const world = useDeployWorld();
  const {
    snapshot,
    isOpen,
    isAwaited,
    questions,
    removal,
    confirmed,
    asksForStop,
    startsAutomatically,
    keepsOnFailure,
    isEdited,
    isOfOthers,
    takesOthers,
    learned,
    isFound,
  } = useStore(world.deployment);
  const isElsewhere = useStore(world.queue.store, ({ queue }) => isFound && queue.current === undefined);
  const targetName = useStore(world.target, targetText);
  const now = useNow(goesOn(snapshot));
  const spoken = useAnnouncement();
  useLookAgain(world, isOpen);
  const id = snapshot?.id;
  useEffect(() => {
    if (id !== undefined) attempt(() => learnDurations(world));
  }, [world, id]);
  return (
    <>
      <p className="for-readers" role="status" aria-live="polite">
        {spoken}
      </p>
      {questions && (
        <Before
          projectName={world.workbench.opened()?.project.name ?? ''}
          questions={questions}
          onGo={(values) => (questions.isForStaged ? agreeAndExecute(world) : attempt(() => answerQuestions(world, values)))}
          onClose={() => (questions.isForStaged ? leaveUnread(world) : closeMonitor(world))}
        />
      )}
      {removal === 'abort first' && (
        <AbortFirst isStaged={snapshot?.phase === 'staged'} onAbort={() => attempt(() => abortThenRemove(world))} onClose={() => closeRemoval(world)} />
      )}
      {removal && removal !== 'abort first' && (
        <RemovalDialog removal={removal} onRemove={(confirmedLosses) => removeStack(world, confirmedLosses)} onClose={() => closeRemoval(world)} />
      )}
      {isAwaited && <LookingDialog projectName={world.workbench.opened()?.project.name ?? ''} onClose={() => closeMonitor(world)} />}
      {isOpen && !isAwaited && !snapshot && !questions && <QueuedOnly onClose={() => closeMonitor(world)} />}
      {isOpen && !isAwaited && snapshot && !questions && (
        <MonitorDialog
          snapshot={snapshot}
          targetName={targetName}
          now={now}
          left={timeLeftText(snapshot, learned, now)}
          isElsewhere={isElsewhere}
          onClose={() => closeMonitor(world)}
        >
          <Monitor
            snapshot={snapshot}
            now={now}
            confirmed={confirmed}
            startsAutomatically={startsAutomatically}
            keepsOnFailure={keepsOnFailure}
            isEdited={isEdited}
            isOfOthers={isOfOthers}
            takesOthers={takesOthers}
            learned={learned}
            view={deploymentView(world.workbench.settings)}
            asksForStop={asksForStop}
            queue={<MonitorQueue />}
            signIn={<SignInAgain />}
            actions={{
              execute: () => void executeChanges(world),
              abort: () => void abortChanges(world),
              stop: (isConsented) => void stopDeployment(world, isConsented),
              keepGoing: () => keepGoing(world),
              consent: () => answerConsent(world, true),
              decline: () => answerConsent(world, false),
              recover: (skip) => recoverStack(world, skip),
              retry: () => deployOnIt(world),
              setKeepsOnFailure: (isOn) => setKeepsOnFailure(world, isOn),
              deployOnTop: () => attempt(() => deployOnTop(world)),
              takeBack: (isCreation) => (isCreation ? attempt(() => askRemoval(world)) : takeBack(world)),
              importExisting: () => attempt(() => deployImporting(world)),
              confirmLoss: (name, isConfirmed) => confirmLoss(world, name, isConfirmed),
              takeOthers: (isTaken) => takeOthers(world, isTaken),
              showAs: (view) => showAs(world, view),
              setStartsAutomatically: (isOn) => setStartsAutomatically(world, isOn),
              saveTemplate: () => saveTemplate(world),
              stageAgain: () => attempt(() => stageAgain(world)),
              seeDrift: () => seeDrift(world),
              close: () => closeMonitor(world),
            }}
          >
            {isDeployed(snapshot.phase) && afterSuccess}
          </Monitor>
        </MonitorDialog>
      )}
    </>
  );
}

function attempt(action: () => Promise<void>): void {
  action().catch((error: unknown) => reportError(error));
}

/** Progress as a screen reader hears it: rarely, but turns and ends at once. */
function useAnnouncement(): string {
  const world = useDeployWorld();
  const snapshot = useStore(world.deployment, (state) => state.snapshot);
  const said = useRef<Announced>(undefined);
  const [text, setText] = useState('');
  useEffect(() => {
    if (!snapshot) return;
    const say = () => {
      said.current = announce(said.current, snapshot, world.clock.now());
      setText(said.current?.text ?? '');
    };
    say();
    const later = heldBack(said.current, snapshot, world.clock.now());
    if (later === undefined) return;
    const timer = setTimeout(say, later);
    return () => clearTimeout(timer);
  }, [snapshot, world]);
  return text;
}
