import type { Json, JsonObject } from '#base/json.ts';
import { choice, type Field, group, list, text, toggle } from '#kit/field.ts';
import { defineResourceType, type PlacedResource } from '#kit/resource-type.ts';
import { getAttribute, ref, substitute } from '../../intrinsics.ts';
import { arnInAccount, readReference } from '../../reference.ts';
import { keyProblems } from './key-problems.ts';

export interface Key {
  readonly name?: string;
  readonly type?: string;
}
export interface Index {
  readonly name: string;
  readonly partitionKey: Key;
  readonly sortKey?: Key;
  readonly projection?: string;
}

const key = (label: string, sample: string, of: { optional?: boolean; replaces?: boolean } = {}): Field =>
  group({
    label,
    ...of,
    fields: {
      name: text({ label: 'Attribute', placeholder: sample, sample }),
      type: choice({
        label: 'Type',
        default: 'S',
        options: [
          { value: 'S', label: 'Text' },
          { value: 'N', label: 'Number' },
          { value: 'B', label: 'Binary' },
        ],
      }),
    },
  });

const VIEWS = [
  { value: 'NEW_AND_OLD_IMAGES', label: 'Both versions' },
  { value: 'NEW_IMAGE', label: 'New version' },
  { value: 'OLD_IMAGE', label: 'Old version' },
  { value: 'KEYS_ONLY', label: 'Keys only' },
];

export const table = defineResourceType({
  id: 'table',
  title: 'Table',
  variableSuffix: '_TABLE',
  holdsData: true,
  canBeAccounts: true,
  arnService: 'dynamodb',
  idleCost: 'none',
  parts: {
    resource: 'the table',
    index: 'its indexes',
    stream: 'its stream',
    backup: 'its backups',
    export: 'its exports',
    import: 'its imports',
    'global-table': 'the global table',
  },
  partTails: { index: '/index/*', stream: '/stream/*', backup: '/backup/*', export: '/export/*', import: '/import/*' },
  fields: {
    partitionKey: key('Partition key', 'id', { replaces: true }),
    sortKey: key('Sort key', 'at', { optional: true, replaces: true }),
    stream: choice({ label: 'Stream of changes', optional: true, options: VIEWS, help: 'What each change tells. A trigger on the table turns it on.' }),
    timeToLive: text({ label: 'Items expire by', optional: true, placeholder: 'expiresAt', help: 'The attribute that holds the time, in seconds since 1970.' }),
    indexes: list({
      label: 'Indexes',
      optional: true,
      advanced: true,
      item: group({
        label: 'Index',
        fields: {
          name: text({ label: 'Name', pattern: '[A-Za-z0-9_.-]{3,255}', placeholder: 'byDate', sample: 'byDate' }),
          partitionKey: key('Partition key', 'kind'),
          sortKey: key('Sort key', 'at', { optional: true }),
          projection: choice({
            label: 'Attributes',
            optional: true,
            default: 'ALL',
            options: [
              { value: 'ALL', label: 'All' },
              { value: 'KEYS_ONLY', label: 'Keys only' },
            ],
          }),
        },
      }),
    }),
    pointInTimeRecovery: toggle({
      label: 'Can be restored to any second',
      sample: true,
      advanced: true,
      help: 'Of the last 35 days. Costs by the size of the table.',
    }),
  },
  template: {
    pieces: (table) => ({
      resources: [{ id: table.id, type: 'AWS::DynamoDB::Table', name: table.name, holdsData: true, properties: properties(table) }],
      problems: keyProblems(table),
      outputs: [{ id: `${table.id}TableName`, value: ref(table.id), description: `The name of the table ${table.name}`, rank: 1 }],
    }),
    variable: (table) => (table.origin === 'project' ? ref(table.id) : tableInAccount(table.reference ?? '')),
    part: tablePart,
    referenceProblem: (reference) => {
      if (/^arn:/.test(reference)) return TABLE_ARN.test(reference) ? undefined : 'is not the ARN of a table';
      return /^[A-Za-z0-9_.-]{3,255}$/.test(reference) ? undefined : 'is not a name that a table can have';
    },
  },
});

