import { logicalId } from '#model/names.ts';
import type { AccountState } from '../account-state.ts';
import { usualSeconds, type Verb } from '../resources/durations.ts';
import type { Scenario, ScenarioCourse, ScenarioFinding } from './scenario.ts';

/** What a scenario says about the things of stacks, asked by those who make and end them. */
export interface Rules {
  /** How long it takes, and whether it fails in the end; a failure that is told counts as one of its `times`. */
  course(of: { readonly stack: string; readonly logicalId: string; readonly type: string; readonly verb: Verb }): {
    readonly seconds: number;
    readonly configuredAfter?: number;
    readonly fail?: string;
  };
  /** Whether a name or an ARN is of something that isn't there, though the project refers to it. */
  isMissing(reference: string): boolean;
  /** What is held against a resource before anything is carried out. */
  findings(stack: string, logicalId: string): readonly ScenarioFinding[];
}

/** The stack that holds the artifacts is no part of any project. */
export const BOOTSTRAP_STACK = 'stackwright-bootstrap';

export function createRules(scenario: Scenario, stateNow: () => AccountState, references: Readonly<Record<string, string>> = {}): Rules {
  const entries = Object.entries(scenario.resources ?? {});
  const missing = new Set((scenario.missing ?? []).flatMap((name) => [name, ...(references[name] === undefined ? [] : [references[name]])]));
  const entryOf = (id: string): readonly [string, Readonly<Partial<Record<Verb, ScenarioCourse>>>] | undefined =>
    // A function's name means the function itself: its role and its log group go by their own ids.
    entries.find(([name]) => name === id) ?? entries.find(([name]) => logicalId(name) === id);
  return {
    course({ stack, logicalId: id, type, verb }) {
      const usual = usualSeconds(type, verb);
      const [name, courses] = (stack === BOOTSTRAP_STACK ? undefined : entryOf(id)) ?? [];
      const course = courses?.[verb];
      if (!course) return { seconds: usual };
      const seconds = course.seconds ?? usual;
      const { configuredAfter } = course;
      if (course.fail === undefined) return { seconds, ...(configuredAfter === undefined ? {} : { configuredAfter }) };
      const state = stateNow();
      const key = `${name}/${verb}`;
      const struck = state.failures[key] ?? 0;
      if (course.times !== undefined && struck >= course.times) return { seconds };
      state.failures[key] = struck + 1;
      return { seconds, fail: course.fail };
    },
    isMissing: (reference) => missing.has(reference),
    findings: (stack, id) =>
      stack === BOOTSTRAP_STACK ? [] : (scenario.findings ?? []).filter((one) => one.resource === id || logicalId(one.resource) === id),
  };
}
