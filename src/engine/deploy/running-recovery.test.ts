import { expect, test } from 'vitest';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { aRehearsal, queues, shape } from '#support/a-rehearsal.ts';

const subject = { projectName: 'shop', stage: 'dev' };
const shown = (snapshot: DeploymentSnapshot | undefined) => snapshot && { ...shape(snapshot), errors: snapshot.errors, activity: snapshot.activity };

test('a continued rollback that is found again ends as it does for whoever began it: no error of before is one of its', async () => {
  const rehearsal = aRehearsal({ resources: { B: { update: { fail: 'no capacity' } }, A: { rollback: { fail: 'code gone', times: 2 } } } });
  await rehearsal.deploy(queues({ A: {}, B: { after: ['A'] } }));
  const { snapshot } = await rehearsal.deploy(queues({ A: { delay: 5 }, B: { delay: 5, after: ['A'] } }));
  expect(shape(snapshot)).toMatchObject({ status: 'UPDATE_ROLLBACK_FAILED', problems: ['ResourceFailed', 'ResourceFailed', 'StackBroken'] });
  const found = async () => {
    await rehearsal.call('ContinueUpdateRollback', { StackName: 'shop-dev' });
    const deployment = await rehearsal.deployer.reattach(subject, () => undefined);
    const first = shown(deployment?.snapshot());
    const last = (await deployment?.settled) as DeploymentSnapshot;
    return [first, shape(last), last.errors];
  };
  const beginning = { phase: 'recovering', status: 'UPDATE_ROLLBACK_IN_PROGRESS', rows: [], problems: [], errors: 0, activity: 'Continuing the rollback' };
  expect(await found()).toEqual([
    beginning,
    { phase: 'failed', status: 'UPDATE_ROLLBACK_FAILED', rows: ['modify A failed'], problems: ['ResourceFailed', 'StackBroken'] },
    1,
  ]);
  expect(await found()).toEqual([beginning, { phase: 'recovered', status: 'UPDATE_ROLLBACK_COMPLETE', rows: ['modify A rolledBack'], problems: [] }, 0]);
});

test('so it is with an update that was left as it failed and is taken back; a rollback that an update comes to by itself is the end of that', async () => {
  const rehearsal = aRehearsal({ resources: { B: { create: { fail: 'no capacity' } } } });
  await rehearsal.deploy(queues({ A: {} }));
  await rehearsal.deploy(queues({ A: { delay: 5 }, B: { after: ['A'] } }), { keepOnFailure: true });
  await rehearsal.call('RollbackStack', { StackName: 'shop-dev' });
  const takenBack = await rehearsal.deployer.reattach(subject, () => undefined);
  expect([shown(takenBack?.snapshot()), (await takenBack?.settled)?.phase]).toEqual([
    { phase: 'recovering', status: 'UPDATE_ROLLBACK_IN_PROGRESS', rows: [], problems: [], errors: 0, activity: 'Rolling back to what was there before' },
    'recovered',
  ]);

  const again = { StackName: 'shop-dev', ChangeSetName: 'stackwright-again' };
  await rehearsal.call('CreateChangeSet', {
    ...again,
    ChangeSetType: 'UPDATE',
    TemplateBody: JSON.stringify(queues({ A: { delay: 7 }, B: { after: ['A'] } })),
  });
  await rehearsal.pass(60);
  await rehearsal.call('ExecuteChangeSet', again);
  let running = await rehearsal.call('DescribeStacks', { StackName: 'shop-dev' });
  while (!JSON.stringify(running).includes('UPDATE_ROLLBACK_IN_PROGRESS')) {
    await rehearsal.pass(0.5);
    running = await rehearsal.call('DescribeStacks', { StackName: 'shop-dev' });
  }
  const goingBack = await rehearsal.deployer.reattach(subject, () => undefined);
  expect([goingBack?.snapshot().phase, shape((await goingBack?.settled) as DeploymentSnapshot)]).toMatchObject([
    'rollingBack',
    { phase: 'rolledBack', problems: ['ResourceFailed'] },
  ]);
});
