import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import { aws } from '#clouds/aws/index.ts';
import { generate } from '#engine/template/generate.ts';
import { validateProject } from '#engine/template/validate-project.ts';
import { scan } from '#engine/tracking/scan.ts';
import { type ServiceEntry, triggerTypeOf } from '#kit/catalogue.ts';
import type { Field, Fields } from '#kit/field.ts';
import type { Problem } from '#model/problem.ts';
import { readProjectFile } from '#model/project-file.ts';
import { roomProject } from '#support/room-project.ts';

// A law of rooms and of the manifest: whatever JSON stands wherever, it is told with its place and a remedy, and nothing is ever thrown.
type Path = readonly (string | number)[];
const { catalogue } = aws;
const VALUES: readonly Json[] = [null, '', 'x', ' ', '/{a', 0, -1, 1.5, 1e300, true, false, [], [null], [''], [[]], {}, { a: 1 }, { name: '' }, [{}], '${x}'];

describe.each(catalogue.services.map((service) => ({ id: service.id, service })))('$id', ({ service }) => {
  const check = checkOf(service);

  test('each field of the room tells a value of a kind that it does not take, with its place and a remedy', () => {
    for (const { path, field } of fieldsOf(service)) {
      for (const value of VALUES) {
        const problems = check(path, value);
        if (fits(field, value)) continue;
        const told = problems.filter((one) => one.severity === 'error' && meets(one.at.field ?? '', path.join('.')));
        expect(told, `${path.join('.')} = ${JSON.stringify(value)}`).not.toEqual([]);
        for (const one of told) expect([one.at.file, typeof one.at.line, one.remedy === '']).toEqual(['stackwright.json', 'number', false]);
      }
    }
  });

  test('any JSON anywhere in the manifest is read, and what is wrong has a remedy', () => {
    const paths = pathsOf(JSON.parse(roomProject(service).files['stackwright.json'] ?? '') as Json);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.oneof(fc.constantFrom(...VALUES), fc.jsonValue({ maxDepth: 3 })), (path, value) => {
        for (const one of check(path, value as Json)) expect(one.remedy).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});

/** What is said of the room's project with one value set. */
function checkOf(service: ServiceEntry): (path: Path, value: Json) => readonly Problem[] {
  const { project: whole, files } = roomProject(service);
  const manifest = JSON.parse(files['stackwright.json'] ?? '') as Json;
  // What code does is the same whatever the manifest says of it.
  const scanned = scan({ project: whole, files, catalogue });
  return (path, value) => {
    const text = JSON.stringify(withValue(manifest, path, value), null, 2);
    const { project, problems } = readProjectFile(text);
    if (!project) return problems;
    const generated = generate(aws, { project, scan: scanned, stage: 'dev', artifacts: {}, manifest: text });
    return [...problems, ...validateProject(project, catalogue, { ...files, 'stackwright.json': text }), ...generated.problems];
  };
}

function fieldsOf(service: ServiceEntry): { path: Path; field: Field }[] {
  const { project } = roomProject(service);
  const ofResources = Object.entries(project.resources).flatMap(([name, { type }]) => {
    const fields = service.resourceTypes[type.replace(`${service.id}.`, '')]?.fields;
    return fields ? within(fields, ['resources', name, 'properties']) : [];
  });
  const ofTriggers = Object.entries(project.functions).flatMap(([name, { triggers = {} }]) =>
    Object.entries(triggers).flatMap(([trigger, { type }]) =>
      within(triggerTypeOf(catalogue, type)?.fields ?? {}, ['functions', name, 'triggers', trigger, 'options']),
    ),
  );
  return [...ofResources, ...ofTriggers];
}

function within(fields: Fields, path: Path): { path: Path; field: Field }[] {
  return Object.entries(fields).flatMap(([key, field]) => [{ path: [...path, key], field }, ...inner(field, [...path, key])]);
}

function inner(field: Field, path: Path): { path: Path; field: Field }[] {
  if (field.kind === 'group') return within(field.fields, path);
  return field.kind === 'list' ? [{ path: [...path, 0], field: field.item }, ...inner(field.item, [...path, 0])] : [];
}

/** By the kind alone; more may be wrong with a value. */
function fits(field: Field, value: Json): boolean {
  switch (field.kind) {
    case 'text':
    case 'resource':
      return typeof value === 'string' && value !== '' && (field.kind === 'text' || value.startsWith('other'));
    case 'number':
      return typeof value === 'number' && (field.integer !== true || Number.isInteger(value));
    case 'toggle':
      return typeof value === 'boolean';
    case 'choice':
      return field.options.some((option) => option.value === value);
    case 'json':
      return value !== '' && (field.shape !== 'object' || isJsonObject(value));
    case 'list':
      return Array.isArray(value) && value.every((item: Json) => fits(field.item, item));
    case 'group':
      return isJsonObject(value);
  }
}

/** A problem of a list's item is the list's, and the other way round. */
function meets(one: string, other: string): boolean {
  return `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`);
}

function pathsOf(value: Json, path: Path = []): Path[] {
  const entries: [string | number, Json][] = Array.isArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : [];
  return [path, ...entries.flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

function withValue(value: Json, [step, ...rest]: Path, to: Json): Json {
  if (step === undefined) return to;
  if (typeof step === 'number') {
    const items: Json[] = Array.isArray(value) ? [...value] : [];
    items[step] = withValue(items[step] ?? null, rest, to);
    return items;
  }
  const object: JsonObject = isJsonObject(value) ? value : {};
  return { ...object, [step]: withValue(object[step] ?? null, rest, to) };
}
