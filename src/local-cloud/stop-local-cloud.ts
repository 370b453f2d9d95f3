import { endProcess } from './emulator-process.ts';
import { noteRunning, runningCloud } from './running-file.ts';

/** Ends the local cloud of this folder in order, so that its state is kept; with `pid`, only where it is that process. False: it wasn't running. */
export async function stopLocalCloud(pid?: number): Promise<boolean> {
  const running = await runningCloud();
  if (!running || (pid !== undefined && running.pid !== pid)) return false;
  await endProcess(running.pid);
  noteRunning(undefined);
  return true;
}
