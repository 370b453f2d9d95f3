import { isJsonObject } from '#base/json.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { AccountState } from './account-state.ts';

/** A saved account, as text. */
export function printAccount(state: AccountState): string {
  return `${JSON.stringify(state)}\n`;
}

/** Reads what `printAccount` wrote. A file that is something else is never taken for an account, nor written over. */
export function readAccount(text: string, file: string): { readonly state?: AccountState; readonly problem?: Problem } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { problem: refused(file, 'is not JSON') };
  }
  if (!isJsonObject(parsed) || !Array.isArray(parsed.stacks) || !Array.isArray(parsed.things) || !isJsonObject(parsed.objects)) {
    return { problem: refused(file, 'is not a simulated account') };
  }
  if (parsed.version !== 1) return { problem: refused(file, `is of version ${JSON.stringify(parsed.version ?? null)}, which this Stackwright doesn't know`) };
  return { state: parsed as unknown as AccountState };
}

function refused(file: string, what: string): Problem {
  return problem('ScenarioInvalid', {
    at: { file },
    summary: `the state file ${file} ${what}`,
    remedy: 'name another file; a new one is made where there is none',
  });
}
