import type { JsonObject } from '#base/json.ts';
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
      values[name] = isSecret(declared) && one?.ParameterValue !== undefined ? masked(value) : value;
    }
  }
  if (missing.length > 0) throw validationError(`Parameters: [${missing.join(', ')}] must have values`);
  return values;
}

/** Values that are never told. User Guide, "NoEcho". */
export function secretsOf(template: ReadTemplate, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(template.parameters).flatMap(([name, declared]) => {
    const value = values[name];
    return value !== undefined && value !== '' && isSecret(declared) ? [value] : [];
  });
}

function isSecret({ NoEcho }: JsonObject): boolean {
  return NoEcho === true || NoEcho === 'true';
}

/**
 * A simulated account is kept in files and in browsers, where nobody's secret has any business: what is kept tells one value from another,
 * in one of 65,536 ways, and nothing more.
 */
function masked(value: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < value.length; at += 1) hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193);
  return `secret-${((hash ^ (hash >>> 16)) & 0xffff).toString(16).padStart(4, '0')}`;
}

export const HIDDEN = '****';
