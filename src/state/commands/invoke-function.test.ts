import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { InvokeResult } from '#kit/stack-driver.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { forgetLogs } from '../logs.ts';
import { forgetRun } from '../run.ts';
import { followLogs } from './follow-logs.ts';
import { invokeFunction } from './invoke-function.ts';

const down = async () => {
  throw new CloudError('EndpointUnreachable', 'the local cloud does not answer', { remedy: 'start it' });
};
const answered: InvokeResult = { status: 'succeeded', payload: 'theirs', logs: [], duration: 1 } as unknown as InvokeResult;

test('where the cloud does not answer, Run and Logs say that, and not that the project is not deployed', async () => {
  const { world } = aDeployWorld({ session: { driver: { inspect: down } } as unknown as CloudSession });
  await invokeFunction(world);
  await followLogs(world, 'hit');
  const words = [world.run, world.logs].map((store) => store.getState().problem?.summary);
  expect(words).toEqual(['the local cloud does not answer', 'the local cloud does not answer']);
});

test('what a function answers after another project was opened is shown to nobody, and ends no run of the other', async () => {
  let answer: ((result: InvokeResult) => void) | undefined;
  const invoke = () =>
    new Promise<InvokeResult>((resolve) => {
      answer = resolve;
    });
  const { world } = aDeployWorld({ session: { runner: { invoke }, diagnoseAccessDenied: () => null } as unknown as CloudSession });
  world.deployment.setState({ deployed: [{ logicalId: 'Hit', physicalId: 'shop-dev-hit', type: 'T', status: 'S' }] as never });
  const running = invokeFunction(world);
  await expect.poll(() => answer).toBeDefined();
  forgetRun(world.run);
  const stop = () => undefined;
  world.run.setState({ stop });
  answer?.(answered);
  await running;
  const { result, stop: theirs } = world.run.getState();
  expect({ result, isTheirs: theirs === stop }).toEqual({ result: undefined, isTheirs: true });
});

test('the log of another project’s function is forgotten with the search in it, and followed no longer', () => {
  const { world } = aDeployWorld({ session: {} });
  let isStopped = false;
  const stop = () => {
    isStopped = true;
  };
  world.logs.setState({ functionName: 'hit', lines: [{ id: 'a', at: 1, text: 'theirs', stream: 's' }], search: 'x', stop });
  const before = world.logs.getInitialState();
  forgetLogs(world.logs);
  expect([world.logs.getState(), isStopped]).toEqual([before, true]);
});
