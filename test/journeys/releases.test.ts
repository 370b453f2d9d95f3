import { DeleteObjectsCommand, ListBucketsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, startJourney } from '#support/journey.ts';
import { done, ended, execute, openExample, pasteOver, stage } from '#support/workbench-steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey?.close());

const showReleases = async () => {
  const { page } = journey;
  await page.getByRole('menuitem', { name: 'Deploy', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Releases', exact: true }).click();
};

/** The address that the last deployment has put out. */
let address = '';
const answer = async () => (await fetch(`${address}/`)).json();

// One after the other: each goes on where the one before has left the page.
describe('releases', { shuffle: false }, () => {
  test('two deployments stand in the list, and two are compared', async () => {
    const { page } = journey;
    await openExample(page, 'HTTP counter');
    await stage(page);
    await execute(page);
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    address = (await page.getByRole('table', { name: 'Outputs' }).getByRole('link').getAttribute('href')) ?? '';
    await done(page);
    await showReleases();
    await page.getByTestId('release').waitFor();

    await pasteOver(
      page,
      'src/hit.ts',
      "export const handler = async () => ({ statusCode: 200, body: JSON.stringify({ release: process.env.VISITS_TABLE && 'second' }) });\n",
    );
    await stage(page);
    await execute(page);
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    await done(page);
    expect(await answer()).toEqual({ release: 'second' });

    const rows = page.getByTestId('release');
    await rows.nth(1).waitFor();
    await rows.first().getByText('now', { exact: true }).waitFor();
    for (const row of await rows.all()) await row.getByRole('checkbox').check();
    await journey.picture('releases');
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Two releases compared' });
    await dialog.waitFor();
    expect(await dialog.getByRole('region', { name: 'Code' }).getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/^hit: [0-9a-f]{12} to [0-9a-f]{12}, /),
    ]);
    await dialog.getByText(/^src\/hit\.ts changed/).waitFor();
    await dialog.getByRole('row', { name: /release: process\.env\.VISITS_TABLE/ }).waitFor();
    await journey.picture('compared');
    await dialog.getByRole('button', { name: 'Done' }).click();
    expect(journey.faults).toEqual([]);
  });

  test('after a reload the list is there, and Project Info knows the last deployment', async () => {
    const { page } = journey;
    await page.reload();
    await page.getByRole('toolbar', { name: 'Project' }).waitFor();
    // The page that saw it end is gone: what stands is told all the same.
    await page.getByRole('contentinfo').getByRole('button', { name: 'Deployed', exact: true }).waitFor();
    await page.keyboard.press('ControlOrMeta+I');
    await page.getByRole('tab', { name: 'Deployment', exact: true }).click();
    const info = page.getByRole('dialog', { name: 'Project Info' });
    await info.getByText('Deployed · UPDATE_COMPLETE').waitFor();
    await page.keyboard.press('Escape');
    await showReleases();
    await page.getByTestId('release').nth(1).waitFor();
    expect(await page.getByTestId('release').count()).toBe(2);
    expect(journey.faults).toEqual([]);
  });

  test('returned to, the first release answers again; the files stay as they are', async () => {
    const { page } = journey;
    await page
      .getByTestId('release')
      .nth(1)
      .getByRole('button', { name: /^Return to/ })
      .click();
    const asked = page.getByRole('dialog', { name: /^Return to the release of/ });
    await asked.getByText('Data stays as it is now').waitFor();
    await journey.picture('return');
    await asked.getByRole('button', { name: 'Stage the return' }).click();
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
    expect(await page.getByTestId('change-row').filter({ hasText: 'Code changed' }).count()).toBeGreaterThan(0);
    await execute(page);
    expect(await ended(page)).toBe('Deployed. Everything is as the release says.');
    await done(page);
    expect(await answer()).toEqual({ page: 'home', visits: 1 });
    await page.getByTestId('release').nth(2).waitFor();
    expect(await page.getByTestId('release').first().textContent()).toContain('return');
    await page.getByTestId('release').first().getByRole('button').first().click();
    const opened = page.getByRole('dialog', { name: /^Release of/ });
    await opened.getByText('Returns to').waitFor();
    await journey.picture('release');
    const [saved] = await Promise.all([page.waitForEvent('download'), opened.getByRole('button', { name: 'Save Template' }).click()]);
    expect(saved.suggestedFilename()).toMatch(/^http-counter-dev\..*\.template\.json$/);
    expect(journey.faults).toEqual([]);
  });

  test('another browser sees the same releases', async () => {
    const { page } = journey;
    const other = await journey.context.browser()?.newContext({ viewport: { width: 1280, height: 800 } });
    const elsewhere = await other?.newPage();
    if (!elsewhere) throw new Error('no second browser');
    elsewhere.on('pageerror', (error) => journey.faults.push(error.message));
    await elsewhere.goto(page.url());
    await openExample(elsewhere, 'HTTP counter');
    await elsewhere.getByRole('menuitem', { name: 'Deploy', exact: true }).click();
    await elsewhere.getByRole('menuitem', { name: 'Releases', exact: true }).click();
    await elsewhere.getByTestId('release').nth(2).waitFor();
    const texts = async (of: typeof page) => (await of.getByTestId('release').allTextContents()).map((one) => one.replace('Return…', ''));
    // What stands now is known once the stack was asked.
    await elsewhere.getByTestId('release').getByText('now', { exact: true }).waitFor();
    expect(await texts(elsewhere)).toEqual(await texts(page));
    await other?.close();
    expect(journey.faults).toEqual([]);
  });

  test('the artifact bucket emptied from outside: they are shown as this browser remembers them, and can’t be returned to', async () => {
    const { page } = journey;
    const before = await page.getByTestId('release').locator('.release-summary').allTextContents();
    await emptyArtifactBucket(journey.endpoint);
    await page.reload();
    await page.getByRole('toolbar', { name: 'Project' }).waitFor();
    await showReleases();
    await page.getByText('The artifact bucket no longer has any of these 3 releases: shown is what this browser remembers.').waitFor();
    const rows = page.getByTestId('release');
    expect(await rows.locator('.release-summary').allTextContents()).toEqual(before);
    expect(await rows.first().textContent()).toContain('not in the bucket');
    expect(
      await rows
        .nth(1)
        .getByRole('button', { name: /^Return to/ })
        .isDisabled(),
    ).toBe(true);
    await journey.picture('bucket emptied');
    await page.getByRole('button', { name: 'Forget them' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Forget', exact: true }).click();
    await page.getByText('The artifact bucket no longer has').waitFor({ state: 'detached' });
    expect(journey.faults).toEqual([]);
  });
});

async function emptyArtifactBucket(endpoint: string): Promise<void> {
  const s3 = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  let emptied = 0;
  for (const { Name: Bucket } of Buckets) {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    if (!Contents.some((one) => one.Key?.startsWith('releases/'))) continue;
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: Contents.map(({ Key }) => ({ Key })) } }));
    emptied += 1;
  }
  s3.destroy();
  expect(emptied).toBe(1);
}
