import { endProcess } from './emulator-process.ts';
import { livingCloud, noteRunning, type RunningCloud, withLock } from './running-file.ts';

/** Ends the local cloud of this folder in order, so that its state is kept, also where it is too busy to answer; with `pid`, only where it is that process. False: it wasn't running. */
export async function stopLocalCloud(pid?: number): Promise<boolean> {
  const meant = () => {
    const living = livingCloud();
    return living && (pid === undefined || living.pid === pid) ? living : undefined;
  };
  if (!meant()) return false;
  // A start waits until the state is written.
  return withLock(async () => {
    const living = meant();
    if (!living) return false;
    await endLiving(living);
    return true;
  });
}

/** For whoever has the lock. */
export async function endLiving({ pid }: RunningCloud): Promise<void> {
  // First: whoever watches it must not take it for one that has ended by itself.
  noteRunning(undefined);
  await endProcess(pid);
}
