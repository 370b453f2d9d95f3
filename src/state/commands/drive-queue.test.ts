import { afterEach, expect, test, vi } from 'vitest';
import { executionToken } from '#engine/deploy/carried-out.ts';
import type { DeploymentQueue } from '#engine/queue/deployment-queue.ts';
import { CloudError } from '#kit/cloud-error.ts';
import { problem } from '#model/problem.ts';
import { aBrowser, aTab } from '#support/a-browser.ts';
import { aStackEvent, aState } from '#support/a-session.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import { rememberBegin } from '../begun-at.ts';
import type { DeployWorld } from '../deploy-world.ts';
import type { DeploymentStart } from '../deployment-handle.ts';
import { headlineOf } from '../deployment-words.ts';
import { isPast } from '../notice-life.ts';
import { deployProject } from './deploy-project.ts';
import { findDeployment } from './find-deployment.ts';
import { cancelQueued, openQueue, resumeQueue, takeUpQueued } from './request-deployment.ts';

const faults: unknown[] = [];
vi.stubGlobal('reportError', (error: unknown) => faults.push(error));
afterEach(() => expect(faults.splice(0)).toEqual([]));

const states = ({ current, queued, past }: DeploymentQueue) => [queued?.state, current?.state, ...past.map((one) => one.state)].filter(Boolean);
const sourceOf = (start: DeploymentStart | undefined) => start?.opened.files['src/hit.ts'];
const execute = (tab: ReturnType<typeof aTab>): void => {
  for (const phase of ['initializing', 'preparing', 'uploading', 'staging'] as const) tab.tell({ phase });
  tab.tell({ phase: 'staged', changeSetId: 'changes' });
  tab.tell({ phase: 'executing', changeSetId: 'changes' });
};
const after = (world: DeployWorld) => deployProject(world, { after: true });

test('deployed again while one is executed, it is the project as it was then; only the newest waits, and begins by itself', async () => {
  const tab = aTab(aBrowser());
  await deployProject(tab.world);
  execute(tab);
  tab.edit('second');
  await after(tab.world);
  tab.edit('third');
  await after(tab.world);
  tab.edit('not deployed');
  await expect.poll(() => states(tab.queue())).toEqual(['QUEUED', 'RUNNING', 'TERMINATED']);
  expect(tab.queue().past[0]?.successor).toBe(tab.queue().queued?.id);
  expect(tab.starts.length).toBe(1);
  tab.tell({ phase: 'succeeded' });
  await expect.poll(() => tab.starts.length).toBe(2);
  expect(sourceOf(tab.starts[1]?.start)).toBe('third');
  execute(tab);
  tab.tell({ phase: 'rolledBack', problems: [problem('ResourceFailed', { summary: 'no paper', remedy: 'buy some' })] });
  await expect
    .poll(() => tab.queue().past.map((one) => [one.state, one.reasons]))
    .toEqual([
      ['FAILED', ['it was rolled back', 'no paper']],
      ['DONE', []],
      ['TERMINATED', ['a newer request took its place']],
    ]);
  expect(tab.queue().stack).toBe('AVAILABLE');
});

test('what was queued and changes nothing is no claim about the project as it is now; the end before it stays readable', async () => {
  const tab = aTab(aBrowser());
  await deployProject(tab.world);
  execute(tab);
  tab.edit('second');
  await after(tab.world);
  await expect.poll(() => tab.queue().queued?.state).toBe('QUEUED');
  tab.edit('third');
  tab.tell({ phase: 'succeeded' });
  expect(tab.said.map((one) => one.text)).toContain('thumbnailer → dev is deployed');
  await expect.poll(() => tab.starts.length).toBe(2);
  tab.tell({ phase: 'unchanged' });
  const { snapshot } = tab.world.deployment.getState();
  expect(snapshot && headlineOf(snapshot)).toBe('Nothing to deploy: nothing in the template changed. The project was edited since.');
});

test('how one ended that nobody looked at goes once the monitor tells it; not where the monitor shows the next one', async () => {
  const tab = aTab(aBrowser());
  await deployProject(tab.world);
  execute(tab);
  tab.world.deployment.setState({ isOpen: false });
  tab.tell({ phase: 'rolledBack' });
  expect(tab.said.at(-1)).toMatchObject({ text: 'thumbnailer → dev was rolled back', isWhileClosed: true, isOfDeployment: true });
  tab.edit('second');
  await deployProject(tab.world);
  execute(tab);
  await after(tab.world);
  tab.world.deployment.setState({ isOpen: false });
  await expect.poll(() => tab.queue().queued?.state).toBe('QUEUED');
  tab.tell({ phase: 'succeeded' });
  expect(tab.said.filter((one) => one.text === 'thumbnailer → dev is deployed').map((one) => one.isWhileClosed)).toEqual([undefined]);
});

