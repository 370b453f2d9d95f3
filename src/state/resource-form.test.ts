import { expect, test } from 'vitest';
import type { Catalogue } from '#kit/catalogue.ts';
import { number, text } from '#kit/field.ts';
import { RESOURCE } from '#kit/operation.ts';
import { emptyProject, type Project } from '#model/project.ts';
import { applyDraft } from './resource-form-apply.ts';
import { startDraft, withOperation } from './resource-form-draft.ts';
import { neededGrants } from './resource-form-grants.ts';
import { formProblems, isReady } from './resource-form-problems.ts';

const bucket = {
  id: 'bucket',
  title: 'Bucket',
  variableSuffix: '_BUCKET',
  holdsData: true,
  fields: { days: number({ label: 'Days', integer: true, optional: true }) },
  parts: { resource: 'the bucket', objects: 'its objects' },
  canBeAccounts: true,
  idleCost: 'none',
};
const key = text({ label: 'Key' });
const catalogue: Catalogue = {
  cloud: 'test',
  callStyles: [],
  runtimes: [],
  services: [
    {
      id: 'store',
      title: 'Store',
      description: '',
      icon: '',
      resourceTypes: { bucket },
      operations: {
        getObject: {
          title: 'Get',
          resourceType: 'bucket',
          fields: { key, version: text({ label: 'Version', optional: true }) },
          call: { command: 'GetObject', arguments: { Bucket: RESOURCE, Key: 'key', VersionId: 'version' } },
        },
        list: {
          title: 'List',
          resourceType: 'bucket',
          fields: { prefix: text({ label: 'Prefix', optional: true }) },
          call: { command: 'List', arguments: { Bucket: RESOURCE, Prefix: 'prefix' } },
        },
      },
      triggers: {
        'object-created': {
          id: 'object-created',
          title: 'Object created',
          resourceType: 'bucket',
          fields: { prefix: text({ label: 'Prefix', optional: true }) },
          onAccountsResource: 'no',
          sampleEvent: {},
        },
      },
      api: {
        GetObject: {
          grants: [
            { actions: ['store:Get'], at: 'Bucket', part: 'objects' },
            { actions: ['store:GetVersion'], at: 'Bucket', part: 'objects', when: 'VersionId' },
            { actions: ['store:Any'] },
            { actions: ['store:Get'], at: 'AccessPoint' },
          ],
        },
      },
    },
    {
      id: 'clock',
      title: 'Clock',
      description: '',
      icon: '',
      resourceTypes: {},
      operations: {},
      triggers: { rate: { id: 'rate', title: 'Rate', fields: { every: number({ label: 'Every' }) }, onAccountsResource: 'yes', sampleEvent: {} } },
      api: {},
    },
  ],
};
const project: Project = { ...emptyProject('shop'), functions: { hit: { entry: 'src/hit.ts' } } };
const insert = { kind: 'insert-operation', file: 'src/hit.ts', offset: 10 } as const;

test('the first drop of a service suggests a new resource, a later one offers what is there', () => {
  expect(startDraft({ intent: insert, service: 'store' }, project, catalogue)).toMatchObject({
    tab: 'new',
    name: 'bucket',
    type: 'store.bucket',
    operation: 'getObject',
  });
  const one: Project = { ...project, resources: { photos: { type: 'store.bucket', origin: 'project' } } };
  expect(startDraft({ intent: insert, service: 'store' }, one, catalogue)).toMatchObject({ tab: 'existing', existing: { from: 'project', name: 'photos' } });
});

test('another operation keeps the values that both have, and the resource', () => {
  const draft = {
    ...startDraft({ intent: insert, service: 'store' }, project, catalogue),
    name: 'mine',
    values: { key: { kind: 'literal', value: 'a' } as const },
  };
  expect(withOperation(draft, 'list', project, catalogue)).toMatchObject({ operation: 'list', values: {}, name: 'mine' });
});

