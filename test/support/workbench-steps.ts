import type { Page } from 'playwright-core';

// What a person does at the workbench, by the labels that they read.

export async function openExample(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: title }).click();
  await page.getByRole('toolbar', { name: 'Project' }).waitFor();
  // The scan has come when the palette counts the project's resources; typing may begin before.
  await page.locator('.monaco-editor').first().waitFor();
}

/** Deploys by the toolbar, up to the staged changes. */
export async function stage(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Deploy Project' }).click();
  await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
}

export async function execute(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Execute' }).click();
}

/** Waits for the end, and gives its words. */
export async function ended(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Done', exact: true }).waitFor({ timeout: 60_000 });
  return (await page.getByTestId('headline').textContent()) ?? '';
}

export async function done(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Done', exact: true }).click();
}

/** Writes a file of the open project over, as if it had been typed, by the editor that shows it. */
export async function typeInto(page: Page, file: string, change: (text: string) => string): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByPlaceholder('Type a command, or the name of a file').fill(file);
  await page.getByRole('option', { name: file, exact: true }).click();
  await page.locator(`.monaco-editor`).first().waitFor();
  await page.evaluate(() => undefined);
  const before = await page.evaluate(async (path) => {
    const request = indexedDB.open('stackwright');
    const database = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const projects = database.transaction('projects').objectStore('projects').getAll();
    const all = await new Promise<{ id: string; openedAt: number }[]>((resolve) => {
      projects.onsuccess = () => resolve(projects.result);
    });
    const last = all.sort((a, b) => b.openedAt - a.openedAt)[0];
    const read = database
      .transaction('files')
      .objectStore('files')
      .get([last?.id ?? '', path]);
    return new Promise<string>((resolve) => {
      read.onsuccess = () => resolve(String(read.result ?? ''));
    });
  }, file);
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, change(before));
}
