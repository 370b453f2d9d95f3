import { useEffect, useState } from 'react';
import type { Json } from '#base/json.ts';

export interface JsonInputProps {
  readonly id: string;
  readonly value: Json | undefined;
  readonly placeholder: string | undefined;
  readonly disabled: boolean | undefined;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

/** JSON as text. What is typed stays as typed; a value is given only when it parses, and the field says where it doesn't. */
export function JsonInput({ id, value, placeholder, onChange, ...rest }: JsonInputProps) {
  const [typed, setTyped] = useState(() => textOf(value));
  const [wrong, setWrong] = useState<string>();
  useEffect(() => {
    setTyped((current) => (sameValue(current, value) ? current : textOf(value)));
  }, [value]);
  const onType = (text: string) => {
    setTyped(text);
    if (text.trim() === '') {
      setWrong(undefined);
      return onChange(undefined);
    }
    try {
      onChange(JSON.parse(text) as Json);
      setWrong(undefined);
    } catch (error) {
      setWrong(error instanceof Error ? error.message : 'not JSON');
    }
  };
  return (
    <>
      <textarea
        {...rest}
        id={id}
        className="input input-code"
        rows={Math.min(10, Math.max(3, typed.split('\n').length))}
        spellCheck={false}
        value={typed}
        placeholder={placeholder ?? '{ }'}
        aria-invalid={wrong !== undefined || rest['aria-invalid']}
        aria-describedby={wrong === undefined ? rest['aria-describedby'] : `${id}-json`}
        onChange={(event) => onType(event.target.value)}
      />
      {wrong === undefined ? null : (
        <p className="field-problem" id={`${id}-json`}>
          not JSON yet: {wrong}
        </p>
      )}
    </>
  );
}

function textOf(value: Json | undefined): string {
  return value === undefined ? '' : JSON.stringify(value, null, 2);
}

// While somebody types, the value that comes back is the one they typed: their spacing must stay.
function sameValue(typed: string, value: Json | undefined): boolean {
  if (typed.trim() === '') return value === undefined;
  try {
    return JSON.stringify(JSON.parse(typed)) === JSON.stringify(value);
  } catch {
    return true;
  }
}
