import { expect, test } from 'vitest';
import type { JsonObject } from '#base/json.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { aRehearsal, queues, type Rehearsal } from '#support/a-rehearsal.ts';
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
const auto = { autoExecute: true } as const;
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
