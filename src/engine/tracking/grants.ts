import type { ApiGrant } from '#kit/api-operation.ts';
import type { Usage, UsageGrant } from '#model/usage.ts';
import type { Evaluator } from './evaluate/evaluator.ts';
import { elementsOf } from './evaluate/path.ts';
import { entriesOf, propertyNamed } from './evaluate/property.ts';
import { type Atom, isAbsent, union, type Value } from './evaluate/value.ts';
import type { FoundCall } from './find-calls.ts';
import { accountResource, type KnownResources } from './known-resources.ts';

/** What a call needs of one resource. */
export interface CallGrants {
  readonly resource: string | null;
  readonly reference: string | null;
  /** The call names a resource, but which isn't known. */
  readonly isUnresolved: boolean;
  readonly grants: readonly UsageGrant[];
  /** It would be known from calls of the function around, of which there are none. */
  readonly isUncalled?: boolean;
  /** In words, for the problem: what stands there. */
  readonly why: string;
  /** What is written there, as far as it is known. */
  readonly writes?: NonNullable<Usage['writes']>;
  /** Whose resource it is, where that isn't the call's service. */
  readonly service?: string;
  /** No room has it: what it is can only be told by its full name. */
  readonly isExact?: true;
}

interface Named {
  readonly resource: string | null;
  readonly reference: string | null;
  readonly isUncalled?: boolean;
  readonly why: string;
  /** It holds nothing but what a call before it was given. */
  readonly isGivenBack?: true;
  /** The thing within the part, where the same text names it. */
  readonly within?: string;
}

/** The grants of a call by what they are about; several for a copy or a transaction. */
export function grantsOf(e: Evaluator, known: KnownResources, call: FoundCall, api: readonly ApiGrant[]): CallGrants[] {
  const groups = new Map<string, { named: Named; grants: UsageGrant[]; writes?: NonNullable<Usage['writes']>; isCalled?: boolean }>();
  const anywhere: UsageGrant[] = [];
  let isGivenBack = false;
  const add = (named: Named, grant: UsageGrant, writes: Usage['writes']): void => {
    const key = JSON.stringify([named.resource, named.reference, grant.service, grant.owner]);
    const group = groups.get(key) ?? { named, grants: [] };
    groups.set(key, group);
    if (writes) group.writes = writes;
    if (!named.isUncalled) group.isCalled = true;
    if (!group.grants.some((one) => JSON.stringify(one) === JSON.stringify(grant))) group.grants.push(grant);
  };
  for (const grant of api) {
    if (grant.when !== undefined && presence(e, call.args, grant.when) === 'no') continue;
    if (grant.unless !== undefined && presence(e, call.args, grant.unless) === 'yes' && !isNameOpen(e, call.args, grant.unless, api)) continue;
    const part = grant.part ?? 'resource';
    if (grant.at === undefined) {
      anywhere.push({ actions: grant.actions, part: 'any' });
      continue;
    }
    const names = grant.name === undefined ? [undefined] : namesWithin(e, call.args, grant.name);
    const elsewhere = { ...(grant.service === undefined ? {} : { service: grant.service }), ...(grant.exact === undefined ? {} : { exact: true as const }) };
    const owner = grant.owner && ownerOf(e, call.args, grant.owner);
    for (const named of resourcesAt(e, owner ? { ...known, accounts: [] } : known, grant.service ?? call.service, call.args, grant.at, grant)) {
      isGivenBack ||= named.isGivenBack === true;
      if (named.isGivenBack) continue;
      const writes = grant.writes === undefined ? undefined : beginningOf(along(e, call.args, grant.writes));
      for (const name of named.within === undefined ? names : [named.within])
        add(
          owner && 'why' in owner ? { ...nothing(lastStep(grant.at)), ...owner } : named,
          { actions: grant.actions, part, ...(name === undefined ? {} : { name }), ...elsewhere, ...(owner && 'owner' in owner ? owner : {}) },
          writes,
        );
    }
  }
  const own = api.filter((grant) => grant.at !== undefined && grant.service === undefined);
  const isNothingNamed =
    own.length > 0 && anywhere.length === 0 && !isGivenBack && [...groups.values()].every(({ grants: [grant] }) => grant?.service !== undefined);
  const found = [...groups.values()].map(({ named: { resource, reference, why, ...named }, grants, writes, isCalled }) => ({
    resource,
    reference,
    why,
    ...(named.isUncalled && !isCalled ? { isUncalled: true } : {}),
    isUnresolved: resource === null && reference === null,
    grants,
    ...(writes ? { writes } : {}),
    ...(grants[0]?.service === undefined ? {} : { service: grants[0].service }),
    ...(grants[0]?.exact ? { isExact: true as const } : {}),
  }));
  const all = isNothingNamed ? [...nothingNamed(e, call.args, own), ...found] : found;
  if (anywhere.length === 0) return all;
  const [first, ...rest] = all;
  if (!first) return [{ resource: null, reference: null, isUnresolved: false, grants: anywhere, why: '' }];
  return [{ ...first, grants: [...first.grants, ...anywhere] }, ...rest];
}

