import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '#base/text-edit.ts';
import { schema } from '#clouds/aws/dialect/check.ts';
import { aws } from '#clouds/aws/index.ts';
import { insertOperation } from '#engine/tracking/insert.ts';
import { readCallAt } from '#engine/tracking/read-call.ts';
import { scan } from '#engine/tracking/scan.ts';
import type { ServiceEntry } from '#kit/catalogue.ts';
import type { Field } from '#kit/field.ts';
import { variableBase } from '#model/names.ts';
import type { Project } from '#model/project.ts';
import { goldenOf, resourceNameFor, sampleValues } from '#support/room-project.ts';

// The laws that every room obeys, run over the register: a new room is greeted by them before its author writes a test.
const folder = join(process.cwd(), 'src/clouds/aws/services');
const { catalogue } = aws;
const rooms = catalogue.services.map((service) => ({ id: service.id, service }));

test('each folder of a room is in the register, and the other way round', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(catalogue.services.map((service) => service.id).sort()).toEqual(folders.map((entry) => entry.name).sort());
});

test('the catalogue is plain data', () => {
  expect(structuredClone(catalogue)).toEqual(catalogue);
  expect(JSON.parse(JSON.stringify(catalogue))).toEqual(catalogue);
});

const operations = rooms.flatMap(({ service }) =>
  Object.entries(service.operations).map(([id, operation]) => ({ name: `${service.id} ${id}`, service, id, operation })),
);

describe.each(operations)('$name', ({ service, id, operation }) => {
  test.each(['a.ts', 'a.js'])('what the form writes into %s is read back with the same values', (file) => {
    const name = resourceNameFor(`${service.id}.${operation.resourceType}`);
    const variable = variableBase(name) + (service.resourceTypes[operation.resourceType]?.variableSuffix ?? '');
    const before = 'export const handler = async (event) => {\n};\n';
    const values = sampleValues(operation);
    const inserted = insertOperation({
      catalogue,
      files: { [file]: before },
      file,
      offset: before.indexOf('};'),
      service,
      operation,
      values,
      resource: { variable },
    });
    if (inserted.kind === 'none') throw new Error(inserted.reason);
    const code = applyEdits(before, inserted.edits);
    const read = readCallAt({ catalogue, files: { [file]: code }, file, offset: code.indexOf('new ', inserted.selection.from) + 4 });
    expect(read).toMatchObject({ service: service.id, operationId: id, command: operation.call.command, values, resource: { variable }, unreadable: [] });

    const project: Project = {
      version: 1,
      name: 'trip',
      cloud: 'aws',
      functions: { uses: { entry: file } },
      resources: { [name]: { type: `${service.id}.${operation.resourceType}`, origin: 'project' } },
      environment: {},
    };
    const scanned = scan({ project, files: { [file]: code }, catalogue });
    expect(scanned.problems).toEqual([]);
    expect(scanned.usages.map((usage) => [usage.service, usage.operation])).toContainEqual([service.sdk, operation.call.command]);
    expect(scanned.usages.map((usage) => usage.resource)).toContain(name);
  });

  test('the command stands in the table, and each part that it speaks of is one of the type', () => {
    const grants = service.api[operation.call.command]?.grants ?? [];
    expect(grants.length).toBeGreaterThan(0);
  });
});

describe.each(rooms)('$id', ({ id, service }) => {
  test('each permission is service:Action, on a part that a type of the room has', () => {
    const grants = Object.values(service.api).flatMap((operation) => operation.grants);
    const parts = new Set(Object.values(service.resourceTypes).flatMap((type) => Object.keys(type.parts)));
    expect(grants.flatMap((grant) => grant.actions).filter((action) => !/^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$/.test(action))).toEqual([]);
    const own = grants.filter((grant) => grant.service === undefined);
    expect(own.map((grant) => grant.part ?? 'resource').filter((part) => !parts.has(part))).toEqual([]);
    // What no room has is named in full; of another room's it is a part that that room has.
    const others = grants.filter((grant) => grant.service !== undefined && grant.exact === undefined);
    const partsElsewhere = ({ service: sdk }: { readonly service?: string }) =>
      catalogue.services.flatMap((one) => (one.sdk === sdk ? Object.values(one.resourceTypes).flatMap((type) => Object.keys(type.parts)) : []));
    expect(others.filter((grant) => !partsElsewhere(grant).includes(grant.part ?? 'resource'))).toEqual([]);
  });

  test('each trigger that a grant sets off is one of the room', () => {
    const fired = Object.values(service.api).flatMap((operation) => operation.grants.flatMap((grant) => grant.fires ?? []));
    expect(fired.filter((trigger) => !Object.hasOwn(service.triggers, trigger))).toEqual([]);
  });

  test('a project with each of its operations, triggers and properties makes the golden template, without problems', () => {
    const { generated, problems } = goldenOf(service);
    expect(problems).toEqual([]);
    expect(JSON.parse(generated.body)).toEqual(JSON.parse(readFileSync(join(folder, id, `${id}.golden.json`), 'utf8')));
  });

  test('each type of the golden template is one that the schema knows', () => {
    const resources = goldenOf(service).generated.template.Resources as Record<string, { Type: string }>;
    expect(Object.values(resources).filter(({ Type }) => !Object.hasOwn(schema.resources, Type))).toEqual([]);
  });

  test('it has an icon of its own, titles in sentence case, and a label for each field', () => {
    expect(service.icon).toMatch(/^<svg [^>]*viewBox="0 0 24 24"[\s\S]*<\/svg>$/);
    expect(
      titlesOf(service).filter(
        (title) =>
          !/^[A-Z]/.test(title) ||
          title
            .split(' ')
            .slice(1)
            .some((word) => /^[A-Z][a-z]/.test(word)),
      ),
    ).toEqual([]);
    expect(fieldsOf(service).filter((field) => !/^[A-Z]/.test(field.label))).toEqual([]);
  });
});

const coded = rooms.flatMap(({ service }) => (service.sdk === undefined ? [] : [{ id: service.id, sdk: service.sdk, service }]));

test.each(coded)('$id lists every command of its API', async ({ sdk, service }) => {
  const client: Record<string, unknown> = await import(`@aws-sdk/client-${sdk}`);
  const commands = Object.keys(client).flatMap((name) => (/^[A-Z]\w*Command$/.test(name) ? [name.replace(/Command$/, '')] : []));
  expect(Object.keys(service.api).sort()).toEqual(commands.sort());
});

test('icons differ', () => {
  expect(new Set(catalogue.services.map((service) => service.icon)).size).toBe(catalogue.services.length);
});

function titlesOf(service: ServiceEntry): string[] {
  return [...Object.values(service.operations), ...Object.values(service.triggers), ...Object.values(service.resourceTypes)].map((one) => one.title);
}

function fieldsOf(service: ServiceEntry): Field[] {
  const within = (field: Field): Field[] => [
    field,
    ...(field.kind === 'group' ? Object.values(field.fields).flatMap(within) : field.kind === 'list' ? within(field.item) : []),
  ];
  return [...Object.values(service.operations), ...Object.values(service.triggers), ...Object.values(service.resourceTypes)].flatMap((one) =>
    Object.values(one.fields).flatMap(within),
  );
}