test('a form is ready when the name is free and every field fits', () => {
  const draft = startDraft({ intent: insert, service: 'store' }, project, catalogue);
  expect(formProblems(draft, project, catalogue)).toEqual({ properties: {}, values: { key: 'needs a value' }, options: {} });
  const filled = { ...draft, properties: { days: 1.5 }, values: { key: { kind: 'expression', code: 'event.key' } as const } };
  expect(formProblems(filled, project, catalogue).properties).toEqual({ days: '1.5 is not a whole number' });
  expect(isReady(formProblems({ ...filled, properties: {} }, project, catalogue))).toBe(true);
});

test('a taken name offers the resource that has it', () => {
  const one: Project = { ...project, resources: { photos: { type: 'store.bucket', origin: 'project' } } };
  const draft = { ...startDraft({ intent: insert, service: 'store' }, one, catalogue), tab: 'new' as const, name: 'photos' };
  expect(formProblems(draft, one, catalogue)).toMatchObject({ offered: 'photos', name: 'the project has a resource "photos" already; choose another name' });
});

test('a trigger that cannot come from the account is said in the form', () => {
  const draft = {
    ...startDraft({ intent: { kind: 'add-trigger', function: 'hit' }, service: 'store' }, project, catalogue),
    tab: 'existing' as const,
    existing: { from: 'account', name: 'old', reference: 'old-photos' } as const,
  };
  expect(formProblems(draft, project, catalogue).existing?.code).toBe('TriggerNotPossible');
});

test('the manifest gets the resource and the trigger together', () => {
  const draft = {
    ...startDraft({ intent: { kind: 'add-trigger', function: 'hit' }, service: 'store' }, project, catalogue),
    name: 'photos',
    options: { prefix: 'in/' },
  };
  expect(applyDraft(draft, project).project).toEqual({
    ...project,
    functions: { hit: { entry: 'src/hit.ts', triggers: { objectCreated: { type: 'store.object-created', resource: 'photos', options: { prefix: 'in/' } } } } },
    resources: { photos: { type: 'store.bucket', origin: 'project', properties: {} } },
  });
});

test('a trigger without a resource changes nothing else', () => {
  const draft = { ...startDraft({ intent: { kind: 'add-trigger', function: 'hit' }, service: 'clock' }, project, catalogue), options: { every: 1 } };
  expect(applyDraft(draft, project).project?.resources).toEqual({});
});

test('the permission shown counts only what the values ask for', () => {
  const service = catalogue.services[0] as Catalogue['services'][number];
  const getObject = service.operations.getObject as (typeof service.operations)[string];
  expect(neededGrants(service, getObject, { key: { kind: 'literal', value: 'a' } }, 'photos')).toEqual([
    { actions: ['store:Get'], on: 'its objects (photos)' },
    { actions: ['store:Any'], on: 'everything' },
  ]);
  expect(neededGrants(service, getObject, { version: { kind: 'literal', value: '1' } }, 'photos')[1]).toEqual({
    actions: ['store:GetVersion'],
    on: 'its objects (photos)',
  });
});

test('what stands deeper in an argument counts where it is written', () => {
  const service = catalogue.services[0] as Catalogue['services'][number];
  const several = {
    ...(service.operations.getObject as (typeof service.operations)[string]),
    call: { command: 'DeleteSeveral', arguments: { Bucket: RESOURCE, Delete: { object: { Objects: 'key' } } } },
  };
  const api = {
    ...service.api,
    DeleteSeveral: {
      grants: [
        { actions: ['store:Delete'], at: 'Bucket', unless: 'Delete.Objects[].VersionId' },
        { actions: ['store:DeleteVersion'], at: 'Bucket', when: 'Delete.Objects[].VersionId' },
      ],
    },
  };
  const needed = (code: string) => neededGrants({ ...service, api }, several, { key: { kind: 'expression', code } }, 'photos').map((grant) => grant.actions);
  expect(needed('keys.map((Key) => ({ Key }))')).toEqual([['store:Delete']]);
  expect(needed('keys.map((Key) => ({ Key, VersionId: event.version }))')).toEqual([['store:DeleteVersion']]);
});
