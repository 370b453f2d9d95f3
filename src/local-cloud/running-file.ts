import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { healthAt, isAlive } from './emulator-process.ts';
import { places } from './places.ts';

export interface RunningCloud {
  readonly pid: number;
  readonly port: number;
}

/** So long one that lives may leave a question without an answer, in milliseconds: on a busy machine it takes seconds. */
const PATIENCE = 20_000;

/** The local cloud of this folder, if it lives: found by what was written at its start. */
export function livingCloud(): RunningCloud | undefined {
  const { running } = places();
  try {
    const noted = JSON.parse(readFileSync(running, 'utf8')) as RunningCloud;
    return Number.isInteger(noted.pid) && isAlive(noted.pid) && isEmulator(noted.pid) ? noted : undefined;
  } catch {
    return undefined;
  }
}

/** The one that lives, believed only when it answers. */
export async function runningCloud(): Promise<RunningCloud | undefined> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const living = livingCloud();
    if (!living) return undefined;
    if (await healthAt(living.port)) return living;
    if (Date.now() >= end) return undefined;
    await new Promise((done) => setTimeout(done, 100));
  }
}

export function noteRunning(cloud: RunningCloud | undefined): void {
  const { running } = places();
  mkdirSync(dirname(running), { recursive: true });
  if (cloud) writeFileSync(running, JSON.stringify(cloud));
  else rmSync(running, { force: true });
}

/** A process id may have been given to another program since: where the system tells, its words must name the emulator. */
function isEmulator(pid: number): boolean {
  const words = `/proc/${pid}/cmdline`;
  if (!existsSync('/proc/self/cmdline')) return true;
  try {
    return readFileSync(words, 'utf8').includes('ministack');
  } catch {
    return false;
  }
}

const STALE_MILLISECONDS = 180_000;

/** Two starts at once: the second waits for the first, for as long as that one lives. */
export async function withLock<T>(body: () => Promise<T>): Promise<T> {
  const { lock, base } = places();
  mkdirSync(base, { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), String(process.pid));
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true });
      else await new Promise((done) => setTimeout(done, 100));
    }
  }
  try {
    return await body();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Its owner has died; or, where that isn't known, it is old. */
function isAbandoned(lock: string): boolean {
  try {
    return !isAlive(Number(readFileSync(join(lock, 'pid'), 'utf8')));
  } catch {
    const made = statSync(lock, { throwIfNoEntry: false });
    return made !== undefined && Date.now() - made.mtimeMs > STALE_MILLISECONDS;
  }
}
