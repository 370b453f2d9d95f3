import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '#support/chromium.ts';
import { type ServedGallery, serveBuiltGallery } from '../gallery/serve.ts';

const AXE = `${readFileSync('node_modules/axe-core/axe.min.js', 'utf8')}; undefined`;

let browser: Browser;
let gallery: ServedGallery;
beforeAll(async () => {
  [browser, gallery] = await Promise.all([launchChromium(), serveBuiltGallery()]);
});
afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

const OFF = { enabled: false };

/** A story is no page: what is asked of pages alone is left out. Beside light, dark differs in its colours only. */
const RULES = {
  light: { resultTypes: ['violations'], rules: { region: OFF, 'page-has-heading-one': OFF, 'landmark-one-main': OFF, 'heading-order': OFF } },
  dark: { resultTypes: ['violations'], runOnly: ['color-contrast'] },
} satisfies Record<string, RunOptions>;

/** What axe finds on the story as it is shown, one line a rule. Only that leaves the page: the rest of what it tells is long. */
async function findings(page: Page, options: RunOptions): Promise<string[]> {
  return page.evaluate(async (given) => {
    const { axe } = window as unknown as { readonly axe: { run(where: object, options: RunOptions): Promise<AxeResults> } };
    const { violations } = await axe.run({ exclude: [['.gallery-list']] }, given);
    return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  }, options);
}

/** What axe finds on every second story, beginning with this one. */
async function look(from: 0 | 1): Promise<string[]> {
  // A context of its own is a process of its own: two cores look at twice as many in the same time.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(error.message));
  await page.goto(gallery.url);
  const links = page.locator('.gallery-list a');
  await links.first().waitFor();
  await page.evaluate(AXE);
  const stories = (await links.allTextContents()).filter((_, index) => index % 2 === from);
  for (const story of stories) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `#/${encodeURIComponent(story)}`,
    );
    await page.locator('.gallery-list [aria-current=page]').getByText(story, { exact: true }).waitFor({ state: 'attached' });
    const light = await findings(page, RULES.light);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await findings(page, RULES.dark);
    found.push(...light.map((one) => `${story}: ${one}`), ...dark.map((one) => `${story}, dark: ${one}`));
  }
  expect(stories.length).toBeGreaterThan(1);
  return found;
}

test('axe finds nothing on any story, light and dark', async () => {
  expect((await Promise.all([look(0), look(1)])).flat()).toEqual([]);
});
