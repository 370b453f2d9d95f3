import type { DeploymentEndpoint } from '#model/deployment.ts';
import type { Release } from '#model/release.ts';
import { timelineOfRelease } from '#state/deployment-pace.ts';
import { durationText } from '#state/deployment-words.ts';
import { rowsOf, statusText, whenText, whoText, whyNoReturn } from '#state/release-views.ts';
import { ChangeTable } from '#ui/parts/deployment/change-table.tsx';
import { Events } from '#ui/parts/deployment/events.tsx';
import { Outputs } from '#ui/parts/deployment/outputs.tsx';
import { Reasons } from '#ui/parts/deployment/reasons.tsx';
import { Timeline } from '#ui/parts/deployment/timeline.tsx';
import { DialogFrame } from '#ui/parts/dialog-frame.tsx';
import './releases.css';

/** One release, as the ledger has it: who, from what, what it did, what came of it. */
export function ReleaseDialog({
  release,
  returnedTo,
  isCurrent,
  lost,
  endpoints,
  onSave,
  onReturn,
  onClose,
}: {
  readonly release: Release;
  /** The one that it returned to, where it is still known. */
  readonly returnedTo?: Release | undefined;
  readonly isCurrent: boolean;
  /** The ledger has it no more, nor the code of these functions. */
  readonly lost?: readonly string[] | undefined;
  readonly endpoints: readonly DeploymentEndpoint[];
  readonly onSave: () => void;
  readonly onReturn: () => void;
  readonly onClose: () => void;
}) {
  const why = isCurrent ? 'The stack is as this release says' : whyNoReturn(release, lost);
  return (
    <DialogFrame
      title={`Release of ${whenText(release)}`}
      description={release.summary}
      className="release-dialog"
      onClose={onClose}
      footer={
        <>
          <button type="button" className="button" disabled={release.template === undefined} onClick={onSave}>
            Save Template
          </button>
          <button type="button" className="button" disabled={why !== undefined} title={why} onClick={onReturn}>
            Return to this release…
          </button>
          <button type="button" className="button button-primary" onClick={onClose}>
            Done
          </button>
        </>
      }
    >
      <div className="release-body">
        <dl className="release-facts">
          {factsOf(release, returnedTo).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <Reasons problems={release.problems} />
        {(release.outputs.length > 0 || endpoints.length > 0) && (
          <section>
            <h3>Outputs</h3>
            <Outputs outputs={release.outputs} endpoints={endpoints} />
          </section>
        )}
        {release.changes.length > 0 && (
          <section>
            <h3>Changes</h3>
            <ChangeTable rows={rowsOf(release)} now={release.endedAt} />
          </section>
        )}
        {release.changes.some((one) => one.startedAt !== undefined) && (
          <section>
            <h3>Timeline</h3>
            <Timeline timeline={timelineOfRelease(release)} now={release.endedAt} />
          </section>
        )}
        {release.artifacts.length > 0 && (
          <section>
            <h3>Artifacts</h3>
            <table className="outputs" aria-label="Artifacts">
              <tbody>
                {release.artifacts.map((one) => (
                  <tr key={one.function}>
                    <th scope="row">{one.function}</th>
                    <td className="release-code">{one.sha256}</td>
                    <td>{one.bytes === undefined ? '' : `${Math.ceil(one.bytes / 1024)} KB`}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
        {release.events.length > 0 && (
          <section>
            <h3>Events</h3>
            {release.eventsLeftOut !== undefined && <p className="quiet">{release.eventsLeftOut} events in the middle were not kept.</p>}
            <Events events={release.events} />
          </section>
        )}
      </div>
    </DialogFrame>
  );
}

function factsOf(release: Release, returnedTo: Release | undefined): (readonly [string, string])[] {
  const { parameters } = release;
  const facts: (readonly [string, string | undefined])[] = [
    ['Status', [statusText(release), release.stackStatus].filter(Boolean).join(' · ')],
    ['Took', durationText(release.endedAt - release.startedAt)],
    ['By', release.who === undefined ? undefined : `${whoText(release)} · ${release.who}`],
    ['Commit', release.commit && `${release.commit.id}${release.commit.isDirty ? ', edited' : ''}`],
    ['Returns to', returnedTo ? `the release of ${whenText(returnedTo)}` : release.returnsTo],
    ['Values from outside', parameters.map((one) => (one.function === undefined ? one.variable : `${one.variable} of ${one.function}`)).join(', ')],
    ['Stack', release.stackName],
    ['Id', release.id],
  ];
  return facts.filter((one): one is readonly [string, string] => one[1] !== undefined && one[1] !== '');
}
