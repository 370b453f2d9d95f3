import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hurry } from '#support/hurry.ts';
import { type Journey, startJourney } from '#support/journey.ts';
import { done, execute } from '#support/workbench-steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney({ isStatic: true });
  const { page } = journey;
  await page.getByRole('button', { name: 'New Project' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('mine');
  await page.keyboard.press('Enter');
  await page.locator('.monaco-editor').first().waitFor();
  // What its code comes to has to be known before scenarios can be made for it.
  await page.getByText('No problems.').waitFor();
  // A rehearsal takes as long as the real thing; nobody has to wait for it here.
  await page.clock.install();
});
afterAll(() => journey?.close());
beforeEach(({ onTestFailed, task }) => onTestFailed(() => journey.picture(`failed ${task.name.slice(0, 40)}`)));

async function rehearse(page: Page, scenario: string): Promise<void> {
  await page.getByRole('button', { name: /^Target: / }).click();
  const dialog = page.getByRole('dialog', { name: 'Where deployments go' });
  await dialog.getByRole('radio', { name: /Simulator/ }).check();
  await dialog.getByRole('button', { name: scenario }).waitFor();
  await journey.picture('rehearsal');
  await dialog.getByRole('button', { name: scenario }).click();
  await dialog.waitFor({ state: 'detached' });
}

describe('rehearsals, on a page that has no local cloud', { shuffle: false }, () => {
  test('one failure: it goes back, with its reason', async () => {
    const { page } = journey;
    await rehearse(page, 'One failure');
    await page.getByRole('button', { name: 'Target: simulator · one failure' }).waitFor();
    await page.getByRole('button', { name: 'Deploy Project' }).click();
    await hurry(page, page.getByRole('button', { name: 'Execute', disabled: false }));
    await execute(page);
    await hurry(page, page.getByRole('button', { name: 'Done', exact: true }));
    expect(await page.getByTestId('headline').textContent()).toContain('Rolled back');
    expect(await page.locator('.reasons').first().textContent()).toContain('Service unavailable, rehearsed');
    await done(page);
  });

  test('a failed rollback: the stack’s own way out, skipping what can’t be taken back; then the deployment goes on by itself', async () => {
    const { page } = journey;
    await rehearse(page, 'A failed rollback');
    await page.getByRole('button', { name: 'Deploy Project' }).click();
    const question = page.getByRole('alertdialog', { name: 'What shall become of the stack?' });
    await question.waitFor();
    await journey.picture('broken stack');
    expect(await question.textContent()).toContain('UPDATE_ROLLBACK_FAILED');
    await question.getByRole('checkbox', { name: /^hello / }).check();
    await question.getByRole('button', { name: 'Continue, skipping 1' }).click();
    await hurry(page, page.getByRole('button', { name: 'Execute', disabled: false }));
    await page.getByRole('button', { name: 'Abort Changes' }).click();
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
