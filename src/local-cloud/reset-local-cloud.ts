import { rmSync } from 'node:fs';
import { endpointAt } from './emulator-process.ts';
import { places } from './places.ts';
import { runningCloud } from './running-file.ts';
import { stopLocalCloud } from './stop-local-cloud.ts';

/** Empties the local cloud: what runs forgets everything, and what was kept between starts goes. */
export async function resetLocalCloud(): Promise<void> {
  const running = await runningCloud();
  if (running) {
    const answer = await fetch(`${endpointAt(running.port)}/_ministack/reset`, { method: 'POST' });
    if (!answer.ok) throw new Error(`the local cloud answered ${answer.status} to a reset`);
    return;
  }
  // One that lives and doesn't answer would write its state once more.
  await stopLocalCloud();
  rmSync(places().state, { recursive: true, force: true });
}
