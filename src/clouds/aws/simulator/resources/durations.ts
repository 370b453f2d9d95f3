export type Verb = 'create' | 'update' | 'delete' | 'rollback';

/** Seconds that are usual for a type, as its users report them; AWS promises none. */
export function usualSeconds(type: string, verb: Verb): number {
  const known = SECONDS[type] ?? (/^(Custom::|AWS::CloudFormation::CustomResource$)/.test(type) ? [5, 5, 5] : SLOW.test(type) ? [420, 300, 360] : [5, 4, 3]);
  const [create, update, remove] = known;
  return verb === 'create' ? create : verb === 'update' ? update : verb === 'delete' ? remove : Math.max(2, Math.min(update, remove));
}

const SECONDS: Readonly<Record<string, readonly [create: number, update: number, remove: number]>> = {
  'AWS::ApiGatewayV2::Api': [3, 2, 2],
  'AWS::ApiGatewayV2::Integration': [2, 2, 2],
  'AWS::ApiGatewayV2::Route': [2, 2, 2],
  'AWS::ApiGatewayV2::Stage': [2, 2, 2],
  'AWS::CloudFront::Distribution': [240, 180, 240],
  'AWS::DynamoDB::Table': [12, 10, 8],
  'AWS::IAM::Policy': [16, 4, 2],
  'AWS::IAM::Role': [17, 14, 3],
  'AWS::Kinesis::Stream': [22, 20, 20],
  'AWS::Lambda::EventSourceMapping': [22, 8, 15],
  'AWS::Lambda::Function': [7, 6, 4],
  'AWS::Lambda::Permission': [3, 3, 2],
  'AWS::Logs::LogGroup': [3, 2, 2],
  'AWS::S3::Bucket': [14, 10, 4],
  'AWS::S3::BucketPolicy': [2, 2, 2],
  'AWS::SNS::Topic': [6, 3, 3],
  'AWS::SQS::Queue': [31, 6, 31],
  'AWS::Scheduler::Schedule': [4, 3, 3],
};

const SLOW = /^AWS::(RDS|DocDB|Neptune|Redshift|OpenSearchService|ElastiCache|EKS|MSK)::/;
