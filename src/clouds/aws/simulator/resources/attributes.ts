import type { AccountState } from '../account-state.ts';
import { arn } from '../world.ts';
import { UNKNOWN } from './physical-ids.ts';

/** What `Fn::GetAtt` gives. User Guide, the "Return values" of each resource's own page; what isn't written down here is made up from the physical id. */
export function attributeValue(state: AccountState, { type, physicalId }: { readonly type: string; readonly physicalId: string }, name: string): string {
  if (physicalId === UNKNOWN) return UNKNOWN;
  const output = /^Outputs\.(.+)$/.exec(name)?.[1];
  if (output !== undefined) return state.stacks.find((one) => one.id === physicalId)?.deployed.outputs.find((one) => one.name === output)?.value ?? '';
  return ATTRIBUTES[`${type}.${name}`]?.(state, physicalId) ?? (/Arn$/.test(name) ? generalArn(state, type, physicalId) : `${physicalId}/${name}`);
}

const ATTRIBUTES: Readonly<Record<string, (state: AccountState, id: string) => string>> = {
  'AWS::ApiGatewayV2::Api.ApiEndpoint': ({ region }, id) => `https://${id}.execute-api.${region}.amazonaws.com`,
  'AWS::ApiGatewayV2::Api.ApiId': (_state, id) => id,
  'AWS::DynamoDB::Table.Arn': (state, id) => arn(state, 'dynamodb', `table/${id}`),
  'AWS::DynamoDB::Table.StreamArn': (state, id) => arn(state, 'dynamodb', `table/${id}/stream/2026-01-01T00:00:00.000`),
  'AWS::Events::EventBus.Name': (_state, id) => id,
  'AWS::Events::Rule.Arn': (state, id) => arn(state, 'events', `rule/${id}`),
  'AWS::IAM::Role.Arn': ({ account }, id) => `arn:aws:iam::${account}:role/${id}`,
  'AWS::IAM::Role.RoleId': (_state, id) => `AROA${id.slice(-12).toUpperCase()}`,
  'AWS::Kinesis::Stream.Arn': (state, id) => arn(state, 'kinesis', `stream/${id}`),
  'AWS::Lambda::Function.Arn': (state, id) => arn(state, 'lambda', `function:${id}`),
  'AWS::Lambda::Url.FunctionUrl': ({ region }, id) => `https://${id.slice(-12).toLowerCase()}.lambda-url.${region}.on.aws/`,
  'AWS::Logs::LogGroup.Arn': (state, id) => arn(state, 'logs', `log-group:${id}:*`),
  'AWS::S3::Bucket.Arn': (_state, id) => `arn:aws:s3:::${id}`,
  'AWS::S3::Bucket.DomainName': (_state, id) => `${id}.s3.amazonaws.com`,
  'AWS::S3::Bucket.RegionalDomainName': ({ region }, id) => `${id}.s3.${region}.amazonaws.com`,
  'AWS::S3::Bucket.WebsiteURL': ({ region }, id) => `http://${id}.s3-website-${region}.amazonaws.com`,
  'AWS::SNS::Topic.TopicArn': (_state, id) => id,
  'AWS::SNS::Topic.TopicName': (_state, id) => id.slice(id.lastIndexOf(':') + 1),
  'AWS::SQS::Queue.Arn': (state, id) => arn(state, 'sqs', lastPart(id)),
  'AWS::SQS::Queue.QueueName': (_state, id) => lastPart(id),
  'AWS::SQS::Queue.QueueUrl': (_state, id) => id,
};

function generalArn(state: AccountState, type: string, id: string): string {
  const [, service = '', thing = ''] = type.split('::');
  return id.startsWith('arn:') ? id : arn(state, service.toLowerCase(), `${thing.toLowerCase()}/${id}`);
}

function lastPart(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
