import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { Send } from './calls.ts';
import { patientSend } from './patient-send.ts';

const throttled = () => new CloudError('Throttled', 'slow down', { remedy: 'wait' });
const unreachable = () => new CloudError('EndpointUnreachable', 'no answer', { remedy: 'wait' });

/** Sends that fail in turn with what is given, then answer; with the pauses that were made. */
function aSend(...failures: readonly unknown[]) {
  const left = [...failures];
  const pauses: number[] = [];
  let calls = 0;
  const send = (async () => {
    calls += 1;
    const failure = left.shift();
    if (failure !== undefined) throw failure;
    return { answered: true };
  }) as unknown as Send;
  const clock = {
    now: () => 0,
    sleep: async (milliseconds: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      pauses.push(milliseconds);
    },
  };
  return { send: patientSend(send, clock), pauses, calls: () => calls };
}

test('a read that is throttled or unanswered is made again, ever later', async () => {
  const { send, pauses } = aSend(throttled(), unreachable(), throttled());
  expect(await send('DescribeStacks', {})).toEqual({ answered: true });
  expect(pauses).toEqual([500, 1_000, 2_000]);
});

test('after some tries the failure is told', async () => {
  const { send, calls } = aSend(...Array.from({ length: 9 }, throttled));
  await expect(send('DescribeStacks', {})).rejects.toMatchObject({ code: 'Throttled' });
  expect(calls()).toBe(5);
});

test('what was refused, and what must not be done twice, is called once', async () => {
  const refused = aSend(new CloudError('AccessDenied', 'no', { remedy: 'none' }));
  await expect(refused.send('DescribeStacks', {})).rejects.toMatchObject({ code: 'AccessDenied' });
  const executed = aSend(unreachable());
  await expect(executed.send('ExecuteChangeSet', { ChangeSetName: 'c' })).rejects.toMatchObject({ code: 'EndpointUnreachable' });
  expect([refused.calls(), executed.calls()]).toEqual([1, 1]);
});

test('what was throttled was not carried out, so that it may be called again whatever it is', async () => {
  const executed = aSend(throttled(), throttled());
  expect(await executed.send('ExecuteChangeSet', { ChangeSetName: 'c' })).toEqual({ answered: true });
  expect(executed.calls()).toBe(3);
});

test('offline, a look fails at once, for somebody waits for the network; what changes something is still tried again', async () => {
  const calls: string[] = [];
  const offline = { isOnline: () => false, back: async () => undefined };
  const unanswered = (async (command: string) => {
    calls.push(command);
    throw unreachable();
  }) as unknown as Send;
  const send = patientSend(unanswered, { now: () => 0, sleep: async () => undefined }, offline);
  await expect(send('DescribeStacks', {})).rejects.toMatchObject({ code: 'EndpointUnreachable' });
  await expect(send('DeleteStack', { StackName: 's' })).rejects.toMatchObject({ code: 'EndpointUnreachable' });
  expect([calls.filter((one) => one === 'DescribeStacks').length, calls.length]).toEqual([1, 6]);
});

test('an abort ends the waiting', async () => {
  const abort = new AbortController();
  abort.abort(new Error('aborted'));
  const { send } = aSend(throttled());
  await expect(send('DescribeStacks', {}, abort.signal)).rejects.toThrow('aborted');
});

test('that a call is held up is told, and why; once none is, that too', async () => {
  const told: unknown[] = [];
  const failures = [throttled(), unreachable(), undefined, undefined];
  const send = (async () => {
    const failure = failures.shift();
    if (failure) throw failure;
    return {};
  }) as unknown as Send;
  const patient = patientSend(send, { now: () => 0, sleep: async () => undefined }, undefined, (pause) => told.push(pause));
  await patient('DescribeStacks', {});
  await patient('DescribeStacks', {});
  expect(told).toEqual([{ reason: 'AWS asks to slow down', milliseconds: 500 }, { reason: "The cloud doesn't answer", milliseconds: 1_000 }, undefined]);
});
