import { expect, test } from 'vitest';
import type { JsonObject } from '#base/json.ts';
import type { Deployment } from '#engine/deploy/deploy-request.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { Template } from '#model/template.ts';
import { aRehearsal, queues, type Rehearsal } from '#support/a-rehearsal.ts';
import { generatedOf } from '#support/deploy-fixture.ts';
import { nestedStack, withTemplates } from '#support/nested-templates.ts';
import type { Scenario } from './scenario/scenario.ts';

// A stack within a stack, followed by the driver that talks to AWS.

const inner = (of: Parameters<typeof queues>[0]): JsonObject => ({
  ...(queues(of) as JsonObject),
  Outputs: { First: { Value: { Ref: Object.keys(of)[0] ?? '' } } },
});
const TEMPLATES = {
  'one.json': inner({ Inner: {}, Second: { after: ['Inner'] } }),
  'two.json': inner({ Inner: { delay: 5 }, Third: { after: ['Inner'] } }),
  'deep.json': { Resources: { Deeper: nestedStack('one.json') } },
};
const open = (scenario: Scenario = {}) => aRehearsal(scenario, withTemplates(TEMPLATES));
const outer = (key: string, more: JsonObject = {}) => ({
  Resources: { Child: nestedStack(key, more), ...(queues({ Last: { after: ['Child'] } }).Resources as JsonObject) },
});
/** Queues go with an update of the child, which is agreed to. */
const auto = { autoExecute: true, confirmedLosses: ['child'] } as const;
const rows = ({ rows: all }: DeploymentSnapshot) => all.map((row) => `${row.change.logicalId} ${row.state}`);
const childOf = (rehearsal: Rehearsal) => rehearsal.account.save().stacks.find((one) => one.parent?.logicalId === 'Child');
const statuses = (rehearsal: Rehearsal) => [rehearsal.stack().status, childOf(rehearsal)?.status];
const queuesIn = ({ account }: Rehearsal) =>
  account
    .save()
    .things.filter((one) => one.type === 'AWS::SQS::Queue')
    .map((one) => one.physicalId.replace(/^.*-(\w+)-\w+$/, '$1'))
    .sort();

test('it is made with what it holds, each under its row, and is counted as one', async () => {
  const rehearsal = open();
  const { snapshot } = await rehearsal.deploy({ ...outer('one.json'), Outputs: { Told: { Value: { 'Fn::GetAtt': ['Child', 'Outputs.First'] } } } }, auto);
  expect([snapshot.phase, snapshot.done, snapshot.total, rows(snapshot)]).toEqual([
    'succeeded',
    3,
    3,
    ['Child done', 'Child/Inner done', 'Child/Second done', 'Last done'],
  ]);
  expect(statuses(rehearsal)).toEqual(['CREATE_COMPLETE', 'CREATE_COMPLETE']);
  expect(snapshot.outputs.map((one) => one.value)).toEqual([expect.stringMatching(/shop-dev-Child-\w+-Inner-/)]);
  const child = childOf(rehearsal);
  expect((await rehearsal.call('DescribeStacks', { StackName: child?.id ?? '' })).Stacks).toMatchObject([
    { ParentId: rehearsal.stack().id, RootId: rehearsal.stack().id },
  ]);
});

test('a failure within it fails its parent, which takes all of it back; the root cause is told first', async () => {
  const rehearsal = open({ resources: { second: { create: { fail: 'no capacity' } } } });
  const { snapshot } = await rehearsal.deploy(outer('one.json'), auto);
  expect([snapshot.phase, snapshot.stackStatus, queuesIn(rehearsal)]).toEqual(['rolledBack', 'ROLLBACK_COMPLETE', []]);
  expect(snapshot.problems.slice(0, 2).map((one) => one.summary)).toEqual([
    expect.stringMatching(/^Child\/Second .*no capacity/),
    expect.stringMatching(/^child .*Embedded stack arn:\S+ was not successfully created: The following resource\(s\) failed to create: \[Second\]/),
  ]);
  expect(statuses(rehearsal)).toEqual(['ROLLBACK_COMPLETE', 'DELETE_COMPLETE']);
});

test('an update of it is cleaned up after only when its parent is whole', async () => {
  const rehearsal = open();
  await rehearsal.deploy(outer('one.json'), auto);
  const { snapshot } = await rehearsal.deploy(outer('two.json'), auto);
  expect([snapshot.phase, statuses(rehearsal), queuesIn(rehearsal)]).toEqual(['succeeded', ['UPDATE_COMPLETE', 'UPDATE_COMPLETE'], ['Inner', 'Last', 'Third']]);
});

test('an update of it that fails is taken back by itself, and its parent’s with it', async () => {
  const rehearsal = open({ resources: { third: { create: { fail: 'no' } } } });
  await rehearsal.deploy(outer('one.json'), auto);
  const { snapshot } = await rehearsal.deploy(outer('two.json'), auto);
  expect([snapshot.phase, statuses(rehearsal), queuesIn(rehearsal)]).toEqual([
    'rolledBack',
    ['UPDATE_ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'],
    ['Inner', 'Last', 'Second'],
  ]);
  expect(snapshot.problems[1]?.summary).toMatch(/was not successfully updated. Currently in UPDATE_ROLLBACK_IN_PROGRESS with reason/);
});

test('where another fails after it was updated, it is taken back whole: nothing of it was cleaned up yet', async () => {
  const rehearsal = open({ resources: { other: { create: { fail: 'no' } } } });
  await rehearsal.deploy(outer('one.json'), auto);
  const more = { Resources: { ...outer('two.json').Resources, ...(queues({ Other: { after: ['Child'] } }).Resources as JsonObject) } };
  const { snapshot } = await rehearsal.deploy(more, auto);
  expect([snapshot.phase, statuses(rehearsal), queuesIn(rehearsal)]).toEqual([
    'rolledBack',
    ['UPDATE_ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'],
    ['Inner', 'Last', 'Second'],
  ]);
});

