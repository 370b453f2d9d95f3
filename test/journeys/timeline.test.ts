import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hurry } from '#support/hurry.ts';
import { type Journey, startJourney } from '#support/journey.ts';
import { done, execute } from '#support/workbench-steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney({ isStatic: true });
  const { page } = journey;
  await page.getByRole('button', { name: 'New Project' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('timed');
  await page.keyboard.press('Enter');
  await page.locator('.monaco-editor').first().waitFor();
  await page.getByText('No problems.').waitFor();
  await page.clock.install();
  await page.getByRole('button', { name: /^Target: / }).click();
  const dialog = page.getByRole('dialog', { name: 'Where deployments go' });
  await dialog.getByRole('radio', { name: /Simulator/ }).check();
  await dialog.getByRole('button', { name: 'One failure' }).click();
  await dialog.waitFor({ state: 'detached' });
});
afterAll(() => journey?.close());
beforeEach(({ onTestFailed, task }) => onTestFailed(() => journey.picture(`failed ${task.name.slice(0, 40)}`)));

describe('the timeline', { shuffle: false }, () => {
  test('shows what happens when it is chosen by keyboard, to the end, with what failed and what went back', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Deploy Project' }).click();
    await hurry(page, page.getByRole('button', { name: 'Execute', disabled: false }));
    expect(await page.getByRole('radio', { name: 'Timeline' }).count()).toBe(0);
    await execute(page);
    const choice = page.getByRole('radio', { name: 'List' });
    await hurry(page, choice);
    await choice.focus();
    await page.keyboard.press('ArrowRight');
    const timeline = page.getByRole('list', { name: 'Timeline' });
    await timeline.waitFor();
    await hurry(page, page.getByRole('button', { name: 'Done', exact: true }));
    const told = await timeline.getByRole('listitem').allTextContents();
    expect(told.some((text) => /hello.*Failed, began after/.test(text))).toBe(true);
    expect(told.some((text) => /Rolled back, began after/.test(text))).toBe(true);
    expect(await page.locator('.timeline > .for-readers').textContent()).toMatch(/resources begun within .* The rollback began after/);
    await journey.picture('timeline');
    await page.getByRole('radio', { name: 'List' }).check({ force: true });
    await page.getByTestId('change-row').first().waitFor();
    await done(page);
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
