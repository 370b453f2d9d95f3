import { describe, expect, test } from 'vitest';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { StackState } from '#model/stack.ts';
import { aChange, aClock, aGenerated, anEvent, aRandom, aSession, aStackEvent, aState, type Script } from '#support/a-session.ts';
import type { Deployment, DeployRequest } from './deploy-request.ts';
import { createDeployer } from './deployer.ts';

const done = aState('ready');
const success = [
  { state: aState('busy'), events: [aStackEvent(aState('busy'), 'update', 'running'), anEvent('A', 'create', 'running')] },
  { state: done, events: [anEvent('A', 'create', 'done'), aStackEvent(done, 'update', 'done')] },
  { state: done, events: [] },
];
const stuckIn = (recovery: NonNullable<StackState['recovery']>) => aState('broken', { recovery });
const stuck = [
  { logicalId: 'HitFunction', type: 'Thing', status: 'S', name: 'hit', isStuck: true },
  { logicalId: 'Pages', type: 'Thing', status: 'S', name: 'pages' },
];
const goingBack = aState('rollingBack');
const back = aState('rolledBack');
const rolledBack = [
  { state: goingBack, events: [aStackEvent(goingBack, 'rollback', 'running')] },
  { state: back, events: [aStackEvent(back, 'rollback', 'done')] },
  { state: back, events: [] },
];
const stillBroken = stuckIn('continueRollback');
const failedAgain = [
  { state: goingBack, events: [aStackEvent(goingBack, 'rollback', 'running')] },
  {
    state: stillBroken,
    events: [anEvent('HitFunction', 'rollback', 'failed', { reason: 'the old code is gone' }), aStackEvent(stillBroken, 'rollback', 'failed')],
  },
  { state: stillBroken, events: [] },
];
const gone = aState('deleted');
const deleted = [
  { state: aState('busy'), events: [] },
  { state: gone, events: [anEvent('Pages', 'delete', 'skipped'), aStackEvent(gone, 'delete', 'done')] },
  { state: gone, events: [] },
];

function deploy(
  script: Partial<Script>,
  more: Partial<DeployRequest>,
  react: (snapshot: DeploymentSnapshot, of: () => Deployment, script: Script) => void = () => undefined,
) {
  const session = aSession(script);
  const phases: string[] = [];
  let deployment: Deployment | undefined;
  deployment = createDeployer({ session, clock: aClock(), random: aRandom() }).deploy(
    { projectName: 'shop', stage: 'dev', build: async () => ({ artifacts: [], problems: [] }), generate: () => aGenerated(), autoExecute: true, ...more },
    (snapshot) => {
      if (phases.at(-1) !== snapshot.phase) phases.push(snapshot.phase);
      react(snapshot, () => deployment as Deployment, session.script);
    },
  );
  const calls = (verb: string) => session.script.calls.filter((call) => call.verb === verb).map((call) => call.argument);
  return { settled: deployment.settled, phases, calls };
}

/** Answers once each time that it is asked. */
function answering(...answers: readonly ((deployment: Deployment, snapshot: DeploymentSnapshot, script: Script) => void)[]) {
  const left = [...answers];
  let isAsked = false;
  return (snapshot: DeploymentSnapshot, of: () => Deployment, script: Script) => {
    if (snapshot.phase !== 'awaitingConsent') isAsked = false;
    else if (!isAsked) {
      isAsked = true;
      const answer = left.shift();
      setImmediate(() => answer?.(of(), snapshot, script));
    }
  };
}

describe('a deployment that meets a broken stack', () => {
  test('whose rollback can be continued, skipping what is named: then it begins again by itself', async () => {
    const offered: unknown[] = [];
    const { settled, phases, calls } = deploy(
      { inspect: stuckIn('continueRollback'), resources: stuck, removal: [], polls: [...rolledBack, ...success], after: { recover: back } },
      {},
      answering((deployment, { recovery }) => {
        offered.push(recovery);
        expect(deployment.recover({ skip: ['hit'] })).toBe(true);
      }),
    );
    expect((await settled).phase).toBe('succeeded');
    expect(offered).toEqual([{ way: 'continueRollback', stuck: [{ logicalId: 'HitFunction', name: 'hit', type: 'Thing' }] }]);
    expect(phases.slice(3, 8)).toEqual(['awaitingConsent', 'recovering', 'initializing', 'preparing', 'uploading']);
    expect([calls('recover'), calls('remove')]).toEqual([[['HitFunction']], []]);
  });

  test('whose rollback fails again: it is asked again, with the reason', async () => {
    const told: string[][] = [];
    const { settled, calls } = deploy(
      { inspect: stillBroken, resources: stuck, removal: [], polls: [...failedAgain] },
      {},
      answering(
        (deployment) => deployment.recover(),
        (deployment, { problems }) => {
          told.push(problems.map((one) => one.summary));
          deployment.consent(false);
        },
      ),
    );
    expect((await settled).phase).toBe('aborted');
    expect(told[0]?.[0]).toContain('the old code is gone');
    expect([calls('recover'), calls('remove')]).toEqual([[[]], []]);
  });

  test('a rollback that can be continued is never replaced unasked', async () => {
    const { settled, calls } = deploy({ inspect: stuckIn('continueRollback'), resources: stuck }, { brokenStack: 'replace' });
    expect(await settled).toMatchObject({ phase: 'failed', problems: [{ code: 'StackBroken' }] });
    expect(calls('remove')).toEqual([]);
  });

  test('with data in it: it is deleted only where that is confirmed by name, asked or unasked; what is kept is said at the end', async () => {
    const removal = [aChange('Pages', { action: 'remove', holdsData: true, old: 'kept' })];
    const unasked = deploy({ inspect: aState('broken'), removal }, { brokenStack: 'replace' });
    expect((await unasked.settled).problems.map((one) => [one.code, one.at.resource])).toEqual([
      ['LossNotAllowed', 'pages'],
      ['StackBroken', undefined],
    ]);
    expect(unasked.calls('remove')).toEqual([]);

    const confirmed = deploy(
      { inspect: aState('broken'), removal, polls: [...deleted, ...success], after: { remove: aState('missing') } },
      { brokenStack: 'replace', confirmedLosses: ['pages'] },
    );
    const end = await confirmed.settled;
    expect([end.phase, end.problems.map((one) => one.code), confirmed.calls('remove').length]).toEqual(['succeeded', ['ResourceKept'], 1]);

    const taken: boolean[] = [];
    const asked = deploy(
      { inspect: aState('broken'), removal, polls: [...deleted, ...success], after: { remove: aState('missing') } },
      {},
      answering((deployment) => {
        taken.push(deployment.consent(true));
        taken.push(deployment.consent(true, { confirmedLosses: ['pages'] }));
      }),
    );
    expect([(await asked.settled).phase, taken]).toEqual(['succeeded', [false, true]]);
  });
});

