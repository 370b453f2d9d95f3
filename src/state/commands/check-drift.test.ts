import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { StackDriver } from '#kit/stack-driver.ts';
import type { StackDrift } from '#model/drift.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { aState } from '#support/a-session.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import type { DeploymentHandle, Listen } from '../deployment-handle.ts';
import { NO_DRIFT } from '../drift.ts';
import { checkForDrift, stageDriftBack } from './check-drift.ts';
import { stageAgain } from './stage-again.ts';

const found: StackDrift = {
  checked: 2,
  at: 0,
  canRevert: true,
  unchecked: [],
  drifted: [{ logicalId: 'Hit', type: 'Thing', name: 'hit', kind: 'changed', differences: [{ property: 'MemorySize', expected: '256', actual: '512' }] }],
};

const driverOf = (drift: StackDriver['drift']) => ({ inspect: async () => aState('ready'), drift }) as unknown as StackDriver;

test('what the check says on its way, and what it found, stand in the store', async () => {
  const { world } = aDeployWorld({
    session: {
      driver: driverOf(async (_stack, onProgress) => {
        onProgress(1, 2);
        return found;
      }),
    },
  });
  const seen: unknown[] = [];
  world.drift.subscribe((state) => seen.push([state.isChecking, state.progress]));
  await checkForDrift(world);
  expect(seen).toContainEqual([true, { checked: 1, total: 2 }]);
  expect(world.drift.getState()).toEqual({ ...NO_DRIFT, found });
});

test('why it could not be checked is said, and the next check begins anew', async () => {
  const { world } = aDeployWorld({
    session: {
      driver: driverOf(async () => {
        throw new CloudError('AccessDenied', 'cloudformation:DetectStackDrift is not allowed', { remedy: 'allow it' });
      }),
    },
  });
  await checkForDrift(world);
  expect(world.drift.getState()).toMatchObject({ isChecking: false, found: undefined, problem: { code: 'AccessDenied' } });
});

/** A world in which drift can be staged back, and how often it was. */
function takingBack() {
  let began = 0;
  const { world } = aDeployWorld({
    session: {},
    deployments: {
      stageBack: () => {
        began += 1;
        return { dispose: () => undefined, settled: Promise.resolve() } as unknown as DeploymentHandle;
      },
    },
  });
  return { world, began: () => began };
}

test('staged back, the monitor opens in place of the dialog; what was found is known until it is executed', () => {
  const { world, began } = takingBack();
  world.drift.setState({ ...NO_DRIFT, found });
  world.projectInfo.setState({ section: 'deployment' });
  stageDriftBack(world);
  expect([began(), world.deployment.getState().isOpen, world.projectInfo.getState().section, world.drift.getState().found]).toEqual([
    1,
    true,
    undefined,
    found,
  ]);
});

test('a taking back that was stopped is taken back again, and the project isn’t deployed in its place', async () => {
  const { world, began } = takingBack();
  world.deployment.setState({ snapshot: aSnapshot({ phase: 'rolledBack', revertsDrift: true }) });
  await stageAgain(world);
  expect(began()).toBe(1);
});

test('what was looked for while changes were staged is dropped once they are executed, and so is a check that still goes on', async () => {
  let tell: Listen = () => undefined;
  let answer: (drift: StackDrift) => void = () => undefined;
  const { world } = aDeployWorld({
    session: {
      driver: driverOf(
        () =>
          new Promise((resolve) => {
            answer = resolve;
          }),
      ),
    },
    deployments: {
      stageBack: (_start, listen) => {
        tell = listen;
        return { dispose: () => undefined, settled: Promise.resolve() } as unknown as DeploymentHandle;
      },
    },
  });
  stageDriftBack(world);
  tell(aSnapshot({ phase: 'staged' }));
  world.drift.setState({ ...NO_DRIFT, found });
  tell(aSnapshot({ phase: 'staged', activity: 'still' }));
  expect(world.drift.getState().found).toEqual(found);
  const checking = checkForDrift(world);
  await Promise.resolve();
  tell(aSnapshot({ phase: 'executing' }));
  answer(found);
  await checking;
  expect(world.drift.getState()).toEqual(NO_DRIFT);
});
