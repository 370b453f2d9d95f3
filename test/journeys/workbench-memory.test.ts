import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, startJourney } from '#support/journey.ts';
import { untilStored } from '#support/stored-file.ts';
import { openZip, runCommand } from '#support/workbench-steps.ts';

let journey: Journey;
let folder: string;
beforeAll(async () => {
  [journey, folder] = await Promise.all([startJourney(), mkdtemp(join(tmpdir(), 'dropped-'))]);
});
afterAll(() => Promise.all([journey?.close(), rm(folder, { recursive: true, force: true })]));

/** Slower machines take their time to draw. */
const SLOWLY = { timeout: 30_000 };

const LINES = Array.from({ length: 300 }, (_, line) => `export const line${line + 1} = ${line + 1};`).join('\n');

async function aZip(name: string): Promise<Buffer> {
  const bucket = { type: 's3.bucket', origin: 'project' };
  const manifest = { version: 1, name, cloud: 'aws', functions: { hit: { entry: 'src/hit.ts' } }, resources: { spare: bucket, other: bucket } };
  const zip = new JSZip();
  zip.file('stackwright.json', JSON.stringify(manifest, null, 2));
  zip.file('src/hit.ts', 'export const handler = async () => 1;\n');
  zip.file('src/long.ts', LINES);
  zip.file('src/short.ts', 'export const short = 1;\n');
  return zip.generateAsync({ type: 'nodebuffer' });
}

async function openByPalette(page: Page, what: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByPlaceholder('Type a command, or the name of a file').fill(what);
  await page.getByRole('option', { name: what, exact: true }).click();
}

/** What one sees of where one is. */
async function screen(page: Page) {
  const panel = page.getByRole('separator', { name: 'Height of the panel' });
  return {
    tabs: await page.getByRole('tablist', { name: 'Open files' }).getByRole('tab').allTextContents(),
    selected: await page.getByRole('tab', { selected: true }).allTextContents(),
    cursor: await page.locator('.status-cursor').allTextContents(),
    inspector: await page.getByRole('complementary', { name: 'Inspector' }).count(),
    panelAt: Math.round((await panel.boundingBox())?.y ?? 0),
    isLine200Seen: await page.locator('.view-line', { hasText: /line200\s/ }).isVisible(),
  };
}

