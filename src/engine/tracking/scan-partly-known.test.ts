import { expect, test } from 'vitest';
import { problemLines, scanFiles, usageLines } from '#support/scan-snippet.ts';

// Where one of several values is known and another isn't, both count: the one as a usage, the other as a problem.
const head = "import { SQS } from '@aws-sdk/client-sqs'; const sqs = new SQS({}); const QueueUrl = process.env.JOBS_QUEUE_URL;\n";
const send = 'sqs SendMessage jobs [sqs:SendMessage]';
const unknown = 'sqs SendMessage ? [sqs:SendMessage]';

const cases: readonly (readonly [name: string, code: string, usages: readonly string[], problems?: readonly string[]])[] = [
  [
    'one element of a list that is gone through',
    `export const handler = async (e: any) => {
  for (const one of [{ QueueUrl }, { QueueUrl: e.url }]) await sqs.sendMessage({ ...one, MessageBody: '' });
};`,
    [unknown, send],
    ['ResourceUnresolved:3'],
  ],
  [
    'one element, put together by Object.assign',
    `export const handler = async (e: any) => {
  for (const one of [{ QueueUrl }, { QueueUrl: e.url }]) await sqs.sendMessage(Object.assign({ MessageBody: '' }, one));
};`,
    [unknown, send],
    ['ResourceUnresolved:3'],
  ],
  [
    'what is written under a key that nobody knows',
    `export const handler = async (e: any) => { const to: any = { QueueUrl }; to[e.key] = e.url; await sqs.sendMessage({ QueueUrl: to.QueueUrl, MessageBody: '' }); };`,
    [unknown, send],
    ['ResourceUnresolved:2'],
  ],
  [
    'what stands under a key that nobody knows',
    `export const handler = async (e: any) => { await sqs.sendMessage({ QueueUrl, MessageBody: '', [e.key]: e.url }); };`,
    [unknown, send],
    ['ResourceUnresolved:2'],
  ],
  [
    'what is written under a key that is another one',
    `export const handler = async (e: any) => { const to: any = { QueueUrl }; const key = e.x ? 'a' : 'b'; to[key] = e.url; to.more = {}; to.more[e.key] = 1; await sqs.sendMessage({ QueueUrl: to.QueueUrl, MessageBody: '' }); };`,
    [send],
  ],
  [
    'a default of what is given',
    `export const handler = async (e: any) => { const { url = process.env.JOBS_QUEUE_URL } = e; await sqs.sendMessage({ QueueUrl: url, MessageBody: '' }); };`,
    [unknown, send],
    ['ResourceUnresolved:2'],
  ],
  [
    'one branch',
    `export const handler = async (e: any) => { const input = e.a ? { QueueUrl } : { QueueUrl: e.url }; await sqs.sendMessage({ MessageBody: '', ...input }); };`,
    [unknown, send],
    ['ResourceUnresolved:2'],
  ],
  [
    'what is spread behind it',
    `export const handler = async (e: any) => { const more = { ...e.options, DelaySeconds: 1 }; await sqs.sendMessage({ QueueUrl, ...more }); };`,
    [unknown, send],
    ['ResourceUnresolved:2'],
  ],
  [
    'what Object.assign puts over it',
    `export const handler = async (e: any) => { await sqs.sendMessage(Object.assign({ QueueUrl }, e.input)); };`,
    [unknown, send],
    ['ResourceUnresolved:2'],
  ],
  ['what is spread before it', `export const handler = async (e: any) => { await sqs.sendMessage({ ...e.input, QueueUrl }); };`, [send]],
  ['what is put under it', `export const handler = async (e: any) => { await sqs.sendMessage(Object.assign({}, e.input, { QueueUrl })); };`, [send]],
  [
    'what is spread behind it, without the key',
    `export const handler = async ({ QueueUrl: theirs, ...rest }: any) => {
  const more = { DelaySeconds: rest.delay };
  await sqs.sendMessage({ QueueUrl, ...more, ...(rest.id && { MessageGroupId: rest.id }), ...rest });
  await sqs.sendMessage(Object.assign({ QueueUrl }, rest, rest.id ? { MessageGroupId: rest.id } : {}));
};`,
    [send, send],
  ],
];

for (const [name, code, usages, problems = []] of cases) {
  test(name, () => {
    const result = scanFiles({ 'f.ts': head + code });
    expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({ usages, problems });
  });
}

test('what is set in one branch only may be missing: the table itself and its index are meant', () => {
  const code = (query: string): string =>
    `import { DynamoDB } from '@aws-sdk/client-dynamodb';\nconst db = new DynamoDB({}); const TableName = process.env.ORDERS_TABLE;\nexport const handler = async (e: any) => { ${query} };`;
  const both = [
    { actions: ['dynamodb:Query'], part: 'resource' },
    { actions: ['dynamodb:Query'], part: 'index', name: 'byDay' },
  ];
  for (const query of [
    `const q: any = { TableName }; if (e.day) q.IndexName = 'byDay'; await db.query(q);`,
    `const q: any = { TableName }; if (e.day) Object.assign(q, { IndexName: 'byDay' }); await db.query(q);`,
    `const q = Object.assign({ TableName }, e.day ? { IndexName: 'byDay' } : {}); await db.query(q);`,
    `let IndexName; if (e.day) IndexName = 'byDay'; await db.query({ TableName, IndexName });`,
    `await db.query({ TableName, ...(e.day && { IndexName: 'byDay' }) });`,
  ])
    expect([query, scanFiles({ 'f.ts': code(query) }).usages.map((one) => one.grants)]).toEqual([query, [both]]);
  const always = `const q: any = { TableName }; q.IndexName = 'byDay'; await db.query(q);`;
  expect(scanFiles({ 'f.ts': code(always) }).usages.map((one) => one.grants)).toEqual([[{ actions: ['dynamodb:Query'], part: 'index', name: 'byDay' }]]);
});
