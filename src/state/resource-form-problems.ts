import type { JsonObject } from '#base/json.ts';
import { type Catalogue, resourceTypeOf, serviceOf } from '#kit/catalogue.ts';
import { fieldProblems } from '#kit/field-problems.ts';
import { nameProblem, takenBy, triggerNameProblem } from '#model/edit/names.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Project } from '#model/project.ts';
import type { FieldValue } from '#model/usage.ts';
import { expressionProblem } from './expression-problem.ts';
import type { FormDraft } from './resource-form-draft.ts';

/** What keeps the form from being injected, each with the control it stands under. */
export interface FormProblems {
  readonly name?: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly existing?: Problem;
  readonly values: Readonly<Record<string, string>>;
  readonly triggerName?: string;
  readonly options: Readonly<Record<string, string>>;
  /** The name typed is that of a resource which would do: it is offered. */
  readonly offered?: string;
}

export function formProblems(draft: FormDraft, project: Project, catalogue: Catalogue): FormProblems {
  return {
    properties: {},
    ...(draft.type === undefined
      ? {}
      : draft.tab === 'new'
        ? newProblems(draft, draft.type, project, catalogue)
        : existingProblems(draft, draft.type, project, catalogue)),
    values: valueProblems(draft, catalogue),
    ...triggerProblems(draft, project, catalogue),
  };
}

export function isReady(problems: FormProblems): boolean {
  const texts = [problems.name, problems.triggerName, problems.existing].filter((one) => one !== undefined);
  return texts.length === 0 && [problems.properties, problems.values, problems.options].every((one) => Object.keys(one).length === 0);
}

function newProblems(draft: FormDraft, type: string, project: Project, catalogue: Catalogue): Pick<FormProblems, 'name' | 'properties' | 'offered'> {
  const wrong = nameProblem(project, draft.name);
  const taken = wrong === undefined ? undefined : takenBy(project, draft.name);
  return {
    ...(wrong === undefined ? {} : { name: `${wrong.summary}; ${wrong.remedy}` }),
    ...(taken !== undefined && project.resources[taken]?.type === type ? { offered: taken } : {}),
    properties: fieldProblems(resourceTypeOf(catalogue, type)?.fields ?? {}, draft.properties),
  };
}

function existingProblems(draft: FormDraft, type: string, project: Project, catalogue: Catalogue): Pick<FormProblems, 'existing' | 'name'> {
  const title = resourceTypeOf(catalogue, type)?.title.toLowerCase() ?? 'resource';
  const choice = draft.existing;
  const at = { field: 'resource' };
  // A call whose resource the form can't tell keeps the one that it names.
  if (choice === undefined && draft.intent.kind === 'update-operation') return {};
  if (choice === undefined)
    return { existing: problem('PropertyInvalid', { at, summary: `no ${title} is chosen`, remedy: 'choose one, or define a new one' }) };
  const reference =
    choice.from === 'account'
      ? choice.reference
      : project.resources[choice.name]?.origin === 'account'
        ? (project.resources[choice.name]?.reference ?? '')
        : undefined;
  const impossible = reference === undefined ? undefined : triggerProblem(draft, catalogue, choice.name, reference);
  if (impossible) return { existing: impossible };
  if (choice.from === 'project') return {};
  if (choice.reference.trim() === '')
    return { existing: problem('PropertyInvalid', { at, summary: `the ${title} has no name`, remedy: 'type its name or ARN' }) };
  const wrong = nameProblem(project, choice.name);
  return wrong === undefined ? {} : { name: `${wrong.summary}; ${wrong.remedy}` };
}

/** Why this trigger can't come from a resource that the project doesn't own. */
function triggerProblem(draft: FormDraft, catalogue: Catalogue, name: string, reference: string): Problem | undefined {
  const entry = draft.trigger === undefined ? undefined : serviceOf(catalogue, draft.service)?.triggers[draft.trigger];
  if (!entry || entry.onAccountsResource === 'yes') return undefined;
  const at = { resource: name, field: 'resource' };
  if (entry.onAccountsResource === 'no') {
    return problem('TriggerNotPossible', {
      at,
      summary: `"${entry.title}" can't be set on ${name}, which belongs to the account: it would have to be changed, and it is not the project's`,
      remedy: 'use one of the project, or a new one',
    });
  }
  if (reference.startsWith('arn:')) return undefined;
  return problem('TriggerNotPossible', {
    at,
    summary: `"${entry.title}" needs the ARN that it comes from, and "${reference}" is a name`,
    remedy: 'give the ARN, of a table that of its stream',
  });
}

function valueProblems(draft: FormDraft, catalogue: Catalogue): Readonly<Record<string, string>> {
  const operation = draft.operation === undefined ? undefined : serviceOf(catalogue, draft.service)?.operations[draft.operation];
  if (!operation || draft.isLocked) return {};
  const expressions = Object.entries(draft.values).filter(([, value]) => value.kind === 'expression');
  // What is missing here may stand in the part that the form can't show.
  const mayBeHidden = draft.unreadable.length > 0;
  const readable = Object.fromEntries(
    Object.entries(operation.fields).filter(([key]) => !(mayBeHidden && draft.values[key] === undefined) && !expressions.some(([name]) => name === key)),
  );
  const wrong = expressions.flatMap(([key, value]) => {
    const problem = value.kind === 'expression' ? expressionProblem(value.code, fileOf(draft)) : undefined;
    return problem === undefined ? [] : [[key, problem]];
  });
  return { ...fieldProblems(readable, literalsOf(draft.values)), ...Object.fromEntries(wrong) };
}

/** The language of the file decides what an expression is. */
function fileOf({ intent }: FormDraft): string {
  if (intent.kind === 'insert-operation') return intent.file;
  return intent.kind === 'update-operation' ? intent.mark.file : 'index.ts';
}

/** An empty text counts as left out: code may say `Prefix: ''`. */
function literalsOf(values: Readonly<Record<string, FieldValue>>): JsonObject {
  return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value.kind === 'literal' && value.value !== '' ? [[key, value.value]] : [])));
}

function triggerProblems(draft: FormDraft, project: Project, catalogue: Catalogue): Pick<FormProblems, 'triggerName' | 'options'> {
  const { intent } = draft;
  if (intent.kind !== 'add-trigger' && intent.kind !== 'update-trigger') return { options: {} };
  const entry = draft.trigger === undefined ? undefined : serviceOf(catalogue, draft.service)?.triggers[draft.trigger];
  const wrong = triggerNameProblem(project, intent.function, draft.triggerName, intent.kind === 'update-trigger' ? intent.trigger : undefined);
  return { ...(wrong === undefined ? {} : { triggerName: `${wrong.summary}; ${wrong.remedy}` }), options: fieldProblems(entry?.fields ?? {}, draft.options) };
}
