import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GatedJourney, removeStack, startGatedJourney } from '#support/gated-journey.ts';
import { FRAGMENT_FILE, matchFragment, slowProject } from '#support/slow-project.ts';
import { deployReading, done, ended, execute, openZip, pasteOver } from '#support/workbench-steps.ts';

let journey: GatedJourney;
beforeAll(async () => {
  journey = await startGatedJourney();
});
afterAll(() => journey?.close());

describe('a first deployment that goes wrong', { shuffle: false }, () => {
  test('a failed creation leaves a stack that takes no update: its deletion is refused, which changes nothing; then it is agreed to, and it is made again', async () => {
    const { page } = journey;
    journey.gate.open();
    await openZip(page, await slowProject(journey.gate.url));
    await pasteOver(page, FRAGMENT_FILE, matchFragment({ gate: journey.gate.url, version: 2, failOn: 'Create' }));
    await deployReading(journey.page);
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
    await execute(page);
    expect(await ended(page)).toMatch(/^Rolled back/);
    expect(await page.locator('.reasons').first().textContent()).toContain('the referee says no');
    await done(page);

    await pasteOver(page, FRAGMENT_FILE, matchFragment({ gate: journey.gate.url, version: 3 }));
    await deployReading(journey.page);
    const asks = page.getByRole('alertdialog', { name: 'Delete the stack and make it again?' });
    await asks.waitFor();
    await journey.picture('consent');
    await asks.getByRole('button', { name: 'Leave it as it is' }).click();
    expect(await ended(page)).toBe('Not deployed: the stack stays as it is, ROLLBACK_COMPLETE. Nothing was staged.');
    await done(page);

    // Refused once, it is asked again: the stack is as it was.
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await asks.getByRole('button', { name: 'Delete and make again' }).click();
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
    await execute(page);
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    await done(page);
  });

  test('stopping it deletes what it has made, which is asked first', async () => {
    const { page } = journey;
    // Without the stack there is nothing to go back to.
    expect(await removeStack(journey, 'greeter-dev')).toBe('The stack is removed.');
    journey.gate.shut();
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
    await execute(page);
    await journey.gate.waiting();
    await page.getByRole('button', { name: 'Stop', disabled: false }).click();
    const asks = page.getByRole('alertdialog', { name: 'Stop the first deployment?' });
    await asks.waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Go on');
    await journey.picture('asks-for-stop');
    expect(await asks.textContent()).toContain('visits will stay in your account');
    await asks.getByRole('button', { name: 'Stop and delete' }).click();
    // The promise is kept: the table stays.
    expect(await ended(page)).toBe('Stopped by you. What was made is deleted, but for what is kept:');
    const outcome = page.getByRole('region', { name: 'What is deployed' });
    await outcome.getByText(/^visits \(AWS::DynamoDB::Table, .*is kept in your account, and may cost money/).waitFor();
    await journey.picture('stopped');
    await done(page);
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
