import { isProjectPath } from '../files.ts';
import { type Problem, problem } from '../problem.ts';
import type { FunctionDefinition, HandStatement, Project } from '../project.ts';
import { changed, type Edited, refused, withKey, withoutKey, withoutUndefined, withRenamedKey } from './edited.ts';
import { nameProblem } from './names.ts';

export function addFunction(project: Project, name: string, definition: FunctionDefinition): Edited {
  const wrong = nameProblem(project, name) ?? entryProblem(name, definition.entry);
  if (wrong) return refused(wrong);
  return changed({ ...project, functions: withKey(project.functions, name, definition) });
}

/** The code of the function stays in its files. */
export function removeFunction(project: Project, name: string): Edited {
  if (!Object.hasOwn(project.functions, name)) return refused(missing(name));
  return changed({ ...project, functions: withoutKey(project.functions, name) });
}

export function renameFunction(project: Project, from: string, to: string): Edited {
  if (!Object.hasOwn(project.functions, from)) return refused(missing(from));
  const wrong = nameProblem(project, to, from);
  if (wrong) return refused(wrong);
  return changed({ ...project, functions: withRenamedKey(project.functions, from, to) });
}

/** Settings to change; `undefined` takes a setting out, so that its default counts again. */
export type FunctionChange = { readonly [K in Exclude<keyof FunctionDefinition, 'unknown'>]?: FunctionDefinition[K] | undefined };

export function configureFunction(project: Project, name: string, change: FunctionChange): Edited {
  const definition = Object.hasOwn(project.functions, name) ? project.functions[name] : undefined;
  if (!definition) return refused(missing(name));
  const edited = withoutUndefined({ ...definition, ...change }) as FunctionDefinition;
  const wrong = entryProblem(name, edited.entry) ?? settingProblem(name, edited);
  if (wrong) return refused(wrong);
  return changed({ ...project, functions: withKey(project.functions, name, edited) });
}

export function addStatement(project: Project, name: string, statement: HandStatement): Edited {
  const wrong = statementProblem(name, statement);
  if (wrong) return refused(wrong);
  return configureFunction(project, name, { permissions: [...(project.functions[name]?.permissions ?? []), statement] });
}

export function removeStatement(project: Project, name: string, index: number): Edited {
  const kept = (project.functions[name]?.permissions ?? []).filter((_, at) => at !== index);
  return configureFunction(project, name, { permissions: kept.length > 0 ? kept : undefined });
}

function entryProblem(name: string, entry: string | undefined): Problem | undefined {
  if (entry !== undefined && isProjectPath(entry)) return undefined;
  return problem('PropertyInvalid', {
    at: { function: name, field: 'entry' },
    summary: `"${entry ?? ''}" is not a path within the project`,
    remedy: 'name a file such as `src/hit.ts`',
  });
}

// The bounds are the smallest and largest that any cloud's functions take; the cloud's own template rules are narrower where it matters.
const BOUNDS = {
  memory: [128, 10_240, 'megabytes'],
  timeout: [1, 900, 'seconds'],
  concurrency: [0, 10_000, 'runs at once'],
  logRetention: [1, 3653, 'days'],
} as const;

function settingProblem(name: string, definition: FunctionDefinition): Problem | undefined {
  for (const [setting, [least, most, unit]] of Object.entries(BOUNDS)) {
    const value = definition[setting as keyof typeof BOUNDS];
    if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) continue;
    const bounds = `a whole number of ${unit} from ${least} to ${most}`;
    return problem('PropertyInvalid', {
      at: { function: name, field: setting },
      // What was typed was no number, and is known to nobody here.
      summary: Number.isNaN(value) ? `${setting} has to be ${bounds}` : `${setting} ${value} is not ${bounds}`,
      remedy: `give ${least} to ${most}`,
    });
  }
  return undefined;
}

function statementProblem(name: string, statement: HandStatement): Problem | undefined {
  const at = { function: name, field: 'permissions' };
  const wrong = statement.actions.find((action) => !/^(\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$/.test(action));
  if (wrong !== undefined) {
    return problem('PropertyInvalid', { at, summary: `"${wrong}" is not an action`, remedy: 'write service and action, such as `ses:SendEmail`' });
  }
  if (statement.actions.length === 0) return problem('PropertyInvalid', { at, summary: 'the statement has no action', remedy: 'name at least one action' });
  if (statement.resources.length === 0) return problem('PropertyInvalid', { at, summary: 'the statement has no resource', remedy: 'give an ARN, or `*`' });
  return undefined;
}

function missing(name: string): Problem {
  return problem('FunctionMissing', { at: { function: name }, summary: `the project has no function "${name}"`, remedy: 'choose one that it has' });
}
