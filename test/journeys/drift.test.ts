import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Journey } from '#support/journey.ts';
import { hurry, rehearse, startRehearsals } from '#support/rehearse.ts';
import { done, ended, execute } from '#support/workbench-steps.ts';

// On a page without a local cloud: the simulator plays what is changed beside the stack, and a failure that takes nothing back.

let journey: Journey;
beforeAll(async () => {
  journey = await startRehearsals();
});
afterAll(() => journey?.close());

async function openDeploymentInfo(page: Page) {
  await page.keyboard.press('F1');
  await page.getByPlaceholder('Type a command, or the name of a file').fill('Project Info');
  await page.getByRole('option', { name: /Project Info/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Project Info' });
  await dialog.getByRole('tab', { name: 'Deployment' }).click();
  return dialog;
}

describe('beside the stack, and left as it failed', { shuffle: false }, () => {
  test('what somebody changed by hand is found, and staged back in the ordinary monitor', async () => {
    const { page } = journey;
    await rehearse(journey, 'Changed by hand');
    const info = await openDeploymentInfo(page);
    await info.getByRole('button', { name: 'Check for drift' }).click();
    const table = info.getByRole('table', { name: 'What differs' });
    await hurry(page, table);
    await journey.picture('drift');
    expect(await table.textContent()).toContain('MemorySize');
    expect(await info.getByRole('region', { name: 'Drift' }).getByRole('status').textContent()).toMatch(/differs? from what was deployed/);
    await info.getByRole('button', { name: 'Stage back…' }).click();
    await hurry(page, page.getByRole('button', { name: 'Execute', disabled: false }));
    await journey.picture('drift staged');
    expect(await page.getByTestId('change-row').first().textContent()).toContain('goes back to');
    // What it is outlasts the page.
    await page.reload();
    await page.getByTitle('Open the deployment monitor').click();
    await hurry(page, page.getByRole('button', { name: 'Execute', disabled: false }));
    await execute(page);
    await hurry(page, page.getByRole('button', { name: 'Done', exact: true }));
    expect(await ended(page)).toBe('Taken back. Everything is as it was deployed.');
    await done(page);
    const again = await openDeploymentInfo(page);
    await again.getByRole('button', { name: 'Check for drift' }).click();
    await hurry(page, again.getByText('Nothing differs from what was deployed'));
    await page.keyboard.press('Escape');
  });

  test('a failure that keeps what succeeded: what stands is told, and what was made can be removed', async () => {
    const { page } = journey;
    await rehearse(journey, 'One failure');
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await hurry(page, page.getByRole('button', { name: 'Execute', disabled: false }));
    await page.getByRole('radio', { name: 'Keep what succeeded' }).check();
    await journey.picture('keep');
    await execute(page);
    await hurry(page, page.getByRole('button', { name: 'Done', exact: true }));
    expect(await ended(page)).toMatch(/^Stopped at a failure: what succeeded stands/);
    const stands = page.getByRole('region', { name: 'What stands' });
    expect(await stands.textContent()).toContain('CREATE_FAILED');
    await journey.picture('halted');
    await stands.getByRole('button', { name: 'Deploy again on top' }).click();
    await hurry(page, page.getByRole('button', { name: 'Execute', disabled: false }));
    expect(await page.getByRole('radio', { name: 'Keep what succeeded' }).isChecked()).toBe(true);
    expect(await page.getByRole('radio', { name: 'Roll back' }).isDisabled()).toBe(true);
    // The monitor goes with them.
    await page.getByRole('button', { name: 'Abort Changes' }).click();
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    const question = page.getByRole('alertdialog', { name: 'What shall become of the stack?' });
    await hurry(page, question);
    await journey.picture('left as it failed');
    expect(await question.textContent()).toContain('what was made until then stands');
    await question.getByRole('button', { name: 'Leave it as it is' }).click();
    await done(page);
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
