import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from '#local-cloud/emulator-process.ts';
import { ensureLocalCloud } from '#local-cloud/ensure-local-cloud.ts';
import { resetLocalCloud } from '#local-cloud/reset-local-cloud.ts';
import { stopLocalCloud } from '#local-cloud/stop-local-cloud.ts';
import { type ExitCode, UsageError } from '../exit.ts';
import type { Output } from '../output.ts';

/** Milliseconds between two looks at a cloud in the foreground, which another call may stop. */
const LOOK = 2_000;

/** `local-cloud [start|stop|reset]`; without a verb in the foreground, until Ctrl-C. */
export async function localCloudCommand(verb: string | undefined, output: Output, signal: AbortSignal): Promise<ExitCode> {
  switch (verb) {
    case 'start': {
      const { endpoint, pid } = await ensureLocalCloud({ say: output.note });
      output.result({ endpoint, pid }, `the local cloud answers at ${endpoint} (process ${pid})`);
      return 0;
    }
    case 'stop': {
      const stopped = await stopLocalCloud();
      output.result({ stopped }, stopped ? 'the local cloud is stopped; its state is kept' : 'the local cloud was not running');
      return 0;
    }
    case 'reset': {
      await resetLocalCloud();
      output.result({ reset: true }, 'the local cloud is empty');
      return 0;
    }
    case undefined:
      return inForeground(output, signal);
    default:
      throw new UsageError(`no verb "${verb}"; use start, stop or reset`);
  }
}

async function inForeground(output: Output, signal: AbortSignal): Promise<ExitCode> {
  const { endpoint, pid } = await ensureLocalCloud({ say: output.note });
  output.result({ endpoint, pid }, `the local cloud answers at ${endpoint}; Ctrl-C stops it`);
  while (!signal.aborted) {
    await wait(LOOK, undefined, { signal }).catch(() => undefined);
    if (!signal.aborted && !isAlive(pid)) {
      output.note('the local cloud has ended');
      return 1;
    }
  }
  await stopLocalCloud(pid);
  output.note('the local cloud is stopped; its state is kept');
  return 0;
}
