import { type Catalogue, resourceTypeOf, type TriggerEntry, triggerTypeOf } from '#kit/catalogue.ts';
import { entryLanguageProblem } from '#kit/entry-language.ts';
import { isProjectPath } from '#model/files.ts';
import type { JsonPath } from '#model/json-source.ts';
import { EXPORT_PATTERN, LONGEST_NAME, NAME_PATTERN } from '#model/names.ts';
import type { Problem } from '#model/problem.ts';
import { type FunctionDefinition, settingsOf, type TriggerDefinition } from '#model/project.ts';
import { tooLong } from './validate-names.ts';
import { invalid, unknownType, type Validation, validateFields } from './validate-project.ts';

const LONGEST_DESCRIPTION = 256;

/** Functions: entry, runtime, sizes and times within what the cloud takes; and their triggers. */
export function validateFunctions(validation: Validation): Problem[] {
  return Object.entries(validation.project.functions).flatMap(([name, definition]) => [
    ...validateEntry(validation, name, definition),
    ...validateSettings(validation, name, definition),
    ...Object.entries(definition.triggers ?? {}).flatMap(([trigger, one]) => validateTrigger(validation, name, trigger, one)),
  ]);
}

function validateEntry({ files, at }: Validation, name: string, { entry }: FunctionDefinition): Problem[] {
  const path = ['functions', name, 'entry'];
  if (!isProjectPath(entry)) {
    return [
      invalid(
        'PropertyInvalid',
        at(path),
        `the entry "${entry}" of ${name} is not a path in the project`,
        'write it from the project’s folder, such as src/index.ts',
      ),
    ];
  }
  if (files === undefined || Object.hasOwn(files, entry)) return [];
  return [invalid('EntryMissing', at(path), `no file ${entry}, the entry of ${name}`, 'create it, or correct `entry`')];
}

function validateSettings({ catalogue, at }: Validation, name: string, definition: FunctionDefinition): Problem[] {
  const settings = settingsOf(definition);
  const path = ['functions', name];
  const problems: Problem[] = [];
  const range = (key: 'memory' | 'timeout' | 'concurrency', value: number | undefined, least: number, most: number, unit: string) => {
    if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
    problems.push(invalid('PropertyInvalid', at([...path, key]), `the ${key} of ${name} is ${value}${unit}`, `use a whole number from ${least} to ${most}`));
  };
  const length = definition.description?.length ?? 0;
  if (length > LONGEST_DESCRIPTION) {
    const summary = `the description of ${name} has ${length} characters`;
    problems.push(invalid('PropertyInvalid', at([...path, 'description']), summary, `use ${LONGEST_DESCRIPTION} at most`));
  }
  range('memory', settings.memory, 128, 10_240, ' MB');
  range('timeout', settings.timeout, 1, 900, ' seconds');
  range('concurrency', definition.concurrency, 0, 1_000_000, '');
  const runtime = catalogue.runtimes.find((one) => one.id === settings.runtime);
  // Where no runtime is named, it is the entry that is wrong.
  const entryAt = at([...path, definition.runtime === undefined ? 'entry' : 'runtime']);
  // What can't be a path is in no language.
  const strange = runtime && isProjectPath(settings.entry) ? entryLanguageProblem(settings.entry, runtime, entryAt) : undefined;
  if (strange) problems.push(strange);
  if (!runtime) {
    const known = catalogue.runtimes.filter((runtime) => !runtime.deprecated).map((runtime) => runtime.id);
    problems.push(
      invalid('RuntimeUnknown', at([...path, 'runtime']), `the runtime "${settings.runtime}" of ${name} is not known`, `use one of ${known.join(', ')}`),
    );
  }
  if (catalogue.logRetentions && !catalogue.logRetentions.includes(settings.logRetention)) {
    const summary = `logs of ${name} cannot be kept for ${settings.logRetention} days`;
    problems.push(invalid('PropertyInvalid', at([...path, 'logRetention']), summary, `use one of ${catalogue.logRetentions.join(', ')}`));
  }
  if (!EXPORT_PATTERN.test(settings.export)) {
    problems.push(
      invalid('PropertyInvalid', at([...path, 'export']), `the export "${settings.export}" of ${name} is not a name`, 'name what the entry exports'),
    );
  }
  for (const [index, statement] of (definition.permissions ?? []).entries()) {
    if (statement.actions.length > 0 && statement.resources.length > 0) continue;
    const summary = `a statement of ${name} has no ${statement.actions.length > 0 ? 'resources' : 'actions'}, and is left out`;
    problems.push(invalid('PropertyInvalid', at([...path, 'permissions', index]), summary, 'add them, or remove the statement'));
  }
  return problems;
}

