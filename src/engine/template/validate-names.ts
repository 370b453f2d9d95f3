import { variableOf } from '#kit/catalogue.ts';
import { LONGEST_NAME, NAME_PATTERN, PROJECT_NAME_PATTERN, variableBase } from '#model/names.ts';
import type { Place } from '#model/place.ts';
import type { Problem } from '#model/problem.ts';
import { variableNameProblem } from '#model/variable-name.ts';
import { invalid, type Validation } from './validate-project.ts';

/** Names: their patterns, and that no two become the same environment variable or differ in capitals only. */
export function validateNames(validation: Validation): Problem[] {
  const { project, at } = validation;
  const problems: Problem[] = [];
  if (!PROJECT_NAME_PATTERN.test(project.name)) {
    const summary = `the project's name "${project.name}" is not possible`;
    problems.push(invalid('NameInvalid', at(['name']), summary, 'use small letters, digits and hyphens, at most 30, a letter first'));
  }
  const variables = new Map<string, string>();
  const folded = new Map<string, string>();
  for (const section of ['functions', 'resources'] as const) {
    for (const name of Object.keys(project[section])) {
      if (!NAME_PATTERN.test(name)) {
        problems.push(invalid('NameInvalid', at([section, name]), `the name "${name}" is not possible`, 'use letters and digits, a small letter first'));
        continue;
      }
      if (name.length > LONGEST_NAME) problems.push(tooLong(at([section, name]), name));
      const sameVariable = variables.get(variableBase(name));
      const sameFolded = folded.get(name.toLowerCase());
      if (sameVariable !== undefined) {
        const summary =
          sameVariable === name ? `a function and a resource are both called ${name}` : `${sameVariable} and ${name} become the same ${variableBase(name)}`;
        problems.push(invalid('NameInvalid', at([section, name]), summary, 'rename one of them'));
      } else if (sameFolded !== undefined) {
        problems.push(
          invalid(
            'NameInvalid',
            at([section, name]),
            `${sameFolded} and ${name} differ in capitals only, which the cloud's names don't have`,
            'rename one of them',
          ),
        );
      }
      variables.set(variableBase(name), name);
      folded.set(name.toLowerCase(), name);
    }
  }
  return [...problems, ...validateVariables(validation)];
}

export function tooLong(at: Place, name: string): Problem {
  const summary = `the name "${name.slice(0, 20)}…" has ${name.length} characters`;
  return invalid('NameInvalid', at, summary, `use ${LONGEST_NAME} at most`);
}

/** Environment variables of the project's own: possible names, none of them a resource's. */
function validateVariables({ project, catalogue, at }: Validation): Problem[] {
  const resources = new Map<string, string>();
  for (const [name, { type }] of Object.entries(project.resources)) {
    const variable = variableOf(catalogue, name, type, variableBase);
    if (variable !== undefined) resources.set(variable, name);
  }
  const places = [
    ...Object.keys(project.environment).map((name) => ({ name, path: ['environment', name] })),
    ...Object.entries(project.functions).flatMap(([of, { environment = {} }]) =>
      Object.keys(environment).map((name) => ({ name, path: ['functions', of, 'environment', name] })),
    ),
  ];
  return places.flatMap(({ name, path }) => {
    const wrong = variableNameProblem(name);
    if (wrong) return [invalid('NameInvalid', at(path), wrong.summary, wrong.remedy)];
    const resource = resources.get(name);
    if (resource === undefined) return [];
    return [invalid('NameInvalid', at(path), `the environment variable ${name} is that of the resource ${resource}`, 'rename it')];
  });
}
