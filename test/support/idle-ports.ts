import type { StatePorts } from '#state/ports.ts';

/** What a page needs of the world around it while nothing happens there. */
export const idlePorts = {
  clock: { now: () => 0, sleep: () => new Promise<void>(() => undefined) },
  random: { id: () => 'id' },
  clouds: [],
  settings: { get: () => undefined, set: () => undefined },
  projects: { onWritten: () => ({ dispose: () => undefined }) },
} as unknown as StatePorts;
