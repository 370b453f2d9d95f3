import type { ReactNode } from 'react';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { isEnded } from '#model/deployment.ts';
import { lookOf } from '#state/deployment-waits.ts';
import { durationText, elapsed, fractionText, headlineOf, progressOf } from '#state/deployment-words.ts';
import { ChangeTable } from '#ui/parts/deployment/change-table.tsx';
import { Events } from '#ui/parts/deployment/events.tsx';
import { Outputs } from '#ui/parts/deployment/outputs.tsx';
import { ProgressBar } from '#ui/parts/deployment/progress-bar.tsx';
import { Reasons } from '#ui/parts/deployment/reasons.tsx';
import './deployments-view.css';

/** The current or last deployment, without its buttons: those are in the monitor. */
export function DeploymentsView({
  snapshot,
  now,
  onOpen,
  children,
}: {
  readonly snapshot: DeploymentSnapshot;
  readonly now: number;
  readonly onOpen: () => void;
  /** What else is asked of the stack. */
  readonly children?: ReactNode;
}) {
  const meaning = lookOf(snapshot);
  return (
    <div className="deployments-view">
      <header>
        <div>
          <strong>
            {snapshot.projectName} → {snapshot.stage}
          </strong>
          <p>{headlineOf(snapshot)}</p>
          <p className="quiet">
            {new Date(snapshot.startedAt).toLocaleString(undefined, { hour12: false })} · {durationText(elapsed(snapshot, now))}
            {snapshot.total > 0 && ` · ${fractionText(snapshot)}`}
          </p>
        </div>
        <button type="button" className="button" onClick={onOpen}>
          Open the monitor
        </button>
      </header>
      {!isEnded(snapshot.phase) && <ProgressBar value={progressOf(snapshot)} meaning={meaning} label="Progress of the deployment" />}
      {children}
      <Reasons problems={snapshot.problems} />
      <Outputs outputs={snapshot.outputs} endpoints={snapshot.endpoints} />
      {snapshot.rows.length > 0 && <ChangeTable rows={snapshot.rows} now={now} />}
      {snapshot.events.length > 0 && (
        <section>
          <h2>Events</h2>
          <Events events={snapshot.events} />
        </section>
      )}
    </div>
  );
}
