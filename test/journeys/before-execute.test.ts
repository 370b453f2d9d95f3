import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GatedJourney, startGatedJourney } from '#support/gated-journey.ts';
import { FRAGMENT_FILE, matchFragment, slowProject } from '#support/slow-project.ts';
import { ended, execute, openZip, pasteOver, stageReading } from '#support/workbench-steps.ts';

let journey: GatedJourney;
beforeAll(async () => {
  journey = await startGatedJourney();
  journey.gate.open();
});
afterAll(async () => journey?.close());

const footer = (page: Page) => page.locator('.footer-deployment');
const isCall = (request: Request, action: string) => (request.postData() ?? '').includes(`Action=${action}&`);

describe('what is staged', { shuffle: false }, () => {
  test('by somebody else, of a stranger’s project, is executed only once it was read in this browser', async () => {
    const { page } = journey;
    const zip = await slowProject(journey.gate.url);
    await openZip(page, zip);
    await stageReading(page);

    const context = await page
      .context()
      .browser()
      ?.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    const other = await context?.newPage();
    if (!context || !other) throw new Error('no second browser');
    await other.goto(page.url());
    await openZip(other, zip);
    await other.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await other.getByText('begun elsewhere').waitFor();
    const sent: string[] = [];
    other.on('request', (request) => isCall(request, 'ExecuteChangeSet') && sent.push(request.url()));
    await other.getByRole('button', { name: 'Execute', disabled: false }).click();
    const question = other.getByRole('dialog', { name: 'Before greeter is deployed' });
    await question.getByText('Somebody else’s code').waitFor();
    await question.getByText('A template of its own').waitFor();
    if (process.env.JOURNEY_PICTURES) await other.screenshot({ path: `${process.env.JOURNEY_PICTURES}/unread.png` });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await other.getByText('begun elsewhere').waitFor();
    expect(sent).toEqual([]);
    await other.getByRole('button', { name: 'Execute', disabled: false }).click();
    await question.getByRole('button', { name: 'I have read this: execute' }).click();
    expect(await ended(other)).toContain('Deployed');
    expect(sent.length).toBe(1);
    await context.close();
    // Whoever comes back to where it was staged is told, and nothing is executed again.
    page.on('request', (request) => isCall(request, 'ExecuteChangeSet') && sent.push(request.url()));
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    expect(await ended(page)).toContain('Deployed');
    await page.getByText('executed from elsewhere').first().waitFor();
    await journey.picture('executed-elsewhere');
    expect(sent.length).toBe(1);
  });

  test('and is being aborted is said to be; nothing of it can be executed, and Deploy Project begins anew after it', async () => {
    const { page } = journey;
    await page.reload();
    await page.locator('.monaco-editor').first().waitFor();
    await pasteOver(page, FRAGMENT_FILE, matchFragment({ gate: journey.gate.url, version: 2 }));
    await stageReading(page);
    const sent: string[] = [];
    page.on('request', (request) => isCall(request, 'ExecuteChangeSet') && sent.push(request.url()));
    let discard: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      discard = resolve;
    });
    await page.route(/__bridge/, async (route) => {
      if (isCall(route.request(), 'DeleteChangeSet')) await held;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Abort Changes' }).click();
    await footer(page).getByText('Aborting the changes…').waitFor();
    await footer(page).click();
    const dialog = page.getByRole('dialog', { name: /^Deploy greeter/ });
    expect(await dialog.getByTestId('headline').textContent()).toBe('Aborting the changes…');
    for (const name of ['Execute', 'Abort Changes']) expect(await dialog.getByRole('button', { name, exact: true }).isEnabled(), name).toBe(false);
    await journey.picture('aborting');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await page.getByText('The project is deployed once the changes are aborted').first().waitFor();
    expect(await dialog.count()).toBe(0);
    discard();
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor({ timeout: 60_000 });
    expect(sent).toEqual([]);
    await execute(page);
    expect(await ended(page)).toContain('Deployed');
    expect(sent.length).toBe(1);
  });
});
