import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import { type Catalogue, resourceTypeOf } from '#kit/catalogue.ts';
import type { Field, Fields } from '#kit/field.ts';
import { fieldProblems } from '#kit/field-problems.ts';
import { resourceReferences } from '#kit/resource-references.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import { type JsonPath, type JsonSource, readJsonSource } from '#model/json-source.ts';
import type { Place } from '#model/place.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { ProblemCode } from '#model/problem-codes.ts';
import { MANIFEST_FILE, type Project, type ResourceDefinition } from '#model/project.ts';
import { placeOf } from '#model/project-file.ts';
import { validateFragment } from './validate-fragment.ts';
import { validateFunctions } from './validate-functions.ts';
import { validateNames } from './validate-names.ts';

/** What a check of the manifest needs: the project, what the cloud has, and a way to say where something is wrong. */
export interface Validation {
  readonly project: Project;
  readonly catalogue: Catalogue;
  /** Absent: nothing is known of the files, and none is called missing. */
  readonly files: ProjectFiles | undefined;
  at(path: JsonPath): Place;
}

/** What is wrong with the manifest, each with its place in `stackwright.json`: the same while typing and on the command line. */
export function validateProject(project: Project, catalogue: Catalogue, files?: ProjectFiles, of: { readonly manifest?: string } = {}): Problem[] {
  const text = of.manifest ?? (files && textOf(files, MANIFEST_FILE));
  let source: JsonSource | undefined;
  const at = (path: JsonPath): Place => {
    if (text === undefined) return placeOf(path);
    source ??= readJsonSource(text);
    return { ...placeOf(path), ...source.placeOf(path) };
  };
  const validation: Validation = { project, catalogue, files, at };
  return [...validateNames(validation), ...validateResources(validation), ...validateFunctions(validation), ...validateFragment(validation)];
}

function validateResources(validation: Validation): Problem[] {
  return Object.entries(validation.project.resources).flatMap(([name, definition]) => validateResource(validation, name, definition));
}

function validateResource(validation: Validation, name: string, definition: ResourceDefinition): Problem[] {
  const { catalogue, at } = validation;
  const path: JsonPath = ['resources', name];
  const type = resourceTypeOf(catalogue, definition.type);
  if (!type) {
    const known = catalogue.services.flatMap((service) => Object.keys(service.resourceTypes).map((id) => `${service.id}.${id}`));
    return [unknownType(at([...path, 'type']), `the type "${definition.type}" of ${name}`, definition.type, known)];
  }
  if (definition.origin === 'project') return validateFields(validation, type.fields, definition.properties ?? {}, [...path, 'properties'], name);
  if (!type.canBeAccounts) {
    const summary = `${name}, of type ${definition.type}, cannot be the account's`;
    return [invalid('PropertyInvalid', at([...path, 'origin']), summary, 'make its `origin` "project"')];
  }
  if (definition.reference) return [];
  return [
    invalid('PropertyInvalid', at(path), `${name} is the account's, and has no \`reference\``, 'add its ARN, or its name in the same account and region'),
  ];
}

/** Values of declared fields: kinds, ranges, what is not declared, and names of other resources. */
export function validateFields(validation: Validation, fields: Fields, values: JsonObject, path: JsonPath, owner: string): Problem[] {
  const { project, at } = validation;
  const wrong = Object.entries(fieldProblems(fields, values)).map(([key, words]) => {
    const keys = key.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    return invalid('PropertyInvalid', at([...path, ...keys]), `\`${key}\` of ${owner}: ${words}`, 'correct it');
  });
  const unknown = unknownKeys(fields, values).map(({ path: keys, known }) =>
    problem('PropertyInvalid', {
      severity: 'warning',
      at: at([...path, ...keys]),
      summary: `${owner} has a \`${keys.join('.')}\`, which is not known and says nothing`,
      remedy: known.length > 0 ? `use one of ${known.join(', ')}` : 'remove it',
    }),
  );
  const dangling = resourceReferences(fields, values).flatMap((reference) => {
    const target = reference.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], values) as string;
    if (target === '') return [];
    const wanted = namedTypeAt(fields, reference);
    const { type } = (Object.hasOwn(project.resources, target) ? project.resources[target] : undefined) ?? {};
    if (type === wanted) return [];
    if (type !== undefined) {
      const summary = `\`${reference.join('.')}\` of ${owner} names ${target}, which is a ${type}, not a ${wanted}`;
      return [invalid('PropertyInvalid', at([...path, ...reference]), summary, `name a ${wanted}`)];
    }
    const summary = `\`${reference.join('.')}\` of ${owner} names the resource "${target}", which the project does not have`;
    return [invalid('PropertyInvalid', at([...path, ...reference]), summary, 'name one that it has, or define it')];
  });
  return [...wrong, ...unknown, ...dangling];
}

/** The type of resource that the field at a path names. */
function namedTypeAt(fields: Fields, path: JsonPath): string | undefined {
  let field: Field | undefined;
  for (const step of path) {
    if (field === undefined) field = fields[step as string];
    else if (field.kind === 'group') field = field.fields[step as string];
    else if (field.kind === 'list') field = field.item;
  }
  return field?.kind === 'resource' ? field.type : undefined;
}

/** Where values have a key that their fields don't, within groups and lists too; with the keys that there are. */
function unknownKeys(fields: Fields, values: JsonObject): { readonly path: JsonPath; readonly known: readonly string[] }[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (!Object.hasOwn(fields, key)) return [{ path: [key], known: Object.keys(fields) }];
    return unknownWithin(fields[key] as Field, value).map(({ path, known }) => ({ path: [key, ...path], known }));
  });
}

function unknownWithin(field: Field, value: Json): ReturnType<typeof unknownKeys> {
  if (field.kind === 'group' && isJsonObject(value)) return unknownKeys(field.fields, value);
  if (field.kind !== 'list' || !Array.isArray(value)) return [];
  return value.flatMap((item: Json, index: number) => unknownWithin(field.item, item).map(({ path, known }) => ({ path: [index, ...path], known })));
}

/** The nearest known id is offered, because most wrong ones are typed wrongly. */
export function unknownType(at: Place, subject: string, typed: string, known: readonly string[]): Problem {
  const near = known.filter((id) => id.split('.')[0] === typed.split('.')[0]);
  return problem('TypeUnknown', { at, summary: `${subject} is not known`, remedy: `use one of ${(near.length > 0 ? near : known).join(', ')}` });
}

export function invalid(code: ProblemCode, at: Place, summary: string, remedy: string): Problem {
  return problem(code, { at, summary, remedy });
}
