import { type FormEvent, useId, useState } from 'react';
import type { VariablePlace } from '#model/edit/environment.ts';

export interface AddVariableProps {
  readonly functions: readonly string[];
  readonly wordsFor: (at: VariablePlace) => string | undefined;
  readonly onAdd: (at: VariablePlace, value: string | undefined) => void;
}

/** The row under the table: scope, key, value, Add. Focus goes back to the key, for the next one. */
export function AddVariable({ functions, wordsFor, onAdd }: AddVariableProps) {
  const id = useId();
  const [scope, setScope] = useState('');
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [tried, setTried] = useState(false);
  const at: VariablePlace = scope === '' ? { key } : { function: scope, key };
  const wrong = key === '' ? (tried ? 'type a key, such as LOG_LEVEL' : undefined) : wordsFor(at);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (key === '' || wrong !== undefined) return;
    onAdd(at, isAsked ? undefined : value);
    setKey('');
    setValue('');
    setTried(false);
    (event.currentTarget.elements.namedItem('key') as HTMLInputElement | null)?.focus();
  };
  return (
    <form className="add-row" onSubmit={submit} aria-label="Add a variable">
      <select className="input" aria-label="Scope of the new variable" value={scope} onChange={(event) => setScope(event.target.value)}>
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
          aria-invalid={wrong !== undefined || undefined}
          aria-describedby={wrong === undefined ? undefined : `${id}-problem`}
          onChange={(event) => setKey(event.target.value)}
        />
        {wrong === undefined ? null : (
          <p className="field-problem" id={`${id}-problem`}>
            {wrong}
          </p>
        )}
      </div>
      <input
        className="input input-code add-row-grow"
        aria-label="Value of the new variable"
        placeholder={isAsked ? 'not stored in the project' : 'value'}
        spellCheck={false}
        autoComplete="off"
        disabled={isAsked}
        value={isAsked ? '' : value}
        onChange={(event) => setValue(event.target.value)}
      />
      <label className="add-row-check">
        <input type="checkbox" className="toggle" checked={isAsked} onChange={(event) => setAsked(event.target.checked)} /> Ask at deployment
      </label>
      <button type="submit" className="button">
        Add variable
      </button>
    </form>
  );
}
