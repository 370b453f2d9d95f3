import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { Clock, Network } from '#kit/ports.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { aClock, aGenerated, anEvent, aRandom, aSession, aStackEvent, aState, type Script } from '#support/a-session.ts';
import type { DeployRequest } from './deploy-request.ts';
import { createDeployer } from './deployer.ts';

const expired = () => new CloudError('CredentialsExpired', 'the credentials have expired', { remedy: 'sign in' });
const unreachable = () => new CloudError('EndpointUnreachable', 'no answer', { remedy: 'wait' });
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Something that others bring: whoever waits for it goes on when it comes. */
function aComing() {
  let waiting: (() => void)[] = [];
  return {
    wait: (signal: AbortSignal): Promise<void> =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        signal.addEventListener('abort', () => reject(signal.reason));
        waiting.push(resolve);
      }),
    come(): void {
      const all = waiting;
      waiting = [];
      for (const go of all) go();
    },
  };
}

function aDeployment(
  script: Partial<Script>,
  of: { readonly network?: Network; readonly clock?: Clock; readonly request?: Partial<DeployRequest>; readonly nobody?: boolean } = {},
) {
  const credentials = aComing();
  const session = { ...aSession(script), ...(of.nobody ? {} : { renewed: credentials.wait }) };
  const seen: string[] = [];
  let last: DeploymentSnapshot | undefined;
  const deployer = createDeployer({ session, clock: of.clock ?? aClock(), random: aRandom(), ...(of.network ? { network: of.network } : {}) });
  const deployment = deployer.deploy(
    {
      projectName: 'shop',
      stage: 'dev',
      build: async () => ({ artifacts: [], problems: [] }),
      generate: () => aGenerated(),
      autoExecute: true,
      ...of.request,
    },
    (snapshot) => {
      last = snapshot;
      const word = `${snapshot.phase}${snapshot.waitsFor ? ` waits for ${snapshot.waitsFor}` : ''}`;
      if (seen.at(-1) !== word) seen.push(word);
    },
  );
  const until = async (word: string): Promise<void> => {
    for (let turns = 0; turns < 200 && seen.at(-1) !== word; turns += 1) await turn();
    expect(seen.at(-1)).toBe(word);
  };
  return { deployment, session, seen, credentials, until, last: () => last };
}

const done = aState('ready');
const good = { state: done, events: [anEvent('A', 'create', 'done'), aStackEvent(done, 'update', 'done')] };
const busy = { state: aState('busy'), events: [aStackEvent(aState('busy'), 'update', 'running')] };
const executions = (session: ReturnType<typeof aSession>) => session.script.calls.filter((call) => call.verb === 'execute').map((call) => call.argument);

test('credentials that expire while it is followed are waited for; with new ones it goes on, and nothing was done twice', async () => {
  const { deployment, session, seen, credentials, until } = aDeployment({ polls: [busy, expired(), expired(), busy, good] });
  await until('executing waits for credentials');
  credentials.come();
  // Those have expired, too.
  for (let turns = 0; turns < 3; turns += 1) await turn();
  await until('executing waits for credentials');
  credentials.come();
  const end = await deployment.settled;
  expect([end.phase, end.waitsFor, executions(session).length]).toEqual(['succeeded', undefined, 1]);
  expect(seen.slice(-5)).toEqual(['executing waits for credentials', 'executing', 'executing waits for credentials', 'executing', 'succeeded']);
});

test('before anything is staged it waits too, and can be aborted meanwhile', async () => {
  const { deployment, until } = aDeployment({ fail: { upload: [expired()] } });
  await until('uploading waits for credentials');
  expect(deployment.abort()).toBe(true);
  expect(await deployment.settled).toMatchObject({ phase: 'aborted', waitsFor: undefined });
});

test('an Execute that was refused for its credentials is carried out once there are new ones', async () => {
  const { deployment, session, credentials, until, last } = aDeployment({ fail: { execute: [expired()] }, polls: [good] });
  await until('staged waits for credentials');
  expect([last()?.can.execute, last()?.can.abort, last()?.problems.map((one) => one.code)]).toEqual([true, true, []]);
  credentials.come();
  expect((await deployment.settled).phase).toBe('succeeded');
  expect(executions(session).length).toBe(2);
});

test('who aborts in place of signing in has executed nothing, whatever credentials come later', async () => {
  const { deployment, session, credentials, until } = aDeployment({ fail: { execute: [expired()] }, polls: [good] });
  await until('staged waits for credentials');
  expect(deployment.abort()).toBe(true);
  credentials.come();
  expect((await deployment.settled).phase).toBe('aborted');
  expect(executions(session).length).toBe(1);
});