describe('a recovery alone', () => {
  const recover = async (script: Partial<Script>, skip: readonly string[] = []) => {
    const session = aSession({ resources: stuck, ...script });
    const deployer = createDeployer({ session, clock: aClock(), random: aRandom() });
    const { phase, problems } = await deployer.recover({ projectName: 'shop', stage: 'dev', skip }, () => undefined).settled;
    return {
      phase,
      codes: problems.map((one) => one.code),
      calls: session.script.calls.filter((call) => call.verb === 'recover').map((call) => call.argument),
    };
  };

  test.each([
    ['continueRollback', 'Continuing the rollback', rolledBack],
    ['rollBack', 'Rolling back to what was there before', rolledBack],
    ['retryDeletion', 'Deleting the stack again', deleted],
  ] as const)('%s is told as what it is, from its first look to its last', async (way, activity, polls) => {
    const told = new Set<string>();
    const deployer = createDeployer({ session: aSession({ inspect: stuckIn(way), polls: [...polls] }), clock: aClock(), random: aRandom() });
    await deployer.recover({ projectName: 'shop', stage: 'dev' }, (one) => one.phase === 'recovering' && told.add(one.activity)).settled;
    expect([...told]).toEqual(['Recovering the stack', activity]);
  });

  test('continues a rollback, names what it skipped, and ends where the stack takes updates', async () => {
    expect(await recover({ inspect: stuckIn('continueRollback'), polls: [...rolledBack] }, ['hit'])).toEqual({
      phase: 'recovered',
      codes: ['ResourceSkipped'],
      calls: [['HitFunction']],
    });
  });

  test('repeats a deletion, and tells what is kept', async () => {
    const { phase, codes } = await recover({ inspect: stuckIn('retryDeletion'), polls: [...deleted] }, ['HitFunction']);
    expect([phase, [...new Set(codes)]]).toEqual(['removed', ['ResourceKept']]);
  });

  test('tells what it keeps once, where the deletion tells it too', async () => {
    const skipped = [
      { state: aState('busy'), events: [] },
      { state: gone, events: [anEvent('HitFunction', 'delete', 'skipped', { physicalId: 'hit-1' }), aStackEvent(gone, 'delete', 'done')] },
      { state: gone, events: [] },
    ];
    const { phase, codes } = await recover({ inspect: stuckIn('retryDeletion'), polls: skipped }, ['hit']);
    expect([phase, codes]).toEqual(['removed', ['ResourceKept']]);
  });

  test('takes nothing back that may hold data where the cloud can’t tell what goes, and nobody named it', async () => {
    const removal = [aChange('Pages', { action: 'remove', holdsData: true, old: 'kept' }), aChange('Hit', { action: 'remove' })];
    expect(await recover({ inspect: stuckIn('rollBack'), removal })).toEqual({ phase: 'failed', codes: ['LossNotAllowed'], calls: [] });
  });

  test('fails with the reason where the way out fails too', async () => {
    expect(await recover({ inspect: stillBroken, polls: [...failedAgain] })).toEqual({
      phase: 'failed',
      codes: ['ResourceFailed', 'StackBroken'],
      calls: [[]],
    });
  });

  test('does nothing where nothing has to be recovered, where nothing leads out, or where something else was named', async () => {
    expect(await recover({ inspect: aState('ready') })).toEqual({ phase: 'recovered', codes: ['NothingToRecover'], calls: [] });
    expect(await recover({ inspect: aState('broken') })).toEqual({ phase: 'failed', codes: ['StackBroken'], calls: [] });
    expect(await recover({ inspect: stuckIn('continueRollback') }, ['pages'])).toEqual({ phase: 'failed', codes: ['StackBroken'], calls: [] });
    expect(await recover({ inspect: aState('missing') })).toEqual({ phase: 'failed', codes: ['StackMissing'], calls: [] });
    expect(await recover({ inspect: aState('ready', { ours: false }) })).toEqual({ phase: 'failed', codes: ['StackNotOurs'], calls: [] });
  });
});
