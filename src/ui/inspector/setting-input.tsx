import { useEffect, useId, useState } from 'react';

export interface SettingInputProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly unit?: string | undefined;
  readonly isNumber?: boolean;
  readonly isCode?: boolean;
  /** Worth knowing before a change is saved: shown while there is one. */
  readonly note?: string | undefined;
  /** Why this text can't be; undefined where it can. */
  readonly check: (text: string) => string | undefined;
  /** Called when the person is done: Enter, or leaving the field; never with a text that `check` refuses. */
  readonly onSave: (text: string) => void;
}

/** One setting as text. It is saved on Enter and on leaving, so that one change is one step of undo; Escape takes it back. */
export function SettingInput({ label, value, placeholder, unit, isNumber, isCode, note, check, onSave }: SettingInputProps) {
  const id = useId();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const problem = text === value ? undefined : check(text);
  const save = () => {
    if (text !== value && problem === undefined) onSave(text);
  };
  return (
    <div className="field setting" data-invalid={problem !== undefined || undefined}>
      <label className="field-name" htmlFor={id}>
        {label}
      </label>
      <span className="field-number">
        <input
          id={id}
          className={isCode ? 'input input-code' : 'input'}
          type="text"
          inputMode={isNumber ? 'numeric' : undefined}
          spellCheck={false}
          autoComplete="off"
          placeholder={placeholder}
          value={text}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          onChange={(event) => setText(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key === 'Enter') save();
            if (event.key === 'Escape') setText(value);
          }}
        />
        {unit ? <span className="field-unit">{unit}</span> : null}
      </span>
      {note === undefined || text === value || problem !== undefined ? null : <p className="field-help">{note}</p>}
      {problem === undefined ? null : (
        <p className="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
