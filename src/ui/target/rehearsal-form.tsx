import type { ScenarioChoice } from '#kit/rehearsal.ts';
import { dayText } from '#state/queue-words.ts';
import type { KeptRehearsal } from '#state/rehearsal-keeper.ts';

/** Ready scenarios for the open project: one begins a new simulated account. */
export function RehearsalForm({
  scenarios,
  current,
  begun,
  onChoose,
  onGoOn,
  onSignInAgain,
}: {
  readonly scenarios: readonly ScenarioChoice[] | undefined;
  /** Id of the scenario that is rehearsed now. */
  readonly current: string | undefined;
  /** What was rehearsed with the project before, the newest first. */
  readonly begun: readonly KeptRehearsal[];
  readonly onChoose: (id: string) => void;
  readonly onGoOn: (kept: KeptRehearsal) => void;
  readonly onSignInAgain: () => void;
}) {
  if (scenarios === undefined) return <p className="quiet">Looking at what the project has…</p>;
  if (scenarios.length === 0) return <p className="quiet">Open a project first: scenarios are made for what it has.</p>;
  return (
    <div className="rehearsal-form">
      <p className="quiet">An account that exists in this browser only. It takes as long as the real thing, and nothing in it costs or harms anything.</p>
      {begun.length > 0 && (
        <ul className="scenario-list" aria-label="Begun before">
          {begun.map((one) => (
            <li key={one.id}>
              <button type="button" className="scenario" onClick={() => onGoOn(one)}>
                <strong>Go on: {one.scenario.title}</strong>
                <span className="quiet">Begun {dayText(one.at)}; it stands as you left it, and what ran in it has gone on.</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <ul className="scenario-list" aria-label="Begin anew">
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
