import type { Locator, Page } from 'playwright-core';

/** Waits for what a person would see, while the page's own time goes faster than everybody's. `page.clock.install()` comes first. */
export async function hurry(page: Page, awaited: Locator): Promise<void> {
  for (let round = 0; round < 200 && !(await awaited.isVisible()); round += 1) await page.clock.fastForward(2_000);
  await awaited.waitFor();
}
