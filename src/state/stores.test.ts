import { expect, test } from 'vitest';
import type { StatePorts } from './ports.ts';
import { createStores } from './stores.ts';

const ports = {
  clock: { now: () => 0, sleep: () => new Promise<void>(() => undefined) },
  random: { id: () => 'id' },
  clouds: [],
  settings: { get: () => undefined, set: () => undefined },
  projects: { onWritten: () => ({ dispose: () => undefined }) },
} as unknown as StatePorts;

test('another project begins with a Run panel, a log and messages of its own', () => {
  const stores = createStores(ports);
  const { run, logs } = stores.deploy;
  stores.project.setState({ id: 'one' });
  let isStopped = false;
  const stop = () => {
    isStopped = true;
  };
  run.setState({ functionName: 'hit', draft: '{}', result: { status: 'succeeded' } as never, stop });
  logs.setState({ functionName: 'hit', lines: [{ id: 'a', at: 1, text: 'theirs', stream: 's' }] });
  stores.notices.setState({ last: { id: 1, at: 0, kind: 'success', text: 'Built hit' } });
  stores.project.setState({ id: 'two' });
  expect([run.getState(), logs.getState(), stores.notices.getState().last, isStopped]).toEqual([
    run.getInitialState(),
    logs.getInitialState(),
    undefined,
    true,
  ]);
  stores.dispose();
});
