import type { Place } from './place.ts';
import { PROBLEM_CODES, type ProblemCode } from './problem-codes.ts';
import { type Remedy, remedyFacts } from './remedy.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Something expected about the user's project or deployment: a value, gathered and shown, never thrown. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly at: Place;
  /** One lowercase clause with the wrong value in it. */
  readonly summary: string;
  /** What it means, in plain words, where the cause is in the cloud's own. */
  readonly meaning?: string;
  /** What to do about it, in the imperative; where a command does it, it is named. */
  readonly remedy: string;
  /** The same where the page has a button for it; absent: the same words. */
  readonly inPage?: string;
}

/** @example problem('EntryMissing', { at: { function: 'hit' }, summary: 'no file src/hit.ts', remedy: 'create it, or correct `entry`' }) */
export function problem(code: ProblemCode, of: { at?: Place; summary: string; meaning?: string; remedy: string | Remedy; severity?: Severity }): Problem {
  return {
    code,
    severity: of.severity ?? PROBLEM_CODES[code].severity,
    at: of.at ?? {},
    summary: clause(of.summary),
    ...(of.meaning ? { meaning: clause(of.meaning) } : {}),
    ...remedyFacts(of.remedy),
  };
}

/** What a cloud says ends in a full stop; among other clauses it is one of them. */
function clause(text: string): string {
  return text.replace(/(?<!\.)\.$/, '');
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((one) => one.severity === 'error');
}

/** `src/hit.ts:3:7`, or the best that is known of the place. */
export function placeText(at: Place): string {
  if (at.file) return [at.file, at.line, at.line && at.column].filter((part) => part !== undefined && part !== 0).join(':');
  const name = at.function ?? at.resource ?? '';
  return [name, at.trigger ?? '', at.field ?? ''].filter(Boolean).join('.');
}

export function problemText(one: Problem): string {
  const place = placeText(one.at);
  return `${place ? `${place}: ` : ''}${one.summary}; ${one.meaning ? `${one.meaning}; ` : ''}${one.remedy} (${one.code})`;
}
