import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeProjectFile } from '#model/project-file.ts';
import { deniedManifest, deniedProject } from '#support/denied-project.ts';
import { type Journey, startJourney } from '#support/journey.ts';
import { done, ended, execute, openZip, pasteOver } from '#support/workbench-steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey?.close());

const run = async () => {
  const { page } = journey;
  await page.getByRole('tab', { name: 'Run', exact: true }).click();
  await page.locator('.run-view').getByRole('button', { name: 'Run', exact: true }).click();
};

describe('what a role refuses', { shuffle: false }, () => {
  test('a variable without a value is asked for; ticked while the changes wait, automatic start leaves them alone', async () => {
    const { page } = journey;
    await openZip(page, await deniedProject());
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    const asks = page.getByRole('dialog', { name: 'Before keeper is deployed' });
    const go = asks.getByRole('button', { name: 'I have read this: deploy' });
    await go.waitFor();
    expect(await go.isDisabled()).toBe(true);
    await asks.getByLabel('API_KEY of peek').fill('sesame');
    await go.click();
    const ready = page.getByRole('button', { name: 'Execute', disabled: false });
    await ready.waitFor();
    await page.getByRole('checkbox', { name: 'Start deployment automatically when changes are ready' }).check();
    await page.waitForTimeout(500);
    await ready.click();
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    await done(page);
  });

  test('a refusal offers the missing statement; one click puts it in, and the next deployment starts by itself', async () => {
    const { page } = journey;
    await run();
    const offer = page.getByRole('list', { name: 'Refused by the role' });
    await offer.waitFor();
    expect(await offer.textContent()).toContain('The role does not allow dynamodb:Scan');
    await journey.picture('denied');
    await offer.getByRole('button', { name: 'Add the statement' }).click();
    await offer.getByText('Statement added').waitFor();
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    await done(page);
    await run();
    await page.getByText('Succeeded').waitFor();
    expect(JSON.parse((await page.getByTestId('run-payload').textContent()) ?? '')).toEqual({ count: 0, key: 'sesame' });
  });

  test('what would lose data doesn’t start by itself, and has to be confirmed by name', async () => {
    const { page } = journey;
    await pasteOver(page, 'stackwright.json', writeProjectFile(deniedManifest('key')));
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    const confirm = page.getByRole('checkbox', { name: 'Replace or remove notes' });
    await confirm.waitFor();
    await journey.picture('losses');
    expect(await page.getByRole('button', { name: 'Execute' }).isDisabled()).toBe(true);
    await confirm.check();
    await execute(page);
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    await done(page);
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
