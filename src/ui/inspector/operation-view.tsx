import type { CallMark, Usage } from '#model/usage.ts';
import { actionsOf } from '#model/usage.ts';

export interface OperationViewProps {
  readonly mark: CallMark;
  /** Of this very call; one for each function that reaches it. */
  readonly usages: readonly Usage[];
  readonly serviceTitle: string;
  readonly onEdit: () => void;
  readonly onResource: (name: string) => void;
}

/** A call in the code: what it is about, and what it needs. */
export function OperationView({ mark, usages, serviceTitle, onEdit, onResource }: OperationViewProps) {
  const actions = [...new Set(usages.flatMap(actionsOf))].sort();
  return (
    <section aria-label="Operation" className="inspector-section">
      <h2>
        {serviceTitle} {mark.operation}
      </h2>
      <dl className="inspector-facts">
        <dt>Resource</dt>
        <dd>
          {mark.resource === null ? (
            (mark.reference ?? 'not known')
          ) : (
            <button type="button" className="link" onClick={() => onResource(mark.resource as string)}>
              {mark.resource}
            </button>
          )}
        </dd>
        <dt>Source</dt>
        <dd>
          {mark.file}:{mark.line}
        </dd>
        <dt>In</dt>
        <dd>{mark.functions.length === 0 ? 'no function' : mark.functions.join(', ')}</dd>
        <dt>Needs</dt>
        <dd>
          {actions.length === 0 ? 'nothing' : null}
          {actions.map((action) => (
            <code key={action} className="block-code">
              {action}
            </code>
          ))}
        </dd>
      </dl>
      <button type="button" className="button button-small" onClick={onEdit}>
        Edit operation…
      </button>
    </section>
  );
}
