import type { Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, startJourney } from '#support/journey.ts';
import { done, ended, execute, openExample, pasteOver, stage } from '#support/workbench-steps.ts';

/** On a cloud that is over with it in a moment, the page is loaded anew at the worst of all: nothing that was deployed here is lost from sight. */
let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey?.close());

const releases = async () => (await journey.page.getByTestId('release').locator('.release-summary').allTextContents()).map((one) => one.trim());
const says = (word: string) => `export const handler = async () => ({ statusCode: 200, body: process.env.VISITS_TABLE && '${word}' });\n`;
const isExecution = (request: Request) => /ExecuteChangeSet/.test(request.postData() ?? request.headers()['x-amz-target'] ?? '');

async function reload(): Promise<void> {
  const { page } = journey;
  await page.reload();
  await page.getByRole('toolbar', { name: 'Project' }).waitFor();
}

/** Execute, and away: the cloud has been asked, and what came of it nobody has seen. */
async function executeAndReload(): Promise<void> {
  const { page } = journey;
  const asked = page.waitForResponse((response) => isExecution(response.request()));
  await execute(page);
  await asked;
  await reload();
}

/** In the footer; a message says it, too. */
const isTold = () => journey.page.getByRole('contentinfo').getByText('http-counter → dev is deployed', { exact: true }).waitFor();

/** The states of what was asked for, as the Deployments panel lists them. */
async function requests(): Promise<(string | undefined)[]> {
  const { page } = journey;
  const all = page.getByTestId('request');
  await page.getByRole('button', { name: 'This deployment', exact: true }).click();
  await all.first().waitFor();
  const states = await all.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.state));
  await page.getByRole('button', { name: 'Releases', exact: true }).click();
  await page.getByTestId('release').first().waitFor();
  return states;
}

async function showReleases(): Promise<void> {
  const { page } = journey;
  await page.getByRole('menuitem', { name: 'Deploy', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Releases', exact: true }).click();
}

// One after the other: each goes on where the one before has left the stack.
describe('reloaded at once', { shuffle: false }, () => {
  test('right after Execute: it is told as deployed, and its release is entered, with what was staged', async () => {
    const { page } = journey;
    await openExample(page, 'HTTP counter');
    await stage(page);
    await executeAndReload();
    await isTold();
    await journey.picture('deployed');
    await showReleases();
    await expect.poll(releases).toEqual([expect.stringMatching(/^11 added, nothing removed\. 2 public URLs without sign-in/)]);
    await page.getByTestId('release').getByText('now', { exact: true }).waitFor();
    await page.getByTestId('release').getByRole('button').first().click();
    const opened = page.getByRole('dialog', { name: /^Release of/ });
    await opened
      .getByText(/^[0-9a-f]{12}/)
      .first()
      .waitFor();
    await journey.picture('release');
    await page.keyboard.press('Escape');
    expect(journey.faults).toEqual([]);
  });

  test('the second time too; and it is nobody else’s', async () => {
    const { page } = journey;
    await pasteOver(page, 'src/hit.ts', says('second'));
    await stage(page);
    await executeAndReload();
    await isTold();
    // Its end was seen once more by the page that came back, which has a monitor of it; or it was over when that looked, and the panel tells it.
    const monitor = page.getByTitle('Open the deployment monitor');
    const standing = page.getByTitle('Show what is deployed');
    await monitor.or(standing).first().waitFor();
    if (await monitor.isVisible()) {
      await monitor.click();
      expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
      await journey.picture('monitor');
      expect(await page.getByRole('dialog').getByText('begun elsewhere').count()).toBe(0);
      await done(page);
    } else {
      await standing.click();
      expect(await page.getByTestId('last-end').textContent()).toContain('Deployed.');
      expect(await page.getByText('begun elsewhere').count()).toBe(0);
    }
    await showReleases();
    expect(await requests()).toEqual(['DONE', 'DONE']);
    await expect.poll(async () => (await releases()).length).toBe(2);
    expect(journey.faults).toEqual([]);
  });

  test('while the release is on its way: it is entered after all, and once, also where two tabs come back', async () => {
    const { page, context } = journey;
    await pasteOver(page, 'src/hit.ts', says('third'));
    await stage(page);
    let isHeld = true;
    await context.route(
      () => true,
      (route) => {
        const request = route.request();
        const isEntry = /releases%2F|releases\//.test(JSON.stringify([request.url(), request.headers()])) && request.method() !== 'GET';
        // Never answered, and gone with the page.
        return isHeld && isEntry ? undefined : route.fallback();
      },
    );
    await execute(page);
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    isHeld = false;
    const other = await context.newPage();
    await Promise.all([reload(), other.goto(page.url())]);
    await showReleases();
    await expect.poll(async () => (await releases()).length).toBe(3);
    expect(await requests()).toEqual(['DONE', 'DONE', 'DONE']);
    await page.getByTestId('release').first().getByText('now', { exact: true }).waitFor();
    await other.close();
    await reload();
    await showReleases();
    await expect.poll(async () => (await releases()).length).toBe(3);
    expect(journey.faults).toEqual([]);
  });

  test('a staged return stays a return: staged, and deployed, it is the release’s', async () => {
    const { page } = journey;
    await page
      .getByTestId('release')
      .nth(1)
      .getByRole('button', { name: /^Return to/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stage the return' }).click();
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
    await reload();
    await page.getByTitle('Open the deployment monitor').click();
    const monitor = page.getByRole('dialog');
    await monitor.getByText('an earlier release').waitFor();
    await monitor.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
    await journey.picture('return-reloaded');
    expect(await monitor.getByText('begun elsewhere').count()).toBe(0);
    expect(await monitor.getByRole('button', { name: 'Stage again' }).count()).toBe(0);
    await execute(page);
    expect(await ended(page)).toBe('Deployed. Everything is as the release says.');
    await done(page);
    await showReleases();
    await expect.poll(async () => (await releases()).length).toBe(4);
    expect(await page.getByTestId('release').first().textContent()).toContain('return');
    expect(journey.faults).toEqual([]);
  });
});
