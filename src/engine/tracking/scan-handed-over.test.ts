import { expect, test } from 'vitest';
import { problemLines, scanFiles, snippetProject } from '#support/scan-snippet.ts';

// A package that nobody knows is given a resource's name: what it does is not seen, and is told.
const layer = `import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';\n`;
const sdk = `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';\nconst db = new DynamoDBClient({});\n`;
const told = ['UsageUnseen:2'];

const cases: readonly (readonly [name: string, code: string, problems: readonly string[]])[] = [
  ['an option', `${layer}const store = new DynamoDBPersistenceLayer({ tableName: process.env.ORDERS_TABLE! });\nexport const handler = () => store;`, told],
  ['by a constant', `${layer}export const handler = () => new DynamoDBPersistenceLayer(TABLE);\nconst TABLE = process.env.ORDERS_TABLE;`, told],
  ['of a required package', `const { open } = require('some-store');\nexports.handler = () => open({ at: { bucket: process.env.PHOTOS_BUCKET } });`, told],
  [
    'where a call of it is seen',
    `${layer}const store = new DynamoDBPersistenceLayer({ tableName: process.env.ORDERS_TABLE! });\n${sdk}export const handler = () => db.send(new GetItemCommand({ TableName: process.env.ORDERS_TABLE, Key: {} }));`,
    [],
  ],
  [
    'where a call of another one is seen',
    `${layer}const store = new DynamoDBPersistenceLayer({ tableName: process.env.ORDERS_TABLE! });\n${sdk}export const handler = () => db.send(new GetItemCommand({ TableName: process.env.USERS_TABLE, Key: {} }));`,
    told,
  ],
  [
    'what is only logged',
    `import log from 'loglevel';\nexport const handler = () => { log.info('x', { table: process.env.ORDERS_TABLE }); console.log(process.env.ORDERS_TABLE); };`,
    [],
  ],
  [
    'what a package has made',
    `import { createDb } from 'some-db';\nconst db = createDb(); export const handler = () => db.put(process.env.ORDERS_TABLE, {});`,
    told,
  ],
  [
    'what a package has made of its own',
    `import { Db } from 'some-db';\nconst db = new Db(); const at = db.open(); export const handler = () => at.put(process.env.ORDERS_TABLE);`,
    told,
  ],
  ['a list', `import each from 'some-each';\nexport const handler = () => each([process.env.ORDERS_TABLE], () => {});`, told],
  ['a schema', `import { string } from 'some-schema';\nconst text = string(); export const handler = () => text.parse(process.env.ORDERS_TABLE);`, []],
  ['what is only checked', `import assert from 'node:assert';\nexport const handler = () => assert(process.env.ORDERS_TABLE);`, []],
  [
    'a client that is given along is told, and once',
    `import { open } from 'some-store';\n${sdk}export const handler = () => open({ db, table: process.env.ORDERS_TABLE });`,
    ['OperationUnknown:4'],
  ],
  ['what is only returned', `export const handler = () => ({ table: process.env.ORDERS_TABLE });`, []],
  ['a variable of no resource', `${layer}export const handler = () => new DynamoDBPersistenceLayer({ tableName: process.env.MODE });`, []],
];

for (const [name, code, problems] of cases) {
  test(name, () => {
    expect(problemLines(scanFiles({ 'f.ts': code }))).toEqual(problems);
  });
}

test('of the project’s own it is followed', () => {
  const files = {
    'f.ts': `import { show } from './show';\nexport const handler = () => show(process.env.ORDERS_TABLE);`,
    'show.ts': 'export const show = (name) => name;',
  };
  expect(problemLines(scanFiles(files))).toEqual([]);
});

test('a statement by hand about the resource settles it', () => {
  const code = `${layer}export const handler = () => new DynamoDBPersistenceLayer({ tableName: process.env.ORDERS_TABLE });`;
  const project = snippetProject();
  const allowing = (resource: string) =>
    problemLines(
      scanFiles({ 'f.ts': code }, { ...project, functions: { f: { entry: 'f.ts', permissions: [{ actions: ['dynamodb:GetItem'], resources: [resource] }] } } }),
    );
  expect([allowing('${Orders.Arn}'), allowing('${Users.Arn}')]).toEqual([[], told]);
});
