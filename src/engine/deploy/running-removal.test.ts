import { expect, test } from 'vitest';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { aRehearsal, queues, shape } from '#support/a-rehearsal.ts';

const SUBJECT = { projectName: 'shop', stage: 'dev' };

test('a removal that is found again is told with its own beginning and all that it removes, and counts what stays as staying', async () => {
  const rehearsal = aRehearsal();
  await rehearsal.deploy(queues({ Kept: { DeletionPolicy: 'Retain' }, First: {}, Second: { after: ['First'] }, Third: { after: ['Second'] } }));
  await rehearsal.pass(3_600);
  let seen: DeploymentSnapshot | undefined;
  const begun = rehearsal.deployer.remove(SUBJECT, (snapshot) => {
    seen = snapshot;
    // The first to go is gone, the last is still there.
    if (snapshot.phase === 'removing' && snapshot.rows.some((row) => row.state === 'done')) begun.detach();
  });
  await begun.settled;
  const sentence = '3 resources are deleted, 1 stays in your account.';
  expect(seen?.summary?.sentence).toBe(sentence);
  const listed = (await rehearsal.session.driver.removal(rehearsal.stack().id)).map((one) => one.logicalId);
  expect(listed).not.toContain('Third');

  const found = await rehearsal.deployer.reattach(SUBJECT, () => undefined);
  const first = found?.snapshot();
  expect([first?.phase, first?.total, first?.summary?.sentence, first?.rows.map((row) => row.change.name).sort()]).toEqual([
    'removing',
    5,
    sentence,
    ['First', 'Kept', 'Second', 'Third'],
  ]);
  expect(Math.abs((first?.startedAt ?? 0) - (seen?.startedAt ?? 0))).toBeLessThan(5_000);
  const end = await found?.settled;
  expect(end && { ...shape(end), rows: shape(end).rows.sort() }).toMatchObject({
    phase: 'removed',
    rows: ['remove First done', 'remove Kept skipped', 'remove Second done', 'remove Third done'],
  });
});
