import { expect, test } from 'vitest';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import type { DeploymentState } from '../deployment.ts';
import type { DeploymentHandle } from '../deployment-handle.ts';
import { agreeAndExecute, executeChanges, leaveUnread } from './execute-changes.ts';

const can = { execute: true, abort: true, stop: false, consent: false };

/** Staged changes of a project with a fragment, on the local cloud. */
function aWorld(of: { readonly isForeign?: boolean; readonly state?: Partial<DeploymentState>; readonly kept?: Map<string, string> } = {}) {
  const { isForeign = true, kept = new Map<string, string>() } = of;
  const { world } = aDeployWorld({ session: {} });
  const shop = world.workbench.opened();
  if (!shop) throw new Error('nothing is open');
  const opened = { ...shop, isForeign, project: { ...shop.project, template: 'extra.json' }, files: { 'extra.json': '{}' } };
  let executed = 0;
  Object.assign(world.workbench, {
    opened: () => opened,
    settings: { get: (key: string) => kept.get(key), set: (key: string, value: string) => kept.set(key, value) },
  });
  world.followed.handle = {
    execute: () => {
      executed += 1;
      return true;
    },
  } as unknown as DeploymentHandle;
  world.deployment.setState({ snapshot: aSnapshot({ phase: 'staged', can }), isOpen: true, ...of.state });
  const press = () => {
    executeChanges(world);
    return { asked: world.deployment.getState().questions, executed };
  };
  return { world, kept, press, executed: () => executed };
}

const asked = { variables: [], fragment: { path: 'extra.json', text: '{}' }, runsLocally: true, isForStaged: true };

test('what was staged elsewhere of a stranger’s project is executed only once it was read in this browser', () => {
  const { world, press, executed, kept } = aWorld({ state: { isFound: true } });
  expect(press()).toEqual({ asked, executed: 0 });
  leaveUnread(world);
  expect([world.deployment.getState().isOpen, executed(), kept.size]).toEqual([true, 0, 0]);
  press();
  agreeAndExecute(world);
  expect([world.deployment.getState().questions, executed()]).toEqual([undefined, 1]);
  const next = aWorld({ state: { isFound: true }, kept });
  expect(next.press()).toEqual({ asked: undefined, executed: 1 });
});

test('an earlier release and what takes drift back are executed by whoever has read the project here', () => {
  for (const of of [{ returnsTo: 'r1' }, { revertsDrift: true }]) {
    const state = { snapshot: aSnapshot({ phase: 'staged', can, ...of }) };
    const { world, press, kept } = aWorld({ state });
    expect(press()).toEqual({ asked, executed: 0 });
    agreeAndExecute(world);
    // The fragment as it is edited here is none of these changes'.
    kept.set('agreed one', (kept.get('agreed one') ?? '').replace('{}', '{ }'));
    expect(aWorld({ state, kept }).press()).toEqual({ asked: undefined, executed: 1 });
  }
});

test('one’s own project, and what was staged by Deploy Project here, are executed at once', () => {
  expect(aWorld({ isForeign: false, state: { isFound: true } }).press()).toEqual({ asked: undefined, executed: 1 });
  expect(aWorld().press()).toEqual({ asked: undefined, executed: 1 });
});
