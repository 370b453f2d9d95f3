import { endProcess } from './emulator-process.ts';
import { noteRunning, runningCloud } from './running-file.ts';

/** Ends the local cloud of this folder in order, so that its state is kept. False: it wasn't running. */
export async function stopLocalCloud(): Promise<boolean> {
  const running = await runningCloud();
  if (!running) return false;
  await endProcess(running.pid);
  noteRunning(undefined);
  return true;
}
