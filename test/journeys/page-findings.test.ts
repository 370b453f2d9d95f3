import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, startJourney } from '#support/journey.ts';
import { openExample, openZip, pasteOver, runCommand } from '#support/workbench-steps.ts';

// What only a browser shows: where clicks and keys land, what Monaco makes of a file, what is drawn over what.

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.close());

const MANIFEST = JSON.stringify({ version: 1, name: 'mixed', cloud: 'aws', functions: { a: { entry: 'src/a.ts' } }, resources: {} });
const MIXED = '\uFEFFexport const one = 1;\r\nexport const two = 2;\nexport async function handler() {\r\n  return one;\n}\n';

describe('what a page was found to do', { shuffle: false }, () => {
  test('a keystroke leaves the line ends and the mark of a file as they were', async () => {
    const { page } = journey;
    const zip = await new JSZip().file('stackwright.json', MANIFEST).file('src/a.ts', MIXED).generateAsync({ type: 'nodebuffer' });
    await openZip(page, zip);
    await page.locator('.view-line', { hasText: 'two' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' //');
    await page.locator('.view-line', { hasText: '//' }).waitFor();
    await page.getByRole('menuitem', { name: 'File' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Export as Zip' }).click();
    const download = await downloading;
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const exported = await JSZip.loadAsync(Buffer.concat(chunks));
    const text = await exported.file('src/a.ts')?.async('nodebuffer');
    expect(text?.toString('utf8')).toBe(MIXED.replace('two = 2;', 'two = 2; //'));
  });

  test('Undo is grey until there is something to undo; a deleted file comes back from its message', async () => {
    const { page } = journey;
    await page.reload();
    await page.locator('.monaco-editor').first().waitFor();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    expect(await page.getByRole('menuitem', { name: 'Undo' }).getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Project', exact: true }).click();
    await page.getByRole('button', { name: 'Actions of src/a.ts' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByText('src/a.ts was deleted').last().waitFor();
    await journey.picture('deleted-file');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('tab', { name: 'a.ts', selected: true }).waitFor();
  });

  test('the tab of a renamed file follows it, and follows it back when that is undone', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Actions of src/a.ts' }).click();
    await page.getByRole('menuitem', { name: 'Rename or move…' }).click();
    await page.getByLabel('New path of src/a.ts').fill('src/B2.ts');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'B2.ts', selected: true }).waitFor();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await page.getByRole('menuitem', { name: 'Undo' }).click();
    await page.getByRole('tab', { name: 'a.ts', selected: true }).waitFor();
    expect(await page.getByRole('tab', { name: 'B2.ts' }).count()).toBe(0);
    await page.locator('.view-line', { hasText: 'handler' }).waitFor();
  });

  test('by keyboard the focus stays in the tree: after a rename, a cancelled one, and a deletion', async () => {
    const { page } = journey;
    const focused = () =>
      page.evaluate(() => {
        // The file's tab has the same title, and may have the focus for a moment.
        const element = document.activeElement?.closest('.file-tree') ? document.activeElement : undefined;
        return element?.getAttribute('title') ?? element?.getAttribute('aria-label');
      });
    const openMenu = async () => {
      await page.getByRole('button', { name: 'Actions of src/a.ts' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('[data-highlighted]', { hasText: 'Rename or move…' }).waitFor();
    };
    await openMenu();
    await journey.picture('actions-of-a-file');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Actions of src/a.ts');
    await openMenu();
    await page.keyboard.press('Enter');
    await page.getByLabel('New path of src/a.ts').fill('src/lib/z.ts');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('src/lib/z.ts');
    await page.keyboard.press('F2');
    await page.getByLabel('New path of src/lib/z.ts').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('src/lib/z.ts');
    await page.keyboard.press('F2');
    await page.getByLabel('New path of src/lib/z.ts').fill('src/a.ts');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('src/a.ts');
    await page.keyboard.press('Delete');
    await expect.poll(focused).toBe('stackwright.json');
    await journey.picture('focus-after-a-deletion');
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await page.getByRole('tab', { name: 'a.ts', selected: true }).waitFor();
  });

  test('a folder is renamed and deleted like a file, with all that it has', async () => {
    const { page } = journey;
    const tree = page.getByRole('list', { name: 'Files' });
    await tree.getByRole('button', { name: 'src', exact: true }).focus();
    await page.keyboard.press('F2');
    await page.getByLabel('New path of src').fill('stackwright.json/code');
    await page.getByText('stackwright.json stands in the way').first().waitFor();
    await journey.picture('folder-in-the-way');
    await page.getByLabel('New path of src').fill('code/deep');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('title'))).toBe('code/deep');
    await page.getByRole('tab', { name: 'a.ts', selected: true }).waitFor();
    await journey.picture('folder-renamed');
    await page.keyboard.press('Delete');
    const told = page.locator('[data-sonner-toast]', { hasText: 'code/deep was deleted' });
    await told.waitFor();
    expect(await page.getByRole('tab', { name: 'a.ts' }).count()).toBe(0);
    await told.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('tab', { name: 'a.ts', selected: true }).waitFor();
    await page.getByRole('button', { name: 'Actions of code/deep', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Rename or move…' }).click();
    await page.getByLabel('New path of code/deep').fill('src');
    await page.keyboard.press('Enter');
    await tree.getByRole('button', { name: 'src', exact: true }).waitFor();
  });

  test('the palette gives the keys back to the code, and a dialog gives the focus back to where it was', async () => {
    const { page } = journey;
    await page.locator('.view-line', { hasText: 'two' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('F1');
    await page.getByPlaceholder('Type a command, or the name of a file').waitFor();
    await page.keyboard.press('Escape');
    await page.getByPlaceholder('Type a command, or the name of a file').waitFor({ state: 'detached' });
    const isInCode = () => page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null);
    await expect.poll(isInCode).toBe(true);
    await page.keyboard.type('typed after');
    await page.locator('.view-line', { hasText: 'typed after' }).waitFor();
    for (const title of ['Dependencies', 'Environment', 'Template']) {
      await runCommand(page, title);
      await page.getByRole('dialog', { name: title }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await expect.poll(isInCode).toBe(true);
    }
  });

  test('by keyboard one leaves the code and comes back to it: by F6, and by Tab once that is switched', async () => {
    const { page } = journey;
    await page.locator('.view-line', { hasText: 'typed after' }).click();
    const code = await page.locator('.view-lines').textContent();
    const region = () => page.evaluate(() => document.activeElement?.closest('#side, #editor, #panel')?.id);
    await page.keyboard.press('Shift+F6');
    expect(await region()).toBe('side');
    await page.keyboard.press('F6');
    expect(await region()).toBe('editor');
    const tabMoves = process.platform === 'darwin' ? 'Control+Shift+M' : 'Control+M';
    await page.keyboard.press(tabMoves);
    await page.keyboard.press('Tab');
    expect(await region()).not.toBe('editor');
    await page.keyboard.press('Shift+Tab');
    expect(await region()).toBe('editor');
    await page.keyboard.press(tabMoves);
    expect(await page.locator('.view-lines').textContent()).toBe(code);
  });

  test('what is typed while the palette is being loaded is typed into it, and Enter does nothing before it can be seen what', async () => {
    const { page, context } = journey;
    let load = () => {};
    const loading = new Promise<void>((resolve) => {
      load = resolve;
    });
    await context.route(/palette-dialog-.*js/, async (route) => {
      await loading;
      await route.continue();
    });
    // Only then: a page that idles loads what will be wanted.
    await page.reload();
    await page.locator('.view-line', { hasText: 'typed after' }).click();
    const code = await page.locator('.view-lines').textContent();
    await page.keyboard.press('F1');
    await page.keyboard.type('templ');
    await page.keyboard.press('Enter');
    const input = page.getByPlaceholder('Type a command, or the name of a file');
    expect([await input.inputValue(), await page.getByRole('dialog').count()]).toEqual(['templ', 1]);
    load();
    await page.getByRole('option', { name: /Template/, selected: true }).waitFor();
    await page.keyboard.type('ate');
    expect(await input.inputValue()).toBe('template');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Template' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.locator('.view-lines').textContent()).toBe(code);
  });

  test('what TypeScript underlines is listed, counted, and leads to its place; what Node declares is known', async () => {
    const { page } = journey;
    const node =
      "import fs from 'node:fs/promises'; if (process.exitCode === 3) process.stdout.write(String(await fs.readdir('/tmp').then((x) => x.length > 0)));";
    await pasteOver(page, 'src/a.ts', `export const one = 1;\n\nexport async function handler() {\n  return new Missing(one);\n}\n${node}\n`);
    const row = page.getByRole('button', { name: /TypeScript 2304: Cannot find name 'Missing'/ });
    await row.waitFor();
    await journey.picture('type-problems');
    await page.getByRole('contentinfo').getByText('1 warning').waitFor();
    // As severe in the code as in the list.
    await page.locator('.squiggly-warning').first().waitFor();
    expect(await page.locator('.squiggly-error').count()).toBe(0);
    await page.keyboard.press('ControlOrMeta+Home');
    await row.click();
    await page.getByText('Ln 4, Col 14').waitFor();
  });

  test('an import that leads nowhere is told until its file is there, also while another file is shown', async () => {
    const { page } = journey;
    await pasteOver(page, 'src/a.ts', "import { two } from './two';\nexport const one = 1;\nexport async function handler() {\n  return two;\n}\n");
    const row = page.getByRole('button', { name: /TypeScript 2307: Cannot find module '.\/two'/ });
    await row.waitFor();
    await page.getByRole('button', { name: 'File', exact: true }).click();
    await page.getByLabel('Path of the new file').fill('src/two.ts');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'two.ts', selected: true }).waitFor();
    await row.waitFor({ state: 'detached' });
    await page.getByRole('list', { name: 'Files' }).locator('.file-name[title="src/two.ts"]').focus();
    await page.keyboard.press('Delete');
    await row.waitFor();
    await pasteOver(page, 'src/a.ts', 'export const one = 1;\nexport const two = 2; //\nexport async function handler() {\n  return one;\n}\n');
  });

  test('a variable that is removed is underlined, also where a wrong one led to it before', async () => {
    const { page } = journey;
    const dialog = page.getByRole('dialog', { name: 'Environment' });
    await runCommand(page, 'Environment');
    await dialog.getByLabel('Key of the new variable').fill('GREETING');
    await dialog.getByLabel('Value of the new variable').fill('hello');
    await dialog.getByRole('button', { name: 'Add variable' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await pasteOver(page, 'src/a.ts', 'export async function handler() {\n  return process.env.GREETINGS;\n}\n');
    await page.getByRole('button', { name: /Property 'GREETINGS' does not exist .* Did you mean 'GREETING'/ }).waitFor();
    await pasteOver(page, 'src/a.ts', 'export async function handler() {\n  return process.env.GREETING;\n}\n');
    await page.getByText('No problems.').waitFor();
    await runCommand(page, 'Environment');
    await dialog.getByRole('button', { name: 'Remove GREETING' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: /Property 'GREETING' does not exist/ }).waitFor();
  });

  test('removing a project asks in another place, and the project comes back from its message', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: /^Project: / }).click();
    await page.getByRole('button', { name: 'Remove mixed' }).dblclick();
    const question = page.getByRole('alertdialog', { name: 'Remove mixed?' });
    await question.waitFor();
    await journey.picture('remove-project');
    expect(await question.textContent()).toContain('Nothing of it is deployed here');
    await question.getByRole('button', { name: 'Remove the project' }).click();
    await page.getByText('mixed was removed').last().waitFor();
    await page.locator('[data-sonner-toast]', { hasText: 'mixed was removed' }).getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('tab', { name: 'a.ts', selected: true }).waitFor();
    await journey.picture('project-back');
    await page.keyboard.press('Escape');
  });

  test('a project of many files opens without a fault of the editor, and its tree is drawn as far as it is seen', async () => {
    const { page, faults } = journey;
    const zip = new JSZip()
      .file('stackwright.json', MANIFEST.replace('mixed', 'many'))
      .file('tsconfig.json', '{ "extends": "./base.json" }')
      .file('base.json', '{ "compilerOptions": { "paths": { "@many/*": ["./src/many/*"] } } }')
      .file('src/a.ts', "import { f7 } from '@many/f7';\nexport const handler = () => f7.length;\n");
    for (let index = 0; index < 3_000; index += 1) zip.file(`src/many/f${index}.ts`, `export const f${index} = ${index};\n`);
    await page.getByRole('menuitem', { name: 'File' }).click();
    await page.getByRole('menuitem', { name: 'Open…' }).click();
    await page.getByLabel('Zip').setInputFiles({ name: 'many.zip', mimeType: 'application/zip', buffer: await zip.generateAsync({ type: 'nodebuffer' }) });
    await page.getByRole('button', { name: 'Project: many' }).waitFor();
    await page.getByRole('button', { name: /TypeScript 2339: Property 'length'/ }).waitFor();
    await page.getByRole('tab', { name: 'Project', exact: true }).click();
    await page.getByRole('button', { name: 'f0.ts' }).first().waitFor();
    await journey.picture('many-files');
    expect(await page.locator('.file-row').count()).toBeLessThan(200);
    expect(faults).toEqual([]);
  });

  test('the footer tells of the open project alone', async () => {
    const { page } = journey;
    await page.getByRole('menuitem', { name: 'File' }).click();
    await page.getByRole('menuitem', { name: 'Close Project' }).click();
    await openExample(page, 'HTTP counter');
    await page.getByRole('button', { name: 'Build Project' }).click();
    await page
      .getByRole('contentinfo')
      .getByText(/^Built /)
      .waitFor();
    await page.getByRole('button', { name: /^Project: / }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^mixed/ })
      .click();
    await page.getByRole('button', { name: 'Project: mixed' }).waitFor();
    expect(
      await page
        .getByRole('contentinfo')
        .getByText(/^Built /)
        .count(),
    ).toBe(0);
  });
});
