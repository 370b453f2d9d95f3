import { expect, test } from 'vitest';
import { aws } from '#clouds/aws/index.ts';
import type { Project } from '#model/project.ts';
import { validateProject } from './validate-project.ts';

const base: Project = {
  version: 1,
  name: 'small',
  cloud: 'aws',
  functions: {
    hit: { entry: 'src/hit.ts', triggers: { visit: { type: 'api-gateway.http-request', resource: 'api', options: { method: 'GET', path: '/' } } } },
  },
  resources: { api: { type: 'api-gateway.http-api', origin: 'project' }, photos: { type: 's3.bucket', origin: 'project', properties: { versioning: true } } },
  environment: {},
};

/** What is said of the project with some of it replaced, with the place as `line:column field`. */
function said(change: object): string[] {
  const project = { ...base, ...change } as Project;
  const files = { 'stackwright.json': JSON.stringify(project, null, 2), 'src/hit.ts': '' };
  return validateProject(project, aws.catalogue, files).map(
    ({ code, severity, at, summary }) => `${code}${severity === 'error' ? '' : ` (${severity})`} ${at.line}:${at.column} ${at.field}: ${summary}`,
  );
}

const hit = (of: object) => ({ functions: { hit: { entry: 'src/hit.ts', ...of } } });
const resource = (of: object) => ({ functions: {}, resources: { one: { origin: 'project', ...of } } });

test('a project that is well has no problem', () => {
  expect(said({})).toEqual([]);
});

