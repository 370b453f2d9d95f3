import type { Catalogue } from '#kit/catalogue.ts';
import type { VariablePlace } from '#model/edit/environment.ts';
import type { Project } from '#model/project.ts';
import { managedRows, valueWords, variableRows, variableWords } from '#state/environment.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { AddVariable } from './add-variable.tsx';
import { EnvironmentTable } from './environment-table.tsx';
import { useVariableDraft } from './variable-draft.ts';
import './environment.css';

export interface EnvironmentViewProps {
  readonly project: Project;
  readonly catalogue: Catalogue;
  /** False: it couldn't be set, which was said. */
  readonly onSet: (at: VariablePlace, value: string | undefined) => boolean;
  readonly onMove: (from: VariablePlace, to: VariablePlace) => void;
  readonly onRemove: (at: VariablePlace) => void;
  readonly onClose: () => void;
}

/** The environment of the functions. Every change is in the project at once, and can be undone there; what is typed and not added yet, Done adds. */
export function EnvironmentView({ project, catalogue, onSet, onMove, onRemove, onClose }: EnvironmentViewProps) {
  const functions = Object.keys(project.functions);
  const rows = variableRows(project);
  const managed = managedRows(project, catalogue);
  const valueWordsFor = (key: string, value: string) => valueWords(catalogue, key, value);
  const draft = useVariableDraft((at) => variableWords(project, catalogue, at), valueWordsFor, onSet);
  const close = (isDone: boolean) => draft.leave(isDone) && onClose();
  return (
    <DialogFrame
      title="Environment"
      className="environment-dialog"
      description="Variables that functions read. A value that is asked at deployment is never stored in the project."
      onClose={() => close(false)}
      footer={
        <button type="button" className="button button-primary" onClick={() => close(true)}>
          Done
        </button>
      }
    >
      <div className="dialog-content">
        {rows.length + managed.length === 0 ? <p className="empty-note">No variables yet.</p> : null}
        {rows.length + managed.length > 0 ? (
          <EnvironmentTable
            rows={rows}
            managed={managed}
            functions={functions}
            wordsFor={(at, from) => variableWords(project, catalogue, at, from)}
            valueWordsFor={valueWordsFor}
            onMove={onMove}
            onValue={onSet}
            onRemove={onRemove}
          />
        ) : null}
        <AddVariable functions={functions} draft={draft} />
      </div>
    </DialogFrame>
  );
}
