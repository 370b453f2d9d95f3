import { expect, test } from 'vitest';
import { problemLines, scanFiles, usageLines } from '#support/scan-snippet.ts';

// How a resource may be named. Every snippet gets the imports and clients below, on its first three lines.
const head = `import { S3Client, GetObjectCommand, PutObjectCommand, CopyObjectCommand } from '@aws-sdk/client-s3'; import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand, ScanCommand, TransactWriteCommand, BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb'; import { SNSClient, PublishCommand } from '@aws-sdk/client-sns';
const s3 = new S3Client({}); const ddb = DynamoDBDocumentClient.from(new DynamoDBClient({})); const sns = new SNSClient({});
`;
const get = 's3 GetObject photos [s3:GetObject]';
const put = 'dynamodb PutItem orders [dynamodb:PutItem]';
const putUsers = 'dynamodb PutItem users [dynamodb:PutItem]';

const cases: readonly (readonly [name: string, code: string, usages: readonly string[], problems?: readonly string[]])[] = [
  ['a variable in brackets', `export const handler = () => s3.send(new GetObjectCommand({ Bucket: process.env['PHOTOS_BUCKET'], Key: 'a' }));`, [get]],
  ['a variable in a template key', 'export const handler = () => s3.send(new GetObjectCommand({ Bucket: process.env[`PHOTOS_BUCKET`] }));', [get]],
  [
    'a destructured variable',
    `const { PHOTOS_BUCKET } = process.env;\nexport const handler = () => s3.send(new GetObjectCommand({ Bucket: PHOTOS_BUCKET }));`,
    [get],
  ],
  [
    'a destructured and renamed variable with a fallback',
    `const { PHOTOS_BUCKET: Bucket = 'none' } = process.env;\nexport const handler = () => s3.send(new GetObjectCommand({ Bucket }));`,
    [get],
  ],
  [
    'destructured from process',
    `const { env: { PHOTOS_BUCKET } } = process;\nexport const handler = () => s3.send(new GetObjectCommand({ Bucket: PHOTOS_BUCKET }));`,
    [get],
  ],
  [
    'an alias of the environment',
    `const env = process.env;\nexport const handler = () => s3.send(new GetObjectCommand({ Bucket: env.PHOTOS_BUCKET! }));`,
    [get],
  ],
  [
    'the environment from its module',
    `import { env } from 'node:process';\nimport process2 from 'process';\nexport const handler = async () => { await s3.send(new GetObjectCommand({ Bucket: env.PHOTOS_BUCKET })); await s3.send(new GetObjectCommand({ Bucket: process2.env.PHOTOS_BUCKET })); };`,
    [get, get],
  ],
  ['the environment from globalThis', `export const handler = () => s3.send(new GetObjectCommand({ Bucket: globalThis.process.env.PHOTOS_BUCKET }));`, [get]],
  [
    'a checked environment',
    `const env = schema.parse(process.env);\nexport const handler = () => s3.send(new GetObjectCommand({ Bucket: env.PHOTOS_BUCKET }));`,
    [get],
  ],
  [
    'a copied environment',
    `const config = { ...process.env, REGION: 'x' };\nexport const handler = () => s3.send(new GetObjectCommand({ Bucket: config.PHOTOS_BUCKET }));`,
    [get],
  ],
  [
    'a constant',
    `const bucket: string = process.env.PHOTOS_BUCKET as string;\nexport const handler = () => s3.send(new GetObjectCommand({ Bucket: bucket }));`,
    [get],
  ],
  ['a shorthand', `const Bucket = process.env.PHOTOS_BUCKET;\nexport const handler = (Key) => s3.send(new GetObjectCommand({ Bucket, Key }));`, [get]],
  [
    'a fallback that never takes its place',
    `const b = process.env.PHOTOS_BUCKET ?? 'x';\nconst c = process.env.PHOTOS_BUCKET || '';\nexport const handler = async () => { await s3.send(new GetObjectCommand({ Bucket: b })); await s3.send(new GetObjectCommand({ Bucket: c })); };`,
    [get, get],
  ],
  [
    'a fallback that may',
    `const b = process.env.SOMETHING ?? 'x';\nexport const handler = () => s3.send(new GetObjectCommand({ Bucket: b }));`,
    ['s3 GetObject ? [s3:GetObject]', 's3 GetObject =x [s3:GetObject]'],
    ['ResourceUnresolved:5'],
  ],
  [
    'a condition gives both',
    `export const handler = (event) => s3.send(new GetObjectCommand({ Bucket: event.thumb ? process.env.THUMBS_BUCKET : process.env.PHOTOS_BUCKET }));`,
    [get, 's3 GetObject thumbs [s3:GetObject]'],
  ],
  ['a non-null cast chain', `export const handler = () => s3.send(new GetObjectCommand({ Bucket: (<unknown>process.env!.PHOTOS_BUCKET!) as string }));`, [get]],
  [
    'an object of constants',
    `const CONFIG = Object.freeze({ buckets: { photos: process.env.PHOTOS_BUCKET } } as const);\nexport const handler = () => s3.send(new GetObjectCommand({ Bucket: CONFIG.buckets.photos }));`,
    [get],
  ],
  [
    'a getter of an object',
    `const config = { get bucket() { return process.env.PHOTOS_BUCKET; } };\nexport const handler = () => s3.send(new GetObjectCommand({ Bucket: config.bucket }));`,
    [get],
  ],
  [
    'an enum',
    `enum Tables { Orders = 'legacy-orders' }\nexport const handler = () => ddb.send(new PutCommand({ TableName: Tables.Orders }));`,
    ['dynamodb PutItem legacy [dynamodb:PutItem]'],
  ],
  [
    'a literal name of a resource of the account',
    `export const handler = () => ddb.send(new PutCommand({ TableName: 'legacy-orders' }));`,
    ['dynamodb PutItem legacy [dynamodb:PutItem]'],
  ],
  [
    'the name in the ARN of a resource of the account',
    `export const handler = () => s3.send(new GetObjectCommand({ Bucket: 'old-archive' }));`,
    ['s3 GetObject archive [s3:GetObject]'],
  ],
  [
    'a variable of the project with a literal value',
    `export const handler = () => s3.send(new GetObjectCommand({ Bucket: process.env.MODE }));`,
    ['s3 GetObject archive [s3:GetObject]'],
  ],
  [
    'text put together',
    "const part = 'old';\nexport const handler = () => s3.send(new GetObjectCommand({ Bucket: `${part}-` + 'arch' + \"ive\" }));",
    ['s3 GetObject archive [s3:GetObject]'],
  ],
  [
    'text with an unknown part',
    'export const handler = (event) => s3.send(new GetObjectCommand({ Bucket: `photos-${event.stage}` }));',
    ['s3 GetObject ? [s3:GetObject]'],
    ['ResourceUnresolved:4'],
  ],
  [
    'parameters built before',
    `export const handler = async (event) => {\n  const params = { Bucket: process.env.PHOTOS_BUCKET, Key: event.key };\n  return s3.send(new GetObjectCommand(params));\n};`,
    [get],
  ],
  [
    'parameters filled in later',
    `export const handler = async (event) => {\n  const params: any = {};\n  params.Bucket = process.env.PHOTOS_BUCKET;\n  params['Key'] = event.key;\n  return s3.send(new GetObjectCommand(params));\n};`,
    [get],
  ],
  [
    'parameters merged',
    `const base = { Bucket: process.env.PHOTOS_BUCKET };\nexport const handler = async (event) => {\n  await s3.send(new GetObjectCommand({ ...base, Key: event.key }));\n  await s3.send(new GetObjectCommand(Object.assign({}, base, { Key: 'b' })));\n  const p = { Key: 'c' };\n  Object.assign(p, base);\n  await s3.send(new GetObjectCommand(p));\n};`,
    [get, get, get],
  ],
  [
    'an override after a spread',
    `const base = { Bucket: 'x', Key: 'k' };\nexport const handler = async (event) => s3.send(new GetObjectCommand({ ...base, ...event, Bucket: process.env.PHOTOS_BUCKET }));`,
    [get],
  ],
  [
    'a conditional spread',
    `export const handler = async (event) => s3.send(new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, ...(event.range && { Range: event.range }), ...(event.v ? { VersionId: event.v } : {}) }));`,
    [get],
  ],
  [
    'parameters used again with another resource',
    `export const handler = async () => {\n  const params: any = { TableName: process.env.ORDERS_TABLE };\n  await ddb.send(new PutCommand(params));\n  params.TableName = process.env.USERS_TABLE;\n  await ddb.send(new PutCommand(params));\n};`,
    [put, putUsers],
  ],
  [
    'a variable assigned in branches',
    `export const handler = async (event) => {\n  let table;\n  if (event.user) table = process.env.USERS_TABLE;\n  else { table = process.env.ORDERS_TABLE; }\n  await ddb.send(new PutCommand({ TableName: table }));\n};`,
    [put, putUsers],
  ],
  [
    'a variable assigned in a switch',
    `export const handler = async (event) => {\n  let table: string;\n  switch (event.kind) { case 'user': table = process.env.USERS_TABLE!; break; default: table = process.env.ORDERS_TABLE!; }\n  await ddb.send(new PutCommand({ TableName: table }));\n};`,
    [put, putUsers],
  ],
  [
    'a variable assigned anew',
    `export const handler = async (event) => {\n  let table = process.env.USERS_TABLE;\n  await ddb.send(new PutCommand({ TableName: table }));\n  table = process.env.ORDERS_TABLE;\n  await ddb.send(new PutCommand({ TableName: table }));\n};`,
    [putUsers, put],
  ],
  [
    'a variable set by another function',
    `let table;\nfunction init() { table = process.env.ORDERS_TABLE; }\nexport const handler = async () => { init(); await ddb.send(new PutCommand({ TableName: table })); };`,
    [put],
  ],
  [
    'a helper with the resource as parameter',
    `async function save(table: string, item: object) { await ddb.send(new PutCommand({ TableName: table, Item: item })); }\nexport const handler = async (event) => { await save(process.env.ORDERS_TABLE!, event); await save(process.env.USERS_TABLE!, event); };`,
    [put, putUsers],
  ],
  [
    'a helper with an object as parameter',
    `const save = async ({ table, item, ...rest }: Options) => ddb.send(new PutCommand({ TableName: table, Item: item, ...rest }));\nexport const handler = (event) => save({ table: process.env.ORDERS_TABLE, item: event });`,
    [put],
  ],
  [
    'helpers that call helpers',
    `const a = (t) => b(t);\nconst b = (t) => c({ t });\nfunction c(o) { const { t } = o; return ddb.send(new PutCommand({ TableName: t })); }\nexport const handler = () => a(process.env.ORDERS_TABLE);`,
    [put],
  ],
  [
    'a helper that calls itself',
    `async function save(table, items) { if (!items.length) return; await ddb.send(new PutCommand({ TableName: table })); return save(table, items.slice(1)); }\nexport const handler = (event) => save(process.env.ORDERS_TABLE, event.items);`,
    [put],
  ],
  [
    'a default parameter',
    `const save = (item, table = process.env.ORDERS_TABLE) => ddb.send(new PutCommand({ TableName: table, Item: item }));\nexport const handler = async (event) => { await save(event); await save(event, process.env.USERS_TABLE); };`,
    [put, putUsers],
  ],
  [
    'a parameter that nobody gives',
    `export const save = (table) => ddb.send(new PutCommand({ TableName: table }));\nexport const handler = async () => {};`,
    ['dynamodb PutItem ? [dynamodb:PutItem]'],
    ['ResourceUnresolved:4'],
  ],
  [
    'a parameter of the event',
    `export const handler = async (event) => ddb.send(new PutCommand({ TableName: event.table }));`,
    ['dynamodb PutItem ? [dynamodb:PutItem]'],
    ['ResourceUnresolved:4'],
  ],
  [
    'a helper that returns the name',
    `const table = () => process.env.ORDERS_TABLE;\nfunction other() { const t = process.env.ORDERS_TABLE; if (!t) throw new Error('no table'); return t; }\nexport const handler = async () => { await ddb.send(new PutCommand({ TableName: table() })); await ddb.send(new PutCommand({ TableName: other() })); };`,
    [put, put],
  ],
  [
    'a helper that reads a variable by name',
    `function required(name: string): string { const value = process.env[name]; if (!value) throw new Error(\`no \${name}\`); return value; }\nconst TABLE = required('ORDERS_TABLE');\nexport const handler = async () => ddb.send(new PutCommand({ TableName: TABLE }));`,
    [put],
  ],
  [
    'an async helper',
    `const load = async () => ({ table: process.env.ORDERS_TABLE });\nexport const handler = async () => { const { table } = await load(); const [{ table: again }] = await Promise.all([load(), 1]); await ddb.send(new PutCommand({ TableName: table })); await ddb.send(new PutCommand({ TableName: again })); };`,
    [put, put],
  ],
  [
    'a class field',
    `class Orders { private table = process.env.ORDERS_TABLE; static users = process.env.USERS_TABLE; save(item) { return ddb.send(new PutCommand({ TableName: this.table, Item: item })); } user(item) { return ddb.send(new PutCommand({ TableName: Orders.users })); } }\nexport const handler = (event) => new Orders().save(event);`,
    [put, putUsers],
  ],
  [
    'a class given its table',
    `class Repository { constructor(private table: string) {} save(item) { return ddb.send(new PutCommand({ TableName: this.table, Item: item })); } }\nconst orders = new Repository(process.env.ORDERS_TABLE!);\nexport const handler = (event) => orders.save(event);`,
    [put],
  ],
  [
    'a class of plain JavaScript',
    `class Repository { constructor(table) { this.table = table; this.save = this.save.bind(this); } async save(item) { const { table } = this; return ddb.send(new PutCommand({ TableName: table })); } }\nexport const handler = (event) => new Repository(process.env.ORDERS_TABLE).save(event);`,
    [put],
  ],
  [
    'a derived class',
    `abstract class Repository { protected abstract table: string; save(item) { return ddb.send(new PutCommand({ TableName: this.table, Item: item })); } }\nclass Orders extends Repository { protected table = process.env.ORDERS_TABLE!; }\nclass Users extends Repository { protected get table() { return process.env.USERS_TABLE!; } }\nexport const handler = (event) => new Orders().save(event);`,
    [put],
  ],
  [
    'a getter that only heirs have, of a class and of the call itself',
    `abstract class Repository { protected abstract get table(): string; abstract key(): string; save(item) { return ddb.send(new PutCommand({ TableName: this.table, Item: item })); } }\nclass Orders extends Repository { get table() { return process.env.ORDERS_TABLE!; } key() { return 'a'; } }\nclass Users extends Repository { get table() { return process.env.USERS_TABLE!; } key() { return 'b'; } }\nexport const handler = async (event) => { await new Orders().save(event); await new Users().save(event); };`,
    [put, putUsers],
  ],
  [
    'a getter of its own, and an abstract method of its base',
    `abstract class Named { abstract table(): string; put(item) { return ddb.send(new PutCommand({ TableName: this.table(), Item: item })); } }\nclass Orders extends Named { get name() { return process.env.ORDERS_TABLE!; } table() { return this.name; } }\nexport const handler = (event) => new Orders().put(event);`,
    [put],
  ],
  [
    'a client that an abstract getter names by its type alone',
    `import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';\nexport abstract class Orders { abstract get db(): DynamoDBDocument; save(item) { return this.db.put({ TableName: process.env.ORDERS_TABLE, Item: item }); } }\nexport const handler = (event, orders: Orders) => orders.save(event);`,
    [put],
  ],
  [
    'a base class given its table',
    `class Repository { constructor(readonly table: string) {} save() { return ddb.send(new PutCommand({ TableName: this.table })); } }\nclass Orders extends Repository { constructor() { super(process.env.ORDERS_TABLE!); } }\nexport const handler = () => new Orders().save();`,
    [put],
  ],
  [
    'a factory of functions',
    `const saver = (table) => (item) => ddb.send(new PutCommand({ TableName: table, Item: item }));\nconst saveOrder = saver(process.env.ORDERS_TABLE);\nexport const handler = (event) => saveOrder(event);`,
    [put],
  ],
  [
    'a factory of objects',
    `function repository(table) { return { table, save(item) { return ddb.send(new PutCommand({ TableName: table, Item: item })); }, again() { return ddb.send(new PutCommand({ TableName: this.table })); } }; }\nexport const handler = (event) => repository(process.env.ORDERS_TABLE).save(event);`,
    [put, put],
  ],
  [
    'a loop over names',
    `export const handler = async () => { for (const TableName of [process.env.ORDERS_TABLE, process.env.USERS_TABLE]) await ddb.send(new PutCommand({ TableName })); };`,
    [put, putUsers],
  ],
  [
    'a loop over entries',
    `const tables = { o: process.env.ORDERS_TABLE, u: process.env.USERS_TABLE };\nexport const handler = async () => { for (const [name, TableName] of Object.entries(tables)) await ddb.send(new PutCommand({ TableName })); for (const k in tables) await ddb.send(new PutCommand({ TableName: tables[k] })); };`,
    [put, putUsers, put, putUsers],
  ],
  [
    'a callback over names',
    `const tables = [process.env.ORDERS_TABLE, process.env.USERS_TABLE];\nexport const handler = () => Promise.all(tables.filter(Boolean).map((TableName) => ddb.send(new PutCommand({ TableName }))));`,
    [put, putUsers],
  ],
  [
    'a callback of a helper',
    `const withTable = async (run) => run(process.env.ORDERS_TABLE);\nexport const handler = () => withTable((table) => ddb.send(new PutCommand({ TableName: table })));`,
    [put],
  ],
  [
    'a table chosen by a key',
    `const TABLES = { order: process.env.ORDERS_TABLE, user: process.env.USERS_TABLE };\nexport const handler = (event) => ddb.send(new PutCommand({ TableName: TABLES[event.kind] }));`,
    [put, putUsers],
  ],
  [
    'names that inner scopes take',
    `const table = process.env.ORDERS_TABLE;\nexport const handler = async () => { { const table = process.env.USERS_TABLE; await ddb.send(new PutCommand({ TableName: table })); } await ddb.send(new PutCommand({ TableName: table })); };`,
    [putUsers, put],
  ],
  [
    'a copy is of two buckets',
    'export const handler = () => s3.send(new CopyObjectCommand({ CopySource: `${process.env.PHOTOS_BUCKET}/a/${key}`, Bucket: process.env.THUMBS_BUCKET, Key: key }));',
    ['s3 CopyObject photos [s3:GetObject]', 's3 CopyObject thumbs [s3:PutObject]'],
  ],
  [
    'a copy from a coded path',
    "const B = process.env.PHOTOS_BUCKET;\nexport const handler = () => s3.send(new CopyObjectCommand({ CopySource: encodeURI('/' + B + '/' + key), Bucket: B, Key: key }));",
    ['s3 CopyObject photos [s3:GetObject s3:PutObject]'],
  ],
  [
    'a copy by joining',
    "export const handler = () => s3.send(new CopyObjectCommand({ CopySource: [process.env.PHOTOS_BUCKET, key].join('/'), Bucket: 'b' }));",
    ['s3 CopyObject =b [s3:PutObject]', 's3 CopyObject photos [s3:GetObject]'],
  ],
  [
    'a copy of a literal',
    "export const handler = () => s3.send(new CopyObjectCommand({ CopySource: '/old-archive/x/y', Bucket: process.env.THUMBS_BUCKET }));",
    ['s3 CopyObject archive [s3:GetObject]', 's3 CopyObject thumbs [s3:PutObject]'],
  ],
  [
    'a transaction',
    `export const handler = () => ddb.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName: process.env.ORDERS_TABLE, Item: {} } }, { ConditionCheck: { TableName: process.env.USERS_TABLE } }, { Update: { TableName: process.env.USERS_TABLE } }] }));`,
    ['dynamodb TransactWriteItems orders [dynamodb:PutItem]', 'dynamodb TransactWriteItems users [dynamodb:ConditionCheckItem dynamodb:UpdateItem]'],
  ],
  [
    'a transaction that is filled',
    `export const handler = (event) => { const TransactItems = [];\n for (const item of event.items) TransactItems.push({ Put: { TableName: process.env.ORDERS_TABLE, Item: item } });\n TransactItems.push({ Delete: { TableName: process.env.USERS_TABLE } });\n return ddb.send(new TransactWriteCommand({ TransactItems })); };`,
    ['dynamodb TransactWriteItems orders [dynamodb:PutItem]', 'dynamodb TransactWriteItems users [dynamodb:DeleteItem]'],
  ],
  [
    'a transaction that is mapped',
    `export const handler = (event) => ddb.send(new TransactWriteCommand({ TransactItems: [...event.items.map((Item) => ({ Put: { TableName: process.env.ORDERS_TABLE, Item } })), { Delete: { TableName: process.env.USERS_TABLE } }] }));`,
    ['dynamodb TransactWriteItems orders [dynamodb:PutItem]', 'dynamodb TransactWriteItems users [dynamodb:DeleteItem]'],
  ],
  [
    'a batch',
    `const T = process.env.ORDERS_TABLE!;\nexport const handler = () => ddb.send(new BatchGetCommand({ RequestItems: { [T]: { Keys: [] }, [process.env.USERS_TABLE!]: { Keys: [] }, other: {} } }));`,
    [
      'dynamodb BatchGetItem =other [dynamodb:BatchGetItem]',
      'dynamodb BatchGetItem orders [dynamodb:BatchGetItem]',
      'dynamodb BatchGetItem users [dynamodb:BatchGetItem]',
    ],
  ],
  [
    'a batch that is filled',
    `export const handler = () => { const RequestItems = {}; RequestItems[process.env.ORDERS_TABLE] = []; return ddb.send(new BatchWriteCommand({ RequestItems })); };`,
    ['dynamodb BatchWriteItem orders [dynamodb:BatchWriteItem]'],
  ],
  ['a name in a template by itself', 'export const handler = () => ddb.send(new PutCommand({ TableName: `${process.env.ORDERS_TABLE}` }));', [put]],
  [
    'a name with a fallback that throws',
    `const TABLE = process.env.ORDERS_TABLE || (() => { throw new Error('none'); })();\nexport const handler = () => ddb.send(new PutCommand({ TableName: TABLE.trim() }));`,
    [put],
  ],
  [
    'a name set in a try',
    `let table = '';\ntry { table = process.env.ORDERS_TABLE; } catch {}\nexport const handler = () => ddb.send(new PutCommand({ TableName: table }));`,
    [put],
  ],
  [
    'copies of parameters',
    `const base = { TableName: process.env.ORDERS_TABLE };\nexport const handler = async () => { await ddb.send(new PutCommand(structuredClone(base))); await ddb.send(new PutCommand(JSON.parse(JSON.stringify(base)))); await ddb.send(new PutCommand(Object.freeze({ ...base }))); };`,
    [put, put, put],
  ],
  [
    'a literal of JSON',
    `const tables = JSON.parse('{ "a": ["legacy-orders"] }');\nexport const handler = () => ddb.send(new PutCommand({ TableName: tables.a[0] }));`,
    ['dynamodb PutItem legacy [dynamodb:PutItem]'],
  ],
  [
    'cases that each take their own',
    `export const handler = async (event) => {\n  let table: string;\n  switch (event.kind) {\n    case 'user': table = process.env.USERS_TABLE!; await ddb.send(new PutCommand({ TableName: table })); break;\n    case 'order':\n    case 'late': { table = process.env.ORDERS_TABLE!; await ddb.send(new QueryCommand({ TableName: table })); break; }\n    default: throw new Error();\n  }\n  await ddb.send(new ScanCommand({ TableName: table }));\n};`,
    [putUsers, 'dynamodb Query orders [dynamodb:Query]', 'dynamodb Scan orders [dynamodb:Scan]', 'dynamodb Scan users [dynamodb:Scan]'],
  ],
  [
    'branches that each take their own',
    `export const handler = async (event) => {\n  for (const e of event) {\n    let table = process.env.ORDERS_TABLE;\n    if (e.user) { table = process.env.USERS_TABLE; await ddb.send(new PutCommand({ TableName: table })); }\n    else { await ddb.send(new QueryCommand({ TableName: table })); }\n  }\n};`,
    [putUsers, 'dynamodb Query orders [dynamodb:Query]'],
  ],
  [
    'a branch that returns',
    `export const handler = async (event) => {\n  let table = process.env.ORDERS_TABLE;\n  if (event.user) {\n    table = process.env.USERS_TABLE;\n    return ddb.send(new PutCommand({ TableName: table }));\n  }\n  return ddb.send(new QueryCommand({ TableName: table }));\n};`,
    [putUsers, 'dynamodb Query orders [dynamodb:Query]'],
  ],
  [
    'a variable that a loop hands on',
    `export const handler = async (event) => {\n  let table = process.env.ORDERS_TABLE;\n  while (event.more()) {\n    await ddb.send(new PutCommand({ TableName: table }));\n    table = process.env.USERS_TABLE;\n  }\n};`,
    [put, putUsers],
  ],
  [
    'a throw that a catch takes up',
    `export const handler = async (event) => {\n  let table = process.env.ORDERS_TABLE;\n  try { if (event.user) { table = process.env.USERS_TABLE; throw new Error(); } } catch { await ddb.send(new PutCommand({ TableName: table })); }\n};`,
    [put, putUsers],
  ],
  [
    'a map of names',
    `const tables = new Map([['order', process.env.ORDERS_TABLE], ['user', process.env.USERS_TABLE]]);\nexport const handler = async (event) => { await ddb.send(new PutCommand({ TableName: tables.get('order') })); await ddb.send(new PutCommand({ TableName: tables.get(event.kind)! })); };`,
    [put, put, putUsers],
  ],
  [
    'a command built in steps',
    `export const handler = async (event) => {\n  const input: any = { TableName: process.env.ORDERS_TABLE };\n  if (event.x) input.Item = event.x;\n  const command = new PutCommand(input);\n  return ddb.send(command);\n};`,
    [put],
  ],
  [
    'a command class chosen by a key',
    `const commands = { put: PutCommand, query: QueryCommand };\nexport const handler = (event) => ddb.send(new commands[event.kind]({ TableName: process.env.ORDERS_TABLE }));`,
    [put, 'dynamodb Query orders [dynamodb:Query]'],
  ],
  [
    'an immediately called function',
    `const { table } = (() => ({ table: process.env.ORDERS_TABLE }))();\nexport const handler = () => ddb.send(new PutCommand({ TableName: table }));`,
    [put],
  ],
  [
    'a nested function of the handler',
    `export const handler = async (event) => {\n  const table = event.user ? process.env.USERS_TABLE : process.env.ORDERS_TABLE;\n  async function save(item) { await ddb.send(new PutCommand({ TableName: table, Item: item })); }\n  await Promise.all(event.items.map(save));\n};`,
    [put, putUsers],
  ],
  [
    'a generator of names',
    `function* names() { yield process.env.ORDERS_TABLE; }\nexport const handler = async () => { for (const TableName of names()) await ddb.send(new PutCommand({ TableName })); };`,
    [put],
  ],
  [
    'labels, comments and regular expressions between',
    `export const handler = async () => {\n  outer: for (;;) { /* a { */ if (/[}"']/.test('{')) break outer; // }\n  }\n  return ddb /* x */ . send ( new /* y */ PutCommand /* z */ ( { /* TableName: 'no', */ TableName /* a */ : /* b */ process /* c */ . env /* d */ . ORDERS_TABLE } ) );\n};`,
    [put],
  ],
  [
    'a resource of another service',
    `export const handler = () => ddb.send(new PutCommand({ TableName: process.env.PHOTOS_BUCKET }));`,
    ['dynamodb PutItem ? [dynamodb:PutItem]'],
    ['ResourceUnresolved:4'],
  ],
  [
    'no resource at all',
    `export const handler = () => ddb.send(new PutCommand({ Item: {} }));`,
    ['dynamodb PutItem ? [dynamodb:PutItem]'],
    ['ResourceUnresolved:4'],
  ],
  ['no arguments at all', `export const handler = () => ddb.send(new PutCommand());`, ['dynamodb PutItem ? [dynamodb:PutItem]'], ['ResourceUnresolved:4']],
  [
    'arguments from nowhere',
    `export const handler = (event) => ddb.send(new PutCommand(event));`,
    ['dynamodb PutItem ? [dynamodb:PutItem]'],
    ['ResourceUnresolved:4'],
  ],
  [
    'an alternative that needs no resource',
    `export const handler = async () => { await sns.send(new PublishCommand({ PhoneNumber: '+1' })); await sns.send(new PublishCommand({ TopicArn: process.env.NEWS_TOPIC_ARN })); };`,
    ['sns Publish ? [sns:Publish]', 'sns Publish news [sns:Publish]'],
  ],
  [
    'a variable of no resource',
    `export const handler = async () => ddb.send(new PutCommand({ TableName: process.env.ORDRES_TABLE }));`,
    ['dynamodb PutItem ? [dynamodb:PutItem]'],
    ['ResourceUnresolved:4', 'VariableUnknown:4'],
  ],
  [
    'numbers, circles and nonsense',
    `const a = () => b(); const b = () => a(); const c = { get c() { return c.c; } }; let d = d; const [e] = e; const f = { ...f };\nexport const handler = () => { ddb.send(new PutCommand({ TableName: a() })); ddb.send(new PutCommand({ TableName: c.c })); ddb.send(new PutCommand({ TableName: d })); ddb.send(new PutCommand(f)); ddb.send(new PutCommand({ TableName: e })); ddb.send(new PutCommand({ TableName: 7 })); };`,
    Array(6).fill('dynamodb PutItem ? [dynamodb:PutItem]'),
    Array(6).fill('ResourceUnresolved:5'),
  ],
];

