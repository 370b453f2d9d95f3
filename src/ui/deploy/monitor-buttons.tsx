import type { DeploymentPhase, DeploymentSnapshot } from '#model/deployment.ts';
import { isEnded } from '#model/deployment.ts';
import type { MonitorProps } from './monitor.tsx';

/** The foot of the monitor. A button lives exactly when the state machine answers to it. */
export function MonitorButtons({
  snapshot,
  confirmed,
  startsAutomatically,
  isEdited,
  isOfOthers,
  takesOthers,
  actions,
  showsEvents,
  onShowEvents,
}: MonitorProps & { readonly showsEvents: boolean; readonly onShowEvents: (isShown: boolean) => void }) {
  const { can, phase } = snapshot;
  const isOver = isEnded(phase);
  const runs = phase === 'executing' || phase === 'stopping' || phase === 'rollingBack';
  // Nothing is staged in these: there is nothing to execute and nothing to abort.
  const isAlone = ALONE.has(phase);
  const isSignedOut = snapshot.waitsFor === 'credentials';
  const isOffline = snapshot.waitsFor === 'network';
  const isUnconfirmed = snapshot.losses.some((name) => !confirmed.includes(name));
  const isUntaken = isOfOthers && !takesOthers;
  const isRefused = snapshot.keeps !== undefined && snapshot.keepRefusal !== undefined;
  return (
    <div className="monitor-foot">
      <label className="autostart">
        <input type="checkbox" checked={startsAutomatically} onChange={(event) => actions.setStartsAutomatically(event.target.checked)} />
        Start deployment automatically when changes are ready
      </label>
      <div className="monitor-buttons">
        <button type="button" className="button" aria-pressed={showsEvents} disabled={snapshot.events.length === 0} onClick={() => onShowEvents(!showsEvents)}>
          Logs...
        </button>
        <button type="button" className="button" disabled={snapshot.template === undefined} onClick={actions.saveTemplate}>
          Save Template
        </button>
        {runs && (
          <button
            type="button"
            className="button button-danger"
            disabled={!can.stop}
            title={can.stop ? undefined : 'A rollback cannot be stopped'}
            onClick={() => actions.stop(false)}
          >
            Stop
          </button>
        )}
        {!runs && !isOver && !isAlone && (
          <button type="button" className="button" disabled={!can.abort} onClick={actions.abort}>
            Abort Changes
          </button>
        )}
        {/* It stays while it runs: a second press on it must not meet the button that stops what the first began. */}
        {!isOver && !isAlone && (
          <button
            type="button"
            className={isSignedOut || (isEdited && !runs) ? 'button' : 'button button-primary'}
            disabled={runs || isSignedOut || isOffline || !can.execute || isUnconfirmed || isUntaken || isRefused}
            title={
              runs || snapshot.aborts
                ? undefined
                : isSignedOut
                  ? 'Sign in again first: it then goes on'
                  : isOffline
                    ? 'You are offline: it goes on as soon as you are back'
                    : isUntaken
                      ? 'Agree first: what was staged is not this project as it is now'
                      : isUnconfirmed
                        ? 'Confirm by name what would be lost'
                        : undefined
            }
            onClick={actions.execute}
          >
            Execute
          </button>
        )}
        {phase === 'rolledBack' && (
          <button type="button" className="button" onClick={actions.stageAgain}>
            {againText(snapshot)}
          </button>
        )}
        {isOver && (
          // biome-ignore lint/a11y/noAutofocus: the buttons that were there before it are gone, and the focus with them
          <button type="button" autoFocus className="button button-primary" onClick={actions.close}>
            Done
          </button>
        )}
      </div>
    </div>
  );
}

/** What is begun by it. */
function againText({ revertsDrift, returnsTo }: DeploymentSnapshot): string {
  if (revertsDrift) return 'Take back again';
  return returnsTo === undefined ? 'Deploy again' : 'Deploy the project';
}

const ALONE: ReadonlySet<DeploymentPhase> = new Set(['replacing', 'recovering', 'removing']);
