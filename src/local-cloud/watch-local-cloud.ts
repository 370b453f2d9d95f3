import { CloudError } from '#kit/cloud-error.ts';

export interface WatchedCloud {
  isAlive(): boolean;
  /** It was ended in order, by `local-cloud stop`: then nobody wants it back. */
  wasStopped(): boolean;
  /** Takes over one that runs again, whoever started it. */
  find(): Promise<boolean>;
  /** Starts it with the state that it had. */
  start(): Promise<void>;
  say(text: string): void;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

const PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;

/** Notices that the local cloud has gone, says so, and starts it again, until `signal` is aborted. */
export async function watchLocalCloud(of: WatchedCloud, signal: AbortSignal): Promise<void> {
  let pause = PAUSE;
  let isSaid = false;
  while (!signal.aborted) {
    await of.sleep(pause, signal);
    if (of.isAlive() || (await of.find())) {
      if (isSaid && of.wasStopped() === false) of.say('the local cloud answers again');
      [pause, isSaid] = [PAUSE, false];
      continue;
    }
    if (of.wasStopped()) {
      if (!isSaid) of.say('the local cloud was stopped; `node bin/stackwright.js local-cloud start` starts it again');
      isSaid = true;
      continue;
    }
    of.say('the local cloud has ended by itself; starting it again');
    try {
      await of.start();
      of.say('the local cloud answers again');
      pause = PAUSE;
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      of.say(`${error.message}; ${error.remedy}. The next try is in ${pause / 1000} seconds.`);
    }
  }
}