test('where nobody can give new ones it is lost, as ever', async () => {
  const { deployment } = aDeployment({ polls: [busy, expired()] }, { nobody: true });
  expect(await deployment.settled).toMatchObject({ phase: 'lost', problems: [{ code: 'CredentialsExpired' }] });
});

test('without a network it waits for it, for as long as it takes, and asks again at once when it is back', async () => {
  const back = aComing();
  let isOnline = false;
  const clock = aClock();
  const network: Network = { isOnline: () => isOnline, back: back.wait };
  const { deployment, until } = aDeployment({ polls: [busy, unreachable(), good] }, { network, clock });
  await until('executing waits for network');
  const before = clock.now();
  isOnline = true;
  back.come();
  expect((await deployment.settled).phase).toBe('succeeded');
  expect(clock.now() - before).toBe(0);
});

test('that the network is gone is said as soon as the machine knows, before any call has failed for it', async () => {
  const [gone, back, woken] = [aComing(), aComing(), aComing()];
  const clock = aClock();
  let isAsleep = false;
  // Between two looks nothing is called.
  const resting: Clock = {
    now: clock.now,
    async sleep(_, signal = new AbortController().signal) {
      isAsleep = true;
      await woken.wait(signal);
    },
  };
  const network: Network = { isOnline: () => true, back: back.wait, gone: gone.wait };
  const { deployment, session, until, seen } = aDeployment({ polls: [busy, good] }, { network, clock: resting });
  for (let turns = 0; turns < 200 && !isAsleep; turns += 1) await turn();
  const calls = session.script.calls.length;
  gone.come();
  await until('executing waits for network');
  expect(session.script.calls.length).toBe(calls);
  back.come();
  await until('executing');
  woken.come();
  await deployment.settled;
  expect(seen.slice(-4)).toEqual(['executing', 'executing waits for network', 'executing', 'succeeded']);
});

test('an Execute whose answer was lost as the network went isn’t waited for: what the stack does tells', async () => {
  const back = aComing();
  const { deployment, session } = aDeployment(
    { fail: { execute: [unreachable()] }, polls: [busy, good] },
    { network: { isOnline: () => false, back: back.wait } },
  );
  expect((await deployment.settled).phase).toBe('succeeded');
  expect(executions(session).length).toBe(1);
});

test('a laptop that is closed for hours in the middle of a silence has not asked for hours: it goes on when it is opened', async () => {
  const clock = aClock();
  let sleeps = 0;
  const closed: Clock = {
    now: clock.now,
    async sleep(milliseconds, signal) {
      sleeps += 1;
      // Timers fire when it is opened again.
      await clock.sleep(sleeps === 2 ? 8 * 3_600_000 : milliseconds, signal);
    },
  };
  const { deployment } = aDeployment({ polls: [unreachable(), unreachable(), unreachable(), good] }, { clock: closed });
  const end = await deployment.settled;
  expect([end.phase, (end.endedAt ?? 0) - end.startedAt >= 8 * 3_600_000]).toEqual(['succeeded', true]);
});

