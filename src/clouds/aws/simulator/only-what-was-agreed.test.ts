import { describe, expect, test } from 'vitest';
import type { Deployment } from '#engine/deploy/deploy-request.ts';
import type { RecoverRequest } from '#engine/deploy/recover-stack.ts';
import { aRehearsal, queues, type Rehearsal } from '#support/a-rehearsal.ts';
import { generatedOf } from '#support/deploy-fixture.ts';

// What goes from an account was agreed to by name, and by whoever saw just that.

const subject = { projectName: 'shop', stage: 'dev' };
const queuesIn = ({ account }: Rehearsal) =>
  account
    .save()
    .things.filter((one) => one.type === 'AWS::SQS::Queue')
    .map((one) => one.physicalId.replace(/^.*shop-dev-(\w+)-.*$/, '$1'))
    .sort();
const recover = async ({ deployer }: Rehearsal, more: Partial<RecoverRequest> = {}) => {
  const { phase, problems } = await deployer.recover({ ...subject, ...more }, () => undefined).settled;
  return [phase, ...problems.map((one) => `${one.code} ${one.at.resource ?? ''}`.trim())];
};
const TEMPLATE = queues({ Jobs: {}, Mail: {}, Kept: { DeletionPolicy: 'Retain' } });

/** A stack whose removal failed half-way, and which still has what couldn't go and what wasn't come to. */
async function halfGone(): Promise<Rehearsal> {
  const rehearsal = aRehearsal({ resources: { jobs: { delete: { fail: 'it is in use', times: 1 } }, mail: { delete: { fail: 'so is this', times: 1 } } } });
  await rehearsal.deploy(TEMPLATE, { autoExecute: true });
  await rehearsal.remove();
  expect([rehearsal.stack().status, queuesIn(rehearsal)]).toEqual(['DELETE_FAILED', ['Jobs', 'Kept', 'Mail']]);
  return rehearsal;
}

describe('a deletion that failed is tried again', () => {
  test('only where all that holds data and goes is named; each that isn’t is told', async () => {
    const rehearsal = await halfGone();
    expect(await recover(rehearsal)).toEqual(['failed', 'LossNotAllowed Jobs', 'LossNotAllowed Mail']);
    expect(await recover(rehearsal, { confirmedLosses: ['Jobs'] })).toEqual(['failed', 'LossNotAllowed Mail']);
    expect(queuesIn(rehearsal)).toEqual(['Jobs', 'Kept', 'Mail']);
    expect(await recover(rehearsal, { confirmedLosses: ['Jobs', 'Mail'] })).toEqual(['removed']);
    expect(queuesIn(rehearsal)).toEqual(['Kept']);
  });

  test('without a word on what stays in the account', async () => {
    const rehearsal = await halfGone();
    expect(await recover(rehearsal, { skip: ['Jobs'], confirmedLosses: ['Mail'] })).toEqual(['removed', 'ResourceKept Jobs']);
    expect(queuesIn(rehearsal)).toEqual(['Jobs', 'Kept']);
  });

  test('not where another way, or another stack, was agreed to', async () => {
    const rehearsal = await halfGone();
    const all = { confirmedLosses: ['Jobs', 'Mail'] };
    expect(await recover(rehearsal, { ...all, way: 'rollBack' })).toEqual(['failed', 'StackChanged']);
    expect(await recover(rehearsal, { ...all, stackId: 'arn:another' })).toEqual(['failed', 'StackChanged']);
    expect(queuesIn(rehearsal)).toEqual(['Jobs', 'Kept', 'Mail']);
  });
});

test('a rollback that goes on asks for what the failed update had made and holds data', async () => {
  const rehearsal = aRehearsal({ resources: { b: { update: { fail: 'no', times: 1 }, rollback: { fail: 'nor back', times: 1 } } } });
  await rehearsal.deploy(queues({ A: {}, B: {} }), { autoExecute: true });
  await rehearsal.deploy(queues({ A: {}, New: {}, B: { delay: 5, after: ['New'] } }), { autoExecute: true });
  expect([rehearsal.stack().status, queuesIn(rehearsal)]).toEqual(['UPDATE_ROLLBACK_FAILED', ['A', 'B', 'New']]);
  expect(await recover(rehearsal)).toEqual(['failed', 'LossNotAllowed New']);
  expect(queuesIn(rehearsal)).toEqual(['A', 'B', 'New']);
  expect(await recover(rehearsal, { confirmedLosses: ['New'] })).toEqual(['recovered']);
  expect([rehearsal.stack().status, queuesIn(rehearsal)]).toEqual(['UPDATE_ROLLBACK_COMPLETE', ['A', 'B']]);
});

