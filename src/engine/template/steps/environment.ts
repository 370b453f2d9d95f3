import type { Json } from '#base/json.ts';
import { variableOf } from '#kit/catalogue.ts';
import type { PlacedFunction } from '#kit/trigger.ts';
import { variableBase } from '#model/names.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { EnvironmentVariable } from '#model/project.ts';
import type { TemplateParameter } from '#model/template.ts';
import type { Draft, Step } from '../draft.ts';
import type { GeneratedParameter } from '../generated.ts';
import { templateOf } from './resources.ts';

/** Each function's variables: the project's, its own, and those of the resources that its code reads, no others. */
export const environment: Step = (draft) => {
  const parameters: TemplateParameter[] = [];
  const environmentParameters: GeneratedParameter[] = [];
  // A parameter and a resource share one space of names.
  const taken = new Set([...draft.functions, ...draft.resources.values()].map(({ id }) => id));
  const parameterFor = (variable: string, of?: PlacedFunction): string => {
    const wish = `${of?.id ?? ''}Environment${pascal(variable)}`;
    let id = wish;
    for (let count = 2; taken.has(id); count += 1) id = `${wish}${count}`;
    taken.add(id);
    parameters.push(draft.cloud.dialect.secretParameter(id, `The value of ${variable}${of ? ` of ${of.name}` : ''}`));
    const at = draft.placeOf([...(of ? ['functions', of.name] : []), 'environment', variable]);
    environmentParameters.push({ id, variable, at, ...(of ? { function: of.name } : {}) });
    return id;
  };
  const shared = valuesOf(draft, draft.input.project.environment, (variable) => parameterFor(variable));
  const values = valuesByVariable(draft);
  const variables = Object.fromEntries(
    draft.functions.map((placed) => {
      const own = valuesOf(draft, placed.definition.environment ?? {}, (variable) => parameterFor(variable, placed));
      const all = { ...variablesRead(draft, placed, values), ...shared, ...own };
      return [placed.name, Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))];
    }),
  );
  return { variables, parameters, environmentParameters, problems: reserved(draft) };
};

function reserved({ cloud, input, placeOf }: Draft): Problem[] {
  const places = [
    ...Object.keys(input.project.environment).map((name) => ['environment', name]),
    ...Object.entries(input.project.functions).flatMap(([of, { environment: own = {} }]) =>
      Object.keys(own).map((name) => ['functions', of, 'environment', name]),
    ),
  ];
  return places
    .filter((path) => cloud.dialect.isReservedVariable(path.at(-1) as string))
    .map((path) => {
      const summary = `the environment variable ${path.at(-1)} is set by the cloud itself`;
      return problem('PropertyInvalid', { at: placeOf(path), summary, remedy: 'rename it' });
    });
}

function valuesOf(draft: Draft, defined: Readonly<Record<string, EnvironmentVariable>>, parameterFor: (variable: string) => string): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const [name, { value }] of Object.entries(defined)) values[name] = value ?? draft.cloud.dialect.parameterValue(parameterFor(name));
  return values;
}

/** The variable of each resource, with its value. */
function valuesByVariable(draft: Draft): ReadonlyMap<string, Json> {
  const values = new Map<string, Json>();
  for (const resource of draft.resources.values()) {
    const variable = variableOf(draft.cloud.catalogue, resource.name, resource.type, variableBase);
    const value = templateOf(draft, resource.type).variable?.(resource);
    if (variable !== undefined && value !== undefined) values.set(variable, value);
  }
  return values;
}

/** Code in a language that isn't tracked may read any of them: it gets all. */
function variablesRead(draft: Draft, placed: PlacedFunction, values: ReadonlyMap<string, Json>): Record<string, Json> {
  const runtime = draft.cloud.catalogue.runtimes.find((one) => one.id === placed.settings.runtime);
  const isTracked = runtime === undefined || runtime.language === 'node';
  const names = isTracked ? (draft.input.scan.variables[placed.name] ?? []) : values.keys();
  const read: Record<string, Json> = {};
  for (const name of names) {
    const value = values.get(name);
    if (value !== undefined) read[name] = value;
  }
  return read;
}

/** `API_KEY` → `ApiKey` */
function pascal(variable: string): string {
  return variable
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join('');
}
