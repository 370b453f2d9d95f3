// Writes what a change of which property does to a thing, from AWS's own CloudFormation schema: src/clouds/aws/simulator/resources/replacements.slim.json.
// Run after a new version of @aws-cdk/aws-service-spec: node scripts/run.js scripts/extract-replacements.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

/** Services that generated templates use, and what fragments mostly bring. Of other types no property replaces. */
const SERVICES =
  /^AWS::(ApiGateway|ApiGatewayV2|CloudFront|CloudWatch|Cognito|DynamoDB|EC2|ECS|EFS|Events|IAM|KMS|Kinesis|KinesisFirehose|Lambda|Logs|Pipes|RDS|Route53|S3|SNS|SQS|SSM|Scheduler|SecretsManager|StepFunctions)::/;

interface Resource {
  readonly cloudFormationType: string;
  readonly properties: Readonly<Record<string, { readonly causesReplacement?: 'yes' | 'no' | 'maybe' }>>;
}

const extract = Object.fromEntries(
  (loadAwsServiceSpecSync().all('resource') as unknown as Resource[])
    .filter((one) => SERVICES.test(one.cloudFormationType))
    .map(({ cloudFormationType, properties }) => {
      const those = (answer: 'yes' | 'maybe') =>
        Object.keys(properties)
          .filter((name) => properties[name]?.causesReplacement === answer)
          .sort();
      const always = those('yes');
      const maybe = those('maybe');
      return [cloudFormationType, { ...(always.length > 0 ? { y: always } : {}), ...(maybe.length > 0 ? { m: maybe } : {}) }] as const;
    })
    .filter(([, of]) => Object.keys(of).length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
const path = join(process.cwd(), 'src/clouds/aws/simulator/resources/replacements.slim.json');
writeFileSync(path, `${JSON.stringify(extract)}\n`);
process.stdout.write(`${Object.keys(extract).length} types\n`);