for (const [name, code, usages, problems = []] of cases) {
  test(name, () => {
    const result = scanFiles({ 'f.ts': head + code });
    expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({ usages, problems });
  });
}

const indexCases: readonly (readonly [argument: string, grants: readonly object[]])[] = [
  ['', [{ actions: ['dynamodb:Query'], part: 'resource' }]],
  ["IndexName: 'byDay'", [{ actions: ['dynamodb:Query'], part: 'index', name: 'byDay' }]],
  [
    'IndexName: process.env.SECRET',
    [
      { actions: ['dynamodb:Query'], part: 'resource' },
      { actions: ['dynamodb:Query'], part: 'index' },
    ],
  ],
  ['IndexName: process.env.MODE', [{ actions: ['dynamodb:Query'], part: 'index', name: 'old-archive' }]],
  [
    'IndexName: event.index',
    [
      { actions: ['dynamodb:Query'], part: 'resource' },
      { actions: ['dynamodb:Query'], part: 'index' },
    ],
  ],
  [
    '...event',
    [
      { actions: ['dynamodb:Query'], part: 'resource' },
      { actions: ['dynamodb:Query'], part: 'index' },
    ],
  ],
  [
    "IndexName: event.x ? 'a' : 'b'",
    [
      { actions: ['dynamodb:Query'], part: 'index', name: 'a' },
      { actions: ['dynamodb:Query'], part: 'index', name: 'b' },
    ],
  ],
  [
    "IndexName: event.x ? 'a' : undefined",
    [
      { actions: ['dynamodb:Query'], part: 'resource' },
      { actions: ['dynamodb:Query'], part: 'index', name: 'a' },
    ],
  ],
  [
    "...(event.x && { IndexName: 'a' })",
    [
      { actions: ['dynamodb:Query'], part: 'resource' },
      { actions: ['dynamodb:Query'], part: 'index', name: 'a' },
    ],
  ],
];

