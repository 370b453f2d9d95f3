import type { Json } from '#base/json.ts';
import { isJsonObject } from '#base/json.ts';
import type { BlockNode, Node, ObjectNode } from '../syntax/node.ts';
import { bindingsIn, lookup } from '../syntax/scope.ts';
import { invoke } from './call.ts';
import type { Evaluator } from './evaluator.ts';
import { exportedValue } from './exports.ts';
import { isOfObject } from './frames.ts';
import { declaredValue } from './name.ts';
import { madeMember } from './prototype.ts';
import { classMember, instanceMember } from './self.ts';
import { clientOf, exportAmong, exportOf, mapped, operationOfMethod } from './styles.ts';
import { ABSENT, type Atom, type Frame, isAbsent, isSame, literal, OPEN, UNCALLED, UNKNOWN, union, type Value, type Write } from './value.ts';

/** `object[key]`, where the key isn't written down. */
export function property(e: Evaluator, object: Value, key: Value): Value {
  return union(
    ...key.map((atom) => {
      if (atom.is === 'literal' && atom.value !== null && atom.value !== undefined) return propertyNamed(e, object, String(atom.value));
      return union(...object.map((one) => someOf(one, atom) ?? anyElement(e, one)));
    }),
  );
}

/** What a name that isn't known, or only in part, gets of an SDK or a client; undefined where this is neither. */
function someOf(atom: Atom, key: Atom): Value | undefined {
  const isUncalled = key.is === 'unknown' && key.isUncalled === true;
  switch (atom.is) {
    case 'sdk': {
      const end = key.is === 'text' ? key.parts.at(-1) : undefined;
      const [exported] = end?.is === 'literal' ? (exportOf(atom, `X${end.value}`) ?? []) : [];
      if (exported?.is === 'export' && exported.style.is === 'client' && atom.service !== undefined) return [exported];
      return [{ is: 'some', service: atom.service, isUncalled }];
    }
    case 'client':
      return atom.style.methods === 'none' ? undefined : [{ is: 'some', service: atom.service, isUncalled }];
    case 'some':
      return [atom];
    default:
      return undefined;
  }
}

/** What some element or value may be, whichever key: all of them. */
function anyElement(e: Evaluator, atom: Atom): Value {
  if (atom.is === 'environment') return UNKNOWN;
  const entries = entriesOf(e, [atom]);
  return entries.isOpen || entries.entries.length === 0
    ? union(...entries.entries.map((one) => one.value), UNKNOWN)
    : union(...entries.entries.map((one) => one.value));
}

/** `object.name`; `ABSENT` where the object is known and has no such key. */
export function propertyNamed(e: Evaluator, object: Value, name: string): Value {
  return e.deeper(() => union(...object.map((atom) => ofAtom(e, atom, name))), UNKNOWN);
}

function ofAtom(e: Evaluator, atom: Atom, name: string): Value {
  switch (atom.is) {
    case 'environment':
      return environmentValue(e, name);
    case 'process':
      return name === 'env' ? [{ is: 'environment' }] : name === 'default' ? [atom] : UNKNOWN;
    case 'global':
      return ofGlobal(atom, name);
    case 'object':
      return ofObject(e, atom.node, atom.frame, name);
    case 'record': {
      const found = atom.entries.filter((one) => one.key.is === 'literal' && String(one.key.value) === name).map((one) => one.value);
      if (found.length > 0) return union(...found);
      return atom.isOpen || atom.entries.some((one) => one.key.is !== 'literal') ? OPEN : ABSENT;
    }
    case 'array': {
      if (!/^\d+$/.test(name)) return UNKNOWN;
      return atom.items[Number(name)] ?? (atom.isOpen ? UNKNOWN : ABSENT);
    }
    case 'json':
      return ofJson(atom.value, name);
    case 'module':
      return exportedValue(e, atom.file, name) ?? UNKNOWN;
    case 'sdk':
      return exportOf(atom, name) ?? UNKNOWN;
    case 'export':
      return ofExport(atom, name);
    case 'client':
      return operationOfMethod(atom.style, name) !== undefined || mapped(atom.style.selectors, name) ? [{ is: 'method', client: atom, name }] : UNKNOWN;
    case 'layered':
      return calledOn(atom, ofLayered(e, atom, name));
    case 'class':
      return classMember(e, atom, name);
    case 'instance':
      return instanceMember(e, atom, name);
    case 'made':
      return madeMember(e, atom, name);
    case 'namespace':
      return ofNamespace(e, atom.node, name);
    case 'written':
      return ofWritten(e, atom, name);
    case 'literal':
      return isAbsent(atom) ? ABSENT : UNKNOWN;
    case 'unknown':
      return atom.answer === 'whole' && e.world.styles.isGivenBack(name) ? [{ is: 'unknown', answer: 'given' }] : [atom];
    case 'some':
      return [atom];
    default:
      return UNKNOWN;
  }
}