test('cancelled, it never begins', async () => {
  const tab = aTab(aBrowser());
  await deployProject(tab.world);
  execute(tab);
  await after(tab.world);
  await expect.poll(() => tab.queue().queued?.state).toBe('QUEUED');
  await cancelQueued(tab.world, tab.queue().queued?.id ?? '');
  tab.tell({ phase: 'succeeded' });
  await expect.poll(() => states(tab.queue())).toEqual(['DONE', 'TERMINATED']);
  expect(tab.starts.length).toBe(1);
});

test('a stack that turns out to be somebody else’s for now: it gives way, follows them, and begins once they are done', async () => {
  const browser = aBrowser();
  const tab = aTab(browser);
  await deployProject(tab.world);
  browser.stack = aState('busy', { operation: { kind: 'update', running: true, failed: false, rollingBack: false, startedAt: 0 } });
  tab.tell({ phase: 'failed', problems: [problem('StackBusy', { summary: 'busy', remedy: 'wait' })] });
  await expect.poll(() => tab.world.queue.store.getState().waitsFor?.text).toMatch(/^until another update of the stack is over, which runs since/);
  expect([states(tab.queue()), tab.world.deployment.getState().isFound]).toEqual([['QUEUED'], true]);
  browser.stack = aState('ready');
  tab.found.listen?.(aSnapshot({ phase: 'succeeded', changeSetId: 'theirs' }));
  await expect.poll(() => tab.starts.length).toBe(2);
  expect(sourceOf(tab.starts[1]?.start)).toBe('first');
});

test('on a broken stack it waits for a person, and says so; recovered elsewhere, it begins by itself', async () => {
  const browser = aBrowser();
  const tab = aTab(browser);
  await deployProject(tab.world);
  execute(tab);
  await after(tab.world);
  browser.stack = aState('broken', { status: 'UPDATE_ROLLBACK_FAILED' });
  tab.tell({ phase: 'failed', failedAt: 'execution', problems: [problem('StackBroken', { summary: 'broken', remedy: 'recover' })] });
  await expect
    .poll(() => tab.world.queue.store.getState().waitsFor)
    .toMatchObject({ text: 'until the stack takes updates again: it is UPDATE_ROLLBACK_FAILED', needsPerson: true });
  expect([tab.starts.length, tab.queue().stack, states(tab.queue())]).toEqual([1, 'BROKEN', ['QUEUED', 'FAILED']]);
  browser.stack = aState('ready');
  await expect.poll(() => tab.starts.length).toBe(2);
});

test('taken up by a person, it goes on with the broken stack, which is asked about then', async () => {
  const browser = aBrowser();
  const tab = aTab(browser);
  browser.stack = aState('broken');
  await deployProject(tab.world);
  tab.tell({ phase: 'awaitingConsent' });
  tab.tell({ phase: 'aborted' });
  await expect.poll(() => [tab.queue().stack, states(tab.queue())]).toEqual(['BROKEN', ['TERMINATED']]);
  await after(tab.world);
  await expect.poll(() => tab.world.queue.store.getState().waitsFor?.needsPerson).toBe(true);
  await takeUpQueued(tab.world);
  await expect.poll(() => tab.starts.length).toBe(2);
  expect(tab.world.deployment.getState().isOpen).toBe(true);
});

test('after a reload what is queued goes on, from what was kept; nothing that is kept holds a credential', async () => {
  const browser = aBrowser();
  const before = aTab(browser);
  await deployProject(before.world);
  execute(before);
  before.edit('second');
  await after(before.world);
  await expect.poll(() => before.queue().queued?.state).toBe('QUEUED');
  // The page goes, and with it its locks; the update ends unseen.
  before.world.followed.driving?.abort();
  before.world.followed.turn += 1;
  before.world.deployment.setState({ snapshot: undefined });
  await before.world.followed.driven;
  browser.stack = aState('ready', { changeSetId: 'changes' });
  const again = aTab(browser);
  await resumeQueue(again.world);
  await expect.poll(() => again.starts.length).toBe(1);
  expect([sourceOf(again.starts[0]?.start), states(again.queue())]).toEqual(['second', ['WAITING', 'DONE']]);
  expect([...browser.values.keys()].map((key) => key.split(' ')[0])).toEqual(['queue', 'snapshot']);
});

/** The page goes, and with it its locks. */
async function close(tab: ReturnType<typeof aTab>): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  tab.world.queue.dispose();
  tab.world.followed.driving?.abort();
  tab.world.followed.turn += 1;
  tab.world.deployment.setState({ snapshot: undefined });
  await tab.world.followed.driven;
}