test('a query needs the table, its index, or both where that is not known', () => {
  for (const [argument, grants] of indexCases) {
    const result = scanFiles({
      'f.ts': `${head}export const handler = (event) => ddb.send(new QueryCommand({ TableName: process.env.ORDERS_TABLE, ${argument} }));`,
    });
    expect([argument, result.usages.filter((one) => one.resource !== null).map((one) => one.grants)]).toEqual([argument, [grants]]);
  }
});

test('variables are those that the code reads, by any way', () => {
  const result = scanFiles({
    'f.ts': `const env = process.env;
const { A, b: B = env.C, ...rest } = process.env;
const read = (name) => process.env[name];
read('D'); env['E']; rest.F; process.env.G ??= 'x'; process.env.H = '1'; delete process.env.I;
// process.env.J
const text = 'process.env.K' + \`\${process?.env?.L}\`;
if ('M' in process.env) {}
export const handler = async (event) => { const { N } = process.env; return event.env.O; };`,
  });
  expect(result.variables).toEqual({ f: ['A', 'C', 'D', 'E', 'F', 'G', 'I', 'L', 'M', 'N', 'b'] });
});

test('a variable that looks like a resource but is none is an error, with a fallback a warning', () => {
  const result = scanFiles({
    'f.ts': `const a = process.env.OLD_BUCKET;\nconst b = process.env.OLD_TABLE ?? 'x';\nconst { C_QUEUE_URL } = process.env;\nconst d = process.env.NODE_ENV;\nexport const handler = () => a;`,
  });
  expect(result.problems.map((one) => [one.code, one.severity, one.at, one.summary])).toEqual([
    ['VariableUnknown', 'error', { file: 'f.ts', line: 1, column: 11 }, 'no resource of the project is OLD_BUCKET'],
    ['VariableUnknown', 'warning', { file: 'f.ts', line: 2, column: 11 }, 'no resource of the project is OLD_TABLE'],
    ['VariableUnknown', 'error', { file: 'f.ts', line: 3, column: 9 }, 'no resource of the project is C_QUEUE_URL'],
  ]);
});

test('what one call of a helper gives belongs together', () => {
  const code = `${head}import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
const query = (table, index) => ddb.send(new QueryCommand({ TableName: table, IndexName: index }));
const run = (Command, input) => ddb.send(new Command(input));
export const handler = async () => {
  await query(process.env.ORDERS_TABLE, 'byDay');
  await query(process.env.USERS_TABLE);
  await run(PutCommand, { TableName: process.env.ORDERS_TABLE });
  await run(DeleteCommand, { TableName: process.env.USERS_TABLE });
};`;
  const result = scanFiles({ 'f.ts': code });
  expect(result.usages.map((one) => [one.operation, one.resource, one.grants])).toEqual([
    ['Query', 'orders', [{ actions: ['dynamodb:Query'], part: 'index', name: 'byDay' }]],
    ['Query', 'users', [{ actions: ['dynamodb:Query'], part: 'resource' }]],
    ['PutItem', 'orders', [{ actions: ['dynamodb:PutItem'], part: 'resource' }]],
    ['DeleteItem', 'users', [{ actions: ['dynamodb:DeleteItem'], part: 'resource' }]],
  ]);
});
