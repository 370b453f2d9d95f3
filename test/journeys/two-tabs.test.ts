import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GatedJourney, startGatedJourney, updateUntilGate } from '#support/gated-journey.ts';
import { slowProject } from '#support/slow-project.ts';
import { done, ended, execute, openZip, stageReading } from '#support/workbench-steps.ts';

let journey: GatedJourney;
let other: Page;
beforeAll(async () => {
  journey = await startGatedJourney();
  await openZip(journey.page, await slowProject(journey.gate.url));
  other = await journey.context.newPage();
  other.on('pageerror', (error) => journey.faults.push(`other tab: ${error.stack ?? error.message}`));
  await other.goto(journey.page.url());
  await other.locator('.monaco-editor').first().waitFor();
});
afterAll(() => journey?.close());

describe('two tabs of one project', { shuffle: false }, () => {
  test('what one stages the other finds; what one executes the other follows to its end, and neither does it twice', async () => {
    const { page } = journey;
    journey.gate.open();
    await stageReading(journey.page);
    const footer = other.locator('.status-bar');
    await footer.getByText('Changes ready: execute or abort').waitFor();
    await other.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await other.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
    await execute(page);
    expect(await ended(page)).toContain('Deployed');
    await done(page);
    // Followed to its end, or told of it where it was over before one could look: whoever looks at it there goes on looking.
    expect(await ended(other)).toContain('Deployed');
    await done(other);
  });

  test('the tab that drives is closed in the middle: the other goes on, and writes the release down', async () => {
    const { page } = journey;
    await updateUntilGate(journey, 2);
    await other.getByTitle('Open the deployment monitor').filter({ hasText: '/' }).click();
    await other.getByTestId('fraction').filter({ hasText: 'UPDATE_IN_PROGRESS' }).waitFor();
    expect(await other.title()).toMatch(/^\d+\/\d+ – greeter – Stackwright$/);
    await page.close();
    journey.gate.open();
    expect(await ended(other)).toBe('Deployed. Everything is as the project says.');
    await done(other);
    await other.getByRole('menuitem', { name: 'Deploy', exact: true }).click();
    await other.getByRole('menuitem', { name: 'Releases', exact: true }).click();
    await other.getByTestId('release').nth(1).waitFor();
    expect(await other.getByTestId('release').count()).toBe(2);
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
