import { endpointAt, freePort, spawnEmulator, waitUntilHealthy } from './emulator-process.ts';
import { installEmulator } from './install-emulator.ts';
import { keptPort, moveState } from './move-state.ts';
import { places, USUAL_PORT } from './places.ts';
import { livingCloud, noteRunning, runningCloud, withLock } from './running-file.ts';
import { endLiving } from './stop-local-cloud.ts';

export interface LocalCloud {
  /** `http://127.0.0.1:4566` */
  readonly endpoint: string;
  readonly pid: number;
  readonly port: number;
  /** Whether this call started it, so that whoever did ends it. */
  readonly started: boolean;
}

/** The local cloud of this folder: the one that runs, else one that is started detached, with the state it had: at `port`, else at the one it was made with, where that is free. Throws `LocalCloudMissing`. */
export async function ensureLocalCloud(of: { readonly say: (text: string) => void; readonly port?: number }): Promise<LocalCloud> {
  const before = await runningCloud();
  if (before) return { ...before, endpoint: endpointAt(before.port), started: false };
  return withLock(async () => {
    const meanwhile = await runningCloud();
    if (meanwhile) return { ...meanwhile, endpoint: endpointAt(meanwhile.port), started: false };
    await endSilent(of.say);
    const { program, sdk } = await installEmulator(of.say);
    const { state, scratch, log } = places();
    const port = await freePort(of.port ?? keptPort(state) ?? USUAL_PORT);
    of.say(`starting the local cloud at ${endpointAt(port)}`);
    moveState(state, port);
    const child = spawnEmulator({ program, sdk, port, scratch, state, log, detached: true });
    await waitUntilHealthy(port, child);
    child.unref();
    const pid = child.pid as number;
    noteRunning({ pid, port });
    return { endpoint: endpointAt(port), pid, port, started: true };
  });
}

/** Two at once would write the same state: one that lives and gives no answer, however long one waits, is ended before another is started. */
async function endSilent(say: (text: string) => void): Promise<void> {
  const silent = livingCloud();
  if (!silent) return;
  say('the local cloud runs, but does not answer; ending it');
  await endLiving(silent);
}
