import { beforeEach } from 'vitest';
import { type Journey, journeysUnderWay } from './journey.ts';

// A journey that fails elsewhere can't be looked at: it tells what stood on the screen.

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(async () => {
    for (const journey of journeysUnderWay) {
      await journey.picture(`failed ${task.name.slice(0, 40)}`).catch(() => undefined);
      process.stdout.write(`${await seen(journey)}\n`);
    }
  });
});

/** As a screen reader meets it, with what went wrong in the page. */
async function seen({ page, faults }: Journey): Promise<string> {
  const screen = await page
    .locator('body')
    .ariaSnapshot({ timeout: 5_000 })
    .catch((error: unknown) => `nothing can be seen: ${String(error)}`);
  return ['on the screen when the test failed:', screen, ...faults].join('\n').slice(0, 6_000);
}
