import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Journey } from '#support/journey.ts';
import { hurry, rehearse, startRehearsals } from '#support/rehearse.ts';
import { done, execute } from '#support/workbench-steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startRehearsals('timed');
  await rehearse(journey, 'One failure');
});
afterAll(() => journey?.close());

describe('the timeline', { shuffle: false }, () => {
  test('shows what happens when it is chosen by keyboard, to the end, with what failed and what went back', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await hurry(page, page.getByRole('button', { name: 'Execute', disabled: false }));
    expect(await page.getByRole('radio', { name: 'Timeline' }).count()).toBe(0);
    await execute(page);
    const choice = page.getByRole('radio', { name: 'List' });
    await hurry(page, choice);
    await choice.focus();
    await page.keyboard.press('ArrowRight');
    const timeline = page.getByRole('treegrid', { name: 'Timeline' });
    await timeline.waitFor();
    await hurry(page, page.getByRole('button', { name: 'Done', exact: true }));
    const told = await timeline.getByTestId('timeline-row').allTextContents();
    expect(told.some((text) => /hello.*Failed, began after/.test(text))).toBe(true);
    expect(told.some((text) => /Rolled back, began after/.test(text))).toBe(true);
    expect(await page.locator('.timeline > .for-readers').textContent()).toMatch(/resources begun within .* The rollback began after/);
    await journey.picture('timeline');
    await page.getByRole('radio', { name: 'List' }).check({ force: true });
    await page.getByTestId('change-row').first().waitFor();
    await done(page);
  });

  test('a reload in the middle of a slow one: its clock goes on, and it is shown as it was', async () => {
    const { page } = journey;
    await rehearse(journey, 'A slow function');
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await hurry(page, page.getByRole('button', { name: 'Execute', disabled: false }));
    await execute(page);
    await hurry(page, page.getByRole('radio', { name: 'List' }));
    await page.getByRole('radio', { name: 'Timeline' }).check({ force: true });
    await page.getByTestId('timeline-row').first().waitFor();
    const clock = async () => {
      const [seconds = 0, minutes = 0] = ((await page.getByRole('timer').textContent()) ?? '').split(':').map(Number).reverse();
      return minutes * 60 + seconds;
    };
    const before = await clock();
    await page.reload();
    await page.getByRole('contentinfo').getByText('creating the stack').click();
    await page.getByTestId('timeline-row').first().waitFor();
    expect([await page.getByRole('radio', { name: 'Timeline' }).isChecked(), (await clock()) >= before]).toEqual([true, true]);
    await hurry(page, page.getByRole('button', { name: 'Done', exact: true }));
    await done(page);
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
