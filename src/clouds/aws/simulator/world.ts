import type { AccountState } from './account-state.ts';
import type { Rules } from './scenario/rules.ts';
import { emptyTemplate, type ReadTemplate, readTemplate } from './template/read-template.ts';

/** What every command of the account is given. Commands are synchronous: the account changes as a whole, or not at all. */
export interface World {
  state: AccountState;
  readonly rules: Rules;
  /** Read once each. */
  readonly templates: Map<string, ReadTemplate>;
}

export function createWorld(state: AccountState, rules: Rules): World {
  return { state, rules, templates: new Map() };
}

/** What a stack has: an empty one has no template yet. */
export function templateIn({ templates }: World, body: string): ReadTemplate {
  if (body === '') return emptyTemplate();
  const read = templates.get(body) ?? readTemplate(body);
  templates.set(body, read);
  return read;
}

/** A new name's ending: twelve capitals and digits that nobody else has, the same in each run. */
export function suffix(state: AccountState): string {
  state.serial += 1;
  let hash = Math.imul(state.serial, 0x9e3779b1) >>> 0;
  let text = '';
  for (let at = 0; at < 6; at += 1) {
    hash = (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + at) >>> 0;
    text += ALPHABET.charAt(hash % ALPHABET.length);
  }
  return text + state.serial.toString(36).toUpperCase().padStart(6, '0');
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Looks like a UUID, and is one of a row. */
export function uuid(state: AccountState): string {
  state.serial += 1;
  const tail = state.serial.toString(16).padStart(12, '0');
  const scrambled = (Math.imul(state.serial, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  return `${scrambled}-5157-4a1d-8000-${tail}`;
}

export function arn(state: AccountState, service: string, rest: string): string {
  return `arn:aws:${service}:${state.region}:${state.account}:${rest}`;
}
