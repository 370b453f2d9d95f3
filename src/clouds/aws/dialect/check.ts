import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import type { SchemaBreak } from '#kit/dialect.ts';
import { distance } from '#model/near-key.ts';
import type { Template } from '#model/template.ts';
import { checkAttributes } from './check-attributes.ts';
import extract from './cloudformation.slim.json';
import { membersOf } from './nodes.ts';

/** `s` text, `n` number, `b` boolean, `j` anything; a number: that shape. */
type Kind = string | number | { readonly a: Kind } | { readonly m: Kind } | { readonly u: readonly Kind[] } | { readonly e: readonly string[] };
interface Shape {
  readonly p: Readonly<Record<string, Kind>>;
  readonly r?: readonly string[];
}
interface Schema {
  readonly resources: Readonly<Record<string, { readonly t: number | null; readonly a: readonly string[] | null }>>;
  readonly types: readonly Shape[];
}
export const schema = extract as unknown as Schema;

/** Breaks of CloudFormation's schema: what it requires, what it doesn't know, values of a wrong kind. Types that aren't in the extract pass, unless they are one of it but for a letter or two. */
export function check(template: Template): readonly SchemaBreak[] {
  return [...membersOf(template, 'Resources').flatMap(([id, resource]) => checkResource(id, resource)), ...checkAttributes(template, schema.resources)];
}

const ATTRIBUTES: ReadonlySet<string> = new Set([
  'Type',
  'Properties',
  'DependsOn',
  'Condition',
  'Metadata',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'UpdatePolicy',
  'CreationPolicy',
]);
const POLICIES = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'];

function checkResource(id: string, resource: JsonObject): SchemaBreak[] {
  const breaks: SchemaBreak[] = Object.keys(resource)
    .filter((key) => !ATTRIBUTES.has(key))
    .map((key) => ({ id, path: key, summary: 'a resource has no such key' }));
  const policy = resource.DeletionPolicy;
  if (typeof policy === 'string' && !POLICIES.includes(policy)) {
    breaks.push({ id, path: 'DeletionPolicy', summary: `"${policy}" is none of ${POLICIES.join(', ')}` });
  }
  const type = schema.resources[String(resource.Type)];
  const meant = type ? undefined : meantType(String(resource.Type));
  if (meant) breaks.push({ id, path: 'Type', summary: `there is no type ${resource.Type}; ${meant} is likely meant` });
  if (type && type.t !== null) checkKind(type.t, (resource.Properties ?? {}) as Json, 'Properties', (path, summary) => breaks.push({ id, path, summary }));
  return breaks;
}

/** Of the same service only: what another service calls nearly the same is there, too. No two types of one service are so near. */
function meantType(typed: string): string | undefined {
  const [, service, name = ''] = /^AWS::(\w+)::(\w+)$/.exec(typed) ?? [];
  if (service === undefined) return undefined;
  const prefix = `AWS::${service}::`;
  return Object.keys(schema.resources).find((known) => {
    if (!known.startsWith(prefix)) return false;
    const rest = known.slice(prefix.length);
    return distance(name.toLowerCase(), rest.toLowerCase()) <= (rest.length > 4 ? 2 : 1);
  });
}

type Report = (path: string, summary: string) => void;

function checkKind(kind: Kind, value: Json, path: string, report: Report): void {
  if (kind === 'j' || isIntrinsic(value)) return;
  if (typeof kind === 'number') checkShape(schema.types[kind] as Shape, value, path, report);
  else if (typeof kind === 'string') checkScalar(kind, value, path, report);
  else if ('e' in kind) {
    if (!kind.e.includes(String(value))) report(path, `${shown(value)} is none of ${kind.e.join(', ')}`);
  } else if ('u' in kind) {
    if (!kind.u.some((one) => fits(one, value))) checkKind(kind.u[0] as Kind, value, path, report);
  } else if ('a' in kind) {
    if (!Array.isArray(value)) report(path, `${shown(value)} is not a list`);
    else for (const [index, item] of value.entries()) checkKind(kind.a, item as Json, `${path}.${index}`, report);
  } else if (!isJsonObject(value)) report(path, `${shown(value)} is not an object`);
  else for (const [key, item] of Object.entries(value)) checkKind(kind.m, item as Json, `${path}.${key}`, report);
}

function checkShape({ p, r = [] }: Shape, value: Json, path: string, report: Report): void {
  if (!isJsonObject(value)) {
    report(path, `${shown(value)} is not an object`);
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const kind = Object.hasOwn(p, key) ? p[key] : undefined;
    if (kind === undefined) report(`${path}.${key}`, 'there is no such property');
    else checkKind(kind, inner as Json, `${path}.${key}`, report);
  }
  for (const key of r) if (value[key] === undefined) report(path, `it has no ${key}, which is required`);
}

/** CloudFormation reads `"5"` as a number and 5 as a text. */
function checkScalar(kind: string, value: Json, path: string, report: Report): void {
  if (typeof value === 'object') report(path, `${shown(value)} is not ${NAMES[kind]}`);
  else if (kind === 'n' && (typeof value === 'boolean' || value === '' || !Number.isFinite(Number(value)))) report(path, `${shown(value)} is not a number`);
  if (kind === 'b' && value !== true && value !== false && value !== 'true' && value !== 'false') report(path, `${shown(value)} is not true or false`);
}

const NAMES: Readonly<Record<string, string>> = { s: 'a text', n: 'a number', b: 'true or false' };

function fits(kind: Kind, value: Json): boolean {
  let isFitting = true;
  checkKind(kind, value, '', () => {
    isFitting = false;
  });
  return isFitting;
}

/** What it becomes is known only when it is deployed. */
export function isIntrinsic(value: Json): boolean {
  if (!isJsonObject(value)) return false;
  const keys = Object.keys(value);
  const [key = ''] = keys;
  return keys.length === 1 && (key === 'Ref' || key.startsWith('Fn::'));
}

function shown(value: Json): string {
  return JSON.stringify(value).slice(0, 60);
}
