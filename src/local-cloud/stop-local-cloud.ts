import { endProcess } from './emulator-process.ts';
import { noteRunning, runningCloud, withLock } from './running-file.ts';

/** Ends the local cloud of this folder in order, so that its state is kept; with `pid`, only where it is that process. False: it wasn't running. */
export async function stopLocalCloud(pid?: number): Promise<boolean> {
  const meant = async () => {
    const running = await runningCloud();
    return running && (pid === undefined || running.pid === pid) ? running : undefined;
  };
  if (!(await meant())) return false;
  // A start waits until the state is written.
  return withLock(async () => {
    const running = await meant();
    if (!running) return false;
    // First: whoever watches it must not take it for one that has ended by itself.
    noteRunning(undefined);
    await endProcess(running.pid);
    return true;
  });
}
