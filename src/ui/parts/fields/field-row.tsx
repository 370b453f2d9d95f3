import type { ReactNode } from 'react';
import type { Field } from '#kit/field.ts';
import './fields.css';

export interface FieldRowProps {
  readonly id: string;
  readonly field: Pick<Field, 'label' | 'optional' | 'help' | 'replaces'>;
  readonly problem?: string | undefined;
  /** Stands at the end of the label's line: the ƒx switch. */
  readonly action?: ReactNode;
  /** The control stands on the label's line, before it: a toggle. */
  readonly inline?: boolean;
  readonly children: ReactNode;
}

/** The label, the help and the problem of one field; the control is its child and points at both by `describedBy(id, …)`. */
export function FieldRow({ id, field, problem, action, inline, children }: FieldRowProps) {
  const label = (
    <label className="field-name" htmlFor={id}>
      {field.label}
      {field.optional ? <span className="field-optional"> optional</span> : null}
    </label>
  );
  return (
    <div className={inline ? 'field field-inline' : 'field'} data-invalid={problem !== undefined || undefined}>
      {inline ? (
        <div className="field-head">
          {children}
          {label}
        </div>
      ) : (
        <>
          <div className="field-head">
            {label}
            {action}
          </div>
          {children}
        </>
      )}
      {field.help ? (
        <p className="field-help" id={`${id}-help`}>
          {field.help}
          {field.replaces ? ' Changing it later replaces the resource.' : ''}
        </p>
      ) : null}
      {problem === undefined ? null : (
        <p className="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** What `aria-describedby` of a field's control has to be. */
export function describedBy(id: string, field: Pick<Field, 'help'>, problem: string | undefined): string | undefined {
  const parts = [field.help ? `${id}-help` : '', problem === undefined ? '' : `${id}-problem`].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : undefined;
}
