import type { Page } from 'playwright-core';

// What a person does at the workbench, by the labels that they read.

export async function openExample(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: title }).click();
  await page.getByRole('toolbar', { name: 'Project' }).waitFor();
  // The scan has come when the palette counts the project's resources; typing may begin before.
  await page.locator('.monaco-editor').first().waitFor();
}

/** Runs a command of the palette, by keyboard. Until the list has come, Enter does nothing. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByPlaceholder('Type a command, or the name of a file').fill(title);
  await page.locator('[cmdk-item][aria-selected="true"]').filter({ hasText: title }).waitFor();
  await page.keyboard.press('Enter');
}

/** Deploys by the toolbar, up to the staged changes. */
export async function stage(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
  await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
}

/** Deploys a project with a fragment, which wants to be agreed to. */
export async function deployReading(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
  await page.getByRole('button', { name: 'I have read this: deploy' }).click();
}

export async function stageReading(page: Page): Promise<void> {
  await deployReading(page);
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

/** Opens a file by the command palette and pastes another text over it. */
export async function pasteOver(page: Page, file: string, text: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByPlaceholder('Type a command, or the name of a file').fill(file);
  await page.getByRole('option', { name: file, exact: true }).click();
  await page.getByRole('tab', { name: file.split('/').at(-1) ?? file, selected: true }).waitFor();
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.evaluate((one) => navigator.clipboard.writeText(one), text);
  await page.keyboard.press('ControlOrMeta+V');
}

/** Opens a project's zip as a person does, by the dialog. */
export async function openZip(page: Page, zip: Buffer): Promise<void> {
  await page.getByRole('button', { name: 'Open a folder or a zip' }).click();
  await page.getByLabel('Zip').setInputFiles({ name: 'project.zip', mimeType: 'application/zip', buffer: zip });
  await page.getByRole('toolbar', { name: 'Project' }).waitFor();
  await page.locator('.monaco-editor').first().waitFor();
}
