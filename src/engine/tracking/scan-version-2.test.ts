import { expect, test } from 'vitest';
import { problemLines, scanFiles, usageLines } from '#support/scan-snippet.ts';

// Code of the second SDK, as functions of earlier years have it.
const get = 's3 GetObject photos [s3:GetObject]';
const uploaded = 's3 PutObject photos [s3:AbortMultipartUpload s3:PutObject]';
const tagged = 's3 PutObject photos [s3:AbortMultipartUpload s3:PutObject s3:PutObjectTagging]';
const put = 'dynamodb PutItem orders [dynamodb:PutItem]';

const cases: readonly (readonly [name: string, code: string, usages: readonly string[], problems?: readonly string[]])[] = [
  [
    'a promise',
    `const AWS = require('aws-sdk');\nconst s3 = new AWS.S3();\nexports.handler = async (event) => { await s3.getObject({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a' }).promise(); };`,
    [get],
  ],
  [
    'a callback',
    `var AWS = require('aws-sdk');\nvar s3 = new AWS.S3({ apiVersion: '2006-03-01' });\nexports.handler = function (event, context, callback) {\n  var params = { Bucket: process.env.PHOTOS_BUCKET, Key: 'a' };\n  s3.getObject(params, function (err, data) { callback(err, data); });\n};`,
    [get],
  ],
  [
    'the document client',
    `const AWS = require('aws-sdk');\nconst ddb = new AWS.DynamoDB.DocumentClient({ region: 'x' });\nexports.handler = async () => { await ddb.put({ TableName: process.env.ORDERS_TABLE, Item: {} }).promise(); };`,
    [put],
  ],
  [
    'the document client, cut out',
    `const { DynamoDB } = require('aws-sdk');\nconst { DocumentClient } = DynamoDB;\nconst ddb = new DocumentClient();\nexports.handler = async () => ddb.put({ TableName: process.env.ORDERS_TABLE }).promise();`,
    [put],
  ],
  [
    'named imports',
    `import { S3, DynamoDB } from 'aws-sdk';\nconst s3 = new S3(); const ddb = new DynamoDB.DocumentClient();\nexport const handler = async () => { await s3.getObject({ Bucket: process.env.PHOTOS_BUCKET }).promise(); await ddb.put({ TableName: process.env.ORDERS_TABLE }).promise(); };`,
    [get, put],
  ],
  [
    'a default import',
    `import AWS from 'aws-sdk';\nexport const handler = async () => new AWS.S3().getObject({ Bucket: process.env.PHOTOS_BUCKET }).promise();`,
    [get],
  ],
  [
    'a namespace import',
    `import * as AWS from 'aws-sdk';\nconst ddb = new AWS.DynamoDB.DocumentClient();\nexport const handler = async () => ddb.put({ TableName: process.env.ORDERS_TABLE }).promise();`,
    [put],
  ],
  [
    'one client by itself',
    `import S3 from 'aws-sdk/clients/s3';\nimport { DocumentClient } from 'aws-sdk/clients/dynamodb';\nconst Sns = require('aws-sdk/clients/sns');\nexport const handler = async () => { await new S3().getObject({ Bucket: process.env.PHOTOS_BUCKET }).promise(); await new DocumentClient().put({ TableName: process.env.ORDERS_TABLE }).promise(); await new Sns().publish({ TopicArn: process.env.NEWS_TOPIC_ARN }).promise(); };`,
    [get, put, 'sns Publish news [sns:Publish]'],
  ],
  [
    'one client by TypeScript',
    `import S3 = require('aws-sdk/clients/s3');\nconst s3 = new S3();\nexport const handler = async () => s3.getObject({ Bucket: process.env.PHOTOS_BUCKET }).promise();`,
    [get],
  ],
  [
    'a traced SDK',
    `const AWSXRay = require('aws-xray-sdk-core');\nconst AWS = AWSXRay.captureAWS(require('aws-sdk'));\nconst s3 = new AWS.S3();\nexports.handler = async () => s3.getObject({ Bucket: process.env.PHOTOS_BUCKET }).promise();`,
    [get],
  ],
  [
    'a traced client',
    `const AWS = require('aws-sdk');\nconst ddb = require('aws-xray-sdk').captureAWSClient(new AWS.DynamoDB());\nexports.handler = async () => ddb.putItem({ TableName: process.env.ORDERS_TABLE }).promise();`,
    [put],
  ],
  [
    'a promisified method',
    `const { promisify } = require('util');\nconst AWS = require('aws-sdk');\nconst s3 = new AWS.S3();\nconst getObject = promisify(s3.getObject).bind(s3);\nconst again = s3.getObject.bind(s3);\nexports.handler = async () => { await getObject({ Bucket: process.env.PHOTOS_BUCKET }); again({ Bucket: process.env.PHOTOS_BUCKET }, () => {}); };`,
    [get, get],
  ],
  [
    'an upload and a signed address',
    `const AWS = require('aws-sdk');\nconst s3 = new AWS.S3();\nexports.handler = async () => { await s3.upload({ Bucket: process.env.PHOTOS_BUCKET, Body: 'a' }).promise(); await new AWS.S3.ManagedUpload({ params: { Bucket: process.env.PHOTOS_BUCKET } }).promise(); s3.getSignedUrl('putObject', { Bucket: process.env.PHOTOS_BUCKET }); await s3.getSignedUrlPromise('getObject', { Bucket: process.env.PHOTOS_BUCKET }); await s3.waitFor('objectExists', { Bucket: process.env.PHOTOS_BUCKET }).promise(); };`,
    [
      's3 PutObject photos [s3:AbortMultipartUpload s3:PutObject]',
      's3 PutObject photos [s3:AbortMultipartUpload s3:PutObject]',
      's3 PutObject photos [s3:PutObject]',
      get,
      's3 HeadObject photos [s3:GetObject]',
    ],
  ],
  [
    'uploads with tags',
    `const AWS = require('aws-sdk');
const s3 = new AWS.S3(); const params = { Bucket: process.env.PHOTOS_BUCKET, Body: 'a' };
exports.handler = (event, context, callback) => {
  s3.upload(params, { tags: [{ Key: 'a', Value: 'b' }] }, callback);
  s3.upload(params, { tags: event.tags });
  s3.upload(params, { tags: [] });
  s3.upload(params, callback);
  new AWS.S3.ManagedUpload({ params, tags: event.tags });
};`,
    [tagged, tagged, uploaded, uploaded, tagged],
  ],
  [
    'arguments that a client binds',
    `const AWS = require('aws-sdk');\nconst s3 = new AWS.S3({ params: { Bucket: process.env.PHOTOS_BUCKET } });\nconst ddb = new AWS.DynamoDB.DocumentClient({ params: { TableName: process.env.ORDERS_TABLE } });\nexports.handler = async () => { await s3.getObject({ Key: 'a' }).promise(); await s3.getObject({ Bucket: 'other', Key: 'a' }).promise(); await s3.headObject().promise(); await ddb.put({ Item: {} }).promise(); };`,
    ['s3 GetObject photos [s3:GetObject]', 's3 GetObject =other [s3:GetObject]', 's3 HeadObject photos [s3:GetObject]', put],
  ],
  [
    'a request by the name of its operation',
    `const AWS = require('aws-sdk');\nconst s3 = new AWS.S3();\nexports.handler = async (e) => { await s3.makeRequest('getObject', { Bucket: process.env.PHOTOS_BUCKET }).promise(); await s3.makeRequest(e.a ? 'putObject' : 'headObject', { Bucket: process.env.PHOTOS_BUCKET }).promise();\n  s3.makeRequest(e.what, {}); s3.makeUnauthenticatedRequest('getObject', {}); };`,
    [get, 's3 HeadObject photos [s3:GetObject]', 's3 PutObject photos [s3:PutObject]'],
    ['OperationUnknown:4'],
  ],
  [
    'a client of nobody knows which service',
    `const AWS = require('aws-sdk');\nexports.handler = async (e) => new AWS[e.service]()[e.method]({}).promise();`,
    [],
    ['OperationUnknown:2'],
  ],
  [
    'what makes no call',
    `const AWS = require('aws-sdk');\nAWS.config.update({ region: 'x' });\nconst s3 = new AWS.S3(); const ddb = new AWS.DynamoDB.DocumentClient();\nexports.handler = async () => { ddb.createSet([1]); new AWS.Endpoint('x'); AWS.DynamoDB.Converter.marshall({}); s3.config.update({}); return new AWS.Credentials('a'); };`,
    [],
  ],
  [
    'other services by their own names',
    `const AWS = require('aws-sdk');\nconst a = new AWS.StepFunctions(), b = new AWS.CognitoIdentityServiceProvider(), c = new AWS.Lambda();\nexports.handler = async () => { await a.startExecution({}).promise(); await b.adminCreateUser({}).promise(); await c.invoke({}).promise(); };`,
    ['sfn StartExecution ? []', 'cognito-identity-provider AdminCreateUser ? []', 'lambda Invoke ? []'],
    ['ServiceUnknown:3', 'ServiceUnknown:3', 'ServiceUnknown:3'],
  ],
];

for (const [name, code, usages, problems = []] of cases) {
  test(name, () => {
    const result = scanFiles({ 'f.ts': code });
    expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({ usages, problems });
  });
}

test('a call is placed at its method', () => {
  const result = scanFiles({
    'f.ts': `const AWS = require('aws-sdk');\nexports.handler = () => new AWS.S3()\n  .getObject({ Bucket: process.env.PHOTOS_BUCKET })\n  .promise();`,
  });
  expect(result.usages.map(({ line, column }) => [line, column])).toEqual([[3, 4]]);
});
