import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { problem } from '#model/problem.ts';
import { aChange, aClock, aGenerated, anEvent, aRandom, aSession, aStackEvent, aState, type Script } from '#support/a-session.ts';
import type { Deployment, DeployRequest } from './deploy-request.ts';
import { createDeployer } from './deployer.ts';

const unreachable = () => new CloudError('EndpointUnreachable', 'no answer', { remedy: 'wait' });
const expired = () => new CloudError('CredentialsExpired', 'the credentials have expired', { remedy: 'sign in' });
const request = (more: Partial<DeployRequest> = {}): DeployRequest => ({
  projectName: 'shop',
  stage: 'dev',
  build: async () => ({ artifacts: [], problems: [] }),
  generate: () => aGenerated(),
  ...more,
});
const done = aState('ready');
const success = () => [
  { state: aState('busy'), events: [aStackEvent(aState('busy'), 'update', 'running'), anEvent('A', 'create', 'running')] },
  { state: done, events: [anEvent('A', 'create', 'done'), aStackEvent(done, 'update', 'done')] },
];

function run(
  script: Partial<Script>,
  more: Partial<DeployRequest> = {},
  react: (snapshot: DeploymentSnapshot, deployment: () => Deployment) => void = () => undefined,
) {
  const session = aSession(script);
  const snapshots: DeploymentSnapshot[] = [];
  const deployer = createDeployer({ session, clock: aClock(), random: aRandom() });
  let deployment: Deployment | undefined;
  const started = deployer.deploy(request(more), (snapshot) => {
    snapshots.push(snapshot);
    react(snapshot, () => deployment as Deployment);
  });
  deployment = started;
  const phases = () => snapshots.map((one) => one.phase).filter((phase, index, all) => phase !== all[index - 1]);
  const count = (verb: string) => session.script.calls.filter((call) => call.verb === verb).length;
  return { deployment: started, session, snapshots, phases, count };
}

test('it goes through the phases of the manual and ends with what the cloud says', async () => {
  const { deployment, phases, count } = run({ polls: success() }, { autoExecute: true, projectHash: 'hash' });
  expect(await deployment.settled).toMatchObject({
    phase: 'succeeded',
    done: 2,
    total: 2,
    errors: 0,
    projectHash: 'hash',
    template: '{}',
    stackStatus: 'READY',
  });
  expect(phases()).toEqual(['building', 'initializing', 'preparing', 'uploading', 'staging', 'staged', 'executing', 'succeeded']);
  expect(count('execute')).toBe(1);
});

test('two taps of Execute execute once, also when both come before the first answer', async () => {
  const taps: boolean[] = [];
  const { deployment, count } = run({ polls: success() }, {}, (snapshot, of) => {
    if (snapshot.phase === 'staged' && snapshot.can.execute && taps.length === 0) {
      taps.push(of().execute());
      taps.push(of().execute());
    }
  });
  expect((await deployment.settled).phase).toBe('succeeded');
  expect(taps).toEqual([true, false]);
  expect(count('execute')).toBe(1);
});

test('problems of the build or of the template end the initialisation with their places, before any cloud is asked', async () => {
  const entry = problem('EntryMissing', { at: { function: 'hit' }, summary: 'no file', remedy: 'create it' });
  for (const more of [{ build: async () => ({ artifacts: [], problems: [entry] }) }, { generate: () => aGenerated({ problems: [entry] }) }]) {
    const { deployment, session } = run({}, more);
    expect(await deployment.settled).toMatchObject({ phase: 'failed', failedAt: 'initialisation', problems: [entry] });
    expect(session.script.calls).toEqual([]);
  }
});

