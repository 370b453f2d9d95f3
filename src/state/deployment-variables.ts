import type { Project } from '#model/project.ts';
import type { MissingVariable } from './deployment-questions.ts';

/** The variables that the manifest names without a value: the project's own first, then each function's. */
export function variablesWithoutValue(project: Project): MissingVariable[] {
  const own = Object.entries(project.environment).flatMap(([key, variable]) => (variable.value === undefined ? [{ key }] : []));
  const ofFunctions = Object.entries(project.functions).flatMap(([name, definition]) =>
    Object.entries(definition.environment ?? {}).flatMap(([key, variable]) => (variable.value === undefined ? [{ key, function: name }] : [])),
  );
  return [...own, ...ofFunctions];
}
