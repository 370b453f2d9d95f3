import { type FormEvent, useId } from 'react';
import type { VariableDraft } from './variable-draft.ts';

export interface AddVariableProps {
  readonly functions: readonly string[];
  readonly draft: VariableDraft;
}

/** The row under the table: scope, key, value, Add. Focus goes back to the key, for the next one. */
export function AddVariable({ functions, draft }: AddVariableProps) {
  const id = useId();
  const { scope, key, value, isAsked, words, valueWords, change } = draft;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (draft.add()) (event.currentTarget.elements.namedItem('key') as HTMLInputElement | null)?.focus();
  };
  return (
    <form className="add-row" onSubmit={submit} aria-label="Add a variable">
      <select className="input" aria-label="Scope of the new variable" value={scope} onChange={(event) => change({ scope: event.target.value })}>
        <option value="">All functions</option>
        {functions.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <div className="add-row-grow">
        <input
          name="key"
          className="input input-code"
          aria-label="Key of the new variable"
          placeholder="KEY"
          spellCheck={false}
          autoComplete="off"
          value={key}
          aria-invalid={words !== undefined || undefined}
          aria-describedby={words === undefined ? undefined : `${id}-problem`}
          onChange={(event) => change({ key: event.target.value })}
        />
        {words === undefined ? null : (
          <p className="field-problem" id={`${id}-problem`} role="alert">
            {words}
          </p>
        )}
      </div>
      <div className="add-row-grow">
        <input
          className="input input-code"
          aria-label="Value of the new variable"
          placeholder={isAsked ? 'not stored in the project' : 'value'}
          spellCheck={false}
          autoComplete="off"
          disabled={isAsked}
          value={isAsked ? '' : value}
          aria-invalid={valueWords !== undefined || undefined}
          aria-describedby={valueWords === undefined ? undefined : `${id}-value-problem`}
          onChange={(event) => change({ value: event.target.value })}
        />
        {valueWords === undefined ? null : (
          <p className="field-problem" id={`${id}-value-problem`} role="alert">
            {valueWords}
          </p>
        )}
      </div>
      <label className="add-row-check">
        <input type="checkbox" className="toggle" checked={isAsked} onChange={(event) => change({ isAsked: event.target.checked })} /> Ask at deployment
      </label>
      <button type="submit" className="button">
        Add variable
      </button>
    </form>
  );
}