test('what the stack holds is told to the generator, so that nothing is dropped behind its back', async () => {
  const given: unknown[] = [];
  const session = aSession({ inspect: aState('ready'), polls: success() });
  session.driver.resources = async () => [
    { logicalId: 'Photos', physicalId: 'p', type: 'T', status: 'S', name: 'photos', holdsData: true },
    { logicalId: 'Code', physicalId: 'c', type: 'T', status: 'S', holdsData: false },
  ];
  const deployer = createDeployer({ session, clock: aClock(), random: aRandom() });
  const generate = (input: { deployedDataHolders?: readonly string[] }) => {
    given.push(input.deployedDataHolders);
    return aGenerated({ body: `{"n":${given.length}}` });
  };
  const end = await deployer.deploy(request({ generate, autoExecute: true }), () => undefined).settled;
  expect(given).toEqual([undefined, ['photos']]);
  expect(end.template).toBe('{"n":2}');
});

test('somebody else’s stack and a busy one are refused in the preparation', async () => {
  for (const [inspect, code] of [
    [aState('ready', { ours: false }), 'StackNotOurs'],
    [aState('busy'), 'StackBusy'],
  ] as const) {
    const { deployment, count } = run({ inspect });
    expect(await deployment.settled).toMatchObject({ phase: 'failed', failedAt: 'preparation', problems: [{ code }] });
    expect(count('stage')).toBe(0);
  }
});

test('nothing to do is an end of its own', async () => {
  const { deployment, count } = run({ inspect: aState('ready'), empty: true, changes: [] }, { autoExecute: true });
  expect(await deployment.settled).toMatchObject({ phase: 'unchanged', problems: [], rows: [] });
  expect(count('execute')).toBe(0);
});

test('automatic start stops before a loss; confirmed by name it goes on', async () => {
  const changes = [aChange('Store', { action: 'remove', holdsData: true, old: 'deleted' })];
  const { deployment, count } = run({ changes }, { autoExecute: true });
  await expect.poll(() => deployment.snapshot().phase).toBe('staged');
  expect(deployment.snapshot()).toMatchObject({ losses: ['store'], problems: [{ code: 'LossNotAllowed' }] });
  expect(count('execute')).toBe(0);
  deployment.abort();
  expect((await deployment.settled).phase).toBe('aborted');
  expect(count('discard')).toBe(1);

  const confirmed = run({ changes, polls: success() }, { autoExecute: true, confirmedLosses: ['store'] });
  expect((await confirmed.deployment.settled).phase).toBe('succeeded');
});

test('aborted at any phase before Execute, it ends aborted and what was staged is discarded', async () => {
  for (const phase of ['building', 'initializing', 'preparing', 'uploading', 'staging', 'staged'] as const) {
    let isAborted = false;
    const { deployment, count } = run(
      {},
      { build: () => new Promise((resolve) => setImmediate(() => resolve({ artifacts: [], problems: [] }))) },
      (snapshot, of) => {
        if (snapshot.phase !== phase || isAborted) return;
        isAborted = true;
        setTimeout(() => of().abort(), 0);
        if (phase !== 'building') of().abort();
      },
    );
    if (phase === 'building') deployment.abort();
    expect((await deployment.settled).phase, phase).toBe('aborted');
    expect(count('execute')).toBe(0);
    if (phase === 'staged') expect(count('discard')).toBe(1);
  }
});

test('from the press on, what is aborted says so, and no button lives', async () => {
  for (const phase of ['staging', 'staged'] as const) {
    const { deployment, snapshots } = run({}, {}, (snapshot, of) => snapshot.phase === phase && of().abort());
    expect((await deployment.settled).aborts, phase).toBeUndefined();
    const aborting = snapshots.filter((one) => one.aborts);
    expect([aborting.length > 0, aborting.some(({ can }) => can.execute || can.abort)], phase).toEqual([true, false]);
  }
});

test('aborted while it is still compared with what is deployed, it isn’t started automatically', async () => {
  const session = aSession({ inspect: aState('ready'), polls: success() });
  let deployment: Deployment | undefined;
  Object.assign(session.driver, {
    policies: () => ({}),
    deployedTemplate: async () => {
      deployment?.abort();
      throw new Error('given up');
    },
  });
  deployment = createDeployer({ session, clock: aClock(), random: aRandom() }).deploy(request({ autoExecute: true }), () => undefined);
  expect((await deployment.settled).phase).toBe('aborted');
  expect(session.script.calls.map(({ verb }) => verb).filter((verb) => verb === 'execute' || verb === 'discard')).toEqual(['discard']);
});

