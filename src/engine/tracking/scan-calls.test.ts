import { expect, test } from 'vitest';
import { problemLines, scanFiles, usageLines } from '#support/scan-snippet.ts';

// How a call may be written. The resource is plain in each of these.
const photos = ['s3 GetObject photos [s3:GetObject]'];
const put = ['dynamodb PutItem orders [dynamodb:PutItem]'];

const cases: readonly (readonly [name: string, code: string, usages: readonly string[], problems?: readonly string[]])[] = [
  [
    'a command under another name',
    `import { S3Client, GetObjectCommand as Get } from '@aws-sdk/client-s3';
const client = new S3Client();
export const handler = () => client.send(new Get({ Bucket: process.env.PHOTOS_BUCKET }));`,
    photos,
  ],
  [
    'commands of a namespace import',
    `import * as s3 from '@aws-sdk/client-s3';
const client = new s3.S3Client({});
export const handler = () => client.send(new s3.GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET }));`,
    photos,
  ],
  [
    'a required module',
    `const { S3Client, GetObjectCommand } = require('@aws-sdk/client-s3');
const client = new S3Client({});
exports.handler = async (event) => client.send(new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET }));`,
    photos,
  ],
  [
    'a required module, kept whole',
    `const AWS = require('@aws-sdk/client-s3');
exports.handler = async (event) => new AWS.S3Client().send(new AWS.GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET }));`,
    photos,
  ],
  [
    'a member of a required module',
    `const Get = require('@aws-sdk/client-s3').GetObjectCommand;
exports.handler = async () => client.send(new Get({ Bucket: process.env.PHOTOS_BUCKET }));`,
    photos,
  ],
  [
    'renamed while destructuring',
    `const { GetObjectCommand: Get } = require('@aws-sdk/client-s3');
exports.handler = async () => client.send(new Get({ Bucket: process.env.PHOTOS_BUCKET }));`,
    photos,
  ],
  [
    'a module imported when needed',
    `export const handler = async () => {
  const { S3Client, GetObjectCommand } = await import('@aws-sdk/client-s3');
  return new S3Client().send(new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET }));
};`,
    photos,
  ],
  [
    'a module imported when needed, with then',
    `export const handler = () => import('@aws-sdk/client-s3').then(({ GetObjectCommand }) => client.send(new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET })));`,
    photos,
  ],
  [
    'require in a function',
    `exports.handler = async () => {
  const s3 = require('@aws-sdk/client-s3');
  return new s3.S3({}).getObject({ Bucket: process.env.PHOTOS_BUCKET });
};`,
    photos,
  ],
  [
    'an aggregated client',
    `import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({ region: 'eu-west-1' });
export const handler = async () => { await s3.getObject({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a' }); };`,
    photos,
  ],
  [
    'an aggregated client, made in the call',
    `import { DynamoDB } from '@aws-sdk/client-dynamodb';
export const handler = async () => new DynamoDB().putItem({ TableName: process.env.ORDERS_TABLE, Item: {} });`,
    put,
  ],
  [
    'a method by its name in brackets, and optional',
    `import { DynamoDB } from '@aws-sdk/client-dynamodb';
const db = new DynamoDB();
export const handler = async () => { await db['putItem']({ TableName: process.env.ORDERS_TABLE }); await db?.putItem?.({ TableName: process.env.ORDERS_TABLE }); };`,
    [...put, ...put],
  ],
  [
    'send and destroy of an aggregated client are no calls',
    `import { S3, GetObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3({});
export const handler = async () => { await s3.send(new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET })); s3.destroy(); };`,
    photos,
  ],
  [
    'commands of the document client',
    `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
const ddb = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export const handler = async () => {
  await ddb.send(new PutCommand({ TableName: process.env.ORDERS_TABLE, Item: {} }));
  await ddb.send(new GetCommand({ TableName: process.env.USERS_TABLE, Key: {} }));
  await ddb.send(new QueryCommand({ TableName: process.env.USERS_TABLE }));
};`,
    [...put, 'dynamodb GetItem users [dynamodb:GetItem]', 'dynamodb Query users [dynamodb:Query]'],
  ],
  [
    'the document client with methods',
    `import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
const ddb = DynamoDBDocument.from(new DynamoDB({}), { marshallOptions: { removeUndefinedValues: true } });
export const handler = async () => { await ddb.put({ TableName: process.env.ORDERS_TABLE, Item: {} }); };`,
    put,
  ],
  [
    'paginators',
    `import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
const client = new DynamoDBClient({});
export const handler = async () => {
  for await (const page of paginateScan({ client }, { TableName: process.env.ORDERS_TABLE })) console.log(page);
  for await (const page of paginateQuery({ client, pageSize: 2 }, { TableName: process.env.ORDERS_TABLE, IndexName: 'byDay' })) console.log(page);
  for await (const { Contents } of paginateListObjectsV2({ client: s3 }, { Bucket: process.env.PHOTOS_BUCKET })) console.log(Contents);
};`,
    ['dynamodb Scan orders [dynamodb:Scan]', 'dynamodb Query orders [dynamodb:Query]', 's3 ListObjectsV2 photos [s3:ListBucket]'],
  ],
  [
    'waiters',
    `import { S3Client, waitUntilObjectExists } from '@aws-sdk/client-s3';
export const handler = () => waitUntilObjectExists({ client: new S3Client({}), maxWaitTime: 10 }, { Bucket: process.env.PHOTOS_BUCKET, Key: 'a' });`,
    ['s3 HeadObject photos [s3:GetObject]'],
  ],
  [
    'a managed upload',
    `import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
export const handler = async (event) => {
  const upload = new Upload({ client: new S3Client({}), params: { Bucket: process.env.PHOTOS_BUCKET, Key: 'a', Body: event.body } });
  await upload.done();
};`,
    ['s3 PutObject photos [s3:AbortMultipartUpload s3:PutObject]'],
  ],
  [
    'a managed upload with tags',
    `import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
const client = new S3Client({});
const params = { Bucket: process.env.PHOTOS_BUCKET, Key: 'a', Body: '' };
export const handler = async (event) => {
  await new Upload({ client, params, tags: [{ Key: 'a', Value: 'b' }] }).done();
  await new Upload({ client, params, tags: event.tags }).done();
  await new Upload({ client, params, tags: [] }).done();
};`,
    [
      's3 PutObject photos [s3:AbortMultipartUpload s3:PutObject s3:PutObjectTagging]',
      's3 PutObject photos [s3:AbortMultipartUpload s3:PutObject s3:PutObjectTagging]',
      's3 PutObject photos [s3:AbortMultipartUpload s3:PutObject]',
    ],
  ],
  [
    'a command that is only presigned',
    `import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
export const handler = async () => {
  const command = new PutObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a' });
  return getSignedUrl(new S3Client({}), command, { expiresIn: 60 });
};`,
    ['s3 PutObject photos [s3:PutObject]'],
  ],
  [
    'a presigned post',
    `import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
export const handler = () => createPresignedPost(client, { Bucket: process.env.PHOTOS_BUCKET, Key: 'a' });`,
    ['s3 PutObject photos [s3:PutObject]'],
  ],
  [
    'a traced client',
    `import { S3 } from '@aws-sdk/client-s3';
import AWSXRay from 'aws-xray-sdk-core';
const s3 = AWSXRay.captureAWSv3Client(new S3({}));
export const handler = () => s3.getObject({ Bucket: process.env.PHOTOS_BUCKET });`,
    photos,
  ],
  [
    'a client in a field',
    `import { S3 } from '@aws-sdk/client-s3';
class Store {
  private readonly s3 = new S3({});
  async read() { return this.s3.getObject({ Bucket: process.env.PHOTOS_BUCKET }); }
}
export const handler = () => new Store().read();`,
    photos,
  ],
  [
    'a client given to the constructor',
    `import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
class Orders {
  #ddb;
  constructor(ddb) { this.#ddb = ddb; }
  save(item) { return this.#ddb.put({ TableName: process.env.ORDERS_TABLE, Item: item }); }
}
const orders = new Orders(DynamoDBDocument.from(client));
export const handler = (event) => orders.save(event);`,
    put,
  ],
  [
    'a client as a parameter property',
    `import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
class Orders {
  constructor(private readonly ddb: DynamoDBDocument, readonly table = process.env.ORDERS_TABLE!) {}
  save(item: object) { return this.ddb.put({ TableName: this.table, Item: item }); }
}
export const handler = (event: object) => new Orders(DynamoDBDocument.from(client)).save(event);`,
    put,
  ],
  [
    'a client given to a helper',
    `import { DynamoDB } from '@aws-sdk/client-dynamodb';
async function save(db: DynamoDB, item: object) { await db.putItem({ TableName: process.env.ORDERS_TABLE, Item: item }); }
const db = new DynamoDB();
export const handler = (event) => save(db, event);`,
    put,
  ],
  [
    'a client that a function makes once',
    `import { DynamoDB } from '@aws-sdk/client-dynamodb';
let db: DynamoDB | undefined;
const client = () => (db ??= new DynamoDB({}));
function other() { if (!db) { db = new DynamoDB({}); } return db; }
export const handler = async () => { await client().putItem({ TableName: process.env.ORDERS_TABLE }); await other().putItem({ TableName: process.env.ORDERS_TABLE }); };`,
    [...put, ...put],
  ],
  [
    'a client that is subclassed',
    `import { S3 } from '@aws-sdk/client-s3';
class Store extends S3 { read() { return this.getObject({ Bucket: process.env.PHOTOS_BUCKET }); } }
export const handler = () => new Store({}).getObject({ Bucket: process.env.PHOTOS_BUCKET });`,
    [...photos, ...photos],
  ],
  [
    'clients gathered in an object',
    `import { S3 } from '@aws-sdk/client-s3';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
const clients = { s3: new S3({}), db: new DynamoDB({}) };
export const handler = async () => { await clients.s3.getObject({ Bucket: process.env.PHOTOS_BUCKET }); const { db } = clients; await db.putItem({ TableName: process.env.ORDERS_TABLE }); };`,
    [...photos, ...put],
  ],
  [
    'dependencies with a default',
    `import { DynamoDB } from '@aws-sdk/client-dynamodb';
export const handler = async (event, context, { db, table } = { db: new DynamoDB({}), table: process.env.ORDERS_TABLE }) => db.putItem({ TableName: table });`,
    put,
  ],
  [
    'clients that only their types tell',
    `import { S3 } from '@aws-sdk/client-s3';
import type { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
import * as AWS from 'aws-sdk';
import { container } from 'somewhere';
export class Service {
  declare late: AWS.DynamoDB;
  constructor(private readonly db: DynamoDBDocument, readonly s3: S3 | undefined) {}
  async run() { await this.db.put({ TableName: process.env.ORDERS_TABLE }); await this.s3?.getObject({ Bucket: process.env.PHOTOS_BUCKET }); await this.late.putItem({ TableName: process.env.ORDERS_TABLE }).promise(); }
}
export const load = async (db: AWS.DynamoDB.DocumentClient, other: Other) => { other.put({}); return db.put({ TableName: process.env.ORDERS_TABLE }).promise(); };
export const handler = async () => container.resolve(Service).run();`,
    [...put, ...photos, ...put, ...put],
  ],
  [
    'clients made in unusual ways',
    `import { S3 } from '@aws-sdk/client-s3';
const a = process.env.LOCAL ? new S3({ endpoint: 'http://localhost' }) : new S3();
const b = new (require('aws-sdk')).S3();
const c = new (require('aws-sdk').S3)();
const d = Object.freeze({ inner: { client: new S3() } });
export const handler = async () => {
  await Promise.all([a.getObject({ Bucket: process.env.PHOTOS_BUCKET }), b.getObject({ Bucket: process.env.PHOTOS_BUCKET }).promise()]);
  c.getObject({ Bucket: process.env.PHOTOS_BUCKET }).createReadStream().pipe(out);
  const { inner: { client } } = d;
  return client['get' + 'Object']({ Bucket: process.env.PHOTOS_BUCKET });
};`,
    [...photos, ...photos, ...photos, ...photos],
  ],
  [
    'a service that no room knows',
    `import { SFNClient, StartExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
const sfn = new SFNClient({});
export const handler = async () => { await sfn.send(new StartExecutionCommand({ stateMachineArn: 'x' })); await sfn.send(new StopExecutionCommand({})); };`,
    ['sfn StartExecution ? []', 'sfn StopExecution ? []'],
    ['ServiceUnknown:3'],
  ],
  [
    'an operation that the room does not know',
    `import { S3Client, FlyToTheMoonCommand } from '@aws-sdk/client-s3';
export const handler = async () => new S3Client({}).send(new FlyToTheMoonCommand({ Bucket: process.env.PHOTOS_BUCKET }));`,
    ['s3 FlyToTheMoon ? []'],
    ['OperationUnknown:2'],
  ],
  [
    'an operation without a resource',
    `import { S3Client, ListBucketsCommand } from '@aws-sdk/client-s3';
export const handler = async () => new S3Client({}).send(new ListBucketsCommand({}));`,
    ['s3 ListBuckets ? [s3:ListAllMyBuckets]'],
  ],
  [
    'nothing in comments, strings, types and other modules',
    `import { GetObjectCommand } from './mine';
import type { PutObjectCommand } from '@aws-sdk/client-s3';
import { S3Client, type DeleteObjectCommand } from '@aws-sdk/client-s3';
// new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET })
/* s3.send(new DeleteObjectCommand({ Bucket: process.env.PHOTOS_BUCKET })) */
const text = "new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET })";
const template = \`new GetObjectCommand({ Bucket: \${'process.env.PHOTOS_BUCKET'} })\`;
type A = { new (x: PutObjectCommand): S3Client };
const pattern = /new GetObjectCommand\\(/;
export const handler = async () => new GetObjectCommand({ Bucket: 'mine' });`,
    [],
    ['ImportMissing:1'],
  ],
  [
    'a name that an inner scope takes is not the module',
    `import { GetObjectCommand, S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
export const handler = async ({ s3 }) => { class GetObjectCommand { constructor(x) {} } s3.getObject({ Bucket: 'mine' }); return new GetObjectCommand({ Bucket: 'mine' }); };
export function other(GetObjectCommand) { return new GetObjectCommand({ Bucket: 'mine' }); }`,
    [],
    // Whatever the event brings: by its method and arguments it may be a client.
    ['OperationUnknown:3'],
  ],
  [
    'calls in nested places of modern syntax',
    `import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
@Injectable()
class A { static #cache = new Map(); @Log() async *read<T extends object>(this: A, key: string): AsyncGenerator<T> {
  try { yield (await s3.send(new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET!, Key: key } satisfies object))) as unknown as T; }
  catch (error) { if (error instanceof Error && error.name === 'NoSuchKey') throw error; }
  label: for (;;) { switch (key) { case 'a': break label; default: void s3.send(new GetObjectCommand({ Bucket: process.env['PHOTOS_BUCKET'] })); } }
} }
export const handler = async () => { using x = a(); do { x?.y?.(await s3.send(new GetObjectCommand({ Bucket: <string>process.env.PHOTOS_BUCKET }))); } while (false); };
const top = await s3.send(new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET as string }));`,
    [...photos, ...photos, ...photos, ...photos],
  ],
];

for (const [name, code, usages, problems = []] of cases) {
  test(name, () => {
    const result = scanFiles({ 'f.ts': code });
    expect({ usages: usageLines(result), problems: problemLines(result).filter((one) => !one.startsWith('ExportMissing')) }).toEqual({ usages, problems });
  });
}

test('JSX is read in .jsx, .js and .tsx', () => {
  const code = `import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
const Page = ({ s3 }) => <div title="x">{/* a comment */}<a href={String(s3.send(new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET })))}>{'new GetObjectCommand'}</a></div>;
export const handler = async () => <Page s3={new S3Client({})} />;`;
  for (const file of ['f.jsx', 'f.js', 'f.tsx']) {
    const result = scanFiles({ 'f.ts': `export { handler } from './${file}';`, [file]: code });
    expect([file, usageLines(result), problemLines(result)]).toEqual([file, photos, []]);
  }
});