test('one that was left half-way and is in the template no more goes, and that is waited for once', async () => {
  const topic = (more: JsonObject = {}): JsonObject => ({ Type: 'AWS::SNS::Topic', ...more });
  const templates = { 'one.json': { Resources: { Topic: topic() } }, 'two.json': { Resources: { Topic: topic(), Third: topic() } } };
  const rehearsal = aRehearsal({ resources: { third: { create: { fail: 'no' } } } }, withTemplates(templates));
  const kept = { autoExecute: true, keepOnFailure: true } as const;
  await rehearsal.deploy({ Resources: { Child: nestedStack('one.json'), Last: topic() } }, kept);
  const { snapshot } = await rehearsal.deploy({ Resources: { Child: nestedStack('two.json'), Last: topic() } }, kept);
  expect([snapshot.phase, statuses(rehearsal)]).toEqual(['failed', ['UPDATE_FAILED', 'UPDATE_FAILED']]);
  const without = await rehearsal.deploy({ Resources: { Last: topic() } }, { ...kept, confirmedLosses: ['Child'] });
  expect([without.snapshot.phase, statuses(rehearsal)]).toEqual(['succeeded', ['UPDATE_COMPLETE', 'DELETE_COMPLETE']]);
});

test('it is removed with its parent; what can’t go within it fails both, and a second try goes on', async () => {
  const rehearsal = open({ resources: { inner: { delete: { fail: 'in use', times: 1 } } } });
  await rehearsal.deploy(outer('one.json'), auto);
  const removed = await rehearsal.remove();
  expect([removed.phase, statuses(rehearsal), removed.problems[0]?.summary]).toEqual([
    'failed',
    ['DELETE_FAILED', 'DELETE_FAILED'],
    expect.stringContaining('in use'),
  ]);
  expect((await rehearsal.remove()).phase).toBe('removed');
  expect([statuses(rehearsal), queuesIn(rehearsal)]).toEqual([['DELETE_COMPLETE', 'DELETE_COMPLETE'], []]);
});

test('a template that isn’t there fails it before there is a stack; stacks stand within stacks within stacks', async () => {
  const missing = open();
  const { snapshot } = await missing.deploy(outer('nowhere.json'), auto);
  expect([snapshot.phase, snapshot.problems[0]?.summary, childOf(missing)]).toEqual(['rolledBack', expect.stringContaining('S3 error'), undefined]);
  const deep = open();
  const made = await deep.deploy(outer('deep.json'), auto);
  expect([made.snapshot.phase, rows(made.snapshot)]).toEqual([
    'succeeded',
    ['Child done', 'Child/Deeper done', 'Child/Deeper/Inner done', 'Child/Deeper/Second done', 'Last done'],
  ]);
});

test('what holds data within it, and would go with an update of it or with itself, asks for a consent by its name', async () => {
  const table = (id: string): JsonObject => ({ [id]: { Type: 'AWS::DynamoDB::Table', Properties: {} } });
  const templates = {
    'with.json': { Resources: { ...table('Users'), ...table('Visits'), Topic: { Type: 'AWS::SNS::Topic', Properties: {} } } },
    'other.json': { Resources: { ...table('Users'), ...table('Visits'), Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'x' } } } },
    'without.json': { Resources: { ...table('Users'), Topic: { Type: 'AWS::SNS::Topic', Properties: {} } } },
  };
  const rehearsal = aRehearsal({}, withTemplates(templates));
  const child = (key: string) => ({ Resources: { Child: nestedStack(key), Z: { Type: 'AWS::SNS::Topic', Properties: {} } } });
  const tables = () => rehearsal.account.save().things.filter((one) => one.type === 'AWS::DynamoDB::Table').length;
  const whole = { Resources: { Z: { Type: 'AWS::SNS::Topic', Properties: {} } } };
  const asked = async (template: Template, confirmedLosses: readonly string[] = []) => {
    const refused: string[] = [];
    let isAsked = false;
    const deployment: Deployment = rehearsal.deployer.deploy(
      {
        projectName: 'shop',
        stage: 'dev',
        build: async () => ({ artifacts: [], problems: [] }),
        generate: () => generatedOf(template, { names: { Child: 'child' }, artifactBucketParameter: '' }),
      },
      (snapshot) => {
        if (snapshot.phase !== 'staged' || !snapshot.can.execute || isAsked) return;
        isAsked = true;
        queueMicrotask(() => {
          if (deployment.execute({ confirmedLosses })) return;
          refused.push(...deployment.snapshot().problems.map((one) => one.summary));
          deployment.abort();
        });
      },
    );
    const { phase, losses } = await deployment.settled;
    return [phase, losses, refused, tables()];
  };
  expect((await asked(child('with.json')))[0]).toBe('succeeded');
  expect(await asked(child('other.json'))).toEqual(['succeeded', [], [], 2]);
  expect(await asked(child('without.json'))).toEqual([
    'aborted',
    ['child'],
    ['Visits within child (AWS::CloudFormation::Stack) would be replaced, and what it holds lost'],
    2,
  ]);
  expect(await asked(child('without.json'), ['child'])).toEqual(['succeeded', ['child'], [], 1]);
  expect((await asked(whole))[3]).toBe(1);
  expect(await asked(whole, ['child'])).toEqual(['succeeded', ['child'], [], 0]);
});
