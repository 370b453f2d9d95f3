import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GatedJourney, startGatedJourney } from '#support/gated-journey.ts';
import { FRAGMENT_FILE, GREET_FILE, greetSource, matchFragment, slowProject } from '#support/slow-project.ts';
import { done, ended, execute, openZip, pasteOver, stageReading } from '#support/workbench-steps.ts';

let journey: GatedJourney;
let address: string;
beforeAll(async () => {
  journey = await startGatedJourney();
});
afterAll(() => journey?.close());

const asked = async () => (await fetch(`${address}/`)).json();

// One after the other: each goes on where the one before has left the page and the stack.
describe('a deployment that takes time', { shuffle: false }, () => {
  test('before a stranger’s project is deployed, its fragment is shown and it is said that functions run as oneself', async () => {
    const { page } = journey;
    await openZip(page, await slowProject(journey.gate.url));
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    const asks = page.getByRole('dialog', { name: 'Before greeter is deployed' });
    await asks.waitFor();
    expect(await asks.textContent()).toMatch(/without a sandbox.*match\.template\.json.*Custom::Match/s);
    await journey.picture('before');
    await asks.getByRole('button', { name: 'I have read this: deploy' }).click();
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
  });

  test('closed, it goes on in the background, the footer shows it, and Deploy Project brings it back', async () => {
    const { page } = journey;
    await execute(page);
    await page.getByText('CREATE_IN_PROGRESS').first().waitFor();
    await journey.picture('executing');
    await page.keyboard.press('Escape');
    await page.getByText('The deployment goes on in the background').first().waitFor();
    const footer = page.getByTitle('Open the deployment monitor');
    expect(await footer.textContent()).toMatch(/^\d+\/\d+ .* · 0 errors$/);
    await journey.picture('background');
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await page.getByRole('dialog', { name: /Deploy greeter/ }).waitFor();
    // It is looked at: that it goes on elsewhere is past.
    await page.locator('[data-sonner-toast]').filter({ hasText: 'goes on in the background' }).waitFor({ state: 'detached' });
    expect(await page.getByTestId('fraction').textContent()).toMatch(/^\d+ of \d+ done \(\d+ resources and the stack\), 0 errors · CREATE_IN_PROGRESS$/);
    await page.keyboard.press('Escape');
  });

  test('reloaded in the middle, the page finds it again and follows it to its end', async () => {
    const { page } = journey;
    await page.reload();
    const footer = page.getByTitle('Open the deployment monitor');
    await footer.waitFor();
    expect(await footer.textContent()).toMatch(/^\d+\/\d+ .* · 0 errors$/);
    await footer.click();
    expect(await page.getByTestId('fraction').textContent()).toMatch(/CREATE_IN_PROGRESS$/);
    // What it brings is told as when it was staged, with the lines that are the reason.
    await page.locator('.policy summary').filter({ hasText: 'Everything is new' }).click();
    await page.locator('.policy-why').getByText(GREET_FILE).first().waitFor();
    journey.gate.open();
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    address = (await page.getByRole('table', { name: 'Outputs' }).getByRole('link').getAttribute('href')) ?? '';
    await done(page);
    expect([await asked(), await asked()]).toEqual([
      { says: 'hello', visits: 1 },
      { says: 'hello', visits: 2 },
    ]);
  });

  test('a failure is rolled back: its reason is said, and shown on focus of the row’s alert; the old code answers, the data is there', async () => {
    const { page } = journey;
    await pasteOver(page, GREET_FILE, greetSource('goodbye'));
    await pasteOver(page, FRAGMENT_FILE, matchFragment({ gate: journey.gate.url, failOn: 'Update', version: 2 }));
    // Another fragment than the one that was agreed to.
    await stageReading(page);
    await execute(page);
    expect(await ended(page)).toBe('Rolled back: the stack is as it was before. What went wrong:');
    await journey.picture('rolled-back');
    expect(await page.locator('.reasons').first().textContent()).toContain('the referee says no');
    const alert = page.getByRole('button', { name: /Match: Failed\. .*the referee says no/i });
    await alert.focus();
    await page.getByRole('tooltip').waitFor();
    expect(await page.getByRole('tooltip').textContent()).toContain('the referee says no');
    await done(page);
    expect(await asked()).toEqual({ says: 'hello', visits: 3 });
  });

  test('stopped in the middle of an update, it rolls back, and a rollback cannot be stopped; the old code answers, the data is there', async () => {
    const { page } = journey;
    await pasteOver(page, FRAGMENT_FILE, matchFragment({ gate: journey.gate.url, version: 3, isFollowed: true }));
    await stageReading(page);
    journey.gate.shut();
    await execute(page);
    await page.getByTestId('change-row').filter({ hasText: 'Custom::Match' }).getByRole('img', { name: 'In progress' }).waitFor();
    await page.getByRole('button', { name: 'Stop', disabled: false }).click();
    await page.getByText('Stopping').first().waitFor();
    await journey.picture('stopping');
    // The cloud takes it, and shows nothing of it until the resource in work is done: a page that is loaded anew says it all the same.
    await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('stop asked for');
    await page.reload();
    const footer = page.getByTitle('Open the deployment monitor');
    await footer.waitFor();
    await footer.click();
    await page.getByText('Stopping').first().waitFor();
    expect(await page.getByTestId('fraction').textContent()).toMatch(/UPDATE_IN_PROGRESS$/);
    expect(await page.getByRole('button', { name: 'Stop' }).isDisabled()).toBe(true);
    await journey.picture('stopping-reloaded');
    // The resource in work is finished first; going back, it waits at the gate again.
    await journey.gate.waiting();
    journey.gate.open();
    journey.gate.shut();
    await page.getByText('UPDATE_ROLLBACK_IN_PROGRESS').first().waitFor();
    expect(await page.getByRole('button', { name: 'Stop' }).isDisabled()).toBe(true);
    await journey.picture('rolling-back');
    journey.gate.open();
    expect(await ended(page)).toBe('Stopped by you. Everything is as it was before.');
    await done(page);
    expect(await asked()).toEqual({ says: 'hello', visits: 4 });
  });

  test('edited while staged, the changes can be staged again; aborted, they are gone', async () => {
    const { page } = journey;
    await pasteOver(page, FRAGMENT_FILE, matchFragment({ gate: journey.gate.url, version: 4 }));
    await stageReading(page);
    await page.keyboard.press('Escape');
    await pasteOver(page, GREET_FILE, greetSource('welcome'));
    await page.getByTitle('Open the deployment monitor').click();
    await page.getByRole('button', { name: 'Stage again' }).click();
    await page.getByRole('button', { name: 'Stage again' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
    await page.getByRole('button', { name: 'Abort Changes' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('toolbar', { name: 'Project' }).waitFor();
    expect(await asked()).toEqual({ says: 'hello', visits: 5 });
    expect(await page.getByTitle('Open the deployment monitor').count()).toBe(0);
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
