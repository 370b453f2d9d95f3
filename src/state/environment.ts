import { type Catalogue, resourceTypeOf, variableOf } from '#kit/catalogue.ts';
import { takenProblem, type VariablePlace, variableProblem } from '#model/edit/environment.ts';
import { variableBase } from '#model/names.ts';
import type { Project } from '#model/project.ts';

/** A variable that the project sets. */
export interface VariableRow extends VariablePlace {
  /** Undefined: asked for at deployment, no value is stored. */
  readonly value: string | undefined;
  /** A function's own that wins over the whole project's of the same key. */
  readonly wins: boolean;
}

/** A variable that the template sets because of a resource: shown, never edited. */
export interface ManagedRow {
  readonly key: string;
  readonly resource: string;
  /** `Bucket` */
  readonly title: string;
}

export function variableRows(project: Project): readonly VariableRow[] {
  const shared = Object.entries(project.environment).map(([key, variable]) => ({ key, value: variable.value, wins: false }));
  const own = Object.entries(project.functions).flatMap(([name, definition]) =>
    Object.entries(definition.environment ?? {}).map(([key, variable]) => ({
      function: name,
      key,
      value: variable.value,
      wins: Object.hasOwn(project.environment, key),
    })),
  );
  return [...shared, ...own];
}

export function managedRows(project: Project, catalogue: Catalogue): readonly ManagedRow[] {
  return Object.entries(project.resources).flatMap(([name, definition]) => {
    const key = variableOf(catalogue, name, definition.type, variableBase);
    return key === undefined ? [] : [{ key, resource: name, title: resourceTypeOf(catalogue, definition.type)?.title ?? definition.type }];
  });
}

/** Why a variable can't be set there, in words for under the field; undefined where it can. `from`: the row that is being changed. */
export function variableWords(project: Project, catalogue: Catalogue, at: VariablePlace, from?: VariablePlace): string | undefined {
  const managed = managedRows(project, catalogue).find((row) => row.key === at.key);
  if (managed) return `"${at.key}" is the variable of ${managed.resource}; choose another name`;
  const reserved = catalogue.variables?.reserved;
  if (reserved !== undefined && new RegExp(`^(?:${reserved})$`).test(at.key)) return `"${at.key}" is set by the cloud itself; choose another name`;
  const isSame = from !== undefined && from.key === at.key && from.function === at.function;
  const wrong = variableProblem(project, at) ?? (isSame ? undefined : takenProblem(project, at));
  return wrong && `${wrong.summary}; ${wrong.remedy}`;
}

/** Why a variable's value alone is more than a function may have, in words for under the field; undefined where it isn't. */
export function valueWords(catalogue: Catalogue, key: string, value: string): string | undefined {
  const most = catalogue.variables?.mostBytes;
  const bytes = new TextEncoder().encode(value).length;
  if (most === undefined || key.length + bytes <= most) return undefined;
  const [is, takes] = [bytes.toLocaleString('en'), most.toLocaleString('en')];
  return `the value has ${is} bytes, and the cloud takes ${takes} for all variables of a function, names included; keep large values in a file or a store`;
}