/** Also that of something of the table's: its stream is what a trigger needs. */
const TABLE_ARN = /^arn:[a-z-]+:dynamodb:[a-z0-9-]+:\d{12}:table\/[A-Za-z0-9_.-]{3,255}(?:\/(?:stream|index|backup|export|import)\/[^/\s*?$]+)?$/;

/**
 * What code gives as `TableName`: `arn:…:table/legacy/stream/2026…` → `arn:…:table/legacy`. DynamoDB takes the ARN wherever it takes the name, and
 * the name alone would be that of another table, in the function's own account and region.
 */
function tableInAccount(reference: string): string {
  return readReference(reference).arn?.split('/').slice(0, 2).join('/') ?? reference;
}

function globalTable(table: PlacedResource): Json {
  if (table.origin === 'project') return substitute(`arn:\${AWS::Partition}:dynamodb::\${AWS::AccountId}:global-table/\${${table.id}}`);
  const { arn, partition, account, tail } = readReference(table.reference ?? '');
  if (arn) return `arn:${partition}:dynamodb::${account}:global-table/${tail.split('/')[1] ?? tail}`;
  return substitute(`arn:\${AWS::Partition}:dynamodb::\${AWS::AccountId}:global-table/${tail}`);
}

function tablePart(table: PlacedResource, part: string, name?: string): readonly Json[] {
  if (part === 'global-table') return [globalTable(table)];
  const tail = part === 'resource' ? '' : `/${part}/${name ?? '*'}`;
  if (table.origin === 'project') {
    if (part === 'stream') return [streamArn(table)];
    return [tail === '' ? getAttribute(table.id, 'Arn') : substitute(`\${${table.id}.Arn}${tail}`)];
  }
  const reference = table.reference ?? '';
  const { arn } = readReference(reference);
  if (!arn) return [arnInAccount('dynamodb', `table/${reference}${tail}`)];
  // The ARN may already be that of a stream, an index or a backup.
  if (part !== 'resource' && arn.includes(`/${part}/`) && name === undefined) return [arn];
  return [tableInAccount(reference) + tail];
}

export function streamArn(table: PlacedResource): Json {
  return table.origin === 'project' ? getAttribute(table.id, 'StreamArn') : (table.reference ?? '');
}

export interface TableProperties {
  readonly partitionKey?: Key;
  readonly sortKey?: Key;
  readonly stream?: string;
  readonly timeToLive?: string;
  readonly indexes?: readonly Index[];
  readonly pointInTimeRecovery?: boolean;
}

function properties(table: PlacedResource): JsonObject {
  const { partitionKey, sortKey, stream, timeToLive, indexes, pointInTimeRecovery } = table.properties as TableProperties;
  const all = indexes ?? [];
  return {
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: attributes([partitionKey, sortKey, ...all.flatMap((index) => [index.partitionKey, index.sortKey])]),
    KeySchema: keySchema(partitionKey, sortKey),
    ...(all.length > 0
      ? {
          GlobalSecondaryIndexes: all.map((index) => ({
            IndexName: index.name,
            KeySchema: keySchema(index.partitionKey, index.sortKey),
            Projection: { ProjectionType: index.projection ?? 'ALL' },
          })),
        }
      : {}),
    ...(stream ? { StreamSpecification: { StreamViewType: stream } } : {}),
    ...(timeToLive ? { TimeToLiveSpecification: { AttributeName: timeToLive, Enabled: true } } : {}),
    ...(pointInTimeRecovery ? { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } } : {}),
  };
}

/** Only attributes of keys may be defined, each once. */
function attributes(keys: readonly (Key | undefined)[]): JsonObject[] {
  const types = new Map<string, string>();
  for (const one of keys) if (one?.name && !types.has(one.name)) types.set(one.name, one.type ?? 'S');
  return [...types].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType }));
}

function keySchema(partitionKey: Key | undefined, sortKey: Key | undefined): JsonObject[] {
  return [
    ...(partitionKey?.name ? [{ AttributeName: partitionKey.name, KeyType: 'HASH' }] : []),
    ...(sortKey?.name ? [{ AttributeName: sortKey.name, KeyType: 'RANGE' }] : []),
  ];
}
