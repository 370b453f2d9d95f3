import { validationError } from '../service-error.ts';
import type { ReadTemplate } from './read-template.ts';

export interface GivenParameter {
  readonly ParameterKey?: string | undefined;
  readonly ParameterValue?: string | undefined;
  readonly UsePreviousValue?: boolean | undefined;
}

/** Every parameter's value: given, kept from before, or its default. User Guide, "Parameters". */
export function parameterValues(template: ReadTemplate, given: readonly GivenParameter[], previous: Readonly<Record<string, string>>): Record<string, string> {
  const values: Record<string, string> = {};
  const extraneous = given.map((one) => one.ParameterKey ?? '').filter((key) => template.parameters[key] === undefined);
  if (extraneous.length > 0) throw validationError(`Parameters: [${extraneous.join(', ')}] do not exist in the template`);
  const missing: string[] = [];
  for (const [name, declared] of Object.entries(template.parameters)) {
    const one = given.find((parameter) => parameter.ParameterKey === name);
    const value = one?.UsePreviousValue ? previous[name] : (one?.ParameterValue ?? (declared.Default === undefined ? undefined : String(declared.Default)));
    if (value === undefined) missing.push(name);
    else {
      const allowed = declared.AllowedValues;
      if (Array.isArray(allowed) && !allowed.map(String).includes(value)) {
        throw validationError(`Parameter '${name}' must be one of AllowedValues`);
      }
      values[name] = value;
    }
  }
  if (missing.length > 0) throw validationError(`Parameters: [${missing.join(', ')}] must have values`);
  return values;
}

/** Values that are never told. User Guide, "NoEcho". */
export function secretsOf(template: ReadTemplate, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(template.parameters).flatMap(([name, declared]) => {
    const value = values[name];
    return value !== undefined && value !== '' && (declared.NoEcho === true || declared.NoEcho === 'true') ? [value] : [];
  });
}

export const HIDDEN = '****';
