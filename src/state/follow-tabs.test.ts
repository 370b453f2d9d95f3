import { expect, test } from 'vitest';
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
      report: () => undefined,
    },
    clouds: { session: { current: () => session } },
    deployments: {
      find: async (_of: unknown, listen: (snapshot: ReturnType<typeof aSnapshot>) => void) => {
        const what = found[looks];
        looks += 1;
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

test('another project’s deployment, or one to another place, is none of this tab’s; nor is an end that was seen here', () => {
  const tab = aTab();
  tab.hear({ projectId: 'two', phase: 'executing' });
  tab.hear({ target: 'elsewhere', phase: 'executing' });
  tab.world.deployment.setState({ snapshot: aSnapshot({ phase: 'succeeded' }) });
  tab.hear({ phase: 'succeeded' });
  expect([tab.looks(), tab.said]).toEqual([0, []]);
});
