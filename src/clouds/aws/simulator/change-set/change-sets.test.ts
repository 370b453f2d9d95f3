import { expect, test } from 'vitest';
import type { JsonObject } from '#base/json.ts';
import { aRehearsal, queues } from '#support/a-rehearsal.ts';

type Rehearsed = ReturnType<typeof aRehearsal>;

async function staged(rehearsal: Rehearsed, template: object, more: object = {}): Promise<JsonObject> {
  const { Id } = await rehearsal.call('CreateChangeSet', { StackName: 'shop-dev', ChangeSetName: 'c', TemplateBody: JSON.stringify(template), ...more });
  await rehearsal.pass(10);
  return rehearsal.call('DescribeChangeSet', { ChangeSetName: Id, IncludePropertyValues: true });
}

const changesIn = (read: JsonObject): JsonObject[] => (read.Changes as JsonObject[]).map((one) => one.ResourceChange as JsonObject);

test('a change tells its values before and after, why, and what it does to the thing', async () => {
  const rehearsal = aRehearsal();
  const template = (memory: number, secret: string) => ({
    Parameters: { Key: { Type: 'String', NoEcho: true, Default: secret } },
    Resources: {
      Role: { Type: 'AWS::IAM::Role', Properties: { Description: `for ${memory}`, AssumeRolePolicyDocument: {} } },
      Hit: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Code: { ZipFile: 'x' },
          MemorySize: memory,
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Environment: { Variables: { KEY: { Ref: 'Key' }, SIZE: `${memory}` } },
        },
      },
    },
  });
  expect((await rehearsal.deploy(template(128, 'opensesame'))).snapshot.problems).toEqual([]);
  const read = await staged(rehearsal, template(256, 'shazam'), { Capabilities: ['CAPABILITY_IAM'] });
  const [role, hit] = changesIn(read);
  expect(role).toMatchObject({ Action: 'Modify', LogicalResourceId: 'Role', Replacement: 'False', Scope: ['Properties'] });
  const target = (Path: string, BeforeValue: string, AfterValue: string) => ({
    Attribute: 'Properties',
    Name: Path.split('/')[2],
    RequiresRecreation: 'Never',
    Path,
    BeforeValue,
    AfterValue,
    AttributeChangeType: 'Modify',
  });
  expect(hit?.Details).toEqual([
    { Target: target('/Properties/MemorySize', '128', '256'), Evaluation: 'Static', ChangeSource: 'DirectModification' },
    {
      Target: { Attribute: 'Properties', Name: 'Role', RequiresRecreation: 'Never', Path: '/Properties/Role' },
      Evaluation: 'Dynamic',
      ChangeSource: 'ResourceAttribute',
      CausingEntity: 'Role.Arn',
    },
    { Target: target('/Properties/Environment/Variables/KEY', '****', '****'), Evaluation: 'Static', ChangeSource: 'DirectModification' },
    { Target: target('/Properties/Environment/Variables/SIZE', '128', '256'), Evaluation: 'Static', ChangeSource: 'DirectModification' },
  ]);
  expect(JSON.stringify(read)).not.toMatch(/opensesame|shazam/);
});

test('what is replaced or removed tells what becomes of the old', async () => {
  const rehearsal = aRehearsal();
  const kept = { UpdateReplacePolicy: 'Retain', DeletionPolicy: 'RetainExceptOnCreate' };
  await rehearsal.deploy(queues({ A: kept, B: {}, C: kept, D: {} }));
  const fifo = { Properties: { FifoQueue: true } };
  const read = await staged(rehearsal, queues({ A: { ...kept, ...fifo }, B: fifo }));
  expect(changesIn(read).map((one) => `${one.Action} ${one.LogicalResourceId} ${one.Replacement} ${one.PolicyAction}`)).toEqual([
    'Modify A True ReplaceAndRetain',
    'Modify B True ReplaceAndDelete',
    'Remove C undefined Retain',
    'Remove D undefined Delete',
  ]);
});

