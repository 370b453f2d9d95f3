import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import type { DeploymentHandle, Listen } from '../deployment-handle.ts';
import { placeOf } from '../queue-place.ts';
import { rememberWish } from '../wished-stop.ts';
import { deployProject } from './deploy-project.ts';
import { findDeployment } from './find-deployment.ts';
import { resumeQueue } from './request-deployment.ts';
import { goOnWithQueued, openLeft, signInAgain } from './sign-in-again.ts';

/** A page that was loaded anew where a deployment runs, and its credentials have expired. `running`: what is found with new ones. */
async function expired(of: { readonly running?: Partial<DeploymentSnapshot>; readonly isRehearsal?: boolean; readonly isWritten?: boolean } = {}) {
  const { running, isRehearsal = true, isWritten = true } = of;
  let isExpired = true;
  const stops: boolean[] = [];
  const inspect = async () => {
    ask();
    return { ours: true, condition: 'ready', status: 'CREATE_COMPLETE', changeSetId: 'changes' };
  };
  const ask = () => {
    if (isExpired) throw new CloudError('CredentialsExpired', 'the credentials have expired', { remedy: 'sign in again, then go on' });
  };
  const handle = {
    dispose: () => undefined,
    stop: (isConsented: boolean) => {
      stops.push(isConsented);
      return true;
    },
  } as unknown as DeploymentHandle;
  const driver = { inspect, resources: async () => [], events: async () => [] };
  const { world, said } = aDeployWorld({
    session: { driver: driver as never, ...(isRehearsal ? { rehearsal: 'a' } : {}) },
    deployments: {
      find: async (_found: unknown, listen: Listen) => {
        ask();
        if (!running) return undefined;
        listen(aSnapshot({ phase: 'executing', changeSetId: 'changes', can: { execute: false, abort: false, stop: true, consent: false }, ...running }));
        return handle;
      },
    },
  });
  const kept = new Map<string, string>();
  Object.assign(world.workbench, { settings: { get: (key: string) => kept.get(key), set: (key: string, value: string) => kept.set(key, value) } });
  Object.assign(world.clouds.session, { renew: () => undefined });
  const place = placeOf(world);
  if (!place) throw new Error('no place');
  const renewCredentials = async () => {
    isExpired = false;
  };
  if (isRehearsal) world.target.setState({ rehearsal: { renewCredentials } as never });
  world.queue.open(place);
  await world.queue.change(place, [
    { type: 'requested', id: 'r', at: 0 },
    { type: 'popped', id: 'r' },
    ...(['stackWait', 'stackReady', 'running'] as const).map((event) => ({ type: 'advanced', id: 'r', event }) as const),
    ...(isWritten ? [{ type: 'advanced', id: 'r', event: 'stepEnded', changeSetId: 'changes' } as const] : []),
  ]);
  const shown = () => {
    const { snapshot, isOpen } = world.deployment.getState();
    return { phase: snapshot?.phase, isOpen, left: world.target.getState().leftThere };
  };
  return { world, said, stops, shown };
}

const LEFT = 'shop → dev was staged there, or being deployed: sign in again, and it is found.';

test('what ran when the page was loaded anew is told, Deploy Project leads to it and queues nothing, and with new credentials it is found', async () => {
  const { world, said, shown } = await expired({ running: {} });
  await findDeployment(world);
  const told = [shown(), said.map(({ text, detail }) => [text, detail])];
  await resumeQueue(world);
  await deployProject(world);
  const { queued } = world.queue.store.getState().queue;
  const asked = [shown(), queued];
  await signInAgain(world);
  expect([told, asked, shown()]).toEqual([
    [{ phase: undefined, isOpen: false, left: LEFT }, [['The credentials have expired', LEFT]]],
    [{ phase: undefined, isOpen: true, left: LEFT }, undefined],
    { phase: 'executing', isOpen: true, left: undefined },
  ]);
});

test('loaded anew in the moment before it was written down what is staged, it is told as staged all the same', async () => {
  const { world, shown } = await expired({ isWritten: false });
  await findDeployment(world);
  expect(shown().left).toBe(LEFT);
});

test('asked again and again, it is said once', async () => {
  const { world, said } = await expired();
  await findDeployment(world);
  await findDeployment(world);
  expect(said.length).toBe(1);
});

test('what is queued, and waits for nothing but credentials, goes on with them', async () => {
  const { world, shown } = await expired({ running: {} });
  await findDeployment(world);
  await goOnWithQueued(world);
  expect(shown()).toEqual({ phase: 'executing', isOpen: false, left: undefined });
});

test('an account’s credentials are asked for where targets are chosen', async () => {
  const { world, shown } = await expired({ isRehearsal: false });
  await findDeployment(world);
  openLeft(world);
  const before = [shown().isOpen, world.target.getState().isOpen];
  await signInAgain(world);
  expect([before, [shown().isOpen, world.target.getState().isOpen]]).toEqual([
    [true, false],
    [false, true],
  ]);
});

test('a stop that was agreed to before is told with it, and carried out once it is found', async () => {
  const { world, stops, shown } = await expired({ running: { stopDeletes: true } });
  rememberWish(world.workbench.settings, { changeSetId: 'changes' }, true);
  await findDeployment(world);
  const { left } = shown();
  await signInAgain(world);
  expect([left, stops]).toEqual(['shop → dev was being deployed there, and you asked to stop it: sign in again, and it is stopped if it still runs.', [true]]);
});

test('where it has ended meanwhile, it is said that it was not stopped', async () => {
  const { world, said, stops } = await expired();
  rememberWish(world.workbench.settings, { changeSetId: 'changes' }, true);
  await findDeployment(world);
  await signInAgain(world);
  expect([stops, said.map(({ text }) => text)]).toEqual([[], ['The credentials have expired', 'shop → dev was not stopped: it had ended before']]);
});
