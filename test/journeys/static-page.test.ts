import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccountStandIn, standInForAws, userCredentials } from '#support/account-stand-in.ts';
import { type Journey, startJourney } from '#support/journey.ts';
import { untilStored } from '#support/stored-file.ts';
import { done, ended, execute, pasteOver, stage } from '#support/workbench-steps.ts';

let journey: Journey;
let aws: AccountStandIn;
beforeAll(async () => {
  journey = await startJourney({ isStatic: true });
  aws = await standInForAws(journey.page, journey.endpoint);
});
afterAll(() => journey?.close());

async function signIn(): Promise<void> {
  const { page } = journey;
  await page
    .locator('.status-bar')
    .getByRole('button', { name: /no target|000000000000/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Where deployments go' });
  await dialog.getByRole('radio', { name: /AWS account/ }).check();
  await dialog.getByLabel('Region').fill('us-east-1');
  await dialog.getByRole('textbox', { name: 'Short-lived credentials' }).fill(await userCredentials(journey.endpoint));
  await journey.picture('sign in');
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await dialog.waitFor({ state: 'detached' });
}

describe('the built page, served as files, without a bridge', { shuffle: false }, () => {
  test('it says what is missing, and all but deploying works', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'New Project' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('mine');
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor').first().waitFor();
    await pasteOver(page, 'src/hello.ts', "export const handler = async () => ({ said: 'hello' });\n");
    await page
      .locator('.status-bar')
      .getByRole('button', { name: /no target/ })
      .click();
    await page.getByText('this page is served without one; `npm start` brings it').waitFor();
    await page.keyboard.press('Escape');
  });

  test('it signs in, and deploys to the account’s own addresses', async () => {
    const { page } = journey;
    await signIn();
    await stage(page);
    await execute(page);
    expect(await ended(page)).toContain('Deployed');
    await done(page);
    expect([...aws.hosts].filter((host) => !host.startsWith('stackwright-')).sort()).toEqual([
      'cloudformation.us-east-1.amazonaws.com',
      'sts.us-east-1.amazonaws.com',
    ]);
    expect([...aws.hosts].some((host) => /^stackwright-.*\.s3\.us-east-1\.amazonaws\.com$/.test(host))).toBe(true);
    const account = new CloudFormationClient({
      region: 'us-east-1',
      endpoint: journey.endpoint,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    expect((await account.send(new DescribeStacksCommand({ StackName: 'mine-dev' }))).Stacks?.[0]?.StackStatus).toBe('CREATE_COMPLETE');
  });

  test('expired credentials are said with their remedy and lose nothing; with new ones it goes on', async () => {
    const { page, faults } = journey;
    const before = faults.length;
    await pasteOver(page, 'src/hello.ts', "export const handler = async () => ({ said: 'again' });\n");
    aws.areCredentialsExpired = true;
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await page.getByText('Sign in again, and the deployment goes on from here.').first().waitFor();
    await journey.picture('expired');
    aws.areCredentialsExpired = false;
    // The browser itself writes what was refused.
    faults.splice(before);
    const form = page.getByRole('region', { name: 'Sign in again' });
    await form.getByRole('textbox', { name: 'Short-lived credentials' }).fill(await userCredentials(journey.endpoint));
    await form.getByRole('button', { name: 'Sign in again and go on' }).click();
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
    await execute(page);
    expect(await ended(page)).toContain('Deployed');
    await done(page);
  });

  test('loaded anew with changes staged, it is signed out, says what it left there, and finds it once one has signed in again', async () => {
    const { page } = journey;
    await pasteOver(page, 'src/hello.ts', "export const handler = async () => ({ said: 'staged' });\n");
    await untilStored(page, 'src/hello.ts', (text) => text.includes("'staged'"));
    await stage(page);
    await page.keyboard.press('Escape');
    // That it stands staged is written down when the panel tells so.
    await page.getByRole('tab', { name: 'Deployments' }).click();
    await page.getByRole('row').filter({ hasText: 'Being deployed' }).waitFor();
    await page.reload();
    await page
      .getByText(/^mine → dev was staged there, or being deployed: sign in again, and it is found\./)
      .first()
      .waitFor();
    await journey.picture('signed out by a reload');
    await signIn();
    await page.getByRole('contentinfo').getByText('Changes ready').click();
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
    await execute(page);
    expect(await ended(page)).toContain('Deployed');
    await done(page);
  });

  test('nothing of it was an error of the page, and no key was written anywhere', async () => {
    const { page } = journey;
    // AWS says "not found" with a status that the browser writes down by itself.
    expect(journey.faults.filter((one) => !/status of 40[04] .*\.amazonaws\.com/.test(one))).toEqual([]);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]));
    expect(kept).not.toMatch(/AKIA|AWS_/);
  });
});
