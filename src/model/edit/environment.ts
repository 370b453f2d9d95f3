import { type Problem, problem } from '../problem.ts';
import type { EnvironmentVariable, Project } from '../project.ts';
import { variableNameProblem } from '../variable-name.ts';
import { changed, type Edited, refused, withKey, withoutKey, withRenamedKey } from './edited.ts';

/** Absent function: the variable is every function's. A function's own wins over that. */
export interface VariablePlace {
  readonly function?: string;
  readonly key: string;
}

/** Sets a variable; without a value it is asked for at deployment. */
export function setVariable(project: Project, at: VariablePlace, variable: EnvironmentVariable): Edited {
  const wrong = variableProblem(project, at);
  if (wrong) return refused(wrong);
  return change(project, at.function, (variables) => withKey(variables, at.key, variable));
}

/** Moves a variable: another key, another scope, or both. */
export function moveVariable(project: Project, from: VariablePlace, to: VariablePlace): Edited {
  const variable = variablesOf(project, from.function)[from.key];
  if (!variable) return refused(missing(from));
  if (from.function === to.function && from.key === to.key) return changed(project);
  const wrong = variableProblem(project, to) ?? takenProblem(project, to);
  if (wrong) return refused(wrong);
  if (from.function === to.function) return change(project, from.function, (variables) => withRenamedKey(variables, from.key, to.key));
  const removed = removeVariable(project, from);
  return removed.project ? change(removed.project, to.function, (variables) => withKey(variables, to.key, variable)) : removed;
}

export function removeVariable(project: Project, at: VariablePlace): Edited {
  if (!Object.hasOwn(variablesOf(project, at.function), at.key)) return refused(missing(at));
  return change(project, at.function, (variables) => withoutKey(variables, at.key));
}

export function variableProblem(project: Project, at: VariablePlace): Problem | undefined {
  const place = { ...(at.function === undefined ? {} : { function: at.function }), field: `environment.${at.key}` };
  if (at.function !== undefined && !Object.hasOwn(project.functions, at.function)) {
    return problem('FunctionMissing', { at: place, summary: `the project has no function "${at.function}"`, remedy: 'choose one that it has' });
  }
  const wrong = variableNameProblem(at.key);
  return wrong && problem('NameInvalid', { at: place, ...wrong });
}

export function takenProblem(project: Project, at: VariablePlace): Problem | undefined {
  if (!Object.hasOwn(variablesOf(project, at.function), at.key)) return undefined;
  return problem('NameInvalid', {
    at: { ...(at.function === undefined ? {} : { function: at.function }), field: `environment.${at.key}` },
    summary: `${at.function ?? 'the project'} has a variable "${at.key}" already`,
    remedy: 'change that one, or choose another name',
  });
}

type Variables = Readonly<Record<string, EnvironmentVariable>>;

export function variablesOf(project: Project, functionName: string | undefined): Variables {
  return (functionName === undefined ? project.environment : project.functions[functionName]?.environment) ?? {};
}

function change(project: Project, functionName: string | undefined, edit: (variables: Variables) => Variables): Edited {
  if (functionName === undefined) return changed({ ...project, environment: edit(project.environment) });
  const definition = project.functions[functionName];
  if (!definition) return refused(missing({ function: functionName, key: '' }));
  const { environment, ...rest } = definition;
  const edited = edit(environment ?? {});
  const next = Object.keys(edited).length > 0 ? { ...rest, environment: edited } : rest;
  return changed({ ...project, functions: withKey(project.functions, functionName, next) });
}

function missing(at: VariablePlace): Problem {
  return problem('NameInvalid', {
    at: { ...(at.function === undefined ? {} : { function: at.function }), field: `environment.${at.key}` },
    summary: `${at.function ?? 'the project'} has no variable "${at.key}"`,
    remedy: 'choose one that it has',
  });
}
