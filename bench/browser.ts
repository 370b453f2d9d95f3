// What a person at the built page waits for, in a real Chromium.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { buildPage, servePage } from '#local-cloud/serve-page.ts';
import { repositoryRoot } from '#node/repository-root.ts';
import { launchChromium } from '#support/chromium.ts';
import { type Figure, median } from './figure.ts';
import { firstScriptKilobytes } from './first-script.ts';
import { smallFunction } from './small-function.ts';

const LOADS = 7;

/** What can only be measured on the page as it is built. */
export async function run(): Promise<readonly Figure[]> {
  await buildPage((text) => process.stderr.write(`${text}\n`));
  const page = await servePage({
    development: false,
    bridge: {
      targets: { emulator: () => undefined, registries: [] },
      registries: { default: '', scopes: {} },
      region: '',
      localCloudProblem: () => undefined,
      version: 'bench',
    },
  });
  const browser = await launchChromium();
  try {
    const opened = await openedProject(browser, page.url);
    return [...firstScript(), await firstLoad(opened), await smallFunction(opened)];
  } finally {
    await browser.close();
    await page.close();
  }
}

function firstScript(): Figure[] {
  const { entry, withProject } = firstScriptKilobytes(join(repositoryRoot(), 'dist'));
  return [
    { name: 'first JavaScript before Monaco, gzip', value: entry, unit: 'kB', aim: 'under 250 kB' },
    { name: 'first JavaScript before Monaco where a project was open, gzip', value: withProject, unit: 'kB' },
  ];
}

/** A browser in which a project is open, as at the end of yesterday's work. */
async function openedProject(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: 'HTTP counter' }).click();
  await page.locator('.monaco-editor .view-line').first().waitFor();
  await page.waitForTimeout(1_500); // the project is kept within a second
  return page;
}

/** From the start of the navigation, with nothing cached, until the editor shows what is typed. The reference is the server and the browser alone. */
async function firstLoad(page: Page): Promise<Figure> {
  const session = await page.context().newCDPSession(page);
  const taken: number[] = [];
  const bare: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    const mark = `typed${load}x`;
    await session.send('Network.clearBrowserCache');
    await page.reload({ waitUntil: 'commit' });
    const { x, y } = await inNextFrame(page, firstLine, undefined);
    await page.mouse.click(x, y);
    await page.keyboard.type(mark);
    taken.push(await inNextFrame(page, shownAt, mark));
    await page.waitForTimeout(1_500);
  }
  const picture = await page.context().newPage();
  for (let load = 0; load < LOADS; load += 1) {
    await picture.goto(new URL('/favicon.svg', page.url()).href);
    bare.push(await picture.evaluate(() => performance.now()));
  }
  await picture.close();
  const value = median(taken);
  return {
    name: 'first load to an editor that shows what is typed',
    value,
    unit: 'ms',
    reference: 'a picture from the same server',
    ratio: value / median(bare),
    aim: 'under 1,200 ms',
  };
}

/**
 * What `look` finds, in the frame in which it is there: a locator looks again after half a second only, which would be counted as the page's.
 * `look` runs in the page.
 */
async function inNextFrame<Of, Found>(page: Page, look: (of: Of) => Found | undefined, of: Of): Promise<Found> {
  const found = await page.waitForFunction(look as (of: unknown) => unknown, of as unknown, { polling: 'raf' });
  return (await found.jsonValue()) as Found;
}

/** Where a person would tap to write. */
function firstLine(): { readonly x: number; readonly y: number } | undefined {
  const box = document.querySelector('.monaco-editor .view-line')?.getBoundingClientRect();
  return box && box.height > 0 ? { x: box.x + 40, y: box.y + box.height / 2 } : undefined;
}

function shownAt(mark: string): number | undefined {
  return document.querySelector('.view-lines')?.textContent?.includes(mark) ? performance.now() : undefined;
}
