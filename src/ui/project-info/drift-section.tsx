import { driftSentence, type StackDrift, uncheckedProblems } from '#model/drift.ts';
import type { DriftState } from '#state/drift.ts';
import { momentText } from '#state/queue-words.ts';
import { ProgressBar } from '#ui/parts/deployment/progress-bar.tsx';
import { Reasons } from '#ui/parts/deployment/reasons.tsx';

/** What somebody changed beside the stack: looked for when it is asked, and staged back in the ordinary monitor. */
export function DriftSection({ drift, onCheck, onStageBack }: { readonly drift: DriftState; readonly onCheck: () => void; readonly onStageBack: () => void }) {
  const { isChecking, progress, found, problem } = drift;
  return (
    <section className="drift" aria-label="Drift">
      <h3>Drift</h3>
      <div className="drift-head">
        <p className="quiet" role="status">
          {sentenceOf(drift)}
        </p>
        <button type="button" className="button" disabled={isChecking} onClick={onCheck}>
          {found || problem ? 'Check again' : 'Check for drift'}
        </button>
        {found && found.drifted.length > 0 && found.canRevert && (
          <button type="button" className="button button-primary" disabled={isChecking} onClick={onStageBack}>
            Stage back…
          </button>
        )}
      </div>
      {isChecking && (
        <ProgressBar value={progress && progress.total > 0 ? progress.checked / progress.total : undefined} meaning="progress" label="Progress of the check" />
      )}
      {problem && <Reasons problems={[problem]} />}
      {found && <Found found={found} />}
    </section>
  );
}

function sentenceOf({ isChecking, progress, found, problem }: DriftState): string {
  if (isChecking) return progress && progress.total > 0 ? `${progress.checked} of ${progress.total} resources checked…` : 'Looking at the stack…';
  if (found) return `${driftSentence(found)} Looked at ${lookedAt(found.at)}.`;
  return problem ? 'It could not be checked.' : 'Finds what was changed beside the stack since it was deployed.';
}

/** `10:31:07`, or with its day where that isn't today. */
function lookedAt(at: number): string {
  const day = new Date(at);
  return day.toDateString() === new Date().toDateString() ? momentText(at) : `on ${day.toLocaleDateString()} at ${momentText(at)}`;
}

function Found({ found }: { readonly found: StackDrift }) {
  return (
    <>
      {found.drifted.length > 0 && (
        <table className="outputs drift-table" aria-label="What differs">
          <thead>
            <tr>
              <th scope="col">Resource</th>
              <th scope="col">Property</th>
              <th scope="col">Deployed</th>
              <th scope="col">Is now</th>
            </tr>
          </thead>
          <tbody>
            {found.drifted.map((one) =>
              one.differences.length === 0 ? (
                <tr key={one.logicalId}>
                  <Resource name={one.name} type={one.type} rows={1} />
                  <td colSpan={3}>{one.kind === 'deleted' ? 'it is gone' : 'it differs, and the cloud doesn’t say where'}</td>
                </tr>
              ) : (
                one.differences.map(({ property, expected, actual }, index) => (
                  <tr key={`${one.logicalId} ${property}`}>
                    {index === 0 && <Resource name={one.name} type={one.type} rows={one.differences.length} />}
                    <td>{property}</td>
                    <td>{expected ?? <span className="quiet">nothing</span>}</td>
                    <td>{actual ?? <span className="quiet">nothing</span>}</td>
                  </tr>
                ))
              ),
            )}
          </tbody>
        </table>
      )}
      {found.drifted.length > 0 && !found.canRevert && (
        <p className="quiet">This cloud takes nothing back by itself: put it right by hand, or change the resource in the project and deploy it.</p>
      )}
      <Reasons problems={uncheckedProblems(found)} />
    </>
  );
}

function Resource({ name, type, rows }: { readonly name: string; readonly type: string; readonly rows: number }) {
  return (
    <th scope="rowgroup" rowSpan={rows}>
      {name} <span className="quiet">{type}</span>
    </th>
  );
}