test('nothing to change fails the change set, outputs alone do not', async () => {
  const rehearsal = aRehearsal();
  await rehearsal.deploy(queues({ A: {} }));
  // The tags stay as they are where none are given.
  expect(await staged(rehearsal, queues({ A: {} }))).toMatchObject({ Status: 'FAILED', StatusReason: expect.stringContaining("didn't contain changes") });
  const outputs = await staged(rehearsal, { ...queues({ A: {} }), Outputs: { Url: { Value: { Ref: 'A' } } } }, { ChangeSetName: 'd' });
  expect(outputs).toMatchObject({ Status: 'CREATE_COMPLETE', Changes: [] });
});

test('a taken name and a wrong value are found before anything is carried out', async () => {
  const rehearsal = aRehearsal();
  await rehearsal.call('CreateStack', {
    StackName: 'first',
    TemplateBody: JSON.stringify({ Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'mine' } } } }),
  });
  await rehearsal.pass(60);
  const template = {
    Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'mine' } }, P: { Type: 'AWS::SQS::Queue', Properties: { Colour: 'red' } } },
  };
  const { snapshot } = await rehearsal.deploy(template);
  expect([snapshot.phase, snapshot.failedAt]).toEqual(['failed', 'staging']);
  expect(snapshot.problems.map((one) => `${one.code} ${one.at.field}`)).toEqual(['StagingFailed QueueName', 'StagingFailed Colour']);
  expect(snapshot.problems[0]?.summary).toContain("Resource of type 'AWS::SQS::Queue' with identifier 'mine' already exists");
  expect(snapshot.problems[1]?.summary).toContain('there is no such property');
  expect((await rehearsal.session.driver.inspect('shop-dev')).condition).toBe('missing');
});

test('a hook that says no refuses the changes with its reason, one that warns lets them through', async () => {
  const of = (mode: 'FAIL' | 'WARN') => ({
    findings: [{ resource: 'a', check: 'Acme::Queues::Encryption', reason: 'the queue is not encrypted', mode, hook: true }],
  });
  const refused = await aRehearsal(of('FAIL')).deploy(queues({ A: {} }));
  expect(refused.snapshot).toMatchObject({
    phase: 'failed',
    failedAt: 'staging',
    problems: [{ code: 'StagingFailed', summary: expect.stringContaining('the queue is not encrypted') }],
  });
  const rehearsal = aRehearsal(of('WARN'));
  const read = await staged(rehearsal, queues({ A: {} }), { ChangeSetType: 'CREATE' });
  expect(read).toMatchObject({ Status: 'CREATE_COMPLETE' });
  const { OperationEvents } = await rehearsal.call('DescribeEvents', { ChangeSetName: read.ChangeSetId, Filters: { FailedEvents: true } });
  expect(OperationEvents).toMatchObject([
    { EventType: 'HOOK_INVOCATION_ERROR', LogicalResourceId: 'A', HookType: 'Acme::Queues::Encryption', HookFailureMode: 'WARN' },
  ]);
});

test('what a hook says itself is read with its finding: which of its rules, and what to change', async () => {
  const advice = [{ rule: 'SQS-1', message: 'the queue has no key', remedy: 'Give it a KmsMasterKeyId.', link: 'https://example.org/sqs-1' }];
  const check = 'Acme::Queues::Encryption';
  const of = (mode: 'FAIL' | 'WARN') => ({ findings: [{ resource: 'a', check, reason: 'not encrypted', mode, hook: true, advice }] });
  const refused = await aRehearsal(of('FAIL')).deploy(queues({ A: {}, B: {} }));
  expect(refused.snapshot.problems.map((one) => [one.code, one.summary, one.remedy])).toEqual([
    [
      'StagingFailed',
      `the changes are refused: a did not pass the hook ${check}: not encrypted; SQS-1: the queue has no key`,
      `Give it a KmsMasterKeyId (https://example.org/sqs-1); or ask who looks after the hook ${check}`,
    ],
  ]);
  const { account, session } = aRehearsal(of('WARN'));
  const template = JSON.stringify(queues({ A: {} }));
  const changes = await session.driver.stage({ stack: 'shop-dev', template, parameters: {}, tags: {}, artifactBucket: '', token: 't', names: {} });
  expect([changes.findings?.map((one) => [one.isWarning, one.advice]), account.save().stacks[0]?.status]).toEqual([[[true, advice]], 'REVIEW_IN_PROGRESS']);
  const denied = aRehearsal({ ...of('FAIL'), faults: [{ command: 'GetHookResult', error: 'AccessDenied' }] });
  expect((await denied.deploy(queues({ A: {} }))).snapshot.problems.map((one) => one.summary)).toEqual([
    `the changes are refused: a did not pass the hook ${check}: not encrypted`,
  ]);
});

