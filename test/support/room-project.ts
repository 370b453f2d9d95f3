import type { Json, JsonObject } from '#base/json.ts';
import { applyEdits } from '#base/text-edit.ts';
import { aws } from '#clouds/aws/index.ts';
import { generate } from '#engine/template/generate.ts';
import type { Generated } from '#engine/template/generated.ts';
import { validateProject } from '#engine/template/validate-project.ts';
import { insertOperation } from '#engine/tracking/insert.ts';
import { scan } from '#engine/tracking/scan.ts';
import type { ServiceEntry } from '#kit/catalogue.ts';
import type { Field, Fields } from '#kit/field.ts';
import type { Operation } from '#kit/operation.ts';
import { variableBase } from '#model/names.ts';
import type { Problem } from '#model/problem.ts';
import type { FunctionDefinition, Project, ResourceDefinition } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import type { FieldValues } from '#model/usage.ts';

const { catalogue } = aws;

/** A value of the right shape for a field, as the room gives it or as its kind has it. */
export function sampleOf(field: Field): Json {
  if (field.sample !== undefined) return field.sample as Json;
  if (field.default !== undefined) return field.default;
  switch (field.kind) {
    case 'text':
      return field.placeholder ?? 'text';
    case 'number':
      return field.minimum ?? 1;
    case 'toggle':
      return false;
    case 'choice':
      return field.options[0]?.value ?? '';
    case 'list':
      return [sampleOf(field.item)];
    case 'group':
      return samplesOf(field.fields);
    case 'resource':
      return otherName(field.type);
    case 'json':
      return {};
  }
}

export function samplesOf(fields: Fields): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, sampleOf(field)]));
}

export function sampleValues(operation: Operation): FieldValues {
  return Object.fromEntries(Object.entries(operation.fields).map(([key, field]) => [key, { kind: 'literal', value: sampleOf(field) }]));
}

/** `sqs.queue` → `otherQueue` */
function otherName(typeId: string): string {
  return `other${pascal(typeId.split('.')[1] ?? '')}`;
}

function pascal(id: string): string {
  return id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

export function resourceNameFor(typeId: string): string {
  return `main${pascal(typeId.split('.')[1] ?? '')}`;
}

const EMPTY = 'export const handler = async (event) => {\n};\n';

/** A file in which each operation of the room is called once, as the form would write it. */
export function codeOf(service: ServiceEntry, file: string): string {
  return Object.values(service.operations).reduce((code, operation) => withCall(code, file, service, operation, sampleValues(operation)), EMPTY);
}

function withCall(code: string, file: string, service: ServiceEntry, operation: Operation, values: FieldValues): string {
  const type = service.resourceTypes[operation.resourceType];
  const variable = variableBase(resourceNameFor(`${service.id}.${operation.resourceType}`)) + (type?.variableSuffix ?? '');
  const offset = code.lastIndexOf('};');
  const inserted = insertOperation({ catalogue, files: { [file]: code }, file, offset, service, operation, values, resource: { variable } });
  if (inserted.kind === 'none') throw new Error(`${service.id}: ${operation.title}: ${inserted.reason}`);
  return applyEdits(code, inserted.edits);
}

/** A project in which each operation of the room has a function of its own, which calls it with what it has to be given and no more. */
export function operationsProject(service: ServiceEntry): { project: Project; files: Record<string, string> } {
  const functions: Record<string, FunctionDefinition> = {};
  const files: Record<string, string> = {};
  const resources: Record<string, ResourceDefinition> = {};
  for (const [id, operation] of Object.entries(service.operations)) {
    const file = `${id}.js`;
    const values = Object.fromEntries(Object.entries(sampleValues(operation)).filter(([key]) => operation.fields[key]?.optional !== true));
    const typeId = `${service.id}.${operation.resourceType}`;
    const type = service.resourceTypes[operation.resourceType];
    if (!type) throw new Error(`there is no ${typeId}`);
    functions[id] = { entry: file };
    files[file] = withCall(EMPTY, file, service, operation, values);
    resources[resourceNameFor(typeId)] = { type: typeId, origin: 'project', properties: neededOf(type.fields) };
  }
  const project: Project = { version: 1, name: `each-${service.id}`, cloud: 'aws', functions, resources, environment: {} };
  return { project, files: { ...files, 'package.json': '{ "private": true, "type": "module" }\n', 'stackwright.json': writeProjectFile(project) } };
}

/** Only what has to be said. */
function neededOf(fields: Fields): JsonObject {
  return samplesOf(Object.fromEntries(Object.entries(fields).filter(([, field]) => field.optional !== true && field.kind !== 'toggle')));
}

/** A project that has every resource type of the room with every property, calls every operation and has every trigger once. */
export function roomProject(service: ServiceEntry): { project: Project; files: Record<string, string> } {
  const resources: Record<string, ResourceDefinition> = {};
  const addResource = (typeId: string, name: string, isWhole: boolean) => {
    const type = catalogue.services.find((one) => one.id === typeId.split('.')[0])?.resourceTypes[typeId.split('.')[1] ?? ''];
    if (!type || resources[name]) return;
    resources[name] = { type: typeId, origin: 'project', properties: isWhole ? samplesOf(type.fields) : neededOf(type.fields) };
    if (isWhole) for (const other of referencedTypes(type.fields)) addResource(other, otherName(other), false);
  };
  for (const id of Object.keys(service.resourceTypes)) addResource(`${service.id}.${id}`, resourceNameFor(`${service.id}.${id}`), true);
  const files: Record<string, string> = {};
  const functions: Record<string, FunctionDefinition> = {};
  if (Object.keys(service.operations).length > 0) {
    functions.uses = { entry: 'src/uses.ts' };
    files['src/uses.ts'] = codeOf(service, 'src/uses.ts');
  }
  for (const trigger of Object.values(service.triggers)) {
    const name = `on${pascal(trigger.id)}`;
    const entry = `src/${trigger.id}.ts`;
    files[entry] = EMPTY;
    for (const other of referencedTypes(trigger.fields)) addResource(other, otherName(other), false);
    const resource = trigger.resourceType === undefined ? {} : { resource: resourceNameFor(`${service.id}.${trigger.resourceType}`) };
    functions[name] = { entry, triggers: { one: { type: `${service.id}.${trigger.id}`, ...resource, options: samplesOf(trigger.fields) } } };
  }
  const project: Project = { version: 1, name: 'golden', cloud: 'aws', functions, resources, environment: {} };
  return { project, files: { ...files, 'stackwright.json': writeProjectFile(project) } };
}

function referencedTypes(fields: Fields): string[] {
  return Object.values(fields).flatMap((field) => {
    if (field.kind === 'resource') return [field.type];
    if (field.kind === 'group') return referencedTypes(field.fields);
    return field.kind === 'list' ? referencedTypes({ item: field.item }) : [];
  });
}

/** The room's golden template, and all that is said about it. */
export function goldenOf(service: ServiceEntry): { generated: Generated; problems: readonly Problem[] } {
  const { project, files } = roomProject(service);
  const scanned = scan({ project, files, catalogue });
  const manifest = files['stackwright.json'] as string;
  const generated = generate(aws, { project, scan: scanned, stage: 'dev', artifacts: {}, manifest });
  return { generated, problems: [...validateProject(project, catalogue, files), ...scanned.problems, ...generated.problems] };
}
