import { variableKey } from '#state/deployment-questions.ts';
import './deployment-parts.css';

export interface VariableFieldsProps {
  readonly variables: readonly { readonly key: string; readonly function?: string }[];
  /** By `variableKey`. */
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (values: Readonly<Record<string, string>>) => void;
}

/** Values that stand in no file, a field for each. */
export function VariableFields({ variables, values, onChange }: VariableFieldsProps) {
  return (
    <div className="variable-fields">
      {variables.map((one) => (
        <label key={variableKey(one)}>
          <span>
            {one.key}
            {one.function !== undefined && <span className="quiet"> of {one.function}</span>}
          </span>
          <input
            type="password"
            className="input"
            autoComplete="off"
            spellCheck={false}
            value={values[variableKey(one)] ?? ''}
            onChange={(event) => onChange({ ...values, [variableKey(one)]: event.target.value })}
          />
        </label>
      ))}
    </div>
  );
}

export function areAllValued({ variables, values }: Pick<VariableFieldsProps, 'variables' | 'values'>): boolean {
  return variables.every((one) => (values[variableKey(one)] ?? '') !== '');
}
