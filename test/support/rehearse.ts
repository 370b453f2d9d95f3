import type { Locator, Page } from 'playwright-core';
import { type Journey, startJourney } from './journey.ts';

/** A page without a local cloud, with a new project to rehearse with. Its time can be hurried. */
export async function startRehearsals(name = 'mine'): Promise<Journey> {
  const journey = await startJourney({ isStatic: true });
  const { page } = journey;
  await page.getByRole('button', { name: 'New Project' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await page.locator('.monaco-editor').first().waitFor();
  // What its code comes to has to be known before scenarios can be made for it.
  await page.getByText('No problems.').waitFor();
  // A rehearsal takes as long as the real thing; nobody has to wait for it here.
  await page.clock.install();
  return journey;
}

/** Goes to a new simulated account. */
export async function rehearse({ page, picture }: Pick<Journey, 'page' | 'picture'>, scenario: string): Promise<void> {
  await page.getByRole('button', { name: /^Target: / }).click();
  const dialog = page.getByRole('dialog', { name: 'Where deployments go' });
  await dialog.getByRole('radio', { name: /Simulator/ }).check();
  const choice = dialog.getByRole('button', { name: new RegExp(`^${scenario}`) });
  await choice.waitFor();
  await picture(`rehearsal ${scenario}`);
  await choice.click();
  await dialog.waitFor({ state: 'detached' });
}

/**
 * Waits for what a person would see, while the page's own time goes faster than everybody's. `page.clock.install()` comes first. What the page
 * loads or stores takes its time all the same: so it goes on until that has come, not for a number of steps.
 */
export async function hurry(page: Page, awaited: Locator): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await awaited.isVisible()) && Date.now() < end) {
    await page.clock.fastForward(2_000);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await awaited.waitFor();
}
