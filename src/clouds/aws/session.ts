import type { CloudSession, Pause } from '#kit/cloud-session.ts';
import type { Clock, Network } from '#kit/ports.ts';
import type { Send } from './client/calls.ts';
import { patientSend } from './client/patient-send.ts';
import { type ClientOptions, createSend } from './client.ts';
import { diagnoseAccessDenied } from './errors.ts';
import { invoke } from './invoke.ts';
import { logs } from './logs.ts';
import { createReleaseLedger } from './release-ledger.ts';
import { identity } from './sign-in.ts';
import { createStackDriver } from './stack-driver.ts';

export interface ConnectOptions extends ClientOptions {
  /** Absent: the platform's own. */
  readonly clock?: Clock;
  /** Absent: there is always one. */
  readonly network?: Network;
  /** In place of the SDK: another account, such as a simulated one. */
  readonly send?: Send;
}

/** AWS, reached: for an account, or for a local cloud at a loopback address. Nothing is sent before the first verb. */
export function connectAws(options: ConnectOptions): CloudSession {
  const clock = options.clock ?? platformClock;
  const listeners = new Set<(pause: Pause | undefined) => void>();
  const tellPause = (pause: Pause | undefined): void => {
    for (const listen of listeners) listen(pause);
  };
  const send = patientSend(options.send ?? createSend(options), clock, options.target.kind === 'local' ? undefined : options.network, tellPause);
  const driver = createStackDriver(send, options.target, clock);
  const groups = new Map<string, string>();
  return {
    target: options.target,
    ...(options.clock ? { clock } : {}),
    // Another account than AWS's has no page in AWS's console.
    driver: options.send ? { ...driver, consoleLink: () => undefined } : driver,
    runner: {
      invoke: (id, payload, signal) => invoke(send, clock, id, payload, signal),
      logs: (id, since, signal) => logs(send, groups, id, since, signal),
    },
    releases: createReleaseLedger(send, options.target),
    // What is asked for by hand comes when it is.
    account: {
      list: async (typeId, signal) => (await import('./account.ts')).listAccountResources(send, typeId, signal),
      absent: async (...of) => (await import('./account.ts')).absentReferences({ send, target: options.target }, ...of),
    },
    onPause(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    identity: (signal) => identity(send, signal),
    act: async (action, signal) => (await import('./try-action.ts')).act(send, action, signal),
    diagnoseAccessDenied,
    explainer: async () => (await import('./explain-failure.ts')).explainFailure,
  };
}

const platformClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const stopWaiting = (): void => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stopWaiting);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', stopWaiting, { once: true });
    }),
};
