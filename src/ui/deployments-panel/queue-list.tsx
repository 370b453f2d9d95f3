import type { DeploymentQueue, DeploymentRequest } from '#engine/queue/deployment-queue.ts';
import type { QueueState } from '#state/queue.ts';
import { momentText, requestStateText } from '#state/queue-words.ts';
import './queue-list.css';

/** What was asked of the stack since one can remember, the newest first: what became of each, and why. */
export function QueueList({
  state: { queue, waitsFor },
  isAlone = false,
  onGoOn,
  onCancel,
}: {
  readonly state: QueueState;
  /** Nothing else tells of the one that is asked for, or was. */
  readonly isAlone?: boolean;
  readonly onGoOn: () => void;
  readonly onCancel: (id: string) => void;
}) {
  const all = requestsOf(queue);
  if (!queue.queued && all.length < (isAlone ? 1 : 2)) return null;
  return (
    <section>
      <h2>Requests to deploy</h2>
      <table className="table queue-list" aria-label="Requests to deploy">
        <thead>
          <tr>
            <th scope="col">The project as of</th>
            <th scope="col">State</th>
            <th scope="col">Why</th>
            <th scope="col">
              <span className="for-readers">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map((request) => (
            <tr key={request.id} data-testid="request" data-state={request.state}>
              <td>{momentText(request.at)}</td>
              <td>{requestStateText(request, all)}</td>
              <td className="quiet">{request.id === waitsFor?.requestId ? `waits ${waitsFor.text}` : request.reasons.join('; ')}</td>
              <td className="queue-actions">
                {request.state === 'QUEUED' && waitsFor?.needsPerson && (
                  <button type="button" className="button" onClick={onGoOn}>
                    Go on…
                  </button>
                )}
                {request.state === 'QUEUED' && (
                  <button type="button" className="button" onClick={() => onCancel(request.id)}>
                    Cancel
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function requestsOf({ queued, current, past }: DeploymentQueue): DeploymentRequest[] {
  return [...(queued ? [queued] : []), ...(current ? [current] : []), ...past];
}
