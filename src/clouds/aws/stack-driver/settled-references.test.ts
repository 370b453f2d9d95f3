import type { ResourceChange, ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { changesOf } from './changes.ts';

const direct = (Name: string, RequiresRecreation: 'Never' | 'Always' | 'Conditionally' = 'Never'): ResourceChangeDetail => ({
  Target: { Attribute: 'Properties', Name, RequiresRecreation },
  ChangeSource: 'DirectModification',
  Evaluation: 'Static',
});
const follows = (Name: string, of: string): ResourceChangeDetail => ({
  Target: { Attribute: 'Properties', Name, RequiresRecreation: 'Always' },
  ChangeSource: of.includes('.') ? 'ResourceAttribute' : 'ResourceReference',
  CausingEntity: of,
  Evaluation: 'Dynamic',
});
const modified = (LogicalResourceId: string, ResourceType: string, Replacement: ResourceChange['Replacement'], ...Details: ResourceChangeDetail[]) => ({
  ResourceChange: { Action: 'Modify' as const, LogicalResourceId, ResourceType, Replacement, Details },
});
const rows = (...entries: ReturnType<typeof modified>[]) =>
  changesOf(entries, {}).map(({ logicalId, replacement, causes }) => `${logicalId}: ${[replacement, ...causes].join(', ')}`);

test('what refers to something that stays can’t be replaced because of it, and its change is none', () => {
  expect(
    rows(
      modified('Hit', 'AWS::Lambda::Function', 'False', direct('Code'), follows('Role', 'HitRole.Arn')),
      modified('HitRole', 'AWS::IAM::Role', 'False', direct('Policies')),
      modified('Route', 'AWS::ApiGatewayV2::Route', 'Conditional', follows('Target', 'Integration')),
      modified('Integration', 'AWS::ApiGatewayV2::Integration', 'Conditional', follows('IntegrationUri', 'Hit.Arn')),
    ),
  ).toEqual([
    'Hit: never, Code changed',
    'HitRole: never, Policies changed',
    'Route: never, refers to Integration, which stays',
    'Integration: never, refers to Hit, which stays',
  ]);
});

test('what refers to something that is replaced may be, and so may what refers to that', () => {
  expect(
    rows(
      modified('Route', 'AWS::ApiGatewayV2::Route', 'Conditional', follows('Target', 'Integration')),
      modified('Integration', 'AWS::ApiGatewayV2::Integration', 'Conditional', follows('IntegrationUri', 'Hit.Arn')),
      modified('Hit', 'AWS::Lambda::Function', 'True', direct('FunctionName', 'Always')),
    ),
  ).toEqual([
    'Route: maybe, Target may change with Integration',
    'Integration: maybe, IntegrationUri may change with Hit.Arn',
    'Hit: always, FunctionName changed',
  ]);
});

test('what is perhaps replaced for itself, a custom resource and other attributes settle nothing', () => {
  expect(
    rows(
      modified('Table', 'AWS::DynamoDB::Table', 'Conditional', direct('KeySchema', 'Conditionally')),
      modified('One', 'AWS::Lambda::EventSourceMapping', 'Conditional', follows('EventSourceArn', 'Table.Arn')),
      modified('Seed', 'Custom::Seed', 'False', direct('Value')),
      modified('Two', 'AWS::SSM::Parameter', 'Conditional', follows('Name', 'Seed')),
      modified('Bucket', 'AWS::S3::Bucket', 'False', direct('Tags')),
      modified('Three', 'AWS::SSM::Parameter', 'Conditional', follows('Name', 'Bucket.DomainName')),
      modified('Four', 'AWS::SSM::Parameter', 'Conditional', follows('Name', 'Absent')),
    ).map((row) => row.split(',')[0]),
  ).toEqual(['Table: maybe', 'One: maybe', 'Seed: never', 'Two: maybe', 'Bucket: never', 'Three: maybe', 'Four: maybe']);
});

test('two that refer to each other, and change for nothing else, both stay', () => {
  expect(
    rows(
      modified('A', 'AWS::SNS::Topic', 'Conditional', follows('TopicName', 'B')),
      modified('B', 'AWS::SNS::Topic', 'Conditional', follows('TopicName', 'A')),
    ).map((row) => row.split(',')[0]),
  ).toEqual(['A: never', 'B: never']);
});
