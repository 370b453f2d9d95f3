import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { AccountStore } from '#clouds/aws/simulator/account.ts';
import type { AccountState } from '#clouds/aws/simulator/account-state.ts';
import { printAccount, readAccount } from '#clouds/aws/simulator/state-file.ts';
import { Refused, UsageError } from './exit.ts';

/** A simulated account in a file, which several calls may have open: each command reads it, and writes what it changed, alone. */
export function accountFile(path: string): AccountStore & { read(): AccountState | undefined } {
  assertUsable(path);
  const read = (): AccountState | undefined => {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    const { state, problem } = readAccount(text, path);
    if (problem) throw new Refused([problem]);
    return state;
  };
  return {
    read,
    update: (work) =>
      withFileLock(`${path}.lock`, () => {
        const { changed, result } = work(read());
        if (changed) {
          // Whole or not at all, also for whoever reads it without the lock.
          const next = `${path}.${process.pid}.tmp`;
          // As private as an account: it tells what somebody has.
          writeFileSync(next, printAccount(changed), { mode: 0o600 });
          renameSync(next, path);
        }
        return result;
      }),
  };
}

/** Before anything is deployed to it: later the account would be lost with what is in it. */
function assertUsable(path: string): void {
  const parent = statSync(dirname(path), { throwIfNoEntry: false });
  if (path === '' || !parent?.isDirectory())
    throw new UsageError(`no folder for the state file "${path}"; --state takes a file, which is made where it is missing`);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${path} is a folder; --state takes a file, which is made where it is missing`);
}

/** Held for milliseconds only; one that is older was left behind by a program that was ended. */
const STALE_MILLISECONDS = 10_000;

async function withFileLock<Result>(lock: string, body: () => Result): Promise<Result> {
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isStale(lock)) rmSync(lock, { recursive: true, force: true });
      else await wait(5);
    }
  }
  try {
    return body();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function isStale(lock: string): boolean {
  try {
    return Date.now() - statSync(lock).mtimeMs > STALE_MILLISECONDS;
  } catch {
    return false;
  }
}