test('offline, a cloud on this machine is waited for too, from the first look on; it is asked again meanwhile, and can be given up', async () => {
  const back = aComing();
  const naps: (() => void)[] = [];
  const clock: Clock = {
    now: () => 0,
    sleep: (_, signal) =>
      new Promise((resolve, reject) => {
        naps.push(resolve);
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
  };
  let isOnline = false;
  const network: Network = { isOnline: () => isOnline, back: back.wait };
  const near = (times: number) => {
    const session = {
      ...aSession({ fail: { prepareArtifacts: Array.from({ length: times }, unreachable) } }),
      target: { kind: 'local', region: 'here', endpoint: 'here' } as const,
    };
    const deployer = createDeployer({ session, clock, random: aRandom(), network });
    const build = async () => ({ artifacts: [], problems: [] });
    const deployment = deployer.deploy({ projectName: 'shop', stage: 'dev', build, generate: () => aGenerated() }, () => undefined);
    return { deployment, asked: () => session.script.calls.filter((call) => call.verb === 'prepareArtifacts').length };
  };
  const waited = near(3);
  await expect.poll(() => waited.deployment.snapshot()).toMatchObject({ phase: 'uploading', waitsFor: 'network', can: { abort: true } });
  // It may be there without a network.
  naps.shift()?.();
  await expect.poll(waited.asked).toBe(2);
  await expect.poll(() => waited.deployment.snapshot().waitsFor).toBe('network');
  back.come();
  await expect.poll(waited.asked).toBe(3);
  await expect.poll(() => waited.deployment.snapshot().waitsFor).toBe('network');
  expect(waited.deployment.abort()).toBe(true);
  expect(await waited.deployment.settled).toMatchObject({ phase: 'aborted', waitsFor: undefined });

  isOnline = true;
  expect(await near(1).deployment.settled).toMatchObject({ phase: 'failed', problems: [{ code: 'EndpointUnreachable' }] });
});

test('an Execute without a network is carried out once, when it is back; nothing is said to have failed', async () => {
  const back = aComing();
  let isOnline = false;
  const network: Network = { isOnline: () => isOnline, back: back.wait };
  const { deployment, session, until, last } = aDeployment({ fail: { bookmark: [unreachable()] }, polls: [busy, good] }, { network });
  await until('staged waits for network');
  expect([last()?.can.abort, last()?.problems, executions(session).length]).toEqual([true, [], 0]);
  isOnline = true;
  back.come();
  expect(await deployment.settled).toMatchObject({ phase: 'succeeded', waitsFor: undefined, problems: [] });
  expect(executions(session).length).toBe(1);
});

test('a network that is back before the call has failed for it is as good', async () => {
  const answers = [false];
  const network: Network = { isOnline: () => answers.shift() ?? true, back: async () => undefined };
  const { deployment, session } = aDeployment({ fail: { bookmark: [unreachable()] }, polls: [busy, good] }, { network });
  expect((await deployment.settled).phase).toBe('succeeded');
  expect(executions(session).length).toBe(1);
});

test('who aborts while the network is awaited has executed nothing; what was staged is discarded when it is back', async () => {
  const back = aComing();
  let isOnline = false;
  const network: Network = { isOnline: () => isOnline, back: back.wait };
  const { deployment, session, until, last } = aDeployment({ fail: { bookmark: [unreachable()], discard: [unreachable()] } }, { network });
  await until('staged waits for network');
  expect(deployment.abort()).toBe(true);
  const discards = () => session.script.calls.filter((call) => call.verb === 'discard').length;
  await expect.poll(discards).toBe(1);
  await expect.poll(() => last()).toMatchObject({ phase: 'staged', waitsFor: 'network', can: { execute: false, abort: false } });
  isOnline = true;
  back.come();
  expect((await deployment.settled).phase).toBe('aborted');
  expect([discards(), executions(session).length]).toEqual([2, 0]);
});

test('a cloud on this machine that is there without a network executes as soon as it answers', async () => {
  const network: Network = {
    isOnline: () => false,
    back: (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  };
  const session = {
    ...aSession({ fail: { bookmark: [unreachable(), unreachable()] }, polls: [busy, good] }),
    target: { kind: 'local', region: 'here', endpoint: 'here' } as const,
  };
  const deployer = createDeployer({ session, clock: aClock(), random: aRandom(), network });
  const build = async () => ({ artifacts: [], problems: [] });
  const deployment = deployer.deploy({ projectName: 'shop', stage: 'dev', build, generate: () => aGenerated(), autoExecute: true }, () => undefined);
  expect((await deployment.settled).phase).toBe('succeeded');
  expect(executions(session).length).toBe(1);
});

test('without a network a stop is asked for when it is back, and taken', async () => {
  const back = aComing();
  let isOnline = true;
  const network: Network = { isOnline: () => isOnline, back: back.wait };
  const looks = aComing();
  const clock: Clock = { now: () => 0, sleep: (_, signal = new AbortController().signal) => looks.wait(signal) };
  const { deployment, session, until, last } = aDeployment(
    {
      inspect: aState('ready'),
      after: { execute: aState('busy') },
      polls: [busy, { state: aState('rolledBack'), events: [aStackEvent(aState('rolledBack'), 'rollback', 'done')] }],
    },
    { network, clock },
  );
  await until('executing');
  await expect.poll(() => last()?.stackStatus).toBe('BUSY');
  isOnline = false;
  session.script.fail.stop = [unreachable()];
  expect(deployment.stop()).toBe(true);
  await until('stopping waits for network');
  isOnline = true;
  back.come();
  await expect.poll(() => last()).toMatchObject({ phase: 'stopping', stopTaken: true, problems: [] });
  const next = () => {
    looks.come();
    return last()?.phase;
  };
  await expect.poll(next).toBe('rolledBack');
});
