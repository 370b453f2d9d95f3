import { expect, test } from 'vitest';
import type { JsonObject } from '#base/json.ts';
import { templateOfFolder } from '#support/template-of-folder.ts';
import { rolePolicies } from './role-policies.ts';

const read = (resources: JsonObject) => rolePolicies(JSON.stringify({ Resources: resources }));
const lines = (resources: JsonObject) =>
  (read(resources) ?? []).flatMap((one) =>
    one.permissions.map((each) => {
      const marks = `${each.isDenied ? ' denied' : ''}${each.isWide ? ' wide' : ''}${each.isPublic ? ' public' : ''}`;
      return `${one.name}: ${each.who === undefined ? '' : `${each.who} `}${each.action} on ${each.resource}${marks}`;
    }),
  );
const named = (name: string) => ({ Stackwright: { name } });
const role = (document: JsonObject, more: JsonObject = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: document }], ...more },
});

test('an example’s roles: by function, resources by the project’s names', async () => {
  const { generated } = await templateOfFolder('examples/photo-index');
  const found = rolePolicies(generated.body)?.flatMap((one) =>
    one.permissions.map((each) => `${one.name}: ${each.who ?? ''} ${each.action} on ${each.resource}${each.isPublic ? ' public' : ''}`),
  );
  expect(found).toEqual([
    'indexPhoto:  logs:CreateLogStream on IndexPhotoLogs',
    'indexPhoto:  logs:PutLogEvents on IndexPhotoLogs',
    'indexPhoto:  dynamodb:PutItem on photoIndex',
    'indexPhoto:  s3:GetObject on photos/*',
    'listPhotos:  logs:CreateLogStream on ListPhotosLogs',
    'listPhotos:  logs:PutLogEvents on ListPhotosLogs',
    'listPhotos:  dynamodb:GetItem on photoIndex',
    'listPhotos:  dynamodb:Scan on photoIndex',
    'indexPhoto: s3.amazonaws.com lambda:InvokeFunction on indexPhoto (from photos)',
    'listPhotos: apigateway.amazonaws.com lambda:InvokeFunction on listPhotos (from gallery/*/GET/photos) public',
    'listPhotos: apigateway.amazonaws.com lambda:InvokeFunction on listPhotos (from gallery/*/GET/photos/*) public',
  ]);
});

test('each kind of statement: lists and single ones, denials, all but, conditions, and what is as wide as can be', () => {
  const statement = [
    { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::mine/*' },
    { Effect: 'Deny', Action: ['s3:DeleteObject'], Resource: '*' },
    { Effect: 'Allow', Action: 'dynamodb:*', Resource: { 'Fn::GetAtt': ['Pages', 'Arn'] } },
    { Effect: 'Allow', NotAction: 'iam:*', Resource: 'arn:aws:s3:::*' },
    { Effect: 'Allow', Action: 'sqs:SendMessage', NotResource: { 'Fn::GetAtt': 'Jobs.Arn' } },
    {
      Effect: 'Allow',
      Action: 'sns:Publish',
      Resource: { 'Fn::Join': ['', ['arn:aws:sns:eu-west-1:1:', { Ref: 'Topic' }]] },
      Condition: { Bool: { a: 'true' } },
    },
    { Effect: 'Allow', Action: 'dynamodb:Query', Resource: { 'Fn::Sub': '${Pages.Arn}/index/*' } },
  ];
  expect(
    lines({ HitRole: { ...role({ Statement: statement }), Metadata: named('hit') }, Pages: { Type: 'AWS::DynamoDB::Table', Metadata: named('pages') } }),
  ).toEqual([
    'hit (HitRole): s3:GetObject on arn:aws:s3:::mine/*',
    'hit (HitRole): s3:DeleteObject on every resource denied wide',
    'hit (HitRole): dynamodb:* on pages wide',
    'hit (HitRole): everything but iam:* on arn:aws:s3:::* wide',
    'hit (HitRole): sqs:SendMessage on everything but Jobs wide',
    'hit (HitRole): sns:Publish on arn:aws:sns:eu-west-1:1:Topic if {"Bool":{"a":"true"}}',
    'hit (HitRole): dynamodb:Query on pages/index/*',
  ]);
});

test('policies beside a role count for it, managed ones by their name; who may take it on, if it isn’t a service', () => {
  const trust = { Statement: { Effect: 'Allow', Principal: { AWS: ['arn:aws:iam::2:root', '*'], Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' } };
  expect(
    lines({
      R: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust, ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3FullAccess'] } },
      More: {
        Type: 'AWS::IAM::Policy',
        Properties: { Roles: [{ Ref: 'R' }], PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'a:B', Resource: 'x' }] } },
      },
      F: { Type: 'AWS::Lambda::Function', Metadata: named('f'), Properties: { Role: { 'Fn::GetAtt': ['R', 'Arn'] }, Code: { S3Key: '1' } } },
    }),
  ).toEqual([
    'f: a:B on x',
    'f: what the policy allows on arn:aws:iam::aws:policy/AmazonS3FullAccess wide',
    'f: arn:aws:iam::2:root sts:AssumeRole on R',
    'f: anyone sts:AssumeRole on R public',
  ]);
});

test('a bucket or a function that anybody may use is open to anybody; within a condition or from a source it isn’t', () => {
  const policy = (more: JsonObject) => ({
    Type: 'AWS::S3::BucketPolicy',
    Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*', ...more }] } },
  });
  const call = (more: JsonObject) => ({
    Type: 'AWS::Lambda::Permission',
    Properties: { FunctionName: { Ref: 'F' }, Principal: '*', Action: 'lambda:InvokeFunctionUrl', ...more },
  });
  expect(lines({ Open: policy({}), Closed: policy({ Condition: { a: { b: 'c' } } }), Call: call({}), Own: call({ SourceAccount: '1' }) })).toEqual([
    'F: anyone lambda:InvokeFunctionUrl on F public',
    'F: anyone lambda:InvokeFunctionUrl on F',
    'Open: anyone s3:GetObject on arn:aws:s3:::b/* public',
    'Closed: anyone s3:GetObject on arn:aws:s3:::b/* if {"a":{"b":"c"}}',
  ]);
});

test('the code that runs with a role is told apart; a template that isn’t JSON can’t be read', () => {
  const of = (key: string) =>
    read({
      R: role({ Statement: [{ Effect: 'Allow', Action: 'a:B', Resource: 'x' }] }),
      F: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['R', 'Arn'] }, Code: { S3Key: key } } },
    })?.[0]?.code;
  expect([of('1') === of('2'), rolePolicies('Resources: {}')]).toEqual([false, undefined]);
});
