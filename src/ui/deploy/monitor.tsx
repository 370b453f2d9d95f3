import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Learned } from '#engine/timeline/learned.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { isDeployed, isEnded } from '#model/deployment.ts';
import type { Problem } from '#model/problem.ts';
import { lateText, timelineOfDeployment } from '#state/deployment-pace.ts';
import type { DeploymentView as View } from '#state/deployment-view.ts';
import { lookOf } from '#state/deployment-waits.ts';
import { activityText, fractionText, headlineOf, progressOf } from '#state/deployment-words.ts';
import { stopConsentText } from '#state/stop-words.ts';
import { ChangeTable } from '#ui/parts/deployment/change-table.tsx';
import { Events } from '#ui/parts/deployment/events.tsx';
import { Outputs } from '#ui/parts/deployment/outputs.tsx';
import { Policy } from '#ui/parts/deployment/policy.tsx';
import { ProgressBar } from '#ui/parts/deployment/progress-bar.tsx';
import { Reasons } from '#ui/parts/deployment/reasons.tsx';
import { ShapeIcon } from '#ui/parts/deployment/shape.tsx';
import { Timeline } from '#ui/parts/deployment/timeline.tsx';
import { Consent } from './consent.tsx';
import { Halted } from './halted.tsx';
import { IfItFails } from './if-it-fails.tsx';
import { ImportOffer } from './import-offer.tsx';
import { useKeptFocus } from './keep-focus.ts';
import { Losses } from './losses.tsx';
import type { MonitorActions } from './monitor-actions.ts';
import { MonitorButtons } from './monitor-buttons.tsx';
import { OfOthers } from './of-others.tsx';
import { Question } from './question.tsx';
import { Stepper } from './stepper.tsx';
import { ViewSwitch } from './view-switch.tsx';
import './monitor.css';

export interface MonitorProps {
  readonly snapshot: DeploymentSnapshot;
  readonly now: number;
  /** Losses confirmed by name. */
  readonly confirmed: readonly string[];
  readonly startsAutomatically: boolean;
  /** Chosen for the changes that are staged now. */
  readonly keepsOnFailure: boolean;
  /** The project was edited since it was staged. */
  readonly isEdited: boolean;
  /** What was found staged wasn't the project as it is. */
  readonly isOfOthers: boolean;
  /** It shall be executed all the same. */
  readonly takesOthers: boolean;
  /** Stopping was asked for, and would delete what a first deployment has made so far. */
  readonly asksForStop: boolean;
  readonly actions: MonitorActions;
  /** What earlier deployments of the project took. */
  readonly learned?: Learned | undefined;
  /** What is shown of the changes first. */
  readonly view?: View;
  /** Where new credentials are given, while it waits for them. */
  readonly signIn?: ReactNode;
  /** What is deployed after this. */
  readonly queue?: ReactNode;
  /** What comes under a good end: Try it. */
  readonly children?: ReactNode;
}

