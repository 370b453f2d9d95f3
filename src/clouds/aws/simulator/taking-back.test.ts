import { expect, test } from 'vitest';
import { aRehearsal, queues, shape, told } from '#support/a-rehearsal.ts';

const failing = { resources: { b: { create: { fail: 'no' } } } };
const kept = { autoExecute: true, keepOnFailure: true } as const;
const recover = (rehearsal: ReturnType<typeof aRehearsal>, confirmedLosses: readonly string[] = []) =>
  rehearsal.deployer.recover({ projectName: 'shop', stage: 'dev', confirmedLosses }, () => undefined).settled;
const queuesIn = (rehearsal: ReturnType<typeof aRehearsal>) =>
  rehearsal.account
    .save()
    .things.filter((one) => one.type === 'AWS::SQS::Queue')
    .map((one) => one.physicalId.replace(/^.*shop-dev-(\w+)-.*$/, '$1'));

test('a creation that failed twice and was kept has no way back: it takes the consents of a deletion', async () => {
  const rehearsal = aRehearsal(failing);
  await rehearsal.deploy(queues({ A: {}, B: {} }), kept);
  const again = await rehearsal.deploy(queues({ A: {}, B: {} }), kept);
  expect([again.snapshot.stackStatus, again.snapshot.halted?.isCreation]).toEqual(['UPDATE_FAILED', true]);
  const state = await rehearsal.session.driver.inspect('shop-dev');
  expect([state.trouble, state.recovery, state.takesRetry, state.ours]).toEqual(['creationLeft', undefined, true, true]);
  expect((await recover(rehearsal)).problems.map((one) => one.code)).toEqual(['StackBroken']);
  const replaced = await rehearsal.deploy(queues({ A: {} }), { brokenStack: 'replace' });
  expect(replaced.snapshot.problems.map((one) => [one.code, one.at.resource])).toEqual([
    ['LossNotAllowed', 'A'],
    ['StackBroken', undefined],
  ]);
  expect(queuesIn(rehearsal)).toEqual(['A']);
});

test('`RollbackStack` deletes a stack that was never whole, by the policies of its resources, and its tags stay', async () => {
  const rehearsal = aRehearsal(failing);
  const template = queues({ A: {}, B: {}, K: { DeletionPolicy: 'Retain' } });
  await rehearsal.deploy(template, kept);
  await rehearsal.deploy(template, kept);
  const { tags } = rehearsal.stack().deployed;
  await rehearsal.call('RollbackStack', { StackName: 'shop-dev' });
  await rehearsal.pass(600);
  expect([rehearsal.stack().status, rehearsal.stack().deployed.tags]).toEqual(['DELETE_COMPLETE', tags]);
  expect(told(rehearsal.stack().events).slice(-6)).toEqual(expect.arrayContaining(['K DELETE_SKIPPED', 'A DELETE_COMPLETE']));
  expect(queuesIn(rehearsal)).toEqual(['K']);
});

test('what a kept update has made and holds data goes with its rollback only where it was named; what is always retained need not be', async () => {
  const rehearsal = aRehearsal(failing);
  await rehearsal.deploy(queues({ Old: {} }), { autoExecute: true });
  const template = queues({ Old: {}, A: { DeletionPolicy: 'RetainExceptOnCreate' }, B: {}, K: { DeletionPolicy: 'Retain' } });
  const { snapshot } = await rehearsal.deploy(template, kept);
  expect([snapshot.stackStatus, snapshot.halted?.deletes?.map((one) => one.name)]).toEqual(['UPDATE_FAILED', ['A']]);
  const refused = await recover(rehearsal);
  expect([refused.phase, refused.problems.map((one) => [one.code, one.at.resource])]).toEqual(['failed', [['LossNotAllowed', 'A']]]);
  expect(queuesIn(rehearsal).sort()).toEqual(['A', 'K', 'Old']);
  const taken = await recover(rehearsal, ['A']);
  expect(shape(taken)).toMatchObject({ phase: 'recovered', status: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(queuesIn(rehearsal).sort()).toEqual(['K', 'Old']);
});
