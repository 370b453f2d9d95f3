import type { ChangeSetType, ResourceChange } from '@aws-sdk/client-cloudformation';
import type { JsonObject } from '#base/json.ts';
import type { Template } from '#model/template.ts';
import type { Playground } from './courses.ts';

interface Version {
  readonly memory: number;
  readonly topic: string;
  readonly drops?: boolean;
  readonly policy?: string;
  readonly level?: string;
}

const FIRST: Version = { memory: 128, topic: 'one' };

/** A change in place and what hangs on it; a replacement and a removal; attributes that aren't properties; a parameter's value. */
const CHANGES: readonly Version[] = [
  { ...FIRST, memory: 256 },
  { ...FIRST, topic: 'two', drops: true },
  { ...FIRST, policy: 'Retain' },
  { ...FIRST, level: 'debug' },
];

/** What change sets tell of each, without values, which only one of the two clouds has. */
export async function stagedDetails(on: Playground, name: string): Promise<unknown[]> {
  await executed(on, name, await staged(on, name, FIRST, 'first', 'CREATE'));
  const told: unknown[] = [];
  for (const [index, version] of CHANGES.entries()) {
    const { changes } = await staged(on, name, version, `change-${index}`, 'UPDATE');
    told.push(changes.map(shapeOf).sort((a, b) => (String(a.LogicalResourceId) < String(b.LogicalResourceId) ? -1 : 1)));
  }
  return told;
}

interface Staged {
  readonly id: string;
  readonly changes: readonly ResourceChange[];
}

async function staged({ send, clock }: Playground, StackName: string, version: Version, ChangeSetName: string, ChangeSetType: ChangeSetType): Promise<Staged> {
  const { Id = '' } = await send('CreateChangeSet', {
    StackName,
    ChangeSetName,
    ChangeSetType,
    TemplateBody: JSON.stringify(templateOf(StackName, version)),
    Capabilities: ['CAPABILITY_IAM'],
    Parameters: [{ ParameterKey: 'Level', ParameterValue: version.level ?? 'info' }],
  });
  for (;;) {
    const read = await send('DescribeChangeSet', { ChangeSetName: Id });
    if (read.Status === 'CREATE_COMPLETE') return { id: Id, changes: (read.Changes ?? []).flatMap((one) => one.ResourceChange ?? []) };
    if (read.Status === 'FAILED') throw new Error(read.StatusReason);
    await clock.sleep(100);
  }
}

async function executed({ send, session, clock }: Playground, name: string, { id }: Staged): Promise<void> {
  await send('ExecuteChangeSet', { ChangeSetName: id, StackName: name });
  while ((await session.driver.inspect(name)).condition !== 'ready') await clock.sleep(100);
}

function shapeOf({ PhysicalResourceId: _id, BeforeContext: _before, AfterContext: _after, Details = [], ...rest }: ResourceChange): JsonObject {
  const details = Details.map(({ Target, Evaluation, ChangeSource, CausingEntity = '' }) =>
    [Target?.Attribute, Target?.Name, Target?.RequiresRecreation, Evaluation, ChangeSource, CausingEntity].filter(Boolean).join(' '),
  );
  return { ...(JSON.parse(JSON.stringify(rest)) as JsonObject), Details: [...new Set(details)].sort() };
}

function templateOf(name: string, { memory, topic, drops, policy }: Version): Template {
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
  return {
    Parameters: { Level: { Type: 'String' } },
    Resources: {
      Role: { Type: 'AWS::IAM::Role', Properties: { Description: `for ${memory}`, AssumeRolePolicyDocument: trust } },
      Hit: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Code: { ZipFile: 'exports.handler = async () => 1;' },
          Handler: 'index.handler',
          Runtime: 'nodejs22.x',
          MemorySize: memory,
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Environment: { Variables: { LEVEL: { Ref: 'Level' }, TOPIC: { Ref: 'News' } } },
        },
      },
      Allow: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          FunctionName: { 'Fn::GetAtt': ['Hit', 'Arn'] },
          Action: 'lambda:InvokeFunction',
          Principal: 'sns.amazonaws.com',
          SourceArn: { Ref: 'News' },
        },
      },
      News: { Type: 'AWS::SNS::Topic', Properties: { TopicName: `${name}-${topic}` } },
      Queue: { Type: 'AWS::SQS::Queue', DeletionPolicy: policy ?? 'Delete', Metadata: { about: memory }, Properties: { DelaySeconds: memory / 128 } },
      ...(drops ? {} : { Old: { Type: 'AWS::SQS::Queue', DeletionPolicy: 'Retain', Properties: {} } }),
    },
  };
}