describe('between the question and the answer', () => {
  /** A deployment that meets a stack which takes no update; `meanwhile` happens before the answer. */
  async function answeredLate(rehearsal: Rehearsal, meanwhile: () => Promise<unknown>, answer: (deployment: Deployment) => boolean) {
    let asked = 0;
    const told: string[][] = [];
    const deployment: Deployment = rehearsal.deployer.deploy(
      { ...subject, build: async () => ({ artifacts: [], problems: [] }), generate: () => generatedOf(TEMPLATE, { artifactBucketParameter: '' }) },
      (snapshot) => {
        if (snapshot.phase === 'staged') queueMicrotask(() => deployment.abort());
        if (snapshot.phase !== 'awaitingConsent' || !snapshot.can.consent) return;
        asked += 1;
        if (asked === 1) void meanwhile().then(() => expect(answer(deployment)).toBe(true));
        else {
          told.push(snapshot.problems.map((one) => one.code));
          setImmediate(() => deployment.consent(false));
        }
      },
    );
    const end = await deployment.settled;
    return { phase: end.phase, told };
  }
  const all = { confirmedLosses: ['Jobs', 'Mail', 'Kept'] };
  /** Somebody else, by whatever other tool, makes it whole. */
  const mendedByAnother = (rehearsal: Rehearsal) => async () => {
    await rehearsal.call('DeleteStack', { StackName: 'shop-dev' });
    await rehearsal.pass(600);
    await rehearsal.deploy(queues({ Theirs: {} }), { autoExecute: true });
  };

  test('somebody made a new stack of that name: it isn’t deleted by a consent to delete the broken one', async () => {
    const rehearsal = await halfGone();
    expect(await answeredLate(rehearsal, mendedByAnother(rehearsal), (one) => one.consent(true, all))).toEqual({ phase: 'aborted', told: [] });
    expect([rehearsal.stack().status, queuesIn(rehearsal)]).toEqual(['CREATE_COMPLETE', ['Kept', 'Theirs']]);
  });

  test('nor by a consent to go on with its deletion', async () => {
    const rehearsal = await halfGone();
    expect(await answeredLate(rehearsal, mendedByAnother(rehearsal), (one) => one.recover(all))).toEqual({ phase: 'aborted', told: [] });
    expect([rehearsal.stack().status, queuesIn(rehearsal)]).toEqual(['CREATE_COMPLETE', ['Kept', 'Theirs']]);
  });

  test('the stack came to hold more: it is asked again, with the reason, and nothing goes', async () => {
    const failing = { resources: { z: { update: { fail: 'no' }, create: { fail: 'no' } } } };
    const rehearsal = aRehearsal(failing);
    const kept = { autoExecute: true, keepOnFailure: true } as const;
    await rehearsal.deploy(queues({ A: {}, Z: {} }), kept);
    const more = () => rehearsal.deploy(queues({ A: {}, New: {}, Z: { after: ['New'] } }), kept);
    const late = await answeredLate(rehearsal, more, (one) => one.consent(true, { confirmedLosses: ['A'] }));
    expect(late).toEqual({ phase: 'aborted', told: [['StackChanged', 'StackBroken']] });
    expect(queuesIn(rehearsal)).toEqual(['A', 'New']);
  });
});

test('a removal that was agreed to takes nothing that holds data beyond what was shown, and no other stack', async () => {
  const rehearsal = aRehearsal();
  await rehearsal.deploy(queues({ A: {} }), { autoExecute: true });
  const agreed = await rehearsal.deployer.planRemoval(subject);
  await rehearsal.deploy(queues({ A: {}, B: {} }), { autoExecute: true });
  const refused = await rehearsal.deployer.remove({ ...subject, agreed }, () => undefined).settled;
  expect([refused.phase, refused.problems.map((one) => [one.code, one.at.resource])]).toEqual(['failed', [['StackChanged', 'B']]]);
  expect(queuesIn(rehearsal)).toEqual(['A', 'B']);
  const again = await rehearsal.deployer.planRemoval(subject);
  const unnamed = await rehearsal.deployer.remove({ ...subject, agreed: again, confirmedLosses: ['A'] }, () => undefined).settled;
  expect([unnamed.phase, unnamed.problems.map((one) => [one.code, one.at.resource])]).toEqual(['failed', [['LossNotAllowed', 'B']]]);
  expect(queuesIn(rehearsal)).toEqual(['A', 'B']);
  const other = await rehearsal.deployer.remove({ ...subject, agreed: { ...again, stackId: 'arn:another' } }, () => undefined).settled;
  expect([other.phase, other.problems[0]?.code]).toEqual(['failed', 'StackChanged']);
  expect((await rehearsal.deployer.remove({ ...subject, agreed: again, confirmedLosses: ['A', 'B'] }, () => undefined).settled).phase).toBe('removed');
  expect(queuesIn(rehearsal)).toEqual([]);
});