// One after the other: each goes on where the one before has left the page.
describe('the workbench remembers', { shuffle: false }, () => {
  test('tabs, the place in a file, panes and their sizes are there after a reload, each project its own', async () => {
    const { page } = journey;
    await openZip(page, await aZip('first'));
    await page.getByRole('tab', { name: 'hit.ts', selected: true }).waitFor();
    await openByPalette(page, 'src/long.ts');
    await openByPalette(page, 'src/short.ts');
    await openByPalette(page, 'src/long.ts');
    await page.locator('.view-line', { hasText: /line1\s/ }).click();
    await page.keyboard.press('ControlOrMeta+G');
    await page.keyboard.type('210');
    await page.keyboard.press('Enter');
    await page.locator('.status-cursor', { hasText: 'Ln 210' }).waitFor();
    await runCommand(page, 'Inspector');
    await page.getByRole('complementary', { name: 'Inspector' }).waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Logs', exact: true }).click();
    await page.getByRole('tab', { name: 'Project', exact: true }).click();
    const before = (await screen(page)).panelAt;
    await page.getByRole('separator', { name: 'Height of the panel' }).focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowUp');
    await expect.poll(async () => (await screen(page)).panelAt, SLOWLY).toBeLessThan(before - 20);
    await expect.poll(async () => (await screen(page)).isLine200Seen, SLOWLY).toBe(true);
    const left = await screen(page);
    await page.reload();
    await expect.poll(() => screen(page), SLOWLY).toEqual(left);

    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByLabel('Zip').setInputFiles({ name: 'second.zip', mimeType: 'application/zip', buffer: await aZip('second') });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(async () => (await screen(page)).tabs, SLOWLY).toEqual(['ƒhit.ts']);
    await page.getByRole('tab', { name: 'Problems', exact: true }).click();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'first' }).first().click();
    await expect.poll(() => screen(page), SLOWLY).toEqual(left);
  });

  test('a file that is gone has no tab after a reload', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Actions of src/long.ts' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await untilStored(page, 'src/long.ts', (text) => text === '');
    await page.reload();
    await expect.poll(async () => (await screen(page)).tabs, SLOWLY).toEqual(['ƒhit.ts', 'short.ts']);
  });

  test('what was removed can be restored after a reload, and is the same in another tab', async () => {
    const { page, context } = journey;
    const openUnused = async (of: Page) => {
      await of.getByRole('toolbar', { name: 'Project' }).getByRole('button', { name: 'Unused', exact: true }).click();
      const dialog = of.getByRole('dialog');
      await dialog.waitFor();
      return dialog;
    };
    await (await openUnused(page)).getByRole('button', { name: 'Remove spare' }).click();
    await untilStored(page, 'stackwright.json', (text) => !text.includes('spare'));
    await page.reload();
    const dialog = await openUnused(page);
    await dialog.getByRole('tab', { name: 'Recently removed' }).click();
    await dialog.getByRole('button', { name: 'Restore spare' }).waitFor();

    const second = await context.newPage();
    await second.goto(page.url());
    const there = await openUnused(second);
    await there.getByRole('button', { name: 'Remove other' }).click();
    await dialog.getByRole('button', { name: 'Restore other' }).waitFor();
    await there.getByRole('tab', { name: 'Recently removed' }).click();
    await there.getByRole('button', { name: 'Restore spare' }).click();
    await untilStored(page, 'stackwright.json', (text) => text.includes('spare') && !text.includes('other'));
    await dialog.getByRole('button', { name: 'Restore spare' }).waitFor({ state: 'detached' });
    await there.getByRole('button', { name: 'Clear this list' }).click();
    await dialog.getByText('Nothing was removed since the last deployment.').waitFor();
    await second.close();
    await page.keyboard.press('Escape');
  });

  test('files and folders from the desktop are added where they are dropped, and nothing is written over unasked', async () => {
    const { page } = journey;
    const picture = await readFile('examples/photo-index/sample/sunset.png');
    await mkdir(join(folder, 'pictures', 'node_modules'), { recursive: true });
    await writeFile(join(folder, 'pictures', 'sunset.png'), picture);
    await writeFile(join(folder, 'pictures', 'node_modules', 'left-out.txt'), 'no');
    await writeFile(join(folder, 'short.ts'), 'export const short = 2;\n');
    await writeFile(join(folder, 'note.txt'), 'a note');
    await drop(page, ['pictures', 'note.txt', 'short.ts'], 'src/hit.ts');
    const question = page.getByRole('dialog', { name: 'Replace src/short.ts?' });
    await question.getByRole('button', { name: 'Replace' }).click();
    await untilStored(page, 'src/short.ts', (text) => text.includes('2'));
    await untilStored(page, 'src/note.txt', (text) => text === 'a note');
    const shown = await page.locator('.file-name').evaluateAll((all) => all.map((one) => one.getAttribute('title')));
    expect(shown).toEqual(['src', 'src/pictures', 'src/pictures/sunset.png', 'src/hit.ts', 'src/note.txt', 'src/short.ts', 'stackwright.json']);
    await page.locator('.view-lines').first().click();
    await page.keyboard.press('ControlOrMeta+Z');
    await untilStored(page, 'src/short.ts', (text) => text.includes('1'));

    // Where nothing takes it the browser would open it in place of the page.
    await drop(page, ['note.txt'], undefined);
    await page.getByRole('toolbar', { name: 'Project' }).waitFor();

    await page.locator('.file-name[title="src/pictures/sunset.png"]').click();
    await page.getByText('12 kB · 320 × 200 pixels').waitFor();
    await journey.picture('preview-of-a-picture');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()]);
    expect((await readFile(await download.path())).equals(picture)).toBe(true);
  });

  test('a file is duplicated by keyboard, and moved by dragging it onto a folder', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Actions of src/short.ts' }).focus();
    await page.keyboard.press('Enter');
    // The keys go to the menu once its first item has the focus.
    await page.locator('[data-highlighted]', { hasText: 'Rename or move…' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[data-highlighted]', { hasText: 'Duplicate…' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('Path of the copy of src/short.ts').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'short-copy.ts', selected: true }).waitFor();
    await untilStored(page, 'src/short-copy.ts', (text) => text.includes('short'));
    await page.locator('.file-name[title="src/short-copy.ts"]').dragTo(page.locator('.file-name[title="src/pictures"]'));
    await untilStored(page, 'src/pictures/short-copy.ts', (text) => text.includes('short'));
    expect(journey.faults).toEqual([]);
  });

  test('an import of a package has the types of the package, after a reload too', async () => {
    const { page } = journey;
    const zip = new JSZip();
    zip.file('stackwright.json', JSON.stringify({ version: 1, name: 'typed', cloud: 'aws', functions: { hit: { entry: 'src/hit.ts' } }, resources: {} }));
    zip.file('package.json', JSON.stringify({ name: 'typed', dependencies: { ms: '^2.1.3' }, devDependencies: { '@types/ms': '^2.1.0' } }));
    zip.file('src/hit.ts', "import ms from 'ms';\nexport const wrong: boolean = ms('1d');\n");
    await page.keyboard.press('ControlOrMeta+O');
    const buffer = await zip.generateAsync({ type: 'nodebuffer' });
    await page.getByLabel('Zip').setInputFiles({ name: 'typed.zip', mimeType: 'application/zip', buffer });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const underlined = page.locator('.squiggly-warning').first();
    await underlined.waitFor({ timeout: 60_000 });
    await page.locator('.view-line', { hasText: 'wrong' }).click();
    await page.keyboard.press('F8');
    await page.getByText("Type 'number' is not assignable to type 'boolean'.").first().waitFor();
    await journey.picture('types-of-a-package');
    await page.reload();
    await underlined.waitFor({ timeout: 60_000 });
    expect(journey.faults).toEqual([]);
  });

  test('the services’ drawings stand out, on light ground and on dark', async () => {
    const { page } = journey;
    await page.getByRole('tab', { name: 'Resources', exact: true }).click();
    await page.locator('.service-icon').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await journey.picture(`drawings-${colorScheme}`);
      const contrasts = await page.evaluate(contrastsOfDrawings);
      expect(contrasts.length).toBeGreaterThan(5);
      expect(Math.min(...contrasts)).toBeGreaterThan(3);
    }
  });
});

/** As a person drops files of this computer, over a file's row or over the code. */
async function drop(page: Page, names: readonly string[], over: string | undefined): Promise<void> {
  const at = over === undefined ? page.getByRole('tablist', { name: 'Panel' }) : page.locator(`.file-name[title="${over}"]`);
  const box = await at.boundingBox();
  if (!box) throw new Error('there is nothing to drop onto');
  const session = await page.context().newCDPSession(page);
  const where = {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    data: { items: [], files: names.map((name) => join(folder, name)), dragOperationsMask: 1 },
  };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, ...where });
  await session.detach();
}

/** In the page: how the lines of each drawing, as the style sheet turns them, stand out from the ground. */
function contrastsOfDrawings(): number[] {
  const luminance = (colour: string, filter = 'none') => {
    const pen = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
    pen.filter = filter;
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = [...pen.getImageData(0, 0, 1, 1).data].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = luminance(getComputedStyle(document.body).backgroundColor);
  return [...document.querySelectorAll('.service-icon')].map((one) => {
    const line = luminance(one.querySelector('svg')?.getAttribute('stroke') ?? 'none', getComputedStyle(one).filter);
    return (Math.max(line, ground) + 0.05) / (Math.min(line, ground) + 0.05);
  });
}
