import { describe, expect, test } from 'vitest';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { driftSentence, uncheckedProblems } from '#model/drift.ts';
import { aRehearsal, queues, type Rehearsal, shape } from '#support/a-rehearsal.ts';
import { checkDrift } from './check-drift.ts';

const SUBJECT = { projectName: 'shop', stage: 'dev' };

/** Two queues are deployed; then somebody changes what the scenario's drift says. */
async function changedByHand(drift: Readonly<Record<string, Readonly<Record<string, string | number>>>>, more: object = {}): Promise<Rehearsal> {
  const first = aRehearsal();
  const template = queues({ A: { delay: 5 }, B: { delay: 5 } });
  await first.deploy({ ...template, Resources: { ...(template.Resources as object), ...more } });
  // The next one's ids begin anew: what was executed would be taken for what is staged.
  return aRehearsal({ drift }, { ...first.account.save(), changeSets: [] });
}

function stageBack(rehearsal: Rehearsal, react: (snapshot: DeploymentSnapshot, act: { execute(): boolean; abort(): boolean }) => void) {
  const seen: DeploymentSnapshot[] = [];
  const deployment = rehearsal.deployer.stageBack(SUBJECT, (snapshot) => {
    const isNew = seen.at(-1)?.phase !== snapshot.phase;
    seen.push(snapshot);
    if (isNew) setImmediate(() => react(snapshot, deployment));
  });
  return deployment.settled.then((end) => ({ end, seen }));
}

