import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import { validationError } from '../service-error.ts';
import { attributeOf, SUBSTITUTION } from './references.ts';

export interface Scope {
  readonly mappings: JsonObject;
  readonly conditions: Readonly<Record<string, Json>>;
  /** Of a parameter, a pseudo parameter, or a resource. */
  ref(id: string): Json | undefined;
  attribute(id: string, name: string): Json;
}

/** A value with everything resolved; undefined where it is `AWS::NoValue`. User Guide, "Intrinsic function reference". */
export function evaluate(value: Json, scope: Scope): Json | undefined {
  if (Array.isArray(value)) {
    return value.flatMap((one) => {
      const inner = evaluate(one as Json, scope);
      return inner === undefined ? [] : [inner];
    });
  }
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value);
  const [key = ''] = keys;
  if (keys.length === 1 && key === 'Ref') return value.Ref === 'AWS::NoValue' ? undefined : refOf(String(value.Ref), scope);
  if (keys.length === 1 && key.startsWith('Fn::')) return call(key, value[key] as Json, scope);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const evaluated = evaluate(inner, scope);
      return evaluated === undefined ? [] : [[name, evaluated]];
    }),
  );
}

function refOf(id: string, scope: Scope): Json {
  const found = scope.ref(id);
  if (found === undefined) throw validationError(`Template error: unresolved reference ${id}`);
  return found;
}

function call(name: string, argument: Json, scope: Scope): Json | undefined {
  const inner = (value: Json | undefined): Json => (value === undefined ? '' : (evaluate(value, scope) ?? ''));
  const list = (value: Json): Json[] => {
    const found = inner(value);
    return Array.isArray(found) ? [...found] : [found];
  };
  const parts = Array.isArray(argument) ? (argument as readonly Json[]) : [argument];
  switch (name) {
    case 'Fn::GetAtt': {
      const attribute = attributeOf(argument);
      if (!attribute) throw validationError('Template error: every Fn::GetAtt object requires two non-empty parameters');
      return scope.attribute(attribute.id, attribute.attribute);
    }
    case 'Fn::Sub':
      return substitute(parts, scope);
    case 'Fn::Join':
      return list(parts[1] ?? [])
        .map(text)
        .join(text(parts[0] ?? ''));
    case 'Fn::Split':
      return text(inner(parts[1])).split(text(parts[0] ?? ''));
    case 'Fn::Select': {
      const chosen = list(parts[1] ?? [])[Number(inner(parts[0]))];
      if (chosen === undefined) throw validationError('Template error: Fn::Select cannot select nonexistent value');
      return chosen;
    }
    case 'Fn::If':
      return evaluate((holds({ Condition: parts[0] ?? '' }, scope) ? parts[1] : parts[2]) ?? '', scope);
    case 'Fn::FindInMap': {
      const [map, top, second] = parts.map((part) => text(inner(part)));
      const row = isJsonObject(scope.mappings[map ?? '']) ? (scope.mappings[map ?? ''] as JsonObject)[top ?? ''] : undefined;
      const found = isJsonObject(row) ? row[second ?? ''] : undefined;
      if (found === undefined) throw validationError(`Template error: Unable to get mapping for ${map}::${top}::${second}`);
      return found;
    }
    case 'Fn::Base64':
      return btoa(text(inner(argument)));
    case 'Fn::GetAZs':
      return ['a', 'b', 'c'].map((zone) => `${text(scope.ref('AWS::Region') ?? '')}${zone}`);
    case 'Fn::ToJsonString':
      return JSON.stringify(inner(argument));
    case 'Fn::Length':
      return list(argument).length;
    case 'Fn::Equals':
    case 'Fn::And':
    case 'Fn::Or':
    case 'Fn::Not':
      return holds({ [name]: argument }, scope);
    default:
      throw validationError(`Template error: ${name} is not known to the simulator`);
  }
}

function substitute(parts: readonly Json[], scope: Scope): string {
  const own = isJsonObject(parts[1]) ? parts[1] : {};
  return text(parts[0] ?? '')
    .replace(SUBSTITUTION, (_whole, name: string) => {
      const id = name.trim();
      const mine = own[id];
      if (mine !== undefined) return text(evaluate(mine, scope) ?? '');
      const attribute = attributeOf(id);
      return text(attribute ? scope.attribute(attribute.id, attribute.attribute) : refOf(id, scope));
    })
    .replaceAll('${!', '${');
}

/** User Guide, "Condition functions". */
export function holds(condition: Json, scope: Scope): boolean {
  if (!isJsonObject(condition)) return condition === true || condition === 'true';
  const [key = '', argument = null] = Object.entries(condition)[0] ?? [];
  const parts = Array.isArray(argument) ? (argument as readonly Json[]) : [argument];
  switch (key) {
    case 'Condition': {
      const named = scope.conditions[String(argument)];
      if (named === undefined) throw validationError(`Template format error: Unresolved condition dependency ${String(argument)}`);
      return holds(named, scope);
    }
    case 'Fn::Equals':
      return text(evaluate(parts[0] ?? '', scope) ?? '') === text(evaluate(parts[1] ?? '', scope) ?? '');
    case 'Fn::And':
      return parts.every((part) => holds(part, scope));
    case 'Fn::Or':
      return parts.some((part) => holds(part, scope));
    case 'Fn::Not':
      return !holds(parts[0] ?? '', scope);
    default:
      return text(evaluate(condition, scope) ?? '') === 'true';
  }
}

function text(value: Json): string {
  return typeof value === 'string' ? value : typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
