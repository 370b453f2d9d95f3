import { expect, test } from 'vitest';
import { check, schema } from './check.ts';

const said = (type: string) => check({ Resources: { One: { Type: type } } } as never).filter((one) => one.path === 'Type');

test('a type that is one of the known but for a letter or two is told, with the one that is likely meant', () => {
  expect(said('AWS::SQS::Queu')).toEqual([{ id: 'One', path: 'Type', summary: 'there is no type AWS::SQS::Queu; AWS::SQS::Queue is likely meant' }]);
  expect(said('AWS::S3::bucket')).toEqual([{ id: 'One', path: 'Type', summary: 'there is no type AWS::S3::bucket; AWS::S3::Bucket is likely meant' }]);
});

test('types that aren’t in the extract pass, however alike they are to others', () => {
  const others = ['AWS::ApiGateway::Stage', 'AWS::SecretsManager::SecretTargetAttachment', 'AWS::IAM::User', 'AWS::IAM::RolePolicy', 'AWS::Logs::LogStream'];
  expect([...others, 'AWS::ApiGatewayV2::Model', 'AWS::Events::Archive', 'Custom::Queu', ...Object.keys(schema.resources)].flatMap(said)).toEqual([]);
});
