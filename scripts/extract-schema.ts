// Writes the part of AWS's own CloudFormation schema that generated templates are checked against: src/clouds/aws/dialect/cloudformation.slim.json.
// Run after a new version of @aws-cdk/aws-service-spec: node scripts/run.js scripts/extract-schema.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

/** What the rooms make, and what fragments mostly bring. Any other type is let through unchecked. */
const TYPES = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFormation::CustomResource',
  'AWS::CloudWatch::Alarm',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Kinesis::Stream',
  'AWS::Lambda::Alias',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Permission',
  'AWS::Lambda::Url',
  'AWS::Lambda::Version',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::Logs::SubscriptionFilter',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::SSM::Parameter',
  'AWS::Scheduler::Schedule',
  'AWS::Scheduler::ScheduleGroup',
  'AWS::SecretsManager::Secret',
];

type Spec = ReturnType<typeof loadAwsServiceSpecSync>;
type Resource = ReturnType<Spec['all']>[number] & { cloudFormationType: string; properties: Record<string, Property>; attributes: Record<string, unknown> };
interface Property {
  readonly required?: boolean;
  readonly type: PropertyType;
  readonly previousTypes?: readonly PropertyType[];
}
type PropertyType = {
  readonly type: string;
  readonly allowedValues?: readonly string[];
  readonly element?: PropertyType;
  readonly types?: readonly PropertyType[];
  readonly reference?: { readonly $ref: string };
};

const spec = loadAwsServiceSpecSync();
const resources = new Map((spec.all('resource') as unknown as Resource[]).map((one) => [one.cloudFormationType, one]));

const types: unknown[] = [];
const placed = new Map<string, number>();

function shape(key: string, properties: Record<string, Property>): number {
  const there = placed.get(key);
  if (there !== undefined) return there;
  const index = types.push(null) - 1;
  placed.set(key, index);
  // Attributes stand among the properties as `Owner.Attribute`.
  const names = Object.keys(properties)
    .filter((name) => !name.includes('.'))
    .sort();
  const required = names.filter((name) => properties[name]?.required);
  types[index] = { p: Object.fromEntries(names.map((name) => [name, kindOf(properties[name] as Property)])), ...(required.length > 0 ? { r: required } : {}) };
  return index;
}

function kindOf({ type, previousTypes = [] }: Property): unknown {
  const kinds = [type, ...previousTypes].map(one);
  const different = [...new Map(kinds.map((kind) => [JSON.stringify(kind), kind])).values()];
  return different.length === 1 ? different[0] : { u: different };
}

function one(type: PropertyType): unknown {
  switch (type.type) {
    case 'string':
      return type.allowedValues ? { e: type.allowedValues } : 's';
    case 'integer':
    case 'number':
      return 'n';
    case 'boolean':
      return 'b';
    case 'array':
      return { a: one(type.element as PropertyType) };
    case 'map':
      return { m: one(type.element as PropertyType) };
    case 'ref': {
      const id = type.reference?.$ref as string;
      const definition = spec.get('typeDefinition', id) as unknown as { properties: Record<string, Property> };
      return shape(id, definition.properties);
    }
    case 'union':
      return { u: (type.types ?? []).map(one) };
    case 'tag':
      return shape('tag', { Key: { type: { type: 'string' }, required: true }, Value: { type: { type: 'string' }, required: true } });
    default:
      return 'j';
  }
}

const extract = Object.fromEntries(
  TYPES.map((name) => {
    const resource = resources.get(name);
    if (!resource) throw new Error(`the schema has no ${name}`);
    // Any property may stand in a custom resource.
    if (name === 'AWS::CloudFormation::CustomResource') return [name, { t: null, a: null }];
    return [name, { t: shape(name, resource.properties), a: Object.keys(resource.attributes).sort() }];
  }),
);
const path = join(process.cwd(), 'src/clouds/aws/dialect/cloudformation.slim.json');
writeFileSync(path, `${JSON.stringify({ resources: extract, types })}\n`);
process.stdout.write(`${TYPES.length} types, ${types.length} shapes\n`);
