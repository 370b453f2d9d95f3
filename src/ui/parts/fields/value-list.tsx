import { useId } from 'react';
import type { Json } from '#base/json.ts';
import type { Field, Fields } from '#kit/field.ts';
import type { FieldValue, FieldValues } from '#model/usage.ts';
import { type FieldContext, FieldControl } from './field-input.tsx';
import { describedBy, FieldRow } from './field-row.tsx';

export interface ValueListProps {
  readonly fields: Fields;
  readonly values: FieldValues;
  readonly onChange: (values: FieldValues) => void;
  readonly context: FieldContext;
  /** Nothing can be changed: the values don't stand in the call itself. */
  readonly isLocked?: boolean;
}

/** An operation's fields: each takes a literal, or (ƒx) an expression in the project's language. */
export function ValueList({ fields, values, onChange, context, isLocked = false }: ValueListProps) {
  const entries = Object.entries(fields);
  const advanced = entries.filter(([, field]) => field.advanced);
  const set = (key: string, value: FieldValue | undefined) => {
    const { [key]: _, ...rest } = values;
    onChange(value === undefined ? rest : { ...rest, [key]: value });
  };
  const draw = ([key, field]: (typeof entries)[number]) => (
    <ValueInput key={key} name={key} field={field} value={values[key]} onChange={(value) => set(key, value)} context={context} isLocked={isLocked} />
  );
  const isOpen = advanced.some(([key]) => values[key] !== undefined);
  return (
    <div className="field-list">
      {entries.filter(([, field]) => !field.advanced).map(draw)}
      {advanced.length > 0 ? (
        <details className="field-more" open={isOpen || undefined}>
          <summary>More settings</summary>
          {advanced.map(draw)}
        </details>
      ) : null}
    </div>
  );
}

interface ValueInputProps {
  readonly name: string;
  readonly field: Field;
  readonly value: FieldValue | undefined;
  readonly onChange: (value: FieldValue | undefined) => void;
  readonly context: FieldContext;
  readonly isLocked: boolean;
}

function ValueInput({ name, field, value, onChange, context, isLocked }: ValueInputProps) {
  const id = useId();
  const isExpression = value?.kind === 'expression';
  const problem = context.problems[name];
  const literal = value?.kind === 'literal' ? value.value : undefined;
  // A toggle's box would stand alone before its label here; a choice of two says what the code will hold.
  const drawn: Field = field.kind === 'toggle' ? { ...field, kind: 'choice', options: YES_NO } : field.kind === 'group' ? { ...field, kind: 'json' } : field;
  const setLiteral = (next: Json | undefined) => {
    if (next === undefined) return onChange(undefined);
    onChange({ kind: 'literal', value: field.kind === 'toggle' ? next === 'true' : next });
  };
  if (isLocked) {
    return (
      <FieldRow id={id} field={field}>
        <input id={id} className="input" type="text" value="left as it stands in the code" readOnly />
      </FieldRow>
    );
  }
  return (
    <FieldRow
      id={id}
      field={field}
      problem={problem}
      action={
        <button
          type="button"
          className="expression-switch"
          aria-pressed={isExpression}
          aria-label={`ƒx: ${field.label} as an expression`}
          title={isExpression ? 'An expression in code. Click for a fixed value.' : 'A fixed value. Click for an expression, such as event.id'}
          onClick={() => onChange(isExpression ? asLiteral(field, value.code) : asExpression(literal))}
        >
          ƒx
        </button>
      }
    >
      {isExpression ? (
        <input
          id={id}
          className="input input-code"
          type="text"
          spellCheck={false}
          autoComplete="off"
          placeholder="event.id"
          value={value.code}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={describedBy(id, field, problem)}
          onChange={(event) => onChange({ kind: 'expression', code: event.target.value })}
        />
      ) : (
        <FieldControl
          id={id}
          field={drawn}
          path={name}
          value={field.kind === 'toggle' && literal !== undefined ? String(literal) : literal}
          onChange={setLiteral}
          context={context}
        />
      )}
    </FieldRow>
  );
}

const YES_NO = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

/** What a literal looks like as code, so that switching loses nothing. */
function asExpression(literal: Json | undefined): FieldValue {
  return { kind: 'expression', code: literal === undefined ? '' : JSON.stringify(literal) };
}

/** Back to a literal where the expression is one; else the field is empty again. */
function asLiteral(field: Field, code: string): FieldValue | undefined {
  const single = /^'([^'\\]*)'$/.exec(code);
  if (single) return { kind: 'literal', value: single[1] as string };
  try {
    const value = JSON.parse(code) as Json;
    return field.kind === 'text' && typeof value !== 'string' ? undefined : { kind: 'literal', value };
  } catch {
    return undefined;
  }
}