function ofGlobal(atom: Extract<Atom, { is: 'global' }>, name: string): Value {
  switch (atom.name) {
    case 'globalThis':
    case 'global':
      return name === 'process' ? [{ is: 'process' }] : UNKNOWN;
    case 'node:module':
      if (name === 'default' || name === 'Module') return [atom];
      return name === 'createRequire' ? [{ is: 'global', name }] : UNKNOWN;
    case 'module':
      return name === 'require' ? [{ is: 'global', name }] : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

function environmentValue(e: Evaluator, name: string): Value {
  e.onRead(name);
  const value = e.world.environment(name);
  return value === undefined ? [{ is: 'variable', name }] : literal(value);
}

function ofExport(atom: Extract<Atom, { is: 'export' }>, name: string): Value {
  const { style } = atom;
  if (name === 'default') return [atom];
  if (style.is === 'namespace') return exportAmong(style.exports, name, atom.service) ?? UNKNOWN;
  if (style.is !== 'client') return UNKNOWN;
  // Called, a factory gives a client; so it stands for one.
  if (style.factories?.includes(name)) return [clientOf(atom) ?? { is: 'unknown' }];
  return exportAmong(style.statics ?? [], name, atom.service) ?? UNKNOWN;
}

function ofNamespace(e: Evaluator, node: BlockNode, name: string): Value {
  e.noteNode(node);
  const body = node.statements.find((one) => one.kind === 'block');
  const declared = body && bindingsIn(body).get(name);
  return declared && body ? declaredValue(e, declared, { kind: 'name', name: '', from: body.to, to: body.to, parent: body }, undefined) : UNKNOWN;
}

function ofLayered(e: Evaluator, atom: Extract<Atom, { is: 'layered' }>, name: string): Value {
  const over = propertyNamed(e, atom.over, name);
  const given = over.filter((one) => !isAbsent(one) && !(one.is === 'unknown' && one.isOpen));
  if (given.length === 0) return propertyNamed(e, atom.under, name);
  // What is spread over it may overwrite it.
  const isOverwritten = given.length < over.length && !over.some(isAbsent);
  return given.length === over.length || isOverwritten
    ? over
    : union(
        over.filter((one) => !isAbsent(one)),
        propertyNamed(e, atom.under, name),
      );
}

function ofJson(value: Json, name: string): Value {
  if (name === 'default') return [{ is: 'json', value }];
  if (Array.isArray(value)) return jsonValue((value as readonly Json[])[Number(name)]);
  return isJsonObject(value) && Object.hasOwn(value, name) ? jsonValue((value as Readonly<Record<string, Json>>)[name]) : ABSENT;
}

export function jsonValue(value: Json | undefined): Value {
  if (value === undefined) return ABSENT;
  return typeof value === 'object' && value !== null ? [{ is: 'json', value }] : literal(value);
}

/** From the last property to the first: what is written later counts. */
function ofObject(e: Evaluator, node: ObjectNode, frame: Frame | undefined, name: string): Value {
  const found: Value[] = [];
  // What is spread behind the key, and may have it too.
  let open: Value | undefined;
  for (let index = node.properties.length - 1; index >= 0; index--) {
    const one = node.properties[index];
    if (!one) continue;
    if (one.role === 'spread') {
      if (isLeftOut(one.value, name)) continue;
      const spread = spreadValue(e, e.value(one.value, frame), name);
      const given = spread.given.map(
        (atom): Atom => (atom.is === 'function' && isOfObject(atom.node) ? { ...atom, self: [{ is: 'object', node, frame }] } : atom),
      );
      if (given.length > 0) found.push(given);
      if (spread.isOpen) open ??= spread.isUncalled ? UNCALLED : OPEN;
      else if (spread.isSure) return union(...found, ...(open ? [open] : []));
      continue;
    }
    // Half written, it has no key at all, and no value.
    if (one.key === undefined && !one.computed) continue;
    const matches = one.computed && one.key === undefined ? keyMatches(e.value(one.computed, frame), name) : one.key === name ? 'yes' : 'no';
    if (matches === 'no' || one.role === 'set') continue;
    const self: Value = [{ is: 'object', node, frame }];
    const value = e.value(one.value, frame);
    if (one.role === 'get') found.push(union(...value.map((atom) => (atom.is === 'function' ? returned(e, atom, self) : UNKNOWN))));
    else found.push(value.map((atom) => (atom.is === 'function' && one.role === 'method' ? { ...atom, self } : atom)));
    if (matches === 'yes') return union(...found, ...(open ? [open] : []));
  }
  if (found.length > 0) return union(...found, open ?? ABSENT);
  return open ? OPEN : ABSENT;
}

/** What an object has of another one is called on it, not on the other one. */
function calledOn(self: Atom, value: Value): Value {
  return value.map((atom) => (atom.is === 'function' && isOfObject(atom.node) ? { ...atom, self: [self] } : atom));
}

/** `...rest` of `const { TableName, ...rest } = given` has no `TableName`. */
function isLeftOut(node: Node, name: string): boolean {
  if (node.kind !== 'name') return false;
  const declared = lookup(node.name, node);
  return declared?.binding.path.at(-1)?.without?.includes(name) ?? false;
}

interface Spread {
  /** What the key surely or maybe is. */
  readonly given: Value;
  /** It may be something else too, of a part that isn't known. */
  readonly isOpen: boolean;
  /** That part is what a function is given that nothing calls. */
  readonly isUncalled: boolean;
  /** It is there in any case. */
  readonly isSure: boolean;
}

/** What `...whole` says of a key. An unknown that stands under the key itself is no reason to think that the key isn't there. */
function spreadValue(e: Evaluator, whole: Value, name: string): Spread {
  const values = propertyNamed(
    e,
    whole.filter((atom) => atom.is !== 'unknown'),
    name,
  );
  const given = values.filter((atom) => !isAbsent(atom) && !(atom.is === 'unknown' && atom.isOpen));
  const unknown = [...whole.filter((atom) => atom.is === 'unknown'), ...values.filter((atom) => atom.is === 'unknown' && atom.isOpen)];
  const isOpen = unknown.length > 0;
  // A variable that the template doesn't define may not be set.
  const mayBeUnset = whole.some((atom) => atom.is === 'environment') && values.some((atom) => atom.is === 'variable' && !e.world.isDefined(atom.name));
  const isUncalled = unknown.every((atom) => atom.is === 'unknown' && atom.isUncalled === true);
  return { given, isOpen, isUncalled, isSure: given.length > 0 && given.length === values.length && !isOpen && !mayBeUnset };
}

function returned(e: Evaluator, atom: Extract<Atom, { is: 'function' }>, self: Value): Value {
  return invoke(e, atom, [], self);
}

function keyMatches(key: Value, name: string): 'yes' | 'no' | 'maybe' {
  const [only] = key;
  if (key.length === 1 && only?.is === 'literal') return String(only.value) === name ? 'yes' : 'no';
  const mayBe = (atom: Atom): boolean => (atom.is === 'literal' ? String(atom.value) === name : atom.is === 'unknown' && !atom.isUncalled);
  return key.some(mayBe) ? 'maybe' : 'no';
}

/** Later writes hide earlier ones; a written part may itself be written into. */
function ofWritten(e: Evaluator, atom: Extract<Atom, { is: 'written' }>, name: string): Value {
  // Its methods see what was written.
  let found: Value = ofAtom(e, atom.base, name).map((one) =>
    one.is === 'function' && one.self?.some((self) => isSame(self, atom.base)) ? { ...one, self: [atom] } : one,
  );
  const deeper: Write[] = [];
  for (const write of atom.writes) {
    const [step, ...rest] = write.path;
    if (step === undefined) {
      if (write.how !== 'merge') continue;
      if (isLeftOut(write.value, name)) continue;
      const spread = spreadValue(e, e.value(write.value, write.frame), name);
      const merged = { ...spread, given: calledOn(atom, spread.given) };
      if (merged.isSure && write.isSure) found = merged.given;
      else if (merged.given.length > 0) found = union(found, merged.given);
      if (merged.isOpen) found = found.every(isAbsent) ? OPEN : union(found, merged.isUncalled ? UNCALLED : OPEN);
      continue;
    }
    const matches = typeof step === 'string' ? (step === name ? 'yes' : 'no') : keyMatches(e.value(step, write.frame), name);
    if (matches === 'no') continue;
    if (rest.length > 0) deeper.push({ ...write, path: rest });
    else if (write.how === 'set') {
      const value = e.value(write.value, write.frame);
      found = write.isSure && matches === 'yes' ? value : union(found, value);
    } else deeper.push({ ...write, path: [] });
  }
  if (deeper.length === 0) return found;
  return found.map((base) => ({ is: 'written', base: isAbsent(base) ? { is: 'record', entries: [], isOpen: false } : base, writes: deeper }));
}

export interface Entries {
  readonly entries: readonly { readonly key: Atom; readonly value: Value }[];
  /** There may be more. */
  readonly isOpen: boolean;
}

/** The keys and values of an object, or the places and elements of an array. */
export function entriesOf(e: Evaluator, value: Value): Entries {
  return e.deeper(() => entries(e, value), { entries: [], isOpen: true });
}

function entries(e: Evaluator, value: Value): Entries {
  const found: { key: Atom; value: Value }[] = [];
  let isOpen = false;
  for (const atom of value) {
    switch (atom.is) {
      case 'object':
        for (const one of atom.node.properties) {
          if (one.role === 'spread') {
            const spread = entriesOf(e, e.value(one.value, atom.frame));
            found.push(...spread.entries);
            isOpen ||= spread.isOpen;
          } else if (one.key !== undefined) found.push({ key: { is: 'literal', value: one.key }, value: e.value(one.value, atom.frame) });
          else if (one.computed) for (const key of e.value(one.computed, atom.frame)) found.push({ key, value: e.value(one.value, atom.frame) });
        }
        break;
      case 'record':
        found.push(...atom.entries);
        isOpen ||= atom.isOpen;
        break;
      case 'array':
        for (const [index, item] of atom.items.entries()) found.push({ key: { is: 'literal', value: index }, value: item });
        isOpen ||= atom.isOpen;
        break;
      case 'json':
        if (typeof atom.value === 'object' && atom.value !== null) {
          for (const [key, inner] of Object.entries(atom.value as Readonly<Record<string, Json>>))
            found.push({ key: { is: 'literal', value: key }, value: jsonValue(inner) });
        }
        break;
      case 'written': {
        const base = entriesOf(e, [atom.base]);
        found.push(...base.entries);
        isOpen ||= base.isOpen;
        for (const write of atom.writes) {
          const [step, ...rest] = write.path;
          if (step === undefined) {
            if (write.how === 'merge') {
              const merged = entriesOf(e, e.value(write.value, write.frame));
              found.push(...merged.entries);
              isOpen ||= merged.isOpen;
            } else if (write.value.kind === 'spread') {
              const spread = entriesOf(e, e.value(write.value.argument, write.frame));
              found.push(...spread.entries);
              isOpen ||= spread.isOpen;
            } else found.push({ key: { is: 'literal', value: found.length }, value: e.value(write.value, write.frame) });
          } else if (rest.length === 0 && write.how === 'set') {
            const keys: Value = typeof step === 'string' ? literal(step) : e.value(step, write.frame);
            for (const key of keys) found.push({ key, value: e.value(write.value, write.frame) });
          } else if (rest.length === 0) {
            const keys: Value = typeof step === 'string' ? literal(step) : e.value(step, write.frame);
            const values: Value = [{ is: 'array', items: [e.value(write.value, write.frame)], isOpen: false }];
            for (const key of keys) found.push({ key, value: values });
          }
        }
        break;
      }
      case 'layered': {
        const both = entriesOf(e, [...atom.under, ...atom.over]);
        found.push(...both.entries);
        isOpen ||= both.isOpen;
        break;
      }
      case 'unknown':
        isOpen ||= atom.answer !== 'given';
        break;
      case 'instance':
      case 'made':
      case 'some':
      case 'text':
      case 'variable':
      case 'environment':
        isOpen = true;
        break;
      default:
    }
  }
  return { entries: found, isOpen };
}