test.each([
  [{ name: 'Small' }, 'NameInvalid 3:3 name: the project\'s name "Small" is not possible'],
  [resource({ type: 's3.buckt' }), 'TypeUnknown 9:7 resources.one.type: the type "s3.buckt" of one is not known'],
  [
    resource({ type: 's3.bucket', properties: { expireAfterDays: 0 } }),
    'PropertyInvalid 11:9 resources.one.properties.expireAfterDays: `expireAfterDays` of one: 0 is not a whole number, at least 1',
  ],
  [
    resource({ type: 's3.bucket', properties: { versionning: true } }),
    'PropertyInvalid (warning) 11:9 resources.one.properties.versionning: one has a `versionning`, which is not known and says nothing',
  ],
  [resource({ type: 's3.bucket', origin: 'account' }), "PropertyInvalid 7:5 resources.one: one is the account's, and has no `reference`"],
  [
    resource({ type: 'api-gateway.http-api', origin: 'account', reference: 'x' }),
    "PropertyInvalid 8:7 resources.one.origin: one, of type api-gateway.http-api, cannot be the account's",
  ],
  [resource({ type: 'dynamodb.table' }), 'PropertyInvalid 7:5 resources.one.properties.partitionKey.name: `partitionKey.name` of one: needs a value'],
  [
    resource({ type: 'sqs.queue', properties: { deadLetter: { queue: 'none', after: 3 } } }),
    'PropertyInvalid 12:11 resources.one.properties.deadLetter.queue: `deadLetter.queue` of one names the resource "none", which the project does not have',
  ],
  [hit({ entry: 'src/gone.ts' }), 'EntryMissing 7:7 functions.hit.entry: no file src/gone.ts, the entry of hit'],
  [hit({ entry: '../hit.ts' }), 'PropertyInvalid 7:7 functions.hit.entry: the entry "../hit.ts" of hit is not a path in the project'],
  [hit({ entry: '../../etc/passwd' }), 'PropertyInvalid 7:7 functions.hit.entry: the entry "../../etc/passwd" of hit is not a path in the project'],
  [hit({ export: 'a.b' }), 'PropertyInvalid 8:7 functions.hit.export: the export "a.b" of hit is not a name'],
  [{ template: 'gone.yaml' }, 'FragmentInvalid 34:3 template: no file gone.yaml'],
  [{ template: '../../x.yaml' }, 'FragmentInvalid 34:3 template: the template "../../x.yaml" is not a path in the project'],
  [hit({ memory: 64 }), 'PropertyInvalid 8:7 functions.hit.memory: the memory of hit is 64 MB'],
  [hit({ description: 'd'.repeat(257) }), 'PropertyInvalid 8:7 functions.hit.description: the description of hit has 257 characters'],
  [hit({ timeout: 901 }), 'PropertyInvalid 8:7 functions.hit.timeout: the timeout of hit is 901 seconds'],
  [hit({ timeout: 1.5 }), 'PropertyInvalid 8:7 functions.hit.timeout: the timeout of hit is 1.5 seconds'],
  [hit({ runtime: 'nodejs99.x' }), 'RuntimeUnknown 8:7 functions.hit.runtime: the runtime "nodejs99.x" of hit is not known'],
  [hit({ runtime: 'python3.13' }), 'RuntimeUnknown 8:7 functions.hit.runtime: the runtime python3.13 runs Python, and src/hit.ts is written in TypeScript'],
  [
    resource({ type: 'dynamodb.table', properties: { partitionKey: { name: 'id' }, indexes: '' } }),
    'PropertyInvalid 14:9 resources.one.properties.indexes: `indexes` of one: is empty: give it a value, or leave it out',
  ],
  [
    resource({ type: 'sqs.queue', properties: { fifo: '' } }),
    'PropertyInvalid 11:9 resources.one.properties.fifo: `fifo` of one: is empty: give it a value, or leave it out',
  ],
  [
    resource({ type: 'dynamodb.table', properties: { partitionKey: { name: 'id', tipe: 'N' } } }),
    'PropertyInvalid (warning) 13:11 resources.one.properties.partitionKey.tipe: one has a `partitionKey.tipe`, which is not known and says nothing',
  ],
  [hit({ logRetention: 4 }), 'PropertyInvalid 8:7 functions.hit.logRetention: logs of hit cannot be kept for 4 days'],
  [hit({ triggers: { a: { type: 's3.created' } } }), 'TypeUnknown 10:11 functions.hit.triggers.a.type: the type "s3.created" of the trigger a is not known'],
  [hit({ triggers: { a: { type: 's3.object-created' } } }), 'TriggerResourceMissing 9:9 functions.hit.triggers.a: the trigger a names no resource'],
  [
    hit({ triggers: { a: { type: 's3.object-created', resource: 'gone' } } }),
    'TriggerResourceMissing 11:11 functions.hit.triggers.a.resource: the trigger a names the resource "gone", which the project does not have',
  ],
  [
    hit({ triggers: { a: { type: 's3.object-created', resource: 'api' } } }),
    'TriggerNotPossible 11:11 functions.hit.triggers.a.resource: the trigger a comes from a s3.bucket, and api is of type api-gateway.http-api',
  ],
  [
    {
      ...hit({ triggers: { a: { type: 's3.object-created', resource: 'one' } } }),
      resources: { one: { type: 's3.bucket', origin: 'account', reference: 'b-1' } },
    },
    "TriggerNotPossible 11:11 functions.hit.triggers.a.resource: one is the account's, and a stack cannot make it call a function",
  ],
  [
    {
      ...hit({ triggers: { a: { type: 'dynamodb.stream', resource: 'one' } } }),
      resources: { one: { type: 'dynamodb.table', origin: 'account', reference: 'orders' } },
    },
    'TriggerNotPossible 11:11 functions.hit.triggers.a.resource: the trigger a needs the ARN of what it comes from, and one has "orders"',
  ],
  [
    hit({ triggers: { a: { type: 'schedule.rate', options: { every: 1, unit: 'weeks' } } } }),
    'PropertyInvalid 13:13 functions.hit.triggers.a.options.unit: `unit` of a: "weeks" is not one of minutes, hours, days',
  ],
  [
    { environment: { PHOTOS_BUCKET: { value: 'x' } } },
    'NameInvalid 34:5 environment.PHOTOS_BUCKET: the environment variable PHOTOS_BUCKET is that of the resource photos',
  ],
  [
    { resources: { ...base.resources, hit: { type: 's3.bucket', origin: 'project' } } },
    'NameInvalid 32:5 resources.hit: a function and a resource are both called hit',
  ],
  [
    { resources: { ...base.resources, Photos: { type: 's3.bucket', origin: 'project' } } },
    'NameInvalid 32:5 resources.Photos: the name "Photos" is not possible',
  ],
  [
    { resources: { ...base.resources, aB1: { type: 's3.bucket', origin: 'project' }, ab1: { type: 's3.bucket', origin: 'project' } } },
    "NameInvalid 36:5 resources.ab1: aB1 and ab1 differ in capitals only, which the cloud's names don't have",
  ],
  [
    { resources: { ...base.resources, ['a'.repeat(101)]: { type: 's3.bucket', origin: 'project' } } },
    `NameInvalid 32:5 resources.${'a'.repeat(101)}: the name "aaaaaaaaaaaaaaaaaaaa…" has 101 characters`,
  ],
])('%j', (change, expected) => {
  expect(said(change)).toEqual([expected]);
});
