import { expect, test } from 'vitest';
import type { JsonObject } from '#base/json.ts';
import { aRehearsal, told } from '#support/a-rehearsal.ts';
import type { ScenarioStack } from './scenario.ts';

const seeded = (status: string, more: Partial<ScenarioStack> = {}, resources: object = {}) =>
  aRehearsal({
    stacks: { 'shop-dev': { status, holds: { Pages: 'AWS::DynamoDB::Table', Hit: 'AWS::Lambda::Function' }, ...more } },
    resources: resources as never,
  });

test('a stack that stands at the beginning is ours, has its resources, and tells how it came there', async () => {
  const rehearsal = seeded('UPDATE_ROLLBACK_FAILED', {}, { hit: { rollback: { fail: 'the old code is gone' } } });
  const { driver } = rehearsal.session;
  expect(await driver.inspect('shop-dev')).toMatchObject({ ours: true, condition: 'broken', recovery: 'continueRollback' });
  expect((await driver.resources('shop-dev')).map((one) => `${one.logicalId} ${one.status}`)).toEqual(['Pages CREATE_COMPLETE', 'Hit UPDATE_FAILED']);
  expect(told(rehearsal.stack().events)).toEqual([
    'shop-dev CREATE_IN_PROGRESS: User Initiated',
    'shop-dev CREATE_COMPLETE',
    'shop-dev UPDATE_IN_PROGRESS: User Initiated',
    'Hit UPDATE_FAILED: the old code is gone',
    'shop-dev UPDATE_ROLLBACK_FAILED: The following resource(s) failed to update: [Hit]. ',
  ]);
});

test('every broken one has a way out: by the driver’s own recovery, past what fails, or by its deletion', async () => {
  const resources = { hit: { rollback: { fail: 'no' }, delete: { fail: 'no' }, update: { fail: 'no' }, create: { fail: 'no' } } };
  const ends: Record<string, string> = {};
  for (const status of [
    'CREATE_FAILED',
    'ROLLBACK_COMPLETE',
    'ROLLBACK_FAILED',
    'UPDATE_FAILED',
    'UPDATE_ROLLBACK_FAILED',
    'DELETE_FAILED',
    'IMPORT_ROLLBACK_FAILED',
  ]) {
    const rehearsal = seeded(status, {}, resources);
    const { driver } = rehearsal.session;
    const way: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const state = await driver.inspect('shop-dev');
      if (state.condition !== 'broken') break;
      way.push(state.recovery ?? 'remove');
      const skip = state.recovery === 'continueRollback' || state.recovery === 'retryDeletion' ? ['Hit'] : [];
      if (state.recovery) await driver.recover(state, { skip, token: `t${turn}` });
      else await driver.remove(state.id ?? '', `t${turn}`);
      await rehearsal.pass(600);
    }
    ends[status] = `${way.join(', ')}: ${rehearsal.stack().status}`;
  }
  expect(ends).toEqual({
    CREATE_FAILED: 'remove: DELETE_COMPLETE',
    ROLLBACK_COMPLETE: 'remove, retryDeletion: DELETE_COMPLETE',
    ROLLBACK_FAILED: 'remove, retryDeletion: DELETE_COMPLETE',
    UPDATE_FAILED: 'rollBack, continueRollback: UPDATE_ROLLBACK_COMPLETE',
    UPDATE_ROLLBACK_FAILED: 'continueRollback: UPDATE_ROLLBACK_COMPLETE',
    DELETE_FAILED: 'retryDeletion: DELETE_COMPLETE',
    IMPORT_ROLLBACK_FAILED: 'remove, retryDeletion: DELETE_COMPLETE',
  });
});

test('a failed creation holds what it is said to hold', async () => {
  const { driver } = seeded('CREATE_FAILED').session;
  expect((await driver.removal('shop-dev')).map((one) => one.logicalId)).toEqual(['Pages', 'Hit']);
});

test('one that somebody else works on comes to its end, and can be stopped where CloudFormation lets it', async () => {
  const waited = seeded('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', { seconds: 20 });
  await waited.pass(30);
  expect(waited.stack().status).toBe('UPDATE_COMPLETE');
  const stopped = seeded('UPDATE_IN_PROGRESS', { seconds: 500 });
  await stopped.session.driver.stop(await stopped.session.driver.inspect('shop-dev'), 't');
  await stopped.pass(30);
  expect(stopped.stack().status).toBe('UPDATE_ROLLBACK_COMPLETE');
});

test('what a saved account has wins, and a stack that was deleted since does not come back', async () => {
  const scenario = { stacks: { 'shop-dev': { status: 'ROLLBACK_COMPLETE' } } };
  const first = aRehearsal(scenario);
  await first.call('DeleteStack', { StackName: 'shop-dev' });
  const again = aRehearsal(scenario, first.account.save());
  expect((await again.session.driver.inspect('shop-dev')).condition).toBe('missing');
});

test('a stack without our tags is nobody’s of ours, and drift is what was changed by hand', async () => {
  const rehearsal = aRehearsal(
    {
      stacks: { 'shop-dev': { status: 'CREATE_COMPLETE', ours: false, holds: ['hit'] } },
      // What the template doesn't set is no drift.
      drift: { hit: { Timeout: 3, MemorySize: 512 } },
    },
    undefined,
    { resources: { Hit: { Type: 'AWS::Lambda::Function', Properties: { Timeout: 10, Code: { ZipFile: 'x' } } } } },
  );
  expect((await rehearsal.session.driver.inspect('shop-dev')).ours).toBe(false);
  const { StackDriftDetectionId } = await rehearsal.call('DetectStackDrift', { StackName: 'shop-dev' });
  expect(await rehearsal.call('DescribeStackDriftDetectionStatus', { StackDriftDetectionId })).toMatchObject({ DetectionStatus: 'DETECTION_IN_PROGRESS' });
  await rehearsal.pass(1);
  expect(await rehearsal.call('DescribeStackDriftDetectionStatus', { StackDriftDetectionId })).toMatchObject({
    StackDriftStatus: 'DRIFTED',
    DriftedStackResourceCount: 1,
  });
  const { StackResourceDrifts } = await rehearsal.call('DescribeStackResourceDrifts', { StackName: 'shop-dev' });
  expect((StackResourceDrifts as JsonObject[])[0]?.PropertyDifferences).toEqual([
    { PropertyPath: '/Timeout', ExpectedValue: '10', ActualValue: '3', DifferenceType: 'NOT_EQUAL' },
  ]);
});