function nothingNamed(e: Evaluator, args: Value, [grant]: readonly ApiGrant[]): CallGrants[] {
  const what = lastStep(grant?.at ?? '');
  const isGiven = grant?.at !== undefined && presence(e, args, grant.at) !== 'no';
  const grants = grant ? [{ actions: grant.actions, part: grant.part ?? 'resource' }] : [];
  return [{ resource: null, reference: null, isUnresolved: true, grants, why: isGiven ? `what ${what} is about can't be told` : `no ${what} is given` }];
}

/** Those of several calls of one function, by what they are about. */
export function mergedGrants(all: readonly CallGrants[]): CallGrants[] {
  const groups = new Map<string, CallGrants>();
  for (const one of all) {
    const key = JSON.stringify([one.resource, one.reference, one.isUnresolved, one.service]);
    const known = groups.get(key);
    if (!known) groups.set(key, one);
    else {
      const { writes: _writes, ...rest } = known;
      const texts = new Set(known.grants.map((grant) => JSON.stringify(grant)));
      const isSameWrite = JSON.stringify(known.writes) === JSON.stringify(one.writes);
      groups.set(key, { ...(isSameWrite ? known : rest), grants: [...known.grants, ...one.grants.filter((grant) => !texts.has(JSON.stringify(grant)))] });
    }
  }
  return [...groups.values()];
}

/** The text that a value begins with, whatever it turns out to be: `out/` of `out/${name}`. */
function beginningOf(value: Value): Usage['writes'] {
  const [first, ...rest] = value;
  if (!first) return undefined;
  const begins = [first, ...rest].map((atom) => {
    const head = atom.is === 'text' ? atom.parts[0] : atom;
    return head?.is === 'literal' && typeof head.value === 'string' ? head.value : '';
  });
  const common = begins.reduce(commonBeginning);
  return common === '' ? undefined : { begins: common, whole: rest.length === 0 && first.is === 'literal' };
}

function commonBeginning(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}

function lastStep(path: string): string {
  const steps = path.split('.').filter((step) => step !== '*');
  return steps.at(-1)?.replace('[]', '') ?? path;
}

/** `TransactItems[].Put.TableName`, `RequestItems.*` */
function along(e: Evaluator, args: Value, path: string): Value {
  let value = args;
  for (const step of path.split('.')) {
    if (step === '*') {
      const { entries, isOpen } = entriesOf(e, value);
      const keys = union(...entries.map((one): Value => [one.key]), isOpen ? [{ is: 'unknown' }] : []);
      value = keys.length > 0 ? keys : value.filter(isOfAnswer);
      continue;
    }
    const name = step.replace('[]', '');
    value = propertyNamed(e, value, name);
    if (step.endsWith('[]')) value = elementsOf(e, value);
  }
  return value;
}

function isOfAnswer(atom: Atom): boolean {
  return atom.is === 'unknown' && atom.answer === 'given';
}

function presence(e: Evaluator, args: Value, path: string): 'yes' | 'no' | 'maybe' {
  const value = mostLikely(along(e, args, path));
  if (value.every(isAbsent)) return 'no';
  return value.every((atom) => !isAbsent(atom) && atom.is !== 'unknown') ? 'yes' : 'maybe';
}

/** Options that are spread behind it most likely say something else; which resource is meant is not left to that. */
function mostLikely(value: Value): Value {
  const said = value.filter((atom) => !(atom.is === 'unknown' && atom.isOpen));
  return said.some((atom) => !isAbsent(atom)) ? said : value;
}

/** An index whose name isn't known may be none at all: then the thing itself is meant too. */
function isNameOpen(e: Evaluator, args: Value, path: string, api: readonly ApiGrant[]): boolean {
  return api.some((grant) => grant.name === path) && namesWithin(e, args, path).includes(undefined);
}

/** Names of the thing within the part; undefined stands for all of them. */
function namesWithin(e: Evaluator, args: Value, path: string): (string | undefined)[] {
  const names = mostLikely(along(e, args, path))
    .filter((atom) => !isAbsent(atom))
    .map((atom) => (atom.is === 'literal' ? String(atom.value) : undefined));
  return names.length === 0 || names.includes(undefined) ? [undefined] : names;
}

function resourcesAt(e: Evaluator, known: KnownResources, service: string, args: Value, path: string, grant: ApiGrant): Named[] {
  const { form, pattern, fits, fitsNot, exact } = grant;
  if (exact !== undefined) return exactly(e, known, service, args, path, exact);
  const all = along(e, args, path);
  const value =
    fits === undefined && fitsNot === undefined
      ? all
      : all.filter((atom) => (fits === undefined || fitsText(atom, fits)) && !(fitsNot && fitsText(atom, fitsNot)));
  if (value.length === 0 && all.length > 0) return [];
  const meant = value.filter((atom) => !isAbsent(atom) && !(atom.is === 'literal' && atom.value === ''));
  // Given, but nothing that can be told: an empty name, or an evaluation that went in a circle.
  if (meant.length === 0) return value.some((atom) => atom.is === 'literal' && atom.value === '') || value.length === 0 ? [nothing(lastStep(path))] : [];
  const what = lastStep(path);
  if (meant.every(isOfAnswer)) return [{ ...nothing(what), isGivenBack: true }];
  if (pattern !== undefined)
    return meant
      .flatMap((atom) => nameInSentence(atom, pattern))
      .map(({ atom, within }) => ({ ...named(known, service, atom, what), ...(within === undefined ? {} : { within }) }));
  return meant.map((atom) => named(known, service, form === 'before-slash' ? beforeSlash(atom) : atom, what));
}

