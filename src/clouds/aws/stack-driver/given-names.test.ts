import { expect, test } from 'vitest';
import { nameExpression } from '../physical-name.ts';
import { givenNames } from './given-names.ts';

const stackId = 'arn:aws:cloudformation:eu-west-1:123456789012:stack/shop-dev/0a1b2c3d-0000-1111-2222-7cad1d583bdb';
const template = JSON.stringify({
  Resources: {
    Photos: { Type: 'AWS::S3::Bucket', Properties: { BucketName: nameExpression('shop-dev-photos') } },
    Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } },
    Visits: { Type: 'AWS::DynamoDB::Table', Properties: {} },
  },
});

test('a name is written out, or made of the stack’s id, or left to the cloud', () => {
  expect([givenNames(template, stackId), givenNames(template, undefined)]).toEqual([
    { Photos: { name: 'shop-dev-photos-7cad1d583bdb', isWritten: false }, Jobs: { name: 'jobs', isWritten: true } },
    { Jobs: { name: 'jobs', isWritten: true } },
  ]);
});