test('a reload while what was agreed to is carried out: the recovery is followed, and then the deployment goes on by itself, as it was', async () => {
  const browser = aBrowser();
  const before = aTab(browser);
  browser.stack = aState('broken');
  await deployProject(before.world);
  for (const phase of ['initializing', 'preparing', 'awaitingConsent', 'recovering'] as const) before.tell({ phase });
  before.edit('second');
  await close(before);
  browser.stack = aState('rollingBack');
  const again = aTab(browser);
  again.edit('second');
  await resumeQueue(again.world);
  await expect.poll(() => again.found.listen).toBeDefined();
  expect([states(again.queue()), again.starts.length]).toEqual([['QUEUED'], 0]);
  expect(again.said.map(({ text, detail }) => [text, detail])).toEqual([
    ['shop → dev: the deployment was left before its changes were staged', 'It is queued: it goes on once the stack takes it, and asks again what it asked.'],
  ]);
  browser.stack = aState('ready');
  again.found.listen?.(aSnapshot({ phase: 'rolledBack', changeSetId: 'theirs' }));
  await expect.poll(() => again.starts.length).toBe(1);
  expect(sourceOf(again.starts[0]?.start)).toBe('first');
});

test('what is said of a deployment that was left goes once that one goes on', async () => {
  const browser = aBrowser();
  const before = aTab(browser);
  browser.stack = aState('broken');
  await deployProject(before.world);
  for (const phase of ['initializing', 'preparing', 'awaitingConsent', 'recovering'] as const) before.tell({ phase });
  await close(before);
  browser.stack = aState('ready');
  const again = aTab(browser);
  const { deployment } = again.world;
  const isPastBy: boolean[] = [];
  deployment.subscribe((state, then) => isPastBy.push(again.said.some((one) => isPast({ ...one, id: 1, at: 0 }, undefined, state, then))));
  await resumeQueue(again.world);
  await expect.poll(() => again.starts.length).toBe(1);
  expect([again.said.map((one) => one.text), isPastBy.includes(true)]).toEqual([['shop → dev: the deployment was left before its changes were staged'], true]);
});

test('one that could not begin ends with its own reason, and nobody says that it was left', async () => {
  const tab = aTab(aBrowser());
  const { queue: keeper, deployments } = tab.world;
  const { start } = deployments;
  // It fails while the queue is being read, which has it as current by then.
  const { load } = keeper;
  let fail = () => {};
  Object.assign(keeper, {
    load: async (place: Parameters<typeof load>[0]) => {
      const queue = await load(place);
      fail();
      return queue;
    },
  });
  deployments.start = (of, listen) => {
    fail = () => {
      fail = () => {};
      tab.tell({ phase: 'initializing' });
      tab.tell({ phase: 'failed', failedAt: 'initialisation', problems: [problem('ManifestInvalid', { summary: 'it has no object', remedy: 'write one' })] });
    };
    return start(of, listen);
  };
  await deployProject(tab.world);
  await expect.poll(() => tab.queue().past.map((one) => [one.state, one.reasons])).toEqual([['FAILED', ['it has no object']]]);
  await tab.world.followed.driven;
  expect(tab.said.map((one) => one.text)).toEqual(['The deployment could not begin']);
});

