import { placeText } from '#model/problem.ts';
import { remedyInPage } from '#model/remedy.ts';
import { goToPlace } from '#state/commands/go-to-place.ts';
import { allProblems } from '#state/problems.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import './problems.css';

const SIGNS = { error: ['✕', 'error'], warning: ['▲', 'warning'], info: ['ℹ', 'note'] } as const;

/** Everything that is wrong, each with its place and what to do. Choosing one goes there. */
export function ProblemsPanel() {
  const stores = useStores();
  useSelect(stores.project, (state) => state.manifestProblems);
  useSelect(stores.project, (state) => state.storageProblem);
  useSelect(stores.project, (state) => state.conflicts);
  useSelect(stores.scan, (state) => state.problems);
  useSelect(stores.notices, (state) => state.problems);
  useSelect(stores.editor, (state) => state.typeProblems);
  const problems = allProblems(stores);
  if (problems.length === 0) return <p className="problems-none empty-note">No problems.</p>;
  return (
    <ul className="problems" aria-label="Problems">
      {problems.map((one) => (
        <li key={`${one.code} ${placeText(one.at)} ${one.summary}`}>
          <button type="button" className="problem" data-severity={one.severity} onClick={() => goToPlace(stores, one.at)}>
            <span className="problem-sign" aria-hidden>
              {SIGNS[one.severity][0]}
            </span>
            <span className="for-readers">{SIGNS[one.severity][1]}: </span>
            <span className="problem-words">
              {one.summary}; {one.meaning === undefined ? null : `${one.meaning}; `}
              <span className="problem-remedy">{remedyInPage(one)}</span>
            </span>
            <span className="problem-place">{placeText(one.at)}</span>
            <span className="problem-code">{one.code}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