test('a broken stack is deleted only with consent, then it begins again by itself', async () => {
  const gone = aState('deleted');
  const script: Partial<Script> = {
    inspect: aState('broken'),
    after: { remove: aState('missing') },
    polls: [
      { state: aState('busy'), events: [] },
      { state: gone, events: [anEvent('Old', 'delete', 'done'), aStackEvent(gone, 'delete', 'done')] },
      { state: gone, events: [] },
    ],
  };
  const asked = run({ ...script, polls: [...(script.polls ?? []), ...success()] }, { autoExecute: true }, (snapshot, of) => {
    if (snapshot.phase === 'awaitingConsent' && snapshot.can.consent) {
      expect(snapshot.consentTo?.map((one) => one.name)).toEqual(['old']);
      setImmediate(() => of().consent(true));
    }
  });
  expect((await asked.deployment.settled).phase).toBe('succeeded');
  expect(asked.phases().slice(3, 7)).toEqual(['awaitingConsent', 'replacing', 'initializing', 'preparing']);

  const declined = run(script, {}, (snapshot, of) => {
    if (snapshot.phase === 'awaitingConsent' && snapshot.can.consent) setImmediate(() => of().consent(false));
  });
  expect((await declined.deployment.settled).phase).toBe('aborted');
  expect(declined.count('remove')).toBe(0);

  const refused = run(script, { brokenStack: 'refuse' });
  expect(await refused.deployment.settled).toMatchObject({ phase: 'failed', problems: [{ code: 'StackBroken' }] });
  expect(refused.count('remove')).toBe(0);
});

test('a failure is rolled back, with its reason, and Stop is dead meanwhile', async () => {
  const back = aState('rolledBack');
  const stops: boolean[] = [];
  const { deployment, phases } = run(
    {
      polls: [
        { state: aState('busy'), events: [anEvent('A', 'create', 'failed', { reason: 'taken' })] },
        { state: aState('rollingBack'), events: [aStackEvent(aState('rollingBack'), 'rollback', 'running')] },
        { state: back, events: [aStackEvent(back, 'rollback', 'done')] },
      ],
    },
    { autoExecute: true },
    (snapshot, of) => {
      if (snapshot.phase === 'rollingBack') stops.push(snapshot.can.stop, of().stop());
    },
  );
  expect(await deployment.settled).toMatchObject({
    phase: 'rolledBack',
    done: 0,
    errors: 1,
    problems: [{ code: 'ResourceFailed', summary: 'a (Thing) could not be made: taken' }],
  });
  expect(phases().slice(-3)).toEqual(['executing', 'rollingBack', 'rolledBack']);
  expect(new Set(stops)).toEqual(new Set([false]));
});

test('an old state beside new events is not taken for the end', async () => {
  const back = aState('rolledBack');
  // All of it happened between the two reads: the state still tells of before.
  const polls = [
    {
      state: done,
      events: [aStackEvent(aState('busy'), 'update', 'running'), anEvent('A', 'update', 'failed', { reason: 'no' }), aStackEvent(back, 'rollback', 'done')],
    },
    { state: back, events: [] },
  ];
  const { deployment } = run({ polls }, { autoExecute: true });
  expect(await deployment.settled).toMatchObject({ phase: 'rolledBack', stackStatus: 'ROLLEDBACK' });
});

test('a silent network is asked again and again; after five minutes the deployment is lost, not failed', async () => {
  const [first, last] = success();
  if (!first || !last) throw new Error('no polls');
  const waited = run({ polls: [first, unreachable(), unreachable(), last] }, { autoExecute: true });
  expect((await waited.deployment.settled).phase).toBe('succeeded');
  expect(waited.snapshots.map((one) => one.activity)).toEqual(
    expect.arrayContaining(["The cloud doesn't answer; asking again in 2 s", "The cloud doesn't answer; asking again in 4 s"]),
  );

  const lost = run({ polls: [first, ...Array.from({ length: 100 }, unreachable)] }, { autoExecute: true });
  expect(await lost.deployment.settled).toMatchObject({ phase: 'lost', problems: [{ code: 'DeploymentLost' }] });
});

