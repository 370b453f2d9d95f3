import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Journey, startJourney } from '#support/journey.ts';
import { done, ended, execute, openExample, stage } from '#support/workbench-steps.ts';

const AXE = `${readFileSync('node_modules/axe-core/axe.min.js', 'utf8')}; undefined`;

/** What axe finds on the page as it is, one line a rule. */
async function findings(page: Page, where: string): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return violations.map((one) => `${where}: ${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

test.each(['light', 'dark'] as const)('axe finds nothing on the main screens, %s', async (colorScheme) => {
  const journey: Journey = await startJourney({ colorScheme });
  const { page } = journey;
  const found: string[] = [];
  const look = async (where: string) => {
    await page.waitForTimeout(300);
    await journey.picture(`axe-${colorScheme}-${where}`);
    found.push(...(await findings(page, where)));
  };
  try {
    await page.getByRole('button', { name: 'HTTP counter' }).waitFor();
    await look('welcome');
    await openExample(page, 'HTTP counter');
    await page.waitForTimeout(1_000);
    await look('editor');
    await page.keyboard.press('F1');
    await page.getByPlaceholder('Type a command, or the name of a file').waitFor();
    await look('palette');
    await page.keyboard.press('Escape');
    await stage(page);
    await look('staged');
    await execute(page);
    await ended(page);
    await page.getByRole('button', { name: 'See the counts' }).click();
    await page.getByRole('button', { name: 'Logs...' }).click();
    await look('deployed');
    await done(page);
    for (const panel of ['Deployments', 'Logs', 'Run']) {
      await page.getByRole('tab', { name: panel, exact: true }).click();
      if (panel === 'Run') {
        await page.locator('.run-view').getByRole('button', { name: 'Run', exact: true }).click();
        await page.getByText('Succeeded').waitFor();
      }
      await look(panel);
    }
    await page.getByRole('tab', { name: 'Deployments', exact: true }).click();
    await page.getByRole('button', { name: 'Releases', exact: true }).click();
    await page.getByTestId('release').waitFor();
    await look('releases');
    await page.getByTestId('release').getByRole('button').first().click();
    await page.getByRole('dialog', { name: /^Release of/ }).waitFor();
    await look('release');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Project Info' }).click();
    for (const section of ['Overview', 'Unsaved changes', 'Build', 'Deployment']) {
      await page.getByRole('dialog').getByRole('tab', { name: section }).click();
      await look(section);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Target/ }).click();
    await page.getByRole('radio', { name: /AWS account/ }).click();
    await look('target');
  } finally {
    await journey.close();
  }
  expect(found).toEqual([]);
  expect(journey.faults).toEqual([]);
});
