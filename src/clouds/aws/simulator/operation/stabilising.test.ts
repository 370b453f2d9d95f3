import { expect, test } from 'vitest';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { aRehearsal, queues, told } from '#support/a-rehearsal.ts';
import { generatedOf } from '#support/deploy-fixture.ts';

test('what waits for a resource begins when that is configured, while it still stabilises; rows say so', async () => {
  const rehearsal = aRehearsal({ resources: { a: { create: { seconds: 60, configuredAfter: 10 } }, b: { create: { seconds: 5 } } } });
  const seen = new Set<string>();
  const note = ({ rows }: DeploymentSnapshot): void => {
    for (const row of rows) seen.add(`${row.change.name} ${row.state}${row.stabilising ? ' stabilising' : ''}${row.waitsFor ? ` for ${row.waitsFor}` : ''}`);
  };
  const generated = generatedOf(queues({ A: {}, B: { after: ['A'] } }), { names: { A: 'a', B: 'b' }, artifactBucketParameter: '' });
  const request = { projectName: 'shop', stage: 'dev', autoExecute: true, build: async () => ({ artifacts: [], problems: [] }), generate: () => generated };
  const snapshot = await rehearsal.deployer.deploy(request, note).settled;
  expect(snapshot.phase).toBe('succeeded');
  expect([...seen].sort()).toEqual(['a done', 'a running', 'a running stabilising', 'a waiting', 'b done', 'b running', 'b waiting', 'b waiting for a']);
  const [a, b] = snapshot.rows.map((row) => (row.endedAt ?? 0) - (row.startedAt ?? 0));
  expect([a, b]).toEqual([60_000, 5_000]);
  expect((snapshot.rows[1]?.startedAt ?? 0) - (snapshot.rows[0]?.startedAt ?? 0)).toBe(10_000);
  expect(snapshot.events.filter((event) => event.stabilising).map((event) => event.logicalId)).toEqual(['A']);
});

test('an express operation ends with the configuration applied, keeps what succeeded, and the stack says so', async () => {
  const rehearsal = aRehearsal({ resources: { a: { create: { seconds: 60, configuredAfter: 10 } } } });
  const TemplateBody = JSON.stringify(queues({ A: {} }));
  const of = { StackName: 'shop-dev', ChangeSetName: 'express' };
  await rehearsal.call('CreateChangeSet', { ...of, ChangeSetType: 'CREATE', TemplateBody, DeploymentConfig: { Mode: 'EXPRESS' } });
  await rehearsal.pass(10);
  await rehearsal.call('ExecuteChangeSet', of);
  await rehearsal.pass(15);
  const state = await rehearsal.session.driver.inspect('shop-dev');
  expect([state.status, state.stabilising, rehearsal.stack().disableRollback]).toEqual(['CREATE_COMPLETE', true, true]);
  expect(told(rehearsal.stack().events).at(-2)).toBe('A CREATE_COMPLETE');
});
