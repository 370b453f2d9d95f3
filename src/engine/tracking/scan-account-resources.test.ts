import { expect, test } from 'vitest';
import { scanFiles, snippetProject, usageLines } from '#support/scan-snippet.ts';

const ARN = 'arn:aws:dynamodb:eu-west-1:111122223333:table/legacy';

function meant(reference: string, type: string, code: string): string[] {
  const project = snippetProject();
  const head = `import { DynamoDB } from '@aws-sdk/client-dynamodb';\nimport { SQS } from '@aws-sdk/client-sqs';\nimport { S3 } from '@aws-sdk/client-s3';\nconst db = new DynamoDB({}); const sqs = new SQS({}); const s3 = new S3({});\n`;
  const files = { 'f.ts': `${head}export const handler = async () => ${code};` };
  return usageLines(scanFiles(files, { ...project, resources: { its: { type, origin: 'account', reference } } })).map((line) => line.replace(/ \[.*/, ''));
}

const table = (name: string): string => `db.getItem({ TableName: '${name}', Key: {} })`;
const queue = (url: string): string => `sqs.sendMessage({ QueueUrl: '${url}', MessageBody: '' })`;
const bucket = (name: string): string => `s3.getObject({ Bucket: '${name}', Key: 'a' })`;
const URL = 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs';

test('what says its account or region is not the thing of the same name in the own account', () => {
  expect(meant('legacy', 'dynamodb.table', table(ARN))).toEqual([`dynamodb GetItem =${ARN}`]);
  expect(meant(ARN, 'dynamodb.table', table('legacy'))).toEqual(['dynamodb GetItem =legacy']);
  const other = ARN.replace('111122223333', '444455556666');
  expect(meant(ARN, 'dynamodb.table', table(other))).toEqual([`dynamodb GetItem =${other}`]);
  expect(meant('jobs', 'sqs.queue', queue(URL))).toEqual([`sqs SendMessage =${URL}`]);
  expect(meant('arn:aws:sqs:us-east-1:111122223333:jobs', 'sqs.queue', queue(URL))).toEqual([`sqs SendMessage =${URL}`]);
});

test('the same reference, an address of the same account and region, and a name that is unique in the world are the resource', () => {
  expect(meant('legacy', 'dynamodb.table', table('legacy'))).toEqual(['dynamodb GetItem its']);
  expect(meant(ARN, 'dynamodb.table', table(ARN))).toEqual(['dynamodb GetItem its']);
  expect(meant('arn:aws:sqs:eu-west-1:111122223333:jobs', 'sqs.queue', queue(URL))).toEqual(['sqs SendMessage its']);
  expect(meant('arn:aws:s3:::archive', 's3.bucket', bucket('archive'))).toEqual(['s3 GetObject its']);
  expect(meant('archive', 's3.bucket', bucket('arn:aws:s3:::archive'))).toEqual(['s3 GetObject its']);
});