/** Most calls give none; where nothing is known of the arguments, or of what is spread into them, there most likely is none. */
function exactly(e: Evaluator, known: KnownResources, service: string, args: Value, path: string, exact: string): Named[] {
  const given = along(
    e,
    args.filter((atom) => atom.is !== 'unknown'),
    path,
  ).filter((atom) => !isAbsent(atom) && !(atom.is === 'unknown' && atom.isOpen) && !(atom.is === 'literal' && atom.value === ''));
  return given.map((atom) => {
    const one = named(known, service, atom, lastStep(path));
    if (one.reference === null || new RegExp(`^(?:${exact})$`).test(one.reference)) return one;
    return { resource: null, reference: null, why: `${lastStep(path)} is "${one.reference}", which is not its full name` };
  });
}

/** Undefined: nothing is said, so it is the own account's. */
function ownerOf(e: Evaluator, args: Value, { at, fits }: NonNullable<ApiGrant['owner']>): { readonly owner: string } | { readonly why: string } | undefined {
  const given = along(e, args, at).filter((atom) => !isAbsent(atom) && !(atom.is === 'unknown' && atom.isOpen));
  const [only] = given;
  if (!only) return undefined;
  if (given.length === 1 && only.is === 'literal' && new RegExp(`^(?:${fits})$`).test(String(only.value))) return { owner: String(only.value) };
  return { why: `${lastStep(at)} says whose it is, and can't be told` };
}

function nothing(what: string): Named {
  return { resource: null, reference: null, why: `which ${what} is meant can't be told` };
}

function named(known: KnownResources, service: string, atom: Atom, what: string): Named {
  if (atom.is === 'variable') {
    const resource = known.byVariable.get(atom.name);
    if (resource && resource.sdk === service) return { resource: resource.name, reference: null, why: '' };
    if (resource) return { resource: null, reference: null, why: `${what} is ${atom.name}, which is no resource of ${service}` };
    return { resource: null, reference: null, why: `${what} is the environment variable ${atom.name}, whose value isn't known` };
  }
  if (atom.is === 'literal' && typeof atom.value === 'string') {
    const resource = accountResource(known, service, atom.value);
    return resource ? { resource: resource.name, reference: null, why: '' } : { resource: null, reference: atom.value, why: '' };
  }
  return { ...nothing(what), ...(atom.is === 'unknown' && atom.isUncalled ? { isUncalled: true } : {}) };
}

interface NameInSentence {
  readonly atom: Atom;
  readonly within?: string | undefined;
}

/** What the pattern's groups hold: a literal, or the one part that stands there. None where the sentence is another one. */
function nameInSentence(atom: Atom, pattern: string): NameInSentence[] {
  const parts = atom.is === 'text' ? atom.parts : [atom];
  if (atom.is !== 'text' && !(atom.is === 'literal' && typeof atom.value === 'string')) return [{ atom: { is: 'unknown' } }];
  // A part that is no text stands as one character of the private use area, by its place.
  const sentence = parts.map((part, index) => (part.is === 'literal' ? String(part.value) : String.fromCharCode(0xe000 + index))).join('');
  const [, name, inner] = new RegExp(pattern, 'i').exec(sentence) ?? [];
  if (name === undefined) return [];
  const within = inner !== undefined && !NO_TEXT.test(inner) ? inner : undefined;
  if (!NO_TEXT.test(name)) return [{ atom: { is: 'literal', value: name }, within }];
  return [{ atom: (name.length === 1 && parts[name.charCodeAt(0) - 0xe000]) || { is: 'unknown' }, within }];
}

const NO_TEXT = /[\ue000-\uf8ff]/;

function fitsText(atom: Atom, pattern: string): boolean {
  const parts = atom.is === 'text' ? atom.parts : [atom];
  return new RegExp(pattern).test(parts.map((part) => (part.is === 'literal' ? String(part.value) : '\ue000')).join(''));
}

/** `bucket/key` → `bucket`; a leading slash is skipped. */
function beforeSlash(atom: Atom): Atom {
  const parts = atom.is === 'text' ? atom.parts : [atom];
  const before: Atom[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.is !== 'literal') {
      before.push(part);
      continue;
    }
    const text = index === 0 ? String(part.value).replace(/^\//, '') : String(part.value);
    const slash = text.indexOf('/');
    const piece = slash < 0 ? text : text.slice(0, slash);
    if (piece !== '') before.push({ is: 'literal', value: piece });
    if (slash >= 0) break;
  }
  const [only] = before;
  return before.length === 1 && only ? only : { is: 'unknown' };
}