/** The deployment monitor: one view from the first second to the last. It draws the snapshot and decides nothing. */
export function Monitor(props: MonitorProps) {
  const { snapshot, now, confirmed, actions } = props;
  const [showsEvents, setShowsEvents] = useState(false);
  const [view, setView] = useState<View>(props.view ?? 'list');
  const show = (next: View): void => {
    setView(next);
    actions.showAs(next);
  };
  const { rows, events } = snapshot;
  const timeline = useMemo(() => (view === 'timeline' ? timelineOfDeployment({ rows, events }) : undefined), [view, rows, events]);
  const status = useRef<HTMLParagraphElement>(null);
  const root = useRef<HTMLDivElement>(null);
  useKeptFocus(root, status);
  const meaning = lookOf(snapshot);
  const activity = activityText(snapshot);
  const waits = snapshot.phase === 'staged' && !snapshot.aborts;
  return (
    <div ref={root} className="monitor" data-phase={snapshot.phase}>
      <Stepper snapshot={snapshot} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the dialog is scrolled by keyboard, too */}
      <section className="monitor-body" tabIndex={0} aria-label="What is deployed">
        <p ref={status} tabIndex={-1} className={`headline meaning-${meaning}`} data-testid="headline">
          {meaning !== 'still' && <ShapeIcon shape={HEADLINE_SHAPES[meaning]} />}
          <span>{headlineOf(snapshot)}</span>
        </p>
        {activity !== undefined && (
          <p className="activity quiet" data-testid="activity">
            {activity}
          </p>
        )}
        {snapshot.waitsFor === 'credentials' && props.signIn}
        {snapshot.can.consent && <Reasons problems={snapshot.problems.filter((one) => one.code !== 'StackBroken')} />}
        {snapshot.can.consent && (
          <Consent
            snapshot={snapshot}
            confirmed={confirmed}
            onConfirm={actions.confirmLoss}
            onAgree={actions.consent}
            onDecline={actions.decline}
            onRecover={actions.recover}
            onRetry={actions.retry}
          />
        )}
        {props.asksForStop && (
          <Question
            title={snapshot.keeps === 'forced' ? 'Stop, and take back what was kept?' : 'Stop the first deployment?'}
            onEscape={actions.keepGoing}
            answers={[
              { label: 'Go on', isSafe: true, onChoose: actions.keepGoing },
              { label: 'Stop and delete', isDanger: true, onChoose: () => actions.stop(true) },
            ]}
          >
            <p>{stopConsentText(snapshot)}</p>
          </Question>
        )}
        {isEnded(snapshot.phase) && <Reasons problems={reasonsOf(snapshot)} />}
        {snapshot.phase === 'failed' && (snapshot.failedAt === 'staging' || snapshot.executionRefused) && (
          <p className="edited-note">
            Nothing was changed {isOutOfDate(snapshot) ? 'from here' : 'in your account'}.
            {snapshot.returnsTo === undefined && !isOutOfDate(snapshot) && ' Once that is put right, the changes can be staged again.'}
            <button type="button" className="button" onClick={actions.stageAgain}>
              {snapshot.returnsTo === undefined ? 'Stage again' : 'Stage the project'}
            </button>
          </p>
        )}
        {isDeployed(snapshot.phase) && (snapshot.drifted ?? 0) > 0 && (
          <p className="edited-note">
            What a deployment doesn’t change stays as it was changed by hand.
            <button type="button" className="button" onClick={actions.seeDrift}>
              See drift
            </button>
          </p>
        )}
        {snapshot.halted && (
          <Halted
            halted={snapshot.halted}
            stackStatus={snapshot.stackStatus}
            onDeployOnTop={actions.deployOnTop}
            confirmed={confirmed}
            onConfirm={actions.confirmLoss}
            onTakeBack={() => actions.takeBack(snapshot.halted?.isCreation ?? false)}
          />
        )}
        {isEnded(snapshot.phase) && <ImportOffer importable={snapshot.importable ?? []} onImport={actions.importExisting} />}
        <Outputs outputs={isEnded(snapshot.phase) ? snapshot.outputs : []} endpoints={isEnded(snapshot.phase) ? snapshot.endpoints : []} />
        {props.children}
        {waits && <Reasons problems={snapshot.problems} />}
        {BRINGS.has(snapshot.phase) && snapshot.policy && <Policy policy={snapshot.policy} isOfAnother={waits && (props.isEdited || props.isOfOthers)} />}
        {waits && <Losses losses={snapshot.losses} changes={snapshot.rows.map((row) => row.change)} confirmed={confirmed} onConfirm={actions.confirmLoss} />}
        {waits && snapshot.rows.length > 0 && <IfItFails snapshot={snapshot} isKeeping={props.keepsOnFailure} onChange={actions.setKeepsOnFailure} />}
        {props.isEdited && waits && !props.isOfOthers && (
          <p className="edited-note">
            The project was edited since this was staged: these changes are of before.
            <button type="button" className="button button-primary" onClick={actions.stageAgain}>
              Stage again
            </button>
          </p>
        )}
        {props.isOfOthers && waits && (
          <OfOthers stackName={snapshot.stackName} isTaken={props.takesOthers} onTake={actions.takeOthers} onStageAgain={actions.stageAgain} />
        )}
        {rows.length > 0 && events.length > 0 && <ViewSwitch view={view} onChange={show} />}
        {timeline && events.length > 0 && <Timeline timeline={timeline} now={now} />}
        {rows.length > 0 && !(timeline && events.length > 0) && <ChangeTable rows={rows} now={now} lateText={(row) => lateText(row, props.learned, now)} />}
        {!isEnded(snapshot.phase) && snapshot.phase !== 'staged' && !snapshot.can.consent && !snapshot.waitsFor && <Reasons problems={snapshot.problems} />}
        {showsEvents && (
          <div ref={scrollTo}>
            <Events events={snapshot.events} />
          </div>
        )}
      </section>
      {snapshot.total > 0 && (
        <div className="monitor-progress">
          <ProgressBar value={progressOf(snapshot)} meaning={meaning} label="Progress of the deployment" />
          <span data-testid="fraction">{fractionText(snapshot)}</span>
        </div>
      )}
      {props.queue}
      <MonitorButtons {...props} showsEvents={showsEvents} onShowEvents={setShowsEvents} />
    </div>
  );
}

/** While what was staged is still what comes: once it goes back, nothing of it does. */
const BRINGS: ReadonlySet<DeploymentSnapshot['phase']> = new Set(['staged', 'executing', 'stopping']);

/** There is nothing to put right, and the button stands below: what to do isn't said once more. */
function reasonsOf(snapshot: DeploymentSnapshot): readonly Problem[] {
  return snapshot.problems
    .filter((one) => !isOfferedBelow(one, snapshot))
    .map((one) => {
      const { inPage: _, ...rest } = one;
      return one.code === 'ChangesOutOfDate' ? { ...rest, remedy: '' } : one;
    });
}

function isOutOfDate({ problems }: DeploymentSnapshot): boolean {
  return problems.some((one) => one.code === 'ChangesOutOfDate');
}

/** What stands below with a button to it isn't said twice. */
function isOfferedBelow({ code }: Problem, { halted, importable = [] }: DeploymentSnapshot): boolean {
  return (code === 'StackBroken' && halted !== undefined) || (code === 'ResourceImportable' && importable.length > 0);
}

/** What was asked for is seen at once, however long the list above it is. */
function scrollTo(element: HTMLElement | null): void {
  element?.scrollIntoView?.({ block: 'nearest' });
}

const HEADLINE_SHAPES = { still: 'ring', progress: 'spinner', attention: 'pause', success: 'check', warning: 'backSpinner', failure: 'alert' } as const;
