import { type Problem, placeText } from '#model/problem.ts';
import { inspect } from '#state/commands/inspect.ts';
import { allProblems } from '#state/problems.ts';
import type { Stores } from '#state/stores.ts';
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
          <button type="button" className="problem" data-severity={one.severity} onClick={() => goTo(stores, one)}>
            <span className="problem-sign" aria-hidden>
              {SIGNS[one.severity][0]}
            </span>
            <span className="for-readers">{SIGNS[one.severity][1]}: </span>
            <span className="problem-words">
              {one.summary}; <span className="problem-remedy">{one.remedy}</span>
            </span>
            <span className="problem-place">{placeText(one.at)}</span>
            <span className="problem-code">{one.code}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function goTo(stores: Stores, { at }: Problem): void {
  const { edit, project } = stores;
  const { files, project: manifest } = project.getState();
  if (at.file !== undefined && Object.hasOwn(files, at.file))
    edit.bench.reveal({ file: at.file, ...(at.line === undefined ? {} : { line: at.line }), ...(at.column === undefined ? {} : { column: at.column }) });
  if (at.resource !== undefined && Object.hasOwn(manifest?.resources ?? {}, at.resource)) inspect(edit, { kind: 'resource', name: at.resource });
  else if (at.function !== undefined && Object.hasOwn(manifest?.functions ?? {}, at.function) && at.line === undefined)
    inspect(edit, { kind: 'function', name: at.function });
}
