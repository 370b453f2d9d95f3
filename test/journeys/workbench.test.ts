import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, startJourney } from '#support/journey.ts';
import { untilStored } from '#support/stored-file.ts';
import { pasteOver } from '#support/workbench-steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey?.close());

/** The editor writes hard spaces. */
const codeShown = async () => (await journey.page.locator('.monaco-editor .view-lines').first().textContent())?.replaceAll('\u00a0', ' ');

describe('a project in the browser', { shuffle: false }, () => {
  test('a new one says where its name is wrong, and begins with a function', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'New Project' }).click();
    const dialog = page.getByRole('dialog', { name: 'New Project' });
    await dialog.getByLabel('Name').fill('My Project');
    await dialog.getByRole('button', { name: 'Create Project' }).click();
    await dialog.getByText('"My Project" is no name for a project').waitFor();
    await dialog.getByLabel('Name').fill('mine');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'hello.ts', selected: true }).waitFor();
    await expect.poll(codeShown).toContain('export async function handler');
  });

  test('an edit is kept within a second and survives a reload', async () => {
    const { page } = journey;
    await pasteOver(page, 'src/hello.ts', "export const handler = async () => ({ said: 'kept' });\n");
    await page.waitForTimeout(1_000);
    await page.reload();
    await expect.poll(codeShown).toContain('kept');
  });

  test('exported as a zip and opened again it is the same, and a second project', async () => {
    const { page } = journey;
    const [download] = await Promise.all([page.waitForEvent('download'), chooseFrom('File', 'Export as Zip')]);
    expect(download.suggestedFilename()).toBe('mine.zip');
    const zip = readFileSync(await download.path());
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByLabel('Zip').setInputFiles({ name: 'mine.zip', mimeType: 'application/zip', buffer: zip });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(codeShown).toContain('kept');
    await chooseFrom('File', 'Close Project');
    await expect.poll(() => page.locator('.project-open').count()).toBe(2);
    await page.locator('.project-open').first().click();
    await page.getByRole('toolbar', { name: 'Project' }).waitFor();
  });

  test('what is no zip is refused, and nothing is lost', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByLabel('Zip').setInputFiles({ name: 'no.zip', mimeType: 'application/zip', buffer: Buffer.from('no zip') });
    await page.getByText('the file is not a zip that can be read').first().waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(codeShown).toContain('kept');
  });

  test('a manifest that isn’t JSON is a problem with its place; deploying says so; corrected, all is there', async () => {
    const { page } = journey;
    await pasteOver(page, 'stackwright.json', '{ "version": 1, "name": }');
    await page
      .getByText(/it is not JSON/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await page.getByText('The deployment could not begin').first().waitFor();
    expect(await page.locator('[data-sonner-toast]').first().textContent()).toMatch(/stackwright\.json:1:\d+: it is not JSON/);
    await page.keyboard.press('ControlOrMeta+Z');
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(codeShown).toContain('"mine"');
    await expect
      .poll(() =>
        page
          .locator('.region-head + *')
          .getByText(/it is not JSON/)
          .count(),
      )
      .toBe(0);
  });

  test('where the browser has no room, it is said, the project stays open, and edits are kept once there is, by themselves', async () => {
    const { page } = journey;
    // What the test before edited is kept within a second; how many files are told of depends on nothing else.
    await page.waitForTimeout(1_000);
    await untilStored(page, 'stackwright.json', (text) => text.includes('"mine"'));
    await fillStorage(page);
    await pasteOver(page, 'src/hello.ts', "export const handler = async () => ({ said: 'later' });\n");
    await page.getByText(/files? only in memory/).waitFor();
    await chooseFrom('File', 'Close Project');
    await page.getByText('The project stays open').first().waitFor();
    await pasteOver(page, 'src/hello.ts', "export const handler = async () => ({ said: 'in time' });\n");
    await page.getByText(/files? only in memory/).waitFor();
    await makeRoom(page);
    await page.getByText(/files? only in memory/).waitFor({ state: 'detached' });
    await page.getByRole('contentinfo').getByText('The last edits are kept again').waitFor();
    await page.locator('[data-sonner-toast]').getByText('only in memory').first().waitFor({ state: 'detached' });
    await journey.picture('kept again');
    await page.reload();
    await expect.poll(codeShown).toContain('in time');
  });

  test('a second tab of the project sees each edit; edited in both at once, nothing is written over, and one chooses', async () => {
    const { page } = journey;
    const other = await journey.context.newPage();
    await other.goto(page.url());
    const shownIn = (tab: Page) => async () => (await tab.locator('.monaco-editor .view-lines').first().textContent())?.replaceAll('\u00a0', ' ');
    await expect.poll(shownIn(other)).toContain('in time');
    await other.bringToFront();
    await pasteOver(other, 'src/hello.ts', "export const handler = async () => ({ said: 'from the second' });\n");
    await expect.poll(shownIn(page)).toContain('from the second');

    // The first can't write for a while, and the second goes on.
    await fillStorage(page);
    await page.bringToFront();
    await pasteOver(page, 'src/hello.ts', "export const handler = async () => ({ said: 'by the first' });\n");
    await page.getByText(/files? only in memory/).waitFor();
    await other.bringToFront();
    await pasteOver(other, 'src/hello.ts', "export const handler = async () => ({ said: 'by the second' });\n");
    await untilStored(other, 'src/hello.ts', (text) => text.includes('by the second'));
    await page.bringToFront();
    await makeRoom(page);
    await page.getByRole('button', { name: '1 file edited in another tab' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edited in another tab' });
    await dialog.getByText('by the second').waitFor();
    await journey.picture('edited in another tab');

    // A reload loses neither, and has no need to ask.
    await expect.poll(() => page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })))).toBe(true);
    await page.reload();
    await page.getByRole('button', { name: '1 file edited in another tab' }).click();
    await dialog.getByText('by the first').waitFor();
    await dialog.getByText('by the second').waitFor();
    await dialog.getByRole('button', { name: 'Keep both, as two files' }).click();
    await dialog.getByText('Both tabs have the same again.').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(shownIn(other)).toContain('by the first');
    await untilStored(page, 'src/hello.other-tab.ts', (text) => text.includes('by the second'));
    await other.close();
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});

async function chooseFrom(menu: string, item: string): Promise<void> {
  await journey.page.getByRole('menuitem', { name: menu }).click();
  await journey.page.getByRole('menuitem', { name: item }).click();
}

type Store = IDBObjectStore & { kept?: IDBObjectStore['put'] };

/** From now on this tab's storage has no room. */
async function fillStorage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const store = IDBObjectStore.prototype as Store;
    store.kept = store.put;
    store.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
}

async function makeRoom(page: Page): Promise<void> {
  await page.evaluate(() => {
    const store = IDBObjectStore.prototype as Store;
    if (store.kept) store.put = store.kept;
  });
}
