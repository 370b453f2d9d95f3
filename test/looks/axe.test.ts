import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Journey, startJourney } from '#support/journey.ts';
import { done, ended, execute, openExample, stage } from '#support/workbench-steps.ts';

const AXE = `${readFileSync('node_modules/axe-core/axe.min.js', 'utf8')}; undefined`;

/** Beside light, dark differs in its colours only. */
const RULES = { light: { resultTypes: ['violations'] }, dark: { resultTypes: ['violations'], runOnly: ['color-contrast'] } } satisfies Record<
  string,
  RunOptions
>;

/** What axe finds on the page as it is, one line a rule. Only that leaves the page: the rest of what it tells is long. */
async function findings(page: Page, where: string, options: RunOptions): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(
    async ([at, given]) => {
      const { violations } = await (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(given);
      return violations.map((one) => `${at}: ${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
    },
    [where, options] as const,
  );
}

/** As when the system changes its colours: until the editors have theirs too, and nothing is on its way from one to the other. */
async function inColours(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction(
    (isDark) => [...document.querySelectorAll('.monaco-editor')].every((one) => one.classList.contains('vs-dark') === isDark),
    colorScheme === 'dark',
  );
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const moving = document.getAnimations().filter((one) => one instanceof CSSTransition && one.playState === 'running');
    await Promise.allSettled(moving.map((one) => one.finished));
  });
}

test('axe finds nothing on the main screens, light and dark', async () => {
  const journey: Journey = await startJourney({ colorScheme: 'dark' });
  const { page } = journey;
  const found: string[] = [];
  const look = async (where: string) => {
    await page.waitForTimeout(300);
    for (const colours of ['dark', 'light'] as const) {
      await inColours(page, colours);
      await journey.picture(`axe-${colours}-${where}`);
      found.push(...(await findings(page, `${where}, ${colours}`, RULES[colours])));
    }
    await inColours(page, 'dark');
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
