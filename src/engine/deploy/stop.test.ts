import { expect, test } from 'vitest';
import type { StackState } from '#model/stack.ts';
import { aClock, aRandom, aSession, aStackEvent, aState, STACK_ID } from '#support/a-session.ts';
import { createDeployer } from './deployer.ts';
import type { StopConsent } from './stop-running.ts';

async function stopped(inspect: StackState, consent: boolean | StopConsent) {
  const session = aSession({ inspect });
  const deployer = createDeployer({ session, clock: aClock(), random: aRandom() });
  const { stopped: isStopped, needsConsent, problems } = await deployer.stopRunning({ projectName: 'shop', stage: 'dev' }, consent);
  return { isStopped, needsConsent, codes: problems.map((one) => one.code), stops: session.script.calls.filter((call) => call.verb === 'stop').length };
}

const running = { kind: 'update', running: true, failed: false, rollingBack: false } as const;
const creating = aState('busy', { operation: { kind: 'create', running: true, failed: false, rollingBack: false } });

test('an update is stopped for the asking', async () => {
  expect(await stopped(aState('busy'), false)).toEqual({ isStopped: true, needsConsent: undefined, codes: [], stops: 1 });
});

test.each([
  ['creation', creating],
  ['kept', aState('busy', { keepsOnFailure: true })],
] as const)('what stopping would delete needs a consent: %s', async (to, state) => {
  const needsConsent = { to, stackId: STACK_ID };
  expect([await stopped(state, false), await stopped(state, true)]).toEqual([
    { isStopped: false, needsConsent, codes: [], stops: 0 },
    { isStopped: true, needsConsent: undefined, codes: [], stops: 1 },
  ]);
});

test.each([
  ['nothing runs', aState('ready'), 'StopRefused'],
  ['it goes back already', aState('rollingBack'), 'StopRefused'],
  ['everything is applied', aState('busy', { operation: { ...running, unstoppable: 'applied' } }), 'StopRefused'],
  ['the cloud doesn’t stop such a thing', aState('busy', { operation: { ...running, unstoppable: 'kind' } }), 'StopRefused'],
  ['there is no stack', aState('missing'), 'StackMissing'],
])('nothing is stopped where %s', async (_why, state, code) => {
  expect(await stopped(state, true)).toEqual({ isStopped: false, needsConsent: undefined, codes: [code], stops: 0 });
});

test('a stop that was taken is known where it is found again, though the stack tells nothing of it yet: of these changes, and no others', async () => {
  const began = { state: aState('busy'), events: [] };
  const back = aState('rolledBack');
  const session = aSession({
    inspect: aState('busy'),
    polls: [began, { state: back, events: [aStackEvent(aState('rollingBack'), 'rollback', 'running'), aStackEvent(back, 'rollback', 'done')] }],
  });
  const asked: unknown[] = [];
  const found = async (isTheSame: boolean) => {
    const deployer = createDeployer({ session, clock: aClock(), random: aRandom() });
    const wasStopped = (...of: unknown[]) => asked.push(of) > 0 && isTheSame;
    return deployer.reattach({ projectName: 'shop', stage: 'dev', wasStopped }, () => undefined);
  };
  const other = await found(false);
  other?.detach();
  const again = await found(true);
  expect([other?.snapshot().phase, again?.snapshot(), asked]).toMatchObject([
    'executing',
    { phase: 'stopping', activity: 'Stopping', stopTaken: true, can: { stop: false } },
    [
      [STACK_ID, 'changes-1'],
      [STACK_ID, 'changes-1'],
    ],
  ]);
  // By hand: it needs no other reason.
  expect(await again?.settled).toMatchObject({ phase: 'rolledBack', problems: [] });
});

test('that the cloud has taken a stop is told', async () => {
  const session = aSession({ inspect: aState('busy'), polls: [{ state: aState('busy'), events: [] }] });
  const deployer = createDeployer({ session, clock: aClock(), random: aRandom() });
  const deployment = await deployer.reattach({ projectName: 'shop', stage: 'dev' }, () => undefined);
  expect(deployment?.stop()).toBe(true);
  expect(deployment?.snapshot().stopTaken).toBeUndefined();
  await expect.poll(() => deployment?.snapshot()).toMatchObject({ phase: 'stopping', stopTaken: true });
  deployment?.detach();
});

test('a consent to stop one thing stops nothing else', async () => {
  const kept = { to: 'kept', stackId: STACK_ID } as const;
  const isChanged = { isStopped: false, needsConsent: undefined, codes: ['StackChanged'], stops: 0 };
  expect(await stopped(creating, kept)).toEqual(isChanged);
  expect(await stopped(aState('busy', { keepsOnFailure: true, id: 'stack/shop-dev/2' }), kept)).toEqual(isChanged);
});
