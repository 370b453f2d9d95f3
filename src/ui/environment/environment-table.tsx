import { Trash2 } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import type { VariablePlace } from '#model/edit/environment.ts';
import type { ManagedRow, VariableRow } from '#state/environment.ts';

export interface EnvironmentTableProps {
  readonly rows: readonly VariableRow[];
  readonly managed: readonly ManagedRow[];
  readonly functions: readonly string[];
  /** Why a row can't be so; undefined where it can. */
  readonly wordsFor: (at: VariablePlace, from: VariablePlace) => string | undefined;
  readonly valueWordsFor: (key: string, value: string) => string | undefined;
  readonly onMove: (from: VariablePlace, to: VariablePlace) => void;
  readonly onValue: (at: VariablePlace, value: string | undefined) => void;
  readonly onRemove: (at: VariablePlace) => void;
}

/** The project's variables, a row each; then those of its resources, which nobody edits. */
export function EnvironmentTable({ rows, managed, functions, wordsFor, valueWordsFor, onMove, onValue, onRemove }: EnvironmentTableProps) {
  return (
    <table className="table environment-table">
      <thead>
        <tr>
          <th scope="col">For</th>
          <th scope="col">Key</th>
          <th scope="col">Value</th>
          <th scope="col">Asked at deployment</th>
          <th scope="col">
            <span className="for-readers">Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <EditableRow
            key={`${row.function ?? ''} ${row.key}`}
            row={row}
            functions={functions}
            wordsFor={wordsFor}
            valueWordsFor={valueWordsFor}
            onMove={onMove}
            onValue={onValue}
            onRemove={onRemove}
          />
        ))}
        {managed.map((row) => (
          <tr key={row.key} className="row-managed">
            <td>Functions that read it</td>
            <td>
              <code>{row.key}</code>
            </td>
            <td colSpan={3}>
              {row.title} <strong>{row.resource}</strong>, set by the template
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type RowProps = Omit<EnvironmentTableProps, 'rows' | 'managed'> & { readonly row: VariableRow };

function EditableRow({ row, functions, wordsFor, valueWordsFor, onMove, onValue, onRemove }: RowProps) {
  const id = useId();
  const [key, setKey] = useState(row.key);
  const [value, setValue] = useState(row.value ?? '');
  useEffect(() => setKey(row.key), [row.key]);
  useEffect(() => setValue(row.value ?? ''), [row.value]);
  const from: VariablePlace = row.function === undefined ? { key: row.key } : { function: row.function, key: row.key };
  const wrong = key === row.key ? undefined : wordsFor({ ...from, key }, from);
  const isAsked = row.value === undefined;
  const wrongValue = isAsked ? undefined : valueWordsFor(row.key, value);
  const saveValue = () => value !== row.value && wrongValue === undefined && onValue(from, value);
  const saveKey = () => (key !== row.key && wrong === undefined ? onMove(from, { ...from, key }) : setKey(row.key));
  return (
    <tr>
      <td>
        <select
          className="input"
          aria-label={`Scope of ${row.key}`}
          value={row.function ?? ''}
          onChange={(event) => onMove(from, event.target.value === '' ? { key: row.key } : { function: event.target.value, key: row.key })}
        >
          <option value="">All functions</option>
          {functions.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          className="input input-code"
          aria-label={`Key of ${row.key}`}
          aria-invalid={wrong !== undefined || undefined}
          aria-describedby={wrong === undefined ? undefined : `${id}-problem`}
          spellCheck={false}
          value={key}
          onChange={(event) => setKey(event.target.value)}
          onBlur={saveKey}
          onKeyDown={(event) => event.key === 'Enter' && saveKey()}
        />
        {wrong === undefined ? null : (
          <p className="field-problem" id={`${id}-problem`}>
            {wrong}
          </p>
        )}
        {row.wins ? <p className="field-help">wins over the one for all functions</p> : null}
      </td>
      <td>
        <input
          className="input input-code"
          aria-label={`Value of ${row.key}`}
          spellCheck={false}
          disabled={isAsked}
          placeholder={isAsked ? 'not stored in the project' : ''}
          value={isAsked ? '' : value}
          onChange={(event) => setValue(event.target.value)}
          aria-invalid={wrongValue !== undefined || undefined}
          aria-describedby={wrongValue === undefined ? undefined : `${id}-value-problem`}
          onBlur={saveValue}
          onKeyDown={(event) => event.key === 'Enter' && saveValue()}
        />
        {wrongValue === undefined ? null : (
          <p className="field-problem" id={`${id}-value-problem`}>
            {wrongValue}
          </p>
        )}
      </td>
      <td className="cell-toggle">
        <input
          type="checkbox"
          className="toggle"
          aria-label={`Ask for ${row.key} at deployment`}
          checked={isAsked}
          onChange={(event) => onValue(from, event.target.checked ? undefined : '')}
        />
      </td>
      <td>
        <button type="button" className="icon-button" aria-label={`Remove ${row.key}`} onClick={() => onRemove(from)}>
          <Trash2 size={14} aria-hidden />
        </button>
      </td>
    </tr>
  );
}