test('a reload at the question: nothing was decided, so it waits for a person, who is asked again', async () => {
  const browser = aBrowser();
  const before = aTab(browser);
  browser.stack = aState('broken');
  await deployProject(before.world);
  for (const phase of ['initializing', 'preparing', 'awaitingConsent'] as const) before.tell({ phase });
  await close(before);
  const again = aTab(browser);
  // Whoever waits for a person looks again in ten seconds, which here never come.
  const never = (_: number, signal: AbortSignal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  Object.assign(again.world.clock, { sleep: never });
  await resumeQueue(again.world);
  await expect.poll(() => again.world.queue.store.getState().waitsFor?.needsPerson).toBe(true);
  expect([states(again.queue()), again.starts.length, again.said.length]).toEqual([['QUEUED'], 0, 1]);
  await takeUpQueued(again.world);
  await expect.poll(() => again.starts.length).toBe(1);
});

test('where the stack doesn’t say which changes made it, its events say whose they are', async () => {
  const ends: unknown[] = [];
  for (const [changeSetId, state] of [
    ['changes', aState('ready')],
    ['changes', aState('rolledBack')],
    ['others', aState('ready')],
  ] as const) {
    const browser = aBrowser();
    const before = aTab(browser);
    await deployProject(before.world);
    execute(before);
    await close(before);
    browser.stack = state;
    const again = aTab(browser);
    const events = [{ ...aStackEvent(state, 'update', 'done'), token: executionToken(changeSetId) }];
    Object.assign(again.world.clouds.session.current()?.driver ?? {}, { poll: async () => ({ state, events, cursor: { seen: [], since: 0 } }) });
    await resumeQueue(again.world);
    await expect.poll(() => again.queue().past[0]).toBeDefined();
    ends.push([again.queue().past[0]?.state, again.queue().past[0]?.reasons]);
  }
  expect(ends).toEqual([
    ['DONE', []],
    ['FAILED', ['the stack is ROLLEDBACK']],
    ['TERMINATED', ['its staged changes were dropped elsewhere, or others came after them']],
  ]);
});

test('a reload before anything was staged or asked: nothing of it is kept, and that is said', async () => {
  const browser = aBrowser();
  const before = aTab(browser);
  await deployProject(before.world);
  before.tell({ phase: 'uploading' });
  await close(before);
  const again = aTab(browser);
  await resumeQueue(again.world);
  await expect.poll(() => states(again.queue())).toEqual(['TERMINATED']);
  expect(again.said.map(({ detail }) => detail)).toEqual(['It has changed nothing. Deploy Project begins it anew.']);
});

test('a reload in the moment before it was written down what is staged: what is found staged is that request’s', async () => {
  const browser = aBrowser();
  const before = aTab(browser);
  await deployProject(before.world);
  for (const phase of ['uploading', 'staging'] as const) before.tell({ phase });
  await close(before);
  const again = aTab(browser);
  const kept = new Map<string, string>();
  Object.assign(again.world.workbench, { settings: { get: (key: string) => kept.get(key), set: (key: string, value: string) => kept.set(key, value) } });
  rememberBegin(again.world.workbench.settings, { changeSetId: 'changes', startedAt: 0 });
  again.world.deployment.setState({ snapshot: aSnapshot({ phase: 'staged', changeSetId: 'changes' }) });
  await resumeQueue(again.world);
  await expect.poll(() => again.queue().current?.changeSetId).toBe('changes');
  expect([states(again.queue()), again.said]).toEqual([['RUNNING'], []]);
});

test('left for another target at the question, it is given up, as is said: it doesn’t come back when one does', async () => {
  const tab = aTab(aBrowser());
  const { place } = tab.world.queue;
  if (!place) throw new Error('nothing is looked at');
  tab.world.followed.place = place;
  await deployProject(tab.world);
  for (const phase of ['initializing', 'preparing', 'awaitingConsent'] as const) tab.tell({ phase });
  Object.assign(tab.world.clouds.session, { current: () => undefined });
  openQueue(tab.world);
  await findDeployment(tab.world);
  await expect.poll(async () => states(await tab.world.queue.look(place))).toEqual(['TERMINATED']);
  expect([(await tab.world.queue.look(place)).past[0]?.reasons, tab.said.map(({ text }) => text)]).toEqual([
    ['it was given up'],
    ['thumbnailer → dev: the deployment was given up, nothing was changed'],
  ]);
});

test('of two tabs one drives; the other sees the queue, and takes over when the first is gone', async () => {
  const browser = aBrowser();
  const [one, other] = [aTab(browser), aTab(browser)];
  await deployProject(one.world);
  execute(one);
  other.edit('from the other');
  // It sees nothing of the deployment yet, and isn't let in beside it.
  await deployProject(other.world);
  await expect.poll(() => states(one.queue())).toEqual(['QUEUED', 'RUNNING']);
  expect([states(other.queue()), other.starts.length]).toEqual([['QUEUED', 'RUNNING'], 0]);
  one.tell({ phase: 'succeeded' });
  await expect.poll(() => one.starts.length + other.starts.length).toBe(2);
  expect(sourceOf([...one.starts, ...other.starts].at(-1)?.start)).toBe('from the other');
});

test('without the credentials that the cloud asks for it waits for a person; with them it goes on', async () => {
  const browser = aBrowser();
  const tab = aTab(browser);
  await deployProject(tab.world);
  execute(tab);
  await after(tab.world);
  browser.inspectFails = new CloudError('CredentialsExpired', 'the credentials have expired', { remedy: 'paste new ones' });
  tab.tell({ phase: 'succeeded' });
  await expect
    .poll(() => tab.world.queue.store.getState().waitsFor)
    .toMatchObject({ text: 'until the cloud lets one in: the credentials have expired', needsPerson: true });
  browser.inspectFails = undefined;
  await expect.poll(() => tab.starts.length).toBe(2);
});
