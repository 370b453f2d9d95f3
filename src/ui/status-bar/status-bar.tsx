import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { openTargets } from '#state/commands/choose-target.ts';
import { count } from '#state/deployment-words.ts';
import { openDialog } from '#state/dialogs.ts';
import { allProblems } from '#state/problems.ts';
import { targetText } from '#state/target.ts';
import { showPanel } from '#state/workspace.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import './status-bar.css';

/** What was said last; how the deployment goes; where one is. */
export function StatusBar({ deployment }: { readonly deployment: ReactNode }) {
  const stores = useStores();
  const last = useSelect(stores.notices, (state) => state.last);
  const unsaved = useSelect(stores.project, (state) => (state.storageProblem ? state.unsaved.length : 0));
  const conflicts = useSelect(stores.project, (state) => Object.keys(state.conflicts).length);
  const cursor = useSelect(stores.editor, (state) => state.cursor);
  const isOpen = useSelect(stores.project, (state) => state.id !== null);
  const build = useStore(stores.deploy.build, (state) => state.progress);
  const target = useStore(stores.deploy.target, targetText);
  useSelect(stores.scan, (state) => state.problems);
  useSelect(stores.notices, (state) => state.problems);
  useSelect(stores.editor, (state) => state.typeProblems);
  const problems = allProblems(stores);
  const errors = problems.filter((one) => one.severity === 'error').length;
  const warnings = problems.filter((one) => one.severity === 'warning').length;
  return (
    <footer className="status-bar">
      <span className={last?.kind === 'error' ? 'status-text status-error' : 'status-text'} title={last?.detail}>
        {build ? `${build.activity}…` : last?.text}
      </span>
      <span className="bar-space" />
      {unsaved > 0 && <span className="status-item status-error">⚠ {count(unsaved, 'file')} only in memory</span>}
      {conflicts > 0 && (
        <button type="button" className="status-item status-error" onClick={() => openDialog(stores, 'edited-elsewhere')}>
          ⚠ {count(conflicts, 'file')} edited in another tab
        </button>
      )}
      {deployment}
      <button type="button" className="status-item" onClick={() => openTargets(stores.deploy)}>
        {target}
      </button>
      {isOpen && (
        <button type="button" className="status-item" onClick={() => showPanel(stores.workspace, 'problems')}>
          <Tally mark="✕" amount={errors} noun="error" className="status-error" />{' '}
          <Tally mark="⚠" amount={warnings} noun="warning" className="status-warning" />
        </button>
      )}
      {cursor && (
        <span className="status-item status-cursor">
          Ln {cursor.line}, Col {cursor.column}
        </span>
      )}
    </footer>
  );
}

/** A mark and a number; in words for those who don't see the mark. */
function Tally({ mark, amount, noun, className }: { readonly mark: string; readonly amount: number; readonly noun: string; readonly className: string }) {
  return (
    <span className={amount > 0 ? className : ''}>
      <span aria-hidden="true">
        {mark} {amount}
      </span>
      <span className="for-readers">{count(amount, noun)}</span>
    </span>
  );
}