test('what the account has is taken over, and stays as it was', async () => {
  const rehearsal = aRehearsal();
  const template = {
    Resources: {
      Pages: {
        Type: 'AWS::DynamoDB::Table',
        DeletionPolicy: 'Retain',
        Properties: { TableName: 'pages', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] },
      },
    },
  };
  await rehearsal.deploy(template);
  expect((await rehearsal.remove()).phase).toBe('removed');
  const { Id } = await rehearsal.call('CreateChangeSet', {
    StackName: 'shop-dev',
    ChangeSetName: 'again',
    ChangeSetType: 'CREATE',
    ImportExistingResources: true,
    TemplateBody: JSON.stringify(template),
  });
  await rehearsal.pass(10);
  const read = await rehearsal.call('DescribeChangeSet', { ChangeSetName: Id });
  expect(changesIn(read).map((one) => `${one.Action} ${one.LogicalResourceId} ${one.PhysicalResourceId}`)).toEqual(['Import Pages pages']);
  await rehearsal.call('ExecuteChangeSet', { ChangeSetName: Id });
  await rehearsal.pass(60);
  expect(rehearsal.stack()).toMatchObject({ status: 'CREATE_COMPLETE', resources: [{ logicalId: 'Pages', physicalId: 'pages', status: 'IMPORT_COMPLETE' }] });
});

test('a change set is carried out once, by the same token as often as it is asked; the others go with it', async () => {
  const rehearsal = aRehearsal();
  await rehearsal.deploy(queues({ A: {} }));
  const one = await staged(rehearsal, queues({ A: { delay: 1 } }), { ChangeSetName: 'one' });
  const other = await staged(rehearsal, queues({ A: { delay: 2 } }), { ChangeSetName: 'other' });
  await rehearsal.call('ExecuteChangeSet', { ChangeSetName: one.ChangeSetId, ClientRequestToken: 't' });
  await rehearsal.call('ExecuteChangeSet', { ChangeSetName: one.ChangeSetId, ClientRequestToken: 't' });
  await expect(rehearsal.call('ExecuteChangeSet', { ChangeSetName: one.ChangeSetId, ClientRequestToken: 'u' })).rejects.toMatchObject({
    cloudCode: 'InvalidChangeSetStatusException',
  });
  await expect(rehearsal.call('ExecuteChangeSet', { ChangeSetName: other.ChangeSetId })).rejects.toMatchObject({ cloudCode: 'ChangeSetNotFoundException' });
  await expect(staged(rehearsal, queues({ A: { delay: 3 } }), { ChangeSetName: 'late' })).rejects.toMatchObject({ code: 'StackBusy' });
});

test('templates that CloudFormation refuses are refused with its words', async () => {
  const rehearsal = aRehearsal();
  const refused = (template: object, more: object = {}): Promise<string> =>
    staged(rehearsal, template, { ChangeSetType: 'CREATE', ...more }).then(
      () => 'accepted',
      (error: Error) => error.message,
    );
  const queue = { Type: 'AWS::SQS::Queue' };
  expect([
    await refused({}),
    await refused({ Resources: { A: { ...queue, DependsOn: 'B' } } }),
    await refused({ Resources: { A: { ...queue, DependsOn: 'B' }, B: { ...queue, DependsOn: 'A' } } }),
    await refused({ Parameters: { P: { Type: 'String' } }, Resources: { A: queue } }),
    await refused({ Resources: { R: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } } } }),
  ]).toEqual([
    'CreateChangeSet: template format error: At least one Resources member must be defined.',
    'CreateChangeSet: template format error: Unresolved resource dependencies [B] in the Resources block of the template',
    'CreateChangeSet: circular dependency between resources: [A, B]',
    'CreateChangeSet: parameters: [P] must have values',
    'CreateChangeSet: requires capabilities : [CAPABILITY_IAM]',
  ]);
  expect(rehearsal.account.save().stacks).toEqual([]);
});
