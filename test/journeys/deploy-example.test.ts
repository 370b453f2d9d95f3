import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, startJourney } from '#support/journey.ts';
import { done, ended, execute, openExample, runCommand, stage } from '#support/workbench-steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey?.close());

// One after the other: each goes on where the one before has left the page.
describe('an example', { shuffle: false }, () => {
  test('from an empty page to a called endpoint, and what happened beside it', async () => {
    const { page } = journey;
    await openExample(page, 'HTTP counter');
    await stage(page);
    await journey.picture('staged');
    expect(await page.getByTestId('headline').textContent()).toMatch(/^\d+ added, nothing removed\. 2 public URLs without sign-in\. Idle cost: none\.$/);
    await execute(page);
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    await journey.picture('deployed');

    const address = await page.getByRole('table', { name: 'Outputs' }).getByRole('link').getAttribute('href');
    const answers = [await (await fetch(`${address}/`)).json(), await (await fetch(`${address}/`)).json()];
    expect(answers.map((one) => one.visits)).toEqual([1, 2]);

    await page.getByRole('button', { name: 'See the counts' }).click();
    await page.getByText('1 item').waitFor();
    expect(await page.locator('.try-detail').textContent()).toContain('"visits": 2');
    await done(page);
    expect(journey.faults).toEqual([]);
  });

  test('the deployed function runs from the Run panel, and its lines stand in Logs', async () => {
    const { page } = journey;
    await page.getByRole('tab', { name: 'Run', exact: true }).click();
    const event = page.getByRole('combobox', { name: 'Event', exact: true });
    // As wide as "Unsaved event" is.
    expect((await event.boundingBox())?.width).toBeGreaterThan(139);
    await event.selectOption({ index: 1 });
    await page.locator('.run-view').getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByText('Succeeded').waitFor();
    expect(await page.getByTestId('run-payload').textContent()).toContain('"statusCode": 200');
    await page.getByRole('tab', { name: 'Logs' }).click();
    await page
      .getByRole('log')
      .getByText(/was visited 3 times|visited/)
      .first()
      .waitFor();
    expect(journey.faults).toEqual([]);
  });

  test('deployed again without a change there is nothing to do', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    expect(await ended(page)).toBe('Nothing to deploy: nothing in the template changed.');
    await done(page);
    expect(journey.faults).toEqual([]);
  });

  test('edited since, the project is said to differ from what was deployed, wherever its end is told', async () => {
    const { page } = journey;
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('\n// edited');
    await page.getByTitle('Open the deployment monitor').getByText('Deployed, nothing to change; the project differs').waitFor();
    await runCommand(page, 'Project Info');
    const info = page.getByRole('dialog', { name: 'Project Info' });
    await info.getByRole('tab', { name: 'Deployment' }).click();
    await info.getByText('Nothing to deploy: nothing in the template changed. The project was edited since. Deploy Project brings what differs.').waitFor();
    await journey.picture('edited since');
    await page.keyboard.press('Escape');
    expect(journey.faults).toEqual([]);
  });

  test('the stack is removed after its name was typed', async () => {
    const { page } = journey;
    await page.getByRole('menuitem', { name: 'Deploy' }).click();
    await page.getByRole('menuitem', { name: 'Remove Stack…' }).click();
    const remove = page.getByRole('button', { name: 'Remove the stack' });
    await remove.waitFor();
    expect(await remove.isDisabled()).toBe(true);
    await page.getByRole('dialog').getByRole('textbox').fill('http-counter-dev');
    await journey.picture('removal');
    await remove.click();
    expect(await ended(page)).toBe('The stack is removed.');
    await done(page);
    expect(journey.faults).toEqual([]);
  });
});
