import type { JsonObject } from '#base/json.ts';
import type { AccountState } from '../account-state.ts';
import { arn, suffix } from '../world.ts';

/** A value that is known only once the changes are carried out, as change sets write it. API Reference, `ResourceTargetDefinition`. */
export const UNKNOWN = '{{changeSet:KNOWN_AFTER_APPLY}}';

/** The property that names a thing, where a template may choose. User Guide, "Name type". */
const NAME_PROPERTIES: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Events::EventBus': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Kinesis::Stream': 'Name',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SSM::Parameter': 'Name',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::SecretsManager::Secret': 'Name',
};

/** The name that a template gives a thing; undefined where CloudFormation makes one. */
export function chosenName(type: string, properties: JsonObject): string | undefined {
  const property = NAME_PROPERTIES[type];
  const name = property === undefined ? undefined : properties[property];
  return typeof name === 'string' ? name : undefined;
}

/** What a new thing is called: by its own name, else after the stack and the logical id, with an ending that is nobody else's. */
export function newPhysicalId(state: AccountState, stackName: string, logicalId: string, type: string, properties: JsonObject): string {
  const chosen = chosenName(type, properties);
  return chosen === undefined
    ? (FORMS[type]?.(state, `${stackName}-${logicalId}-${suffix(state)}`, properties) ?? `${stackName}-${logicalId}-${suffix(state)}`)
    : chosenId(state, type, chosen);
}

/** The id of a thing of a name that was chosen: the name itself, but for those that have an address of their own. */
export function chosenId(state: AccountState, type: string, name: string): string {
  const addressed = type === 'AWS::SQS::Queue' || type === 'AWS::SNS::Topic' || type === 'AWS::SecretsManager::Secret';
  return addressed ? (FORMS[type]?.(state, name, {}) ?? name) : name;
}

const FORMS: Readonly<Record<string, (state: AccountState, name: string, properties: JsonObject) => string>> = {
  'AWS::ApiGatewayV2::Api': (state) => suffix(state).toLowerCase().slice(2),
  'AWS::ApiGatewayV2::Integration': (state) => suffix(state).toLowerCase().slice(5),
  'AWS::ApiGatewayV2::Route': (state) => suffix(state).toLowerCase().slice(5),
  'AWS::ApiGatewayV2::Stage': (_state, name, { StageName }) => (typeof StageName === 'string' ? StageName : name),
  'AWS::S3::Bucket': (_state, name) => name.toLowerCase().slice(-63).replace(/^-+/, ''),
  'AWS::SQS::Queue': (state, name) => `https://sqs.${state.region}.amazonaws.com/${state.account}/${name.slice(-80)}`,
  'AWS::SNS::Topic': (state, name) => arn(state, 'sns', name),
  'AWS::SNS::Subscription': (state, name) => `${arn(state, 'sns', name)}:${suffix(state).toLowerCase()}`,
  'AWS::SecretsManager::Secret': (state, name) => arn(state, 'secretsmanager', `secret:${name}`),
  'AWS::Lambda::Function': (_state, name) => name.slice(-64).replace(/^-+/, ''),
  'AWS::IAM::Role': (_state, name) => name.slice(-64).replace(/^-+/, ''),
};

/** What `Ref` gives. User Guide, "Ref", "Resource return values": mostly the physical id. */
export function refValue(_state: AccountState, { type, physicalId }: { readonly type: string; readonly physicalId: string }): string {
  if (type === 'AWS::Events::Rule' || type === 'AWS::Scheduler::Schedule') return physicalId.split('|').at(-1) ?? physicalId;
  return physicalId;
}
