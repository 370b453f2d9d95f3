import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import { aClock, aGenerated, aRandom, aSession, aStackEvent, aState } from '#support/a-session.ts';
import { createDeployer } from './deployer.ts';

async function ended(polls: ReturnType<typeof aSession>['script']['polls']) {
  const session = aSession({ inspect: aState('ready'), polls });
  const last = await createDeployer({ session, clock: aClock(), random: aRandom() }).deploy(
    { projectName: 'shop', stage: 'dev', build: async () => ({ artifacts: [], problems: [] }), generate: () => aGenerated(), autoExecute: true },
    () => undefined,
  ).settled;
  return [last.phase, last.stackStatus, last.problems.map((one) => [one.code, one.severity])];
}

const done = aState('ready');
const deleting = aState('busy', { status: 'DELETING', operation: { kind: 'delete', running: true, failed: false, rollingBack: false } });
const removed = ['succeeded', 'READY', [['StackRemovedSince', 'warning']]];
const applied = () => [aStackEvent(aState('busy'), 'update', 'running'), aStackEvent(done, 'update', 'done')];

test('a deployment that succeeded stays so when its stack is being removed by the time it looks again', async () => {
  expect(await ended([{ state: deleting, events: [...applied(), aStackEvent(deleting, 'delete', 'running')] }])).toEqual(removed);
  expect(
    await ended([
      { state: done, events: applied() },
      { state: deleting, events: [aStackEvent(deleting, 'delete', 'running')] },
    ]),
  ).toEqual(removed);
});

test('or when it is gone', async () => {
  expect(await ended([{ state: aState('missing'), events: applied() }])).toEqual(removed);
});

test('a failure of which no reason is known says at least what the stack is', async () => {
  const odd = aState('broken', { condition: 'empty', status: 'ODD' });
  const last = await ended([{ state: odd, events: [aStackEvent(odd, 'update', 'failed')] }]);
  expect(last).toEqual(['failed', 'ODD', [['CloudFailed', 'error']]]);
});

test('deleted while its changes were staged, the stack is no longer said to be what it was', async () => {
  const gone = new CloudError('StackMissing', 'no stack shop-dev', { remedy: 'deploy again' });
  const of = async (after: ReturnType<typeof aState>) => {
    const session = aSession({ inspect: aState('ready'), fail: { execute: [gone] }, after: { discard: after } });
    const last = await createDeployer({ session, clock: aClock(), random: aRandom() }).deploy(
      { projectName: 'shop', stage: 'dev', build: async () => ({ artifacts: [], problems: [] }), generate: () => aGenerated(), autoExecute: true },
      () => undefined,
    ).settled;
    return [last.phase, last.stackStatus, last.problems.map((one) => one.code)];
  };
  expect([await of(aState('missing')), await of(aState('ready'))]).toEqual([
    ['failed', '', ['StackMissing']],
    ['failed', 'READY', ['StackMissing']],
  ]);
});
