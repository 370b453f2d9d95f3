import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Journey, startJourney } from '#support/journey.ts';
import { untilStored } from '#support/stored-file.ts';
import { openExample, runCommand } from '#support/workbench-steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
  await openExample(journey.page, 'Photo index');
  await journey.page.locator('.call-glyph').first().waitFor();
});
afterAll(() => journey?.close());
// What one test leaves open mustn't stand in the way of the next.
beforeEach(async () => {
  const { page } = journey;
  for (let open = 0; open < 3 && (await page.getByRole('dialog').count()) > 0; open += 1) await page.keyboard.press('Escape');
});

const manifestWhere = async (isThere: (manifest: Manifest) => boolean) =>
  JSON.parse(await untilStored(journey.page, 'stackwright.json', (text) => isThere(JSON.parse(text)))) as Manifest;

interface Manifest {
  readonly functions: Readonly<
    Record<
      string,
      {
        readonly memory?: number;
        readonly environment?: Readonly<Record<string, { value?: string }>>;
        readonly triggers?: object;
        readonly permissions?: readonly object[];
      }
    >
  >;
  readonly resources: Readonly<Record<string, { readonly properties?: object }>>;
  readonly environment: Readonly<Record<string, { value?: string }>>;
}

/** What axe finds wrong within the dialog, or on the whole screen. */
async function found(page: Page, within = 'body'): Promise<string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async (selector) => {
    const { axe } = window as unknown as { axe: { run(at: Element | null): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    const { violations } = await axe.run(document.querySelector(selector));
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`));
  }, within);
}

async function openFromToolbar(page: Page, name: string) {
  await page.getByRole('toolbar', { name: 'Project' }).getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

async function openFromPalette(page: Page, file: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByPlaceholder('Type a command, or the name of a file').fill(file);
  await page.getByRole('option', { name: file, exact: true }).click();
  await page.getByRole('tab', { name: file.split('/').at(-1) ?? file, selected: true }).waitFor();
  await page.locator('.view-line').first().click();
}

/** As somebody does who looks where the focus is. */
async function arrowDownTo(page: Page, item: Locator): Promise<void> {
  await item.waitFor();
  await expect
    .poll(async () => {
      if (await item.evaluate((element) => element === document.activeElement)) return true;
      await page.keyboard.press('ArrowDown');
      return false;
    })
    .toBe(true);
}

// One after the other: each goes on where the one before has left the page.
describe('forms', { shuffle: false }, () => {
  test('the whole screen and its panes are accessible', async () => {
    expect(await found(journey.page)).toEqual([]);
    await journey.page.emulateMedia({ colorScheme: 'dark' });
    await journey.page.waitForTimeout(300);
    expect(await found(journey.page)).toEqual([]);
    await journey.page.emulateMedia({ colorScheme: 'light' });
    await journey.page.getByRole('tab', { name: 'Project', exact: true }).click();
    expect(await found(journey.page)).toEqual([]);
    await journey.page.getByRole('tab', { name: 'Resources', exact: true }).click();
  });

  test('by keyboard alone: a queue is defined, shows as unused, is removed and restored', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Use SQS' }).focus();
    await page.keyboard.press('Enter');
    await arrowDownTo(page, page.getByRole('menuitem', { name: 'Define resource…' }));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('Name in this project').waitFor();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('spare');
    expect(await found(page, '[role="dialog"]')).toEqual([]);
    await page.keyboard.press('Enter');
    await manifestWhere((manifest) => 'spare' in manifest.resources);

    const dialog = await openFromToolbar(page, 'Unused');
    expect(await found(page, '[role="dialog"]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Remove spare' }).click();
    await manifestWhere((manifest) => !('spare' in manifest.resources));
    await dialog.getByText('Every resource of the project is used.').waitFor();
    await dialog.getByRole('tab', { name: 'Recently removed' }).click();
    await dialog.getByRole('button', { name: 'Restore spare' }).click();
    await manifestWhere((manifest) => 'spare' in manifest.resources);
    await dialog.getByRole('tab', { name: 'Usage summary' }).click();
    await dialog.getByRole('button', { name: /GetObject/ }).waitFor();
    expect(await found(page, '[role="dialog"]')).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('a taken name offers what is there', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Use S3' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Define resource…' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Name in this project').fill('photos');
    await form.getByText('the project has a resource "photos" already').waitFor();
    await form.getByRole('button', { name: 'Use the bucket “photos” that is there' }).click();
    expect(await form.getByRole('radio', { name: 'photos' }).isChecked()).toBe(true);
    await form.getByRole('button', { name: 'Cancel' }).click();
  });

  test("a variable is added, asked for at deployment, and removed; a resource's own can't be taken", async () => {
    const { page } = journey;
    const dialog = await openFromToolbar(page, 'Environment');
    await dialog.getByLabel('Key of the new variable').fill('PHOTOS_BUCKET');
    await dialog.getByText('"PHOTOS_BUCKET" is the variable of photos; choose another name').waitFor();
    await dialog.getByLabel('Key of the new variable').fill('LOG_LEVEL');
    await dialog.getByLabel('Value of the new variable').fill('info');
    await page.keyboard.press('Enter');
    await manifestWhere((manifest) => manifest.environment.LOG_LEVEL?.value === 'info');
    await dialog.getByLabel('Ask for LOG_LEVEL at deployment').check();
    const asked = await manifestWhere((manifest) => manifest.environment.LOG_LEVEL !== undefined && manifest.environment.LOG_LEVEL.value === undefined);
    expect(asked.environment.LOG_LEVEL).toEqual({});
    await dialog.getByLabel('Scope of LOG_LEVEL').selectOption('indexPhoto');
    await manifestWhere((manifest) => manifest.functions.indexPhoto?.environment?.LOG_LEVEL !== undefined);
    expect(await found(page, '[role="dialog"]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Remove LOG_LEVEL' }).click();
    await manifestWhere((manifest) => manifest.functions.indexPhoto?.environment === undefined);
    await page.keyboard.press('Escape');
  });

  test('a dependency is added by name and version, changed, and removed', async () => {
    const { page } = journey;
    const dialog = await openFromToolbar(page, 'Dependencies');
    await dialog.getByLabel('Search npm').fill('ms@^2.1.3');
    await dialog.getByRole('button', { name: 'Add ms', exact: true }).click();
    await untilStored(page, 'package.json', (text) => JSON.parse(text).dependencies?.ms === '^2.1.3');
    expect(await found(page, '[role="dialog"]')).toEqual([]);
    await dialog.getByLabel('Version of ms').fill('2.1.2');
    await page.keyboard.press('Enter');
    await untilStored(page, 'package.json', (text) => JSON.parse(text).dependencies?.ms === '2.1.2');
    await dialog.getByLabel('Search npm').fill('ms@99.0.0');
    await dialog.getByText(/^ms has no version 99\.0\.0: use one that exists, such as /).waitFor();
    await dialog.getByLabel('Search npm').fill('ms@2.1.1');
    await page.keyboard.press('Enter');
    await dialog.getByText('ms is listed already: its version is set to 2.1.1, it was 2.1.2.').waitFor();
    await untilStored(page, 'package.json', (text) => JSON.parse(text).dependencies?.ms === '2.1.1');
    expect(await found(page, '[role="dialog"]')).toEqual([]);
    await dialog.getByLabel('ms is for development only').check();
    await untilStored(page, 'package.json', (text) => JSON.parse(text).devDependencies?.ms === '2.1.1');
    await dialog.getByRole('button', { name: 'Remove ms' }).click();
    await untilStored(page, 'package.json', (text) => !text.includes('"ms"'));
    await page.keyboard.press('Escape');
  });

  test('the template can be read and saved, and permissions say why', async () => {
    const { page } = journey;
    const template = await openFromToolbar(page, 'Template');
    await template.getByText('"AWSTemplateFormatVersion"').waitFor();
    expect(await found(page, '[role="dialog"]')).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), template.getByRole('button', { name: 'Save Template' }).click()]);
    expect(download.suggestedFilename()).toBe('photo-index.template.json');
    await page.keyboard.press('Escape');

    await runCommand(page, 'Permissions');
    const permissions = page.getByRole('dialog', { name: 'Permissions' });
    await permissions.getByText('s3:GetObject').first().waitFor();
    expect(await found(page, '[role="dialog"]')).toEqual([]);
    await permissions.getByLabel('Actions').fill('ses:SendEmail');
    await permissions.getByLabel('Resources').fill('*');
    await page.keyboard.press('Enter');
    await manifestWhere((manifest) => manifest.functions.indexPhoto?.permissions !== undefined);
    await permissions.getByRole('button', { name: 'Remove the statement ses:SendEmail' }).click();
    await manifestWhere((manifest) => manifest.functions.indexPhoto?.permissions === undefined);
    await permissions
      .getByRole('button', { name: /src\/index-photo\.ts:\d+/ })
      .first()
      .click();
    await permissions.waitFor({ state: 'hidden' });
  });

  test('the inspector changes settings, each one step of undo', async () => {
    const { page } = journey;
    await page.locator('.handler-glyph').first().click();
    await page.getByRole('dialog', { name: 'Triggers of indexPhoto' }).getByRole('button', { name: 'Edit photoUploaded' }).click();
    await page.getByRole('dialog').getByLabel('Key begins with').fill('fresh/');
    await page.getByRole('button', { name: 'Update' }).click();
    await untilStored(page, 'stackwright.json', (text) => text.includes('"prefix": "fresh/"'));

    await page.getByRole('tab', { name: 'Project', exact: true }).click();
    await page
      .getByRole('button', { name: /index-photo\.ts/ })
      .first()
      .click();
    const memory = page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Memory');
    await memory.fill('64');
    await page.getByText('memory 64 is not a whole number of megabytes from 128 to 10240; give 128 to 10240').waitFor();
    await memory.fill('512');
    await page.keyboard.press('Enter');
    await manifestWhere((manifest) => manifest.functions.indexPhoto?.memory === 512);
    await page.locator('.view-line').first().click();
    await page.keyboard.press('ControlOrMeta+Z');
    await manifestWhere((manifest) => manifest.functions.indexPhoto?.memory === undefined);
    await page.keyboard.press('ControlOrMeta+Z');
    await untilStored(page, 'stackwright.json', (text) => !text.includes('fresh/'));
  });

  test('a wrong variable is underlined, and stands among the problems', async () => {
    const { page } = journey;
    await page
      .getByRole('button', { name: /index-photo\.ts/ })
      .first()
      .click();
    await page.locator('.view-line', { hasText: 'PHOTOS_BUCKET' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('console.log(process.env.PHOTO_BUCKET);');
    await page.locator('.squiggly-warning').first().waitFor();
    await page.getByRole('list', { name: 'Problems' }).getByText('PHOTO_BUCKET').first().waitFor();
    await journey.picture('wrong-variable');
    await page.keyboard.press('ControlOrMeta+Z');
    expect(journey.faults).toEqual([]);
  });

  test('a new function gets its file and opens, and a renamed bucket takes its variable along', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Function', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('tidy');
    expect(await found(page, '[role="dialog"]')).toEqual([]);
    await page.keyboard.press('Enter');
    await untilStored(page, 'src/tidy.ts', (text) => text.includes('export const handler'));
    await page.getByRole('tab', { name: 'tidy.ts' }).waitFor();

    await page.getByRole('tab', { name: 'Resources', exact: true }).click();
    await page.locator('[data-palette="s3"] .palette-toggle').click();
    await page.locator('[data-palette="photos"] .palette-resource').click();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByLabel('S3 bucket').fill('pictures');
    await page.keyboard.press('Enter');
    await untilStored(page, 'src/index-photo.ts', (text) => text.includes('process.env.PICTURES_BUCKET') && !text.includes('PHOTOS_BUCKET'));
    await untilStored(page, 'stackwright.json', (text) => text.includes('"resource": "pictures"') && !text.includes('"photos"'));
    await journey.picture('inspector-resource');

    // It is one step, and is never undone in one of its files alone.
    await openFromPalette(page, 'src/index-photo.ts');
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('x');
    await openFromPalette(page, 'stackwright.json');
    await page.keyboard.press('ControlOrMeta+Z');
    await page.getByText('Could not undo “rename photos”').first().waitFor();
    await page.getByRole('button', { name: 'Open index-photo.ts' }).click();
    await page.locator('.view-line').last().click();
    await page.keyboard.press('ControlOrMeta+Z');
    await untilStored(page, 'src/index-photo.ts', (text) => text.includes('PICTURES_BUCKET') && !text.endsWith('x'));
    await page.keyboard.press('ControlOrMeta+Z');
    await untilStored(page, 'src/index-photo.ts', (text) => text.includes('PHOTOS_BUCKET'));
    await untilStored(page, 'stackwright.json', (text) => text.includes('"resource": "photos"'));
    expect(journey.faults).toEqual([]);
  });
});