function validateTrigger(validation: Validation, functionName: string, name: string, trigger: TriggerDefinition): Problem[] {
  const { catalogue, at } = validation;
  const path = ['functions', functionName, 'triggers', name];
  const type = triggerTypeOf(catalogue, trigger.type);
  const problems: Problem[] = [];
  if (!NAME_PATTERN.test(name))
    problems.push(invalid('NameInvalid', at(path), `the trigger's name "${name}" is not possible`, 'use letters and digits, a small letter first'));
  if (name.length > LONGEST_NAME) problems.push(tooLong(at(path), name));
  if (!type) return [...problems, unknownType(at([...path, 'type']), `the type "${trigger.type}" of the trigger ${name}`, trigger.type, triggerIds(catalogue))];
  return [
    ...problems,
    ...validateSource(validation, path, name, trigger, type),
    ...validateFields(validation, type.fields, trigger.options ?? {}, [...path, 'options'], name),
  ];
}

function triggerIds(catalogue: Catalogue): string[] {
  return catalogue.services.flatMap((service) => Object.keys(service.triggers).map((id) => `${service.id}.${id}`));
}

/** Where a trigger comes from: there, of the right type, and one that can trigger. */
function validateSource({ project, catalogue, at }: Validation, path: JsonPath, name: string, trigger: TriggerDefinition, type: TriggerEntry): Problem[] {
  if (type.resourceType === undefined) {
    if (trigger.resource === undefined) return [];
    return [invalid('PropertyInvalid', at([...path, 'resource']), `the trigger ${name} names a resource, but comes from none`, 'remove `resource`')];
  }
  if (trigger.resource === undefined) {
    if (type.resourceOptional) return [];
    return [
      invalid(
        'TriggerResourceMissing',
        at(path),
        `the trigger ${name} names no resource`,
        `add "resource": the name of a ${words(catalogue, trigger.type, type)}`,
      ),
    ];
  }
  const place = [...path, 'resource'];
  const resource = Object.hasOwn(project.resources, trigger.resource) ? project.resources[trigger.resource] : undefined;
  if (!resource) {
    const summary = `the trigger ${name} names the resource "${trigger.resource}", which the project does not have`;
    return [invalid('TriggerResourceMissing', at(place), summary, 'define the resource, or name another')];
  }
  const wanted = `${trigger.type.split('.')[0]}.${type.resourceType}`;
  // A type that nobody knows is told at the resource.
  if (!resourceTypeOf(catalogue, resource.type)) return [];
  if (resource.type !== wanted) {
    const summary = `the trigger ${name} comes from a ${wanted}, and ${trigger.resource} is of type ${resource.type}`;
    return [invalid('TriggerNotPossible', at(place), summary, 'name a resource of that type')];
  }
  if (resource.origin !== 'account' || type.onAccountsResource === 'yes') return [];
  if (type.onAccountsResource === 'no') {
    const summary = `${trigger.resource} is the account's, and a stack cannot make it call a function`;
    return [invalid('TriggerNotPossible', at(place), summary, 'use a resource of the project, or connect the two outside')];
  }
  if (resource.reference?.startsWith('arn:')) return [];
  const summary = `the trigger ${name} needs the ARN of what it comes from, and ${trigger.resource} has "${resource.reference ?? ''}"`;
  return [invalid('TriggerNotPossible', at(place), summary, `write the ARN as the reference of ${trigger.resource}`)];
}

function words(catalogue: Catalogue, typeId: string, type: TriggerEntry): string {
  return resourceTypeOf(catalogue, `${typeId.split('.')[0]}.${type.resourceType}`)?.title.toLowerCase() ?? 'resource';
}
