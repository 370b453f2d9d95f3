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

/** Waits for what a person would see, while the page's own time goes faster than everybody's. `page.clock.install()` comes first. */
export async function hurry(page: Page, awaited: Locator): Promise<void> {
  for (let round = 0; round < 200 && !(await awaited.isVisible()); round += 1) await page.clock.fastForward(2_000);
  await awaited.waitFor();
}
