import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Journey, startJourney } from '#support/journey.ts';
import { done, ended, execute, openExample, stage } from '#support/workbench-steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
  await openExample(journey.page, 'HTTP counter');
});
afterAll(() => journey?.close());
beforeEach(({ onTestFailed, task }) => onTestFailed(() => journey.picture(`failed ${task.name.slice(0, 40)}`)));

describe('two tabs of one project', { shuffle: false }, () => {
  test('what one stages the other finds; what one executes the other follows to its end, and neither does it twice', async () => {
    const { page, context } = journey;
    const other = await context.newPage();
    await other.goto(page.url());
    await other.locator('.monaco-editor').first().waitFor();
    await stage(page);
    const footer = other.locator('.status-bar');
    await footer.getByText('Changes ready: execute or abort').waitFor();
    await other.getByRole('button', { name: 'Deploy Project' }).click();
    await other.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
    await other.keyboard.press('Escape');
    await execute(page);
    expect(await ended(page)).toContain('Deployed');
    await done(page);
    // Followed to its end, or told of it where it was over before one could look.
    await footer.getByText(/is deployed|deployed in another tab/).waitFor();
    await other.close();
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
