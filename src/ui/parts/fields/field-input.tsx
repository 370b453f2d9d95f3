import { useId } from 'react';
import type { Json, JsonObject } from '#base/json.ts';
import type { Field } from '#kit/field.ts';
import { FieldList } from './field-list.tsx';
import { describedBy, FieldRow } from './field-row.tsx';
import { JsonInput } from './json-input.tsx';
import { ListInput } from './list-input.tsx';

export interface FieldContext {
  /** By path, `cors.origins.0`. */
  readonly problems: Readonly<Record<string, string>>;
  /** Names of the project's resources of a type, for fields that name one. */
  readonly resourcesOf: (type: string) => readonly string[];
  readonly disabled?: boolean;
}

export interface FieldInputProps {
  readonly field: Field;
  readonly path: string;
  /** Undefined: left out, the default counts. */
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
  readonly context: FieldContext;
}

/** Draws one declared field, of whatever kind, with its label, help and problem. */
export function FieldInput({ field, path, value, onChange, context }: FieldInputProps) {
  const id = useId();
  const problem = context.problems[path];
  if (field.kind === 'group') return <GroupInput field={field} path={path} value={value} onChange={onChange} context={context} />;
  return (
    <FieldRow id={id} field={field} problem={problem} inline={field.kind === 'toggle'}>
      <FieldControl id={id} field={field} path={path} value={value} onChange={onChange} context={context} />
    </FieldRow>
  );
}

/** The control alone, for rows that bring their own label. */
export function FieldControl({ id, field, path, value, onChange, context }: FieldInputProps & { readonly id: string }) {
  const problem = context.problems[path];
  const common = {
    id,
    disabled: context.disabled,
    'aria-invalid': problem !== undefined || undefined,
    'aria-describedby': describedBy(id, field, problem),
  };
  const hint = field.placeholder ?? (field.default === undefined ? undefined : String(field.default));
  switch (field.kind) {
    case 'text': {
      const text = { ...common, value: typeof value === 'string' ? value : '', placeholder: hint, spellCheck: false, autoComplete: 'off' };
      const onText = (typed: string) => onChange(typed === '' ? undefined : typed);
      if (field.multiline) return <textarea {...text} className="input" rows={4} onChange={(event) => onText(event.target.value)} />;
      return <input {...text} className="input" type="text" onChange={(event) => onText(event.target.value)} />;
    }
    case 'number':
      return (
        <span className="field-number">
          <input
            {...common}
            className="input"
            type="number"
            min={field.minimum}
            max={field.maximum}
            step={field.integer ? 1 : 'any'}
            placeholder={hint}
            value={typeof value === 'number' ? value : ''}
            onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.valueAsNumber)}
          />
          {field.unit ? <span className="field-unit">{field.unit}</span> : null}
        </span>
      );
    case 'toggle':
      return (
        <input
          {...common}
          className="toggle"
          type="checkbox"
          checked={typeof value === 'boolean' ? value : field.default === true}
          onChange={(event) => onChange(event.target.checked === (field.default === true) ? undefined : event.target.checked)}
        />
      );
    case 'choice':
      return <Choice {...common} options={field.options} value={value} standard={field.default} optional={field.optional === true} onChange={onChange} />;
    case 'resource': {
      const names = context.resourcesOf(field.type);
      const options = (typeof value === 'string' && !names.includes(value) ? [...names, value] : names).map((name) => ({ value: name, label: name }));
      return <Choice {...common} options={options} value={value} optional={field.optional === true} onChange={onChange} nothing={names.length === 0} />;
    }
    case 'json':
      return <JsonInput {...common} value={value} placeholder={hint} onChange={onChange} />;
    case 'list':
      return <ListInput id={id} field={field} path={path} value={value} onChange={onChange} context={context} />;
    case 'group':
      return null;
  }
}

interface ChoiceProps {
  readonly id: string;
  readonly disabled: boolean | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: Json | undefined;
  readonly standard?: string | number | boolean | undefined;
  readonly optional: boolean;
  readonly nothing?: boolean;
  readonly onChange: (value: Json | undefined) => void;
}

function Choice({ options, value, standard, optional, nothing, onChange, ...rest }: ChoiceProps) {
  const label = options.find((option) => option.value === standard)?.label;
  const blank = label === undefined ? (nothing ? 'None in this project' : optional ? 'None' : 'Choose…') : undefined;
  return (
    <select
      {...rest}
      className="input"
      value={typeof value === 'string' ? value : label === undefined ? '' : String(standard)}
      onChange={(event) => onChange(event.target.value === '' || event.target.value === standard ? undefined : event.target.value)}
    >
      {blank === undefined ? null : <option value="">{blank}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function GroupInput({ field, path, value, onChange, context }: FieldInputProps & { readonly field: Extract<Field, { kind: 'group' }> }) {
  const id = useId();
  const isOn = value !== undefined;
  const problem = context.problems[path];
  return (
    <fieldset className="field-group" data-invalid={problem !== undefined || undefined}>
      <legend>
        {field.optional ? (
          <span className="field-head">
            <input
              id={id}
              className="toggle"
              type="checkbox"
              disabled={context.disabled}
              checked={isOn}
              aria-describedby={describedBy(id, field, problem)}
              onChange={(event) => onChange(event.target.checked ? {} : undefined)}
            />
            <label className="field-name" htmlFor={id}>
              {field.label}
            </label>
          </span>
        ) : (
          <span className="field-name">{field.label}</span>
        )}
      </legend>
      {field.help ? (
        <p className="field-help" id={`${id}-help`}>
          {field.help}
        </p>
      ) : null}
      {problem === undefined ? null : (
        <p className="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {isOn || !field.optional ? (
        <FieldList fields={field.fields} path={path} values={(value ?? {}) as JsonObject} onChange={(values) => onChange(values)} context={context} />
      ) : null}
    </fieldset>
  );
}