describe('what was changed beside the stack', () => {
  test('is found, property by property, with progress', async () => {
    const rehearsal = await changedByHand({ a: { DelaySeconds: 9 } });
    const progress: string[] = [];
    const drift = await checkDrift(rehearsal.session, SUBJECT, ({ checked, total }) => progress.push(`${checked}/${total}`));
    expect(drift).toMatchObject({
      checked: 2,
      drifted: [{ logicalId: 'A', type: 'AWS::SQS::Queue', kind: 'changed', differences: [{ property: 'DelaySeconds', expected: '5', actual: '9' }] }],
      unchecked: [],
      canRevert: true,
    });
    expect([progress[0], progress.at(-1)]).toEqual(['0/2', '2/2']);
    expect(driftSentence(drift)).toBe('1 of 2 resources differs from what was deployed.');
  });

  test('is staged back in the ordinary way, executed only when somebody says so, and is gone afterwards', async () => {
    const rehearsal = await changedByHand({ a: { DelaySeconds: 9 } });
    const { end, seen } = await stageBack(rehearsal, (snapshot, act) => {
      if (snapshot.phase === 'staged') act.execute();
    });
    const staged = seen.find((one) => one.phase === 'staged');
    expect(staged?.rows.map((row) => [row.change.action, row.change.logicalId, row.change.drifted, row.change.causes])).toEqual([
      ['modify', 'A', true, ['DelaySeconds is "9" beside the stack, goes back to "5"']],
    ]);
    expect(shape(end)).toEqual({ phase: 'succeeded', status: 'UPDATE_COMPLETE', rows: ['modify A done'], problems: [] });
    expect((await checkDrift(rehearsal.session, SUBJECT, () => undefined)).drifted).toEqual([]);
  });

  test('staged back and found again, it is still that, and no deployment of the project', async () => {
    const rehearsal = await changedByHand({ a: { DelaySeconds: 9 } });
    const first = rehearsal.deployer.stageBack(SUBJECT, (snapshot) => {
      if (snapshot.phase === 'staged') setImmediate(() => first.detach());
    });
    await first.settled;
    const found = await rehearsal.deployer.reattach(SUBJECT, () => undefined);
    expect(found?.snapshot()).toMatchObject({ phase: 'staged', revertsDrift: true });
    found?.execute();
    expect(await found?.settled).toMatchObject({ phase: 'succeeded', revertsDrift: true });
  });

  test('stopped while it is taken back, it is as it was before, drift and all, and can be taken back again', async () => {
    const rehearsal = await changedByHand({ a: { DelaySeconds: 9 } });
    const first = rehearsal.deployer.stageBack(SUBJECT, (snapshot) => {
      if (snapshot.phase === 'staged') setImmediate(() => first.execute());
      if (snapshot.phase === 'executing' && snapshot.rows.some((row) => row.state === 'running')) first.stop();
    });
    expect((await first.settled).phase).toBe('rolledBack');
    expect((await checkDrift(rehearsal.session, SUBJECT, () => undefined)).drifted.map((one) => one.logicalId)).toEqual(['A']);
    const { end } = await stageBack(rehearsal, (snapshot, act) => {
      if (snapshot.phase === 'staged') act.execute();
    });
    expect(end.phase).toBe('succeeded');
  });

  test('staged and aborted, it stays', async () => {
    const rehearsal = await changedByHand({ a: { DelaySeconds: 9 } });
    const { end } = await stageBack(rehearsal, (snapshot, act) => {
      if (snapshot.phase === 'staged') act.abort();
    });
    expect(end.phase).toBe('aborted');
    expect((await checkDrift(rehearsal.session, SUBJECT, () => undefined)).drifted).toHaveLength(1);
  });

  test('what was removed beside the stack is told as gone, and made again', async () => {
    const rehearsal = await changedByHand({});
    const state = rehearsal.account.save();
    const gone = rehearsal.stack().resources.find((one) => one.logicalId === 'B')?.physicalId;
    const without = aRehearsal({}, { ...state, things: state.things.filter((one) => one.physicalId !== gone) });
    expect((await checkDrift(without.session, SUBJECT, () => undefined)).drifted).toMatchObject([{ logicalId: 'B', kind: 'deleted', differences: [] }]);
    const { end } = await stageBack(without, (snapshot, act) => {
      if (snapshot.phase === 'staged') act.execute();
    });
    expect(shape(end)).toMatchObject({ phase: 'succeeded', rows: ['add B done'] });
    expect((await checkDrift(without.session, SUBJECT, () => undefined)).drifted).toEqual([]);
  });

  test('where nothing differs, nothing is staged, and that is said', async () => {
    const rehearsal = await changedByHand({});
    expect(driftSentence(await checkDrift(rehearsal.session, SUBJECT, () => undefined))).toBe('Nothing differs from what was deployed: 2 resources checked.');
    expect((await stageBack(rehearsal, () => undefined)).end.phase).toBe('unchanged');
  });

  test('of types that can’t be checked is said so, once a type', async () => {
    const permission = { Type: 'AWS::Lambda::Permission', Properties: { Action: 'lambda:InvokeFunction', FunctionName: 'x', Principal: 'sns.amazonaws.com' } };
    const rehearsal = await changedByHand({}, { P: permission, Q: permission });
    let progress = '';
    const drift = await checkDrift(rehearsal.session, SUBJECT, ({ checked, total }) => {
      progress = `${checked} of ${total}`;
    });
    expect(progress).toBe('2 of 4');
    expect([drift.checked, drift.unchecked.map((one) => `${one.logicalId} ${one.why}`)]).toEqual([2, ['P type', 'Q type']]);
    expect(uncheckedProblems(drift).map((one) => [one.code, one.severity, one.summary])).toEqual([
      ['DriftNotChecked', 'info', "the cloud can't check AWS::Lambda::Permission (P, Q) for drift"],
    ]);
    expect(driftSentence(drift)).toContain('2 could not be checked.');
  });

  test('is not looked for where there is no stack, where it is somebody else’s, or where something runs', async () => {
    const codeOf = (rehearsal: Rehearsal) => checkDrift(rehearsal.session, SUBJECT, () => undefined).catch((error: { code: string }) => error.code);
    expect(await codeOf(aRehearsal())).toBe('StackMissing');
    expect(await codeOf(aRehearsal({ stacks: { 'shop-dev': { status: 'UPDATE_COMPLETE', ours: false } } }))).toBe('StackNotOurs');
    expect(await codeOf(aRehearsal({ stacks: { 'shop-dev': { status: 'UPDATE_IN_PROGRESS', seconds: 900 } } }))).toBe('StackBusy');
    const broken = await stageBack(aRehearsal({ stacks: { 'shop-dev': { status: 'ROLLBACK_COMPLETE' } } }), () => undefined);
    expect(broken.end).toMatchObject({ phase: 'failed', problems: [{ code: 'StackBroken' }] });
  });
});

test('of a stack that can’t be looked at, it is said what leads out of its state', async () => {
  const { session } = aRehearsal({ stacks: { 'shop-dev': { status: 'ROLLBACK_COMPLETE' } } });
  await expect(checkDrift(session, SUBJECT, () => undefined)).rejects.toMatchObject({
    code: 'StackBroken',
    message: expect.stringContaining('it holds nothing'),
  });
});
