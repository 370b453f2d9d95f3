import { useId } from 'react';
import { addStatement } from '#model/edit/functions.ts';
import type { HandStatement, Project } from '#model/project.ts';
import type { Statement } from '#model/template.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { AddStatement } from './add-statement.tsx';
import { HandList, StatementList } from './statement-list.tsx';
import './permissions.css';

export interface PermissionsViewProps {
  readonly project: Project;
  readonly functionName: string;
  /** By function; a function that isn't there has not been worked out yet. */
  readonly statements: Readonly<Record<string, readonly Statement[]>>;
  readonly onFunction: (name: string) => void;
  /** False: it couldn't be added, which was said. */
  readonly onAdd: (statement: HandStatement) => boolean;
  readonly onRemove: (index: number) => void;
  readonly onJump: (file: string, line: number) => void;
  readonly onClose: () => void;
}

/** What a function's role allows, and why; and the statements that somebody added by hand. */
export function PermissionsView({ project, functionName, statements, onFunction, onAdd, onRemove, onJump, onClose }: PermissionsViewProps) {
  const id = useId();
  const names = Object.keys(project.functions);
  const definition = project.functions[functionName];
  return (
    <DialogFrame
      title="Permissions"
      className="permissions-dialog"
      description="Each function has a role of its own, which allows exactly what its code does."
      onClose={onClose}
      footer={
        <button type="button" className="button button-primary" onClick={onClose}>
          Done
        </button>
      }
    >
      <div className="dialog-content">
        {names.length === 0 ? <p className="empty-note">The project has no function yet.</p> : null}
        {definition ? (
          <>
            <div className="permissions-for">
              <label htmlFor={id}>Function</label>
              <select id={id} className="input" value={functionName} onChange={(event) => onFunction(event.target.value)}>
                {names.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </div>
            <h3>From the code</h3>
            <StatementList statements={(statements[functionName] ?? []).filter((one) => !one.byHand)} onJump={onJump} />
            <h3>Added by hand</h3>
            <HandList statements={definition.permissions ?? []} onRemove={onRemove} />
            <AddStatement
              check={(statement) => {
                const wrong = addStatement(project, functionName, statement).problem;
                return wrong && `${wrong.summary}; ${wrong.remedy}`;
              }}
              onAdd={onAdd}
            />
          </>
        ) : null}
      </div>
    </DialogFrame>
  );
}
