import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { aChange, aClock, aGenerated, aRandom, aSession, aStackEvent, aState } from '#support/a-session.ts';
import type { DeployRequest } from './deploy-request.ts';
import { createDeployer } from './deployer.ts';

const at = Date.UTC(2026, 10, 21, 10, 3, 7);
const busy = aState('busy', { operation: { kind: 'update', running: true, failed: false, rollingBack: false, startedAt: at } });

function run(session: ReturnType<typeof aSession>, of: Partial<DeployRequest>, onSnapshot: (snapshot: DeploymentSnapshot) => void = () => undefined) {
  return createDeployer({ session, clock: aClock(), random: aRandom() }).deploy(
    { projectName: 'shop', stage: 'dev', build: async () => ({ artifacts: [], problems: [] }), generate: () => aGenerated(), ...of },
    onSnapshot,
  );
}

test('a stack that somebody else works on is refused, with one clear problem and nothing done', async () => {
  const session = aSession({ inspect: busy });
  const last = await run(session, {}).settled;
  expect([last.phase, last.problems.map((one) => one.code)]).toEqual(['failed', ['StackBusy']]);
  expect(session.script.calls.map((call) => call.verb)).toEqual(['inspect']);
});

test('or it is waited for, naming who works there and since when; then it goes on', async () => {
  const session = aSession({ inspect: busy });
  const { findStaged } = session.driver;
  const facts = { publicUrls: 0, idleCosts: [], by: 'arn:cloud:role/developers/alice' };
  Object.assign(session.driver, { findStaged: async (...given: Parameters<typeof findStaged>) => ({ ...(await findStaged(...given)), facts }) });
  const said = new Set<string>();
  const done = aState('ready');
  session.script.polls = [{ state: done, events: [aStackEvent(done, 'update', 'done')] }];
  const last = await run(session, { whenBusy: 'wait', autoExecute: true }, ({ activity }) => {
    said.add(activity);
    if (session.script.calls.filter((call) => call.verb === 'inspect').length >= 3) session.script.inspect = done;
  }).settled;
  expect(last.phase).toBe('succeeded');
  expect([...said]).toContain('alice is updating the stack since 10:03:07 UTC; waiting until that is over');
});

test('also where they begin between the look and the staging: then it is looked at and staged anew, with what was built', async () => {
  const quicker = () => new CloudError('StackBusy', 'another deployment is changing the stack', { remedy: 'wait' });
  const done = aState('ready');
  const script = { inspect: done, polls: [{ state: done, events: [aStackEvent(done, 'update', 'done')] }] };
  const session = aSession({ ...script, fail: { stage: [quicker(), quicker()] } });
  const phases: string[] = [];
  let builds = 0;
  const build: DeployRequest['build'] = async () => {
    builds += 1;
    return { artifacts: [], problems: [] };
  };
  const last = await run(session, { whenBusy: 'wait', autoExecute: true, build }, ({ phase }) => phases.at(-1) !== phase && phases.push(phase)).settled;
  expect([last.phase, builds, session.script.calls.filter((call) => call.verb === 'stage').length]).toEqual(['succeeded', 1, 3]);
  expect(phases.slice(4, 8)).toEqual(['staging', 'initializing', 'preparing', 'uploading']);

  const refused = aSession({ ...script, fail: { stage: [quicker()] } });
  expect((await run(refused, { autoExecute: true }).settled).problems.map((one) => one.code)).toEqual(['StackBusy']);
  const always = aSession({ ...script, fail: { stage: Array.from({ length: 40 }, quicker) } });
  expect((await run(always, { whenBusy: 'wait' }).settled).problems.map((one) => one.code)).toEqual(['StackBusy']);
});

test('whoever waits can give it up', async () => {
  const session = aSession({ inspect: busy });
  const deployment = run(session, { whenBusy: 'wait' }, ({ activity, can }) => {
    if (activity.includes('waiting until') && can.abort) setImmediate(() => deployment.abort());
  });
  const last = await deployment.settled;
  expect([last.phase, session.script.calls.some((call) => call.verb === 'stage' || call.verb === 'stop')]).toEqual(['aborted', false]);
});

test('what somebody else has staged there is told, and never dropped by an automatic start; whoever has seen it may execute', async () => {
  const session = aSession({ inspect: aState('ready') });
  Object.assign(session.driver, { waiting: async () => [{ id: 'theirs', name: 'fix-prices', at, by: 'role/bob' }] });
  const done = aState('ready');
  session.script.polls = [{ state: done, events: [aStackEvent(done, 'update', 'done')] }];
  let told: DeploymentSnapshot | undefined;
  const deployment = run(session, { autoExecute: () => true }, (snapshot) => {
    if (snapshot.phase !== 'staged' || told) return;
    told = snapshot;
    setImmediate(() => deployment.execute());
  });
  expect((await deployment.settled).phase).toBe('succeeded');
  expect([told?.problems.map((one) => [one.code, one.severity, one.summary]), told?.can.execute]).toEqual([
    [['StagedElsewhere', 'warning', 'bob has staged changes on the stack shop-dev at 10:03:07 UTC (fix-prices): executing these drops them']],
    true,
  ]);
});

test('of changes that are found staged, after a reload or in another tab, the same is told: what others staged beside them, and that nothing of the stack stays', async () => {
  const removal = [aChange('New'), aChange('Old', { action: 'remove' })];
  const resources = [{ logicalId: 'Old', physicalId: 'old', type: 'T', status: 'S' }];
  const found = async (changes: typeof removal) => {
    const session = aSession({ inspect: aState('ready'), changes, resources });
    const own = { id: 'changes-1', name: 'ours', at, by: 'role/alice' };
    Object.assign(session.driver, { waiting: async () => [own, { id: 'theirs', name: 'fix-prices', at, by: 'role/bob' }] });
    const deployment = await createDeployer({ session, clock: aClock(), random: aRandom() }).reattach({ projectName: 'shop', stage: 'dev' }, () => undefined);
    const told = deployment?.snapshot().problems.map((one) => one.code);
    // Nothing starts what is found by itself.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    const verbs = session.script.calls.map((call) => call.verb);
    deployment?.detach();
    return [told, verbs.includes('execute')];
  };
  expect(await found(removal)).toEqual([['StackReplaced', 'StagedElsewhere'], false]);
  expect(await found([aChange('New')])).toEqual([['StagedElsewhere'], false]);
});
