import { expect, test } from 'vitest';
import { type DeploymentQueue, NO_QUEUE } from '#engine/queue/deployment-queue.ts';
import { problem } from '#model/problem.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import { keepBoth, keepMine, takeTheirs } from './commands/choose-version.ts';
import { createDeploymentStore } from './deployment.ts';
import { endNotices, isPast } from './notice-life.ts';
import { createNoticesStore, say } from './notices.ts';
import { createProjectStore } from './project.ts';
import { createQueueStore } from './queue.ts';
import type { Stores } from './stores.ts';

function aFooter() {
  const stores = {
    notices: createNoticesStore(),
    project: createProjectStore(),
    deploy: { deployment: createDeploymentStore(), queue: { store: createQueueStore() } },
  };
  const pauses: { readonly length: number; readonly end: () => void }[] = [];
  const sleep = (length: number, signal: AbortSignal) =>
    new Promise<void>((end, failed) => {
      pauses.push({ length, end });
      signal.addEventListener('abort', () => failed(new Error('aborted')));
    });
  endNotices({ ...stores, ports: { clock: { now: () => 0, sleep } } } as unknown as Stores);
  return { ...stores, pauses, shown: () => stores.notices.getState().last?.text };
}

test('what was said goes after a while, an error after a longer one, and a newer message is not cut short by an older one', async () => {
  const { notices, pauses, shown } = aFooter();
  say(notices, { kind: 'success', text: 'Built' }, 0);
  say(notices, { kind: 'error', text: 'Failed' }, 0);
  expect(pauses.map((one) => one.length)).toEqual([30_000, 300_000]);
  pauses[0]?.end();
  await Promise.resolve();
  expect(shown()).toBe('Failed');
  pauses[1]?.end();
  await Promise.resolve();
  expect({ shown: shown(), count: notices.getState().count }).toEqual({ shown: undefined, count: 2 });
});

test('another project has its own messages and problems; what is about no project stays', () => {
  const { notices, project, shown } = aFooter();
  project.setState({ id: 'one' });
  say(notices, { kind: 'error', text: 'shop → dev failed' }, 0);
  notices.setState({ problems: [problem('StackBusy', { summary: 'another operation runs', remedy: 'wait' })], problemsOf: { a: 'b' } });
  project.setState({ id: 'two' });
  expect({ shown: shown(), problems: notices.getState().problems }).toEqual({ shown: undefined, problems: [] });
  say(notices, { kind: 'info', text: 'shop was removed', staysAcrossProjects: true }, 0);
  project.setState({ id: 'three' });
  expect(shown()).toBe('shop was removed');
});

test('that a deployment goes on elsewhere is past once it is looked at', () => {
  const { notices, deploy, shown } = aFooter();
  say(notices, { kind: 'info', text: 'The deployment goes on in the background', isWhileClosed: true }, 0);
  deploy.deployment.setState({ isOpen: true });
  expect(shown()).toBeUndefined();
  say(notices, { kind: 'error', text: 'Failed' }, 0);
  deploy.deployment.setState({ isOpen: false });
  deploy.deployment.setState({ isOpen: true });
  expect(shown()).toBe('Failed');
});

test('how a deployment ended is past once the next one begins', () => {
  const { notices, deploy, shown } = aFooter();
  say(notices, { kind: 'error', text: 'shop → dev was rolled back' }, 0);
  deploy.deployment.setState({ snapshot: aSnapshot({ id: 'one', phase: 'rolledBack' }) });
  expect(shown()).toBe('shop → dev was rolled back');
  deploy.deployment.setState({ snapshot: aSnapshot({ id: 'two', phase: 'initializing' }) });
  expect(shown()).toBeUndefined();
  say(notices, { kind: 'error', text: 'The file could not be kept' }, 0);
  deploy.deployment.setState({ snapshot: aSnapshot({ id: 'two', phase: 'preparing' }) });
  expect(shown()).toBe('The file could not be kept');
});

test('that one goes on in the background is past, too, where it isn’t shown any more', () => {
  const { notices, deploy, shown } = aFooter();
  deploy.deployment.setState({ snapshot: aSnapshot({ id: 'one', phase: 'executing' }) });
  say(notices, { kind: 'info', text: 'The deployment goes on in the background', isWhileClosed: true }, 0);
  deploy.deployment.setState({ snapshot: aSnapshot({ id: 'one', phase: 'rollingBack' }) });
  expect(shown()).toBe('The deployment goes on in the background');
  deploy.deployment.setState({ snapshot: undefined });
  expect(shown()).toBeUndefined();
});

test('a toast of a deployment that could not begin, or failed, goes with the next one; another error stays', () => {
  const { deploy } = aFooter();
  const past = { of: [] as boolean[], other: [] as boolean[] };
  const notice = { id: 1, at: 0, kind: 'error', text: 'The deployment could not begin' } as const;
  deploy.deployment.subscribe((state, before) => {
    past.of.push(isPast({ ...notice, isOfDeployment: true }, undefined, state, before));
    past.other.push(isPast(notice, undefined, state, before));
  });
  for (const phase of ['failed', 'building'] as const) deploy.deployment.setState({ snapshot: aSnapshot({ id: phase, phase }) });
  expect(past).toEqual({ of: [false, true], other: [false, false] });
});

test('why the last deployment failed is past once another tab has begun the next one', () => {
  const { notices, deploy } = aFooter();
  const request = { id: 'r', at: 1, state: 'FAILED', reasons: [] } as const;
  const why = [problem('ResourceFailed', { summary: 'hit could not be made', remedy: 'try again' })];
  const queue = { ...NO_QUEUE, past: [request] } as DeploymentQueue;
  deploy.queue.store.setState({ queue });
  notices.setState({ problems: why, areOfTarget: true });
  deploy.queue.store.setState({ queue: { ...queue } });
  const before = notices.getState().problems;
  deploy.queue.store.setState({ queue: { ...queue, past: [{ ...request, id: 's', state: 'DONE' }, request] } });
  expect([before, notices.getState().problems]).toEqual([why, []]);
});

test.each([
  ['keep mine', keepMine],
  ['take theirs', takeTheirs],
  ['keep both', keepBoth],
] as const)('that a file was edited in another tab too is said until one has chosen: %s', (_way, choose) => {
  const { notices, project, shown } = aFooter();
  project.setState({ id: 'one', files: { 'a.ts': 'mine', 'b.ts': 'mine' }, conflicts: { 'a.ts': 'theirs', 'b.ts': 'theirs' } });
  say(notices, { kind: 'error', untilChosen: ['a.ts'], text: 'a.ts: edited in another tab too' }, 0);
  choose({ project } as Stores, 'b.ts');
  expect(shown()).toBe('a.ts: edited in another tab too');
  choose({ project } as Stores, 'a.ts');
  expect(shown()).toBeUndefined();
});