test('expired credentials in the middle end it as lost, to be found again', async () => {
  const { deployment, session } = run({ polls: [{ state: aState('busy'), events: [] }, expired()] }, { autoExecute: true });
  expect(await deployment.settled).toMatchObject({ phase: 'lost', problems: [{ code: 'CredentialsExpired' }] });
  session.script.inspect = aState('busy');
  session.script.polls = success();
  const deployer = createDeployer({ session, clock: aClock(), random: aRandom() });
  const again = await deployer.reattach({ projectName: 'shop', stage: 'dev' }, () => undefined);
  expect(again?.snapshot().phase).toBe('executing');
  expect((await again?.settled)?.phase).toBe('succeeded');
});

test('expired credentials at Execute give the staged changes back; with new ones the same are executed', async () => {
  const { deployment, count } = run({ polls: success(), fail: { execute: [expired()] } });
  await expect.poll(() => deployment.snapshot().can.execute).toBe(true);
  deployment.execute();
  await expect.poll(() => deployment.snapshot().problems.map((one) => one.code)).toEqual(['CredentialsExpired']);
  expect(deployment.snapshot()).toMatchObject({ phase: 'staged', can: { execute: true } });
  deployment.execute();
  expect((await deployment.settled).phase).toBe('succeeded');
  expect(count('execute')).toBe(2);
});

test('a lost answer to Execute is found out: carried out it is not repeated, else it is, with the same token', async () => {
  const carried = run({ polls: success(), fail: { execute: [unreachable()] } }, { autoExecute: true });
  expect((await carried.deployment.settled).phase).toBe('succeeded');
  expect(carried.count('execute')).toBe(1);

  const resting = { state: aState('ready'), events: [] };
  const missed = run({ polls: [resting, resting, ...success()], fail: { execute: [unreachable()] } }, { autoExecute: true });
  expect((await missed.deployment.settled).phase).toBe('succeeded');
  const tokens = missed.session.script.calls.filter((call) => call.verb === 'execute').map((call) => call.argument);
  expect(tokens).toHaveLength(2);
  expect(new Set(tokens).size).toBe(1);
});

test('a Stop that comes too late changes nothing, and is told to', async () => {
  let isStopped = false;
  const late = run({ polls: success(), inspect: aState('ready') }, { autoExecute: true }, (snapshot, of) => {
    if (snapshot.phase === 'executing' && snapshot.rows.some((row) => row.state === 'running') && !isStopped) isStopped = of().stop();
  });
  expect(await late.deployment.settled).toMatchObject({ phase: 'succeeded', stopLate: true });
  expect(isStopped).toBe(true);
  expect(late.count('stop')).toBe(0);
});

test('a Stop that the cloud refuses says why, and the deployment goes on', async () => {
  let isStopped = false;
  const refusal = new CloudError('AccessDenied', 'stack:Cancel is not allowed', { remedy: 'allow it' });
  const started = run({ polls: success(), fail: { stop: [refusal] } }, { autoExecute: true }, (snapshot, of) => {
    if (snapshot.phase !== 'executing' || isStopped || !snapshot.rows.some((row) => row.state === 'running')) return;
    started.session.script.inspect = aState('busy');
    isStopped = of().stop();
  });
  const { deployment, phases, snapshots } = started;
  expect((await deployment.settled).phase).toBe('succeeded');
  expect(phases().slice(-4)).toEqual(['executing', 'stopping', 'executing', 'succeeded']);
  expect(snapshots.flatMap((one) => one.problems.map((two) => two.summary))).toContain('it could not be stopped: stack:Cancel is not allowed');
});

