import type { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { emptyProject } from '#model/project.ts';
import type { StackState } from '#model/stack.ts';
import { openQueue, resumeQueue } from '#state/commands/request-deployment.ts';
import type { DeploymentStart, Listen } from '#state/deployment-handle.ts';
import { createOwnLocks } from '#state/own-locks.ts';
import { createOwnStore } from '#state/own-store.ts';
import type { QueueTabs } from '#state/ports.ts';
import { createQueueKeeper } from '#state/queue-keeper.ts';
import { aDeployWorld } from './a-deploy-world.ts';
import { aClock, aState } from './a-session.ts';
import { aSnapshot } from './a-snapshot.ts';

/** What the tabs of one browser have in common, and the stack. */
export function aBrowser() {
  const values = new Map<string, Uint8Array | string>();
  const kept = createOwnStore(values);
  const heard: ((message: { projectId: string; target: string }) => void)[] = [];
  const tabs = (): QueueTabs => {
    let own: (typeof heard)[number] | undefined;
    return {
      post: (message) => {
        for (const hear of heard) if (hear !== own) hear(message);
      },
      onMessage(listener) {
        own = listener;
        heard.push(listener);
        return { dispose: () => heard.splice(heard.indexOf(listener), 1) };
      },
    };
  };
  const locks = createOwnLocks();
  return { values, kept, tabs, locks, stack: aState('ready') as StackState, inspectFails: undefined as CloudError | undefined };
}

/** A tab with the project `shop` open; the test plays the deployer. */
export function aTab(browser: ReturnType<typeof aBrowser>, of: { readonly secret?: boolean } = {}) {
  const starts: { readonly start: DeploymentStart; readonly listen: Listen; phase?: DeploymentSnapshot['phase'] }[] = [];
  const found: { listen?: Listen } = {};
  const inspect = async () => {
    if (browser.inspectFails) throw browser.inspectFails;
    return browser.stack;
  };
  const handle = {
    execute: () => true,
    abort: () => true,
    stop: () => true,
    consent: () => true,
    recover: () => true,
    retry: () => true,
    lookAgain: () => undefined,
    settled: Promise.resolve(),
  };
  const { world, said } = aDeployWorld({
    session: { driver: { inspect, resources: async () => [] } } as unknown as Partial<CloudSession>,
    deployments: {
      start(start, listen) {
        starts.push({ start, listen });
        listen(aSnapshot({ phase: 'building' }));
        return { ...handle, dispose: () => undefined };
      },
      find: async (_of, listen) => {
        if (browser.stack.condition !== 'busy') return undefined;
        found.listen = listen;
        listen(aSnapshot({ phase: 'executing', changeSetId: 'theirs' }));
        return { ...handle, dispose: () => undefined };
      },
    },
  });
  const project = { ...emptyProject('shop'), environment: of.secret ? { API_KEY: { secret: true } } : {} } as ReturnType<typeof emptyProject>;
  let text = 'first';
  const opened = () => ({ id: 'one', project, files: { 'src/hit.ts': text }, scan: { usages: [], problems: [] } as never, isForeign: false });
  const keeper = createQueueKeeper({ kept: browser.kept, locks: browser.locks, tabs: browser.tabs() });
  Object.assign(world, {
    queue: keeper,
    clock: aClock(),
    workbench: { ...world.workbench, opened, fresh: async () => opened() },
    clouds: { ...world.clouds, build: async () => ({ artifacts: [], problems: [], files: {} }) },
  });
  keeper.onChange(() => void resumeQueue(world));
  keeper.store.subscribe(({ queue: { queued } }, before) => queued && queued.id !== before.queue.queued?.id && void resumeQueue(world));
  openQueue(world);
  return {
    world,
    said,
    starts,
    found,
    edit: (next: string) => {
      text = next;
    },
    tell: (of: Partial<DeploymentSnapshot> & Pick<DeploymentSnapshot, 'phase'>, index = starts.length - 1) => starts[index]?.listen(aSnapshot(of)),
    queue: () => keeper.store.getState().queue,
  };
}
