import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aws } from '#clouds/aws/index.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

// What the rooms make isn't only right by the schema: a cloud takes it.
let cloud: TestCloud;
let cloudFormation: CloudFormationClient;

beforeAll(async () => {
  cloud = await startTestCloud();
  const common = { endpoint: cloud.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  cloudFormation = new CloudFormationClient(common);
  const s3 = new S3Client({ ...common, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'artifacts' }));
  const zip = await new JSZip().file('index.js', 'exports.handler = async () => ({});').generateAsync({ type: 'uint8array' });
  for (const { id } of aws.catalogue.services) {
    for (const key of artifactsOf(golden(id))) await s3.send(new PutObjectCommand({ Bucket: 'artifacts', Key: key, Body: zip }));
  }
});
afterAll(() => cloud.stop());

function golden(id: string): string {
  return readFileSync(join(process.cwd(), 'src/clouds/aws/services', id, `${id}.golden.json`), 'utf8');
}

function artifactsOf(body: string): string[] {
  return [...body.matchAll(/artifacts\/unbuilt\/\w+\.zip/g)].map(([key]) => key);
}

test.each(aws.catalogue.services.map(({ id }) => id))('the golden template of %s deploys', async (id) => {
  const stack = `golden-${id}`;
  await cloudFormation.send(
    new CreateStackCommand({
      StackName: stack,
      TemplateBody: golden(id),
      Parameters: [{ ParameterKey: 'StackwrightArtifacts', ParameterValue: 'artifacts' }],
      Capabilities: ['CAPABILITY_IAM'],
    }),
  );
  await waitUntilStackCreateComplete({ client: cloudFormation, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { StackName: stack }).catch(() => undefined);
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stack }));
  const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: stack }));
  const failed = StackEvents.filter((event) => /FAILED|ROLLBACK/.test(event.ResourceStatus ?? '')).map(
    (event) => `${event.LogicalResourceId}: ${event.ResourceStatusReason}`,
  );
  expect({ status: Stacks[0]?.StackStatus, failed }).toEqual({ status: 'CREATE_COMPLETE', failed: [] });
  const outputs = Object.keys(JSON.parse(golden(id)).Outputs);
  expect(
    (Stacks[0]?.Outputs ?? [])
      .filter((output) => output.OutputValue)
      .map((output) => output.OutputKey)
      .sort(),
  ).toEqual(outputs.sort());
  await cloudFormation.send(new DeleteStackCommand({ StackName: stack }));
});