test('removal is followed until the stack is gone; without a stack it says so', async () => {
  const gone = aState('deleted');
  const session = aSession({
    inspect: aState('ready'),
    polls: [
      { state: aState('busy'), events: [] },
      { state: gone, events: [anEvent('Old', 'delete', 'done'), aStackEvent(gone, 'delete', 'done')] },
    ],
  });
  const deployer = createDeployer({ session, clock: aClock(), random: aRandom() });
  expect(await deployer.planRemoval({ projectName: 'shop', stage: 'dev' })).toMatchObject({ exists: true, goes: [{ name: 'old' }], stays: [] });
  expect(await deployer.remove({ projectName: 'shop', stage: 'dev' }, () => undefined).settled).toMatchObject({ phase: 'removed', done: 2, total: 2 });
  const none = createDeployer({ session: aSession(), clock: aClock(), random: aRandom() });
  expect(await none.remove({ projectName: 'shop', stage: 'dev' }, () => undefined).settled).toMatchObject({
    phase: 'failed',
    problems: [{ code: 'StackMissing' }],
  });
});

test('a fault of ours ends it too, and says that it is one', async () => {
  const { deployment } = run({}, { generate: () => JSON.parse('{') });
  expect(await deployment.settled).toMatchObject({ phase: 'failed', problems: [{ code: 'Unexpected' }] });
});

test('a cloud that doesn’t answer at Execute gives the staged changes back; once it does the same are executed', async () => {
  let taps = 0;
  const { deployment, count, snapshots } = run({ polls: success(), fail: { bookmark: [unreachable()] } }, {}, (snapshot, of) => {
    if (snapshot.phase !== 'staged' || !snapshot.can.execute || taps === 2) return;
    if (taps === 1 && snapshot.problems.length === 0) return;
    taps += 1;
    setImmediate(() => of().execute());
  });
  expect((await deployment.settled).phase).toBe('succeeded');
  expect(snapshots.filter((one) => one.phase === 'staged').flatMap((one) => one.problems.map((two) => two.code))).toContain('EndpointUnreachable');
  expect([count('stage'), count('execute'), count('discard')]).toEqual([1, 1, 0]);
});

test('where nothing of what the stack has stays, it never starts by itself, and says why: it may be another project’s', async () => {
  const old = ['A', 'B'].map((id) => ({ logicalId: id, physicalId: id, type: 'T', status: 'S' }));
  const removed = (...ids: readonly string[]) => [aChange('New'), ...ids.map((id) => aChange(id, { action: 'remove' }))];
  const staged = async (changes: readonly ReturnType<typeof aChange>[]) => {
    const { deployment, snapshots } = run(
      { inspect: aState('ready'), resources: old, changes, polls: success() },
      { autoExecute: () => true },
      (snapshot, of) => {
        if (snapshot.phase === 'staged' && snapshot.problems.length > 0) setImmediate(() => of().abort());
      },
    );
    const { phase } = await deployment.settled;
    return [phase, snapshots.find((one) => one.phase === 'staged')?.problems.map((one) => one.code)];
  };
  expect(await staged(removed('A', 'B'))).toEqual(['aborted', ['StackReplaced']]);
  expect(await staged(removed('A'))).toEqual(['succeeded', []]);
});

test('what the sentence says beyond the changes is kept with them, and told again after a reload', async () => {
  const generated = aGenerated({ publicUrls: 2, idleCosts: [] });
  const { deployment, session } = run({}, { generate: () => generated }, (snapshot, of) => {
    if (snapshot.phase === 'staged') setImmediate(() => of().detach());
  });
  await deployment.settled;
  const facts = session.script.calls.flatMap(({ verb, argument }) => (verb === 'stage' ? [(argument as { facts: unknown }).facts] : []))[0];
  expect(facts).toEqual({ publicUrls: 2, idleCosts: [], by: 'people/alice' });
  const again = aSession({ inspect: aState('ready') });
  const findStaged = again.driver.findStaged;
  Object.assign(again.driver, { findStaged: async (...given: Parameters<typeof findStaged>) => ({ ...(await findStaged(...given)), facts }) });
  const found = await createDeployer({ session: again, clock: aClock(), random: aRandom() }).reattach({ projectName: 'shop', stage: 'dev' }, () => undefined);
  expect(found?.snapshot().summary?.sentence).toBe('1 added, nothing removed. 2 public URLs without sign-in. Idle cost: none.');
});
