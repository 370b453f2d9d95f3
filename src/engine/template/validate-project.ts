import type { JsonObject } from '#base/json.ts';
import { type Catalogue, resourceTypeOf } from '#kit/catalogue.ts';
import type { Fields } from '#kit/field.ts';
import { fieldProblems } from '#kit/field-problems.ts';
import { resourceReferences } from '#kit/resource-references.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import { type JsonPath, type JsonSource, readJsonSource } from '#model/json-source.ts';
import type { Place } from '#model/place.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { ProblemCode } from '#model/problem-codes.ts';
import { MANIFEST_FILE, type Project, type ResourceDefinition } from '#model/project.ts';
import { placeOf } from '#model/project-file.ts';
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
  return [...validateNames(validation), ...validateResources(validation), ...validateFunctions(validation)];
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
  const unknown = Object.keys(values)
    .filter((key) => !Object.hasOwn(fields, key))
    .map((key) =>
      problem('PropertyInvalid', {
        severity: 'warning',
        at: at([...path, key]),
        summary: `${owner} has a \`${key}\`, which is not known and says nothing`,
        remedy: Object.keys(fields).length > 0 ? `use one of ${Object.keys(fields).join(', ')}` : 'remove it',
      }),
    );
  const dangling = resourceReferences(fields, values).flatMap((reference) => {
    const target = reference.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], values) as string;
    if (target === '' || Object.hasOwn(project.resources, target)) return [];
    const summary = `\`${reference.join('.')}\` of ${owner} names the resource "${target}", which the project does not have`;
    return [invalid('PropertyInvalid', at([...path, ...reference]), summary, 'name one that it has, or define it')];
  });
  return [...wrong, ...unknown, ...dangling];
}

/** The nearest known id is offered, because most wrong ones are typed wrongly. */
export function unknownType(at: Place, subject: string, typed: string, known: readonly string[]): Problem {
  const near = known.filter((id) => id.split('.')[0] === typed.split('.')[0]);
  return problem('TypeUnknown', { at, summary: `${subject} is not known`, remedy: `use one of ${(near.length > 0 ? near : known).join(', ')}` });
}

export function invalid(code: ProblemCode, at: Place, summary: string, remedy: string): Problem {
  return problem(code, { at, summary, remedy });
}
