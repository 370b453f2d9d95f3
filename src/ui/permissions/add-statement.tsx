import { type FormEvent, useId, useState } from 'react';
import type { HandStatement } from '#model/project.ts';

export interface AddStatementProps {
  /** Why this statement can't be; undefined where it can. */
  readonly check: (statement: HandStatement) => string | undefined;
  /** False: it couldn't be added, which was said; what was typed stays. */
  readonly onAdd: (statement: HandStatement) => boolean;
}

/** A statement of one's own: actions and ARNs, several divided by spaces or commas. */
export function AddStatement({ check, onAdd }: AddStatementProps) {
  const id = useId();
  const [actions, setActions] = useState('');
  const [resources, setResources] = useState('');
  const [tried, setTried] = useState(false);
  const statement: HandStatement = { actions: wordsOf(actions), resources: wordsOf(resources) };
  const problem = tried ? check(statement) : undefined;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (check(statement) !== undefined || !onAdd(statement)) return;
    setActions('');
    setResources('');
    setTried(false);
  };
  return (
    <form className="add-row" onSubmit={submit} aria-label="Add a statement">
      <input
        className="input input-code add-row-grow"
        aria-label="Actions"
        placeholder="ses:SendEmail"
        spellCheck={false}
        autoComplete="off"
        value={actions}
        aria-describedby={problem === undefined ? undefined : id}
        onChange={(event) => setActions(event.target.value)}
      />
      <input
        className="input input-code add-row-grow"
        aria-label="Resources"
        placeholder="an ARN, or *"
        spellCheck={false}
        autoComplete="off"
        value={resources}
        aria-describedby={problem === undefined ? undefined : id}
        onChange={(event) => setResources(event.target.value)}
      />
      <button type="submit" className="button">
        Add statement
      </button>
      {problem === undefined ? null : (
        <p className="field-problem" id={id} role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}
