import { expect, test } from 'vitest';
import { problemLines, scanFiles, usageLines } from '#support/scan-snippet.ts';

// What a batch could not do comes back and is tried again: it holds nothing but what the call was given.
const head = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; import { BatchGetCommand, BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
const ddb = DynamoDBDocumentClient.from(new DynamoDBClient({}));
`;
const write = 'dynamodb BatchWriteItem orders [dynamodb:BatchWriteItem]';
const read = 'dynamodb BatchGetItem orders [dynamodb:BatchGetItem]';

const cases: readonly (readonly [name: string, code: string, usages: readonly string[], problems?: readonly string[]])[] = [
  [
    'a loop',
    `export const handler = async (event: any) => {
  let r: any = { [process.env.ORDERS_TABLE!]: event.puts };
  while (r && Object.keys(r).length > 0) { const o = await ddb.send(new BatchWriteCommand({ RequestItems: r })); r = o.UnprocessedItems; }
};`,
    [write],
  ],
  [
    'keys, taken out of the answer',
    `export const handler = async (event: any) => {
  let RequestItems: any = { [process.env.ORDERS_TABLE!]: { Keys: event.keys } };
  do { const { Responses, UnprocessedKeys } = await ddb.send(new BatchGetCommand({ RequestItems })); RequestItems = UnprocessedKeys ?? {}; } while (Object.keys(RequestItems).length);
};`,
    [read],
  ],
  [
    'a second call',
    `export const handler = async (event: any) => {
  const o = await ddb.send(new BatchWriteCommand({ RequestItems: { [process.env.ORDERS_TABLE!]: event.puts } }));
  if (o.UnprocessedItems) await ddb.send(new BatchWriteCommand({ RequestItems: o.UnprocessedItems }));
};`,
    [write],
  ],
  [
    'a function that calls itself',
    `const all = async (RequestItems: any) => { const o = await ddb.send(new BatchWriteCommand({ RequestItems })); if (o.UnprocessedItems) await all(o.UnprocessedItems); };
export const handler = (event: any) => all({ [process.env.ORDERS_TABLE!]: event.puts });`,
    [write],
  ],
  [
    'the second SDK',
    `const AWS = require('aws-sdk'); const old = new AWS.DynamoDB.DocumentClient();
exports.handler = async (event: any) => {
  let r: any = { [process.env.ORDERS_TABLE!]: event.puts };
  while (r) { const o = await old.batchWrite({ RequestItems: r }).promise(); r = o.UnprocessedItems; }
};`,
    [write],
  ],
  [
    'what may be something else than a client is followed as that',
    `const own = { send: (_: unknown) => ({ UnprocessedItems: { [process.env.USERS_TABLE!]: [] } }) };
export const handler = async (event: any) => {
  const o = await (event.own ? own : ddb).send(new BatchWriteCommand({ RequestItems: { [process.env.ORDERS_TABLE!]: event.puts } }));
  await ddb.send(new BatchWriteCommand({ RequestItems: o.UnprocessedItems }));
};`,
    [write, 'dynamodb BatchWriteItem ? [dynamodb:BatchWriteItem]', 'dynamodb BatchWriteItem users [dynamodb:BatchWriteItem]'],
    ['ResourceUnresolved:6'],
  ],
  [
    'what somebody else gives under that name is not known',
    `export const handler = (event: any) => ddb.send(new BatchWriteCommand({ RequestItems: event.UnprocessedItems }));`,
    ['dynamodb BatchWriteItem ? [dynamodb:BatchWriteItem]'],
    ['ResourceUnresolved:3'],
  ],
  [
    'nor is another part of an answer',
    `export const handler = async (event: any) => { const o = await ddb.send(new BatchGetCommand({ RequestItems: { [process.env.ORDERS_TABLE!]: event.keys } })); return ddb.send(new BatchWriteCommand({ RequestItems: o.Responses })); };`,
    [read, 'dynamodb BatchWriteItem ? [dynamodb:BatchWriteItem]'],
    ['ResourceUnresolved:3'],
  ],
];

for (const [name, code, usages, problems = []] of cases) {
  test(name, () => {
    const result = scanFiles({ 'f.ts': head + code });
    expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({ usages, problems });
  });
}
