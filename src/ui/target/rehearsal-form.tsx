import type { ScenarioChoice } from '#kit/rehearsal.ts';

/** Ready scenarios for the open project: one begins a new simulated account. */
export function RehearsalForm({
  scenarios,
  current,
  onChoose,
  onSignInAgain,
}: {
  readonly scenarios: readonly ScenarioChoice[] | undefined;
  /** Id of the scenario that is rehearsed now. */
  readonly current: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onSignInAgain: () => void;
}) {
  if (scenarios === undefined) return <p className="quiet">Open a project first: scenarios are made for what it has.</p>;
  return (
    <div className="rehearsal-form">
      <p className="quiet">An account that exists in this page’s memory only. It takes as long as the real thing, and nothing in it costs or harms anything.</p>
      <ul className="scenario-list">
        {scenarios.map((one) => (
          <li key={one.id}>
            <button type="button" className="scenario" aria-current={one.id === current} onClick={() => onChoose(one.id)}>
              <strong>
                {one.title}
                {one.id === current ? ' (now; begin anew)' : ''}
              </strong>
              <span className="quiet">{one.description}</span>
            </button>
          </li>
        ))}
      </ul>
      {current !== undefined && (
        <div className="question-answers">
          <button type="button" className="button" onClick={onSignInAgain}>
            Sign in again
          </button>
        </div>
      )}
    </div>
  );
}
