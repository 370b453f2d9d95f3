import { expect, test } from 'vitest';
import { problem } from '#model/problem.ts';
import { emptyProject } from '#model/project.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import type { DeployWorld } from './deploy-world.ts';
import { createDeploymentStore } from './deployment.ts';
import { createFollowed } from './deployment-handle.ts';
import { createDriftStore } from './drift.ts';
import { type DeploymentTurned, followTabs, tellTabs } from './follow-tabs.ts';
import { createQueueKeeper } from './queue-keeper.ts';
import { createTargetStore } from './target.ts';
import { createTryItStore } from './try-it-store.ts';

const target = { kind: 'local', endpoint: 'http://127.0.0.1:1', region: 'r' } as const;

/** A tab; `found` is what each look at the cloud gives. */
function aTab(found: readonly ('nothing' | 'executing')[] = []) {
  const posted: DeploymentTurned[] = [];
  const said: string[] = [];
  let looks = 0;
  let hear: (message: DeploymentTurned) => void = () => undefined;
  const session = { target, driver: { inspect: async () => ({ condition: 'missing', ours: true, name: 's', outputs: [] }) } };
  const world = {
    deployment: createDeploymentStore(),
    target: createTargetStore(target),
    tryIt: createTryItStore(),
    drift: createDriftStore(),
    queue: createQueueKeeper({}),
    followed: createFollowed(),
    workbench: {
      opened: () => ({ id: 'one', project: emptyProject('counter'), files: {} }),
      settings: { get: () => undefined },
      say: ({ text }: { text: string }) => said.push(text),
      reportEnd: () => undefined,
      leaveTarget: () => undefined,
    },
    clouds: { session: { current: () => session } },
    deployments: {
      find: async (_of: unknown, listen: (snapshot: ReturnType<typeof aSnapshot>) => void) => {
        const what = found[looks];
        looks += 1;
        // The cloud is asked first.
        await undefined;
        if (what !== 'executing') return undefined;
        listen(aSnapshot({ phase: 'executing' }));
        return { dispose: () => undefined };
      },
    },
    clock: { now: () => 0, sleep: async () => undefined },
    tabs: {
      post: (message: DeploymentTurned) => posted.push(message),
      onMessage: (listener: typeof hear) => {
        hear = listener;
        return { dispose: () => undefined };
      },
    },
  } as unknown as DeployWorld;
  followTabs(world);
  const word = (): DeploymentTurned => {
    tellTabs(world, 'one', 'staged');
    return posted.pop() as DeploymentTurned;
  };
  return { world, said, looks: () => looks, hear: (of: Partial<DeploymentTurned>) => hear({ ...word(), ...of }) };
}

test('what another tab begins is looked for until the cloud knows of it, and followed', async () => {
  const tab = aTab(['nothing', 'nothing', 'executing', 'nothing']);
  tab.hear({ phase: 'executing' });
  await expect.poll(() => tab.world.deployment.getState().snapshot?.phase).toBe('executing');
  expect(tab.looks()).toBe(3);
  // Once it is followed, the tabs' words are no news.
  tab.hear({ phase: 'succeeded' });
  expect([tab.looks(), tab.said]).toEqual([3, []]);
});

test('an end that was never followed here is said, and the picture is of now', async () => {
  const tab = aTab();
  tab.world.deployment.setState({ snapshot: aSnapshot({ phase: 'staged' }) });
  tab.hear({ phase: 'succeeded' });
  await expect.poll(() => tab.world.deployment.getState().snapshot).toBe(undefined);
  expect([tab.said, tab.looks()]).toEqual([['counter: deployed in another tab'], 1]);
});

test('whoever looks at the staged changes goes on looking while another tab executes them', async () => {
  const tab = aTab(['nothing', 'executing']);
  const can = { execute: true, abort: true, stop: false, consent: false };
  tab.world.deployment.setState({ snapshot: aSnapshot({ phase: 'staged', changeSetId: 'c', can }), isOpen: true });
  const shown = new Set<string>();
  tab.world.deployment.subscribe(({ snapshot, isOpen }) => shown.add(`${snapshot?.phase} ${snapshot?.can.execute} ${isOpen}`));
  tab.hear({ phase: 'executing' });
  await expect.poll(() => tab.world.deployment.getState().snapshot?.phase).toBe('executing');
  // It is reset within one turn, before anything is drawn; nothing in between can be executed.
  expect([...shown]).toEqual(['undefined undefined false', 'staged false true', 'executing false true']);
});

test('what could not be followed here for its haste ends here as there, with its reasons', async () => {
  const tab = aTab();
  tab.world.deployment.setState({ snapshot: aSnapshot({ phase: 'staged', changeSetId: 'c' }), isOpen: true });
  const end = aSnapshot({ phase: 'rolledBack', changeSetId: 'c', problems: [problem('ResourceFailed', { summary: 'no', remedy: 'mend it' })] });
  tab.hear({ phase: 'rolledBack', end });
  expect([tab.world.deployment.getState().snapshot, tab.world.deployment.getState().isOpen, tab.said, tab.looks()]).toEqual([end, true, [], 0]);
});

test('what was over before one could look is shown until the other tab tells how it ended, which takes it a while', async () => {
  const tab = aTab();
  // Only the pauses between the looks pass.
  Object.assign(tab.world.clock, { sleep: (milliseconds: number) => (milliseconds > 1000 ? new Promise(() => undefined) : Promise.resolve()) });
  tab.world.deployment.setState({ snapshot: aSnapshot({ phase: 'staged', changeSetId: 'c' }), isOpen: true });
  tab.hear({ phase: 'executing' });
  await expect.poll(() => tab.looks()).toBe(5);
  await new Promise((resolve) => setTimeout(resolve));
  expect(tab.world.deployment.getState()).toMatchObject({ snapshot: { phase: 'staged' }, isOpen: true });
  const end = aSnapshot({ phase: 'succeeded', changeSetId: 'c' });
  tab.hear({ phase: 'succeeded', end });
  expect(tab.world.deployment.getState()).toMatchObject({ snapshot: end, isOpen: true });
});

test('what was deployed elsewhere while this tab was edited is not said to be the project', () => {
  const tab = aTab();
  tab.world.deployment.setState({ snapshot: aSnapshot({ phase: 'staged', changeSetId: 'c' }), isOpen: true, isEdited: true });
  tab.hear({ phase: 'succeeded', end: aSnapshot({ phase: 'succeeded', changeSetId: 'c' }) });
  expect(tab.world.deployment.getState()).toMatchObject({ snapshot: { phase: 'succeeded', differs: true }, isEdited: false });
});

test('what was never executed, and never looked for again, is over', async () => {
  const tab = aTab();
  tab.world.deployment.setState({ snapshot: aSnapshot({ phase: 'staged', changeSetId: 'c' }), isOpen: true });
  tab.hear({ phase: 'executing' });
  await expect.poll(() => tab.world.deployment.getState()).toMatchObject({ snapshot: undefined, isOpen: false });
});

test('another project’s deployment, or one to another place, is none of this tab’s; nor is an end that was seen here', () => {
  const tab = aTab();
  tab.hear({ projectId: 'two', phase: 'executing' });
  tab.hear({ target: 'elsewhere', phase: 'executing' });
  tab.world.deployment.setState({ snapshot: aSnapshot({ phase: 'succeeded' }) });
  tab.hear({ phase: 'succeeded' });
  expect([tab.looks(), tab.said]).toEqual([0, []]);
});
