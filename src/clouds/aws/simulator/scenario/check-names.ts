import { logicalId } from '#model/names.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Scenario } from './scenario.ts';
import type { SeedProject } from './seed.ts';

/** Names in a scenario that the project doesn't have: they change nothing, which is rarely what was meant. */
export function unknownNames(scenario: Scenario, { resources = {}, references = {} }: SeedProject, file: string): Problem[] {
  const isKnown = (name: string): boolean => Object.hasOwn(resources, name) || Object.hasOwn(resources, logicalId(name));
  const holds = Object.values(scenario.stacks ?? {}).flatMap((stack) => (isList(stack.holds) ? stack.holds : []));
  const found = (scenario.findings ?? []).map((one) => one.resource);
  const named = [...Object.keys(scenario.resources ?? {}), ...holds, ...found, ...Object.keys(scenario.drift ?? {})].filter((name) => !isKnown(name));
  const missing = (scenario.missing ?? []).filter((name) => !Object.hasOwn(references, name) && !Object.values(references).includes(name));
  return [...new Set([...named, ...missing])].map((name) =>
    problem('ScenarioInvalid', {
      at: { file },
      severity: 'warning',
      summary: missing.includes(name) ? `the project calls no ${name} the account's own` : `the project has no resource or function ${name}`,
      remedy: 'use a name of the project, or a logical id of its template',
    }),
  );
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}
