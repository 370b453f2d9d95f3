import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccountStandIn, standInForAws, userCredentials } from '#support/account-stand-in.ts';
import { type GatedJourney, startGatedJourney } from '#support/gated-journey.ts';
import { hurry, rehearse } from '#support/rehearse.ts';
import { FRAGMENT_FILE, GREET_FILE, greetSource, matchFragment, slowProject } from '#support/slow-project.ts';
import { done, ended, execute, openZip, pasteOver } from '#support/workbench-steps.ts';

// Credentials that expire, and a network that goes, in the middle of a deployment to an account: the cloud goes on, and so does the monitor.

let journey: GatedJourney;
let aws: AccountStandIn;
let address: string;
beforeAll(async () => {
  journey = await startGatedJourney({ isStatic: true });
  aws = await standInForAws(journey.page, journey.endpoint);
});
afterAll(() => journey?.close());

const headline = () => journey.page.getByTestId('headline');
const asked = async () => (await fetch(`${journey.endpoint}/_aws/execute-api/${address}/$default/`)).json();
const signIn = async () => {
  const { page, endpoint } = journey;
  await page.getByRole('button', { name: /^Target: / }).click();
  const dialog = page.getByRole('dialog', { name: 'Where deployments go' });
  await dialog.getByRole('radio', { name: /AWS account/ }).check();
  await dialog.getByLabel('Region').fill('us-east-1');
  await dialog.getByRole('textbox', { name: 'Short-lived credentials' }).fill(await userCredentials(endpoint));
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await dialog.waitFor({ state: 'detached' });
};
const signInAgain = async () => {
  const form = journey.page.getByRole('region', { name: 'Sign in again' });
  await form.getByRole('textbox', { name: 'Short-lived credentials' }).fill(await userCredentials(journey.endpoint));
  await form.getByRole('button', { name: 'Sign in again and go on' }).click();
  await form.waitFor({ state: 'detached' });
};
const stage = async () => {
  const { page } = journey;
  await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
  const agree = page.getByRole('button', { name: 'I have read this: deploy' });
  const ready = page.getByRole('button', { name: 'Execute', disabled: false });
  await agree.or(ready).first().waitFor();
  if (await agree.isVisible()) await agree.click();
  await ready.waitFor();
};

describe('a deployment to an account', { shuffle: false }, () => {
  test('credentials that expire while it executes are asked for in the monitor; with new ones it is followed on, to its end', async () => {
    const { page } = journey;
    await openZip(page, await slowProject(journey.gate.url));
    await signIn();
    await stage();
    await execute(page);
    await journey.gate.waiting();
    aws.areCredentialsExpired = true;
    await page.getByText('sign in again to follow it').first().waitFor();
    await journey.picture('credentials-expired');
    expect(await headline().textContent()).toBe('The credentials have expired. The deployment goes on in the cloud; sign in again to follow it.');
    // What was known stays on the screen, and the cloud goes on meanwhile.
    expect(await page.getByTestId('change-row').filter({ hasText: 'Custom::Match' }).count()).toBe(1);
    journey.gate.open();
    aws.areCredentialsExpired = false;
    await signInAgain();
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    const url = (await page.getByRole('table', { name: 'Outputs' }).getByRole('link').getAttribute('href')) ?? '';
    address = new URL(url).hostname.split('.')[0] ?? '';
    await done(page);
    expect(await asked()).toEqual({ says: 'hello', visits: 1 });
  });

  test('before it executes they are asked for, too; what was built isn’t lost, and Execute goes on once they are there', async () => {
    const { page } = journey;
    await pasteOver(page, GREET_FILE, greetSource('goodbye'));
    aws.areCredentialsExpired = true;
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await page.getByText('Sign in again, and the deployment goes on from here.').first().waitFor();
    aws.areCredentialsExpired = false;
    await signInAgain();
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
    aws.areCredentialsExpired = true;
    await execute(page);
    await page.getByRole('region', { name: 'Sign in again' }).waitFor();
    await journey.picture('credentials-expired-at-execute');
    aws.areCredentialsExpired = false;
    await signInAgain();
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    await done(page);
    expect(await asked()).toEqual({ says: 'goodbye', visits: 2 });
  });

  test('offline is said; back again, it is asked at once, and the end is told', async () => {
    const { page, context } = journey;
    await pasteOver(page, FRAGMENT_FILE, matchFragment({ gate: journey.gate.url, version: 2 }));
    journey.gate.shut();
    await stage();
    await execute(page);
    await journey.gate.waiting();
    aws.isAway = true;
    await context.setOffline(true);
    await page.getByText('You are offline.').first().waitFor();
    await journey.picture('offline');
    journey.gate.open();
    aws.isAway = false;
    await context.setOffline(false);
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    await done(page);
    expect(await asked()).toEqual({ says: 'goodbye', visits: 3 });
  });

  test('loaded anew in the middle, nobody is signed in any more: it is told where it was being deployed, and signing in finds it', async () => {
    const { page } = journey;
    await pasteOver(page, FRAGMENT_FILE, matchFragment({ gate: journey.gate.url, version: 4 }));
    journey.gate.shut();
    await stage();
    await execute(page);
    await journey.gate.waiting();
    await page.reload();
    await page.getByRole('contentinfo').getByText('Sign in again to follow the deployment').waitFor();
    await page.getByRole('tab', { name: 'Deployments' }).click();
    const panel = page.locator('.deployments-parts');
    await panel.getByText('greeter → dev was staged there, or being deployed').waitFor();
    await panel.getByRole('button', { name: 'Releases' }).click();
    await panel.getByRole('button', { name: 'Sign in again' }).waitFor();
    await journey.picture('signed-out');
    await panel.getByRole('button', { name: 'Sign in again' }).click();
    const dialog = page.getByRole('dialog', { name: 'Where deployments go' });
    await dialog.getByRole('textbox', { name: 'Short-lived credentials' }).fill(await userCredentials(journey.endpoint));
    await dialog.getByRole('button', { name: 'Connect' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByTitle('Open the deployment monitor').click();
    await page.getByRole('button', { name: 'Stop', disabled: false }).waitFor();
    journey.gate.open();
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    await done(page);
  });

  test('it can be rehearsed: the session expires in the middle, a button gives another, and it goes on', async () => {
    const { page } = journey;
    await rehearse(journey, 'An expired session');
    await page.clock.install();
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    const again = page.getByRole('region', { name: 'Sign in again' }).getByRole('button', { name: 'Sign in again' });
    const ready = page.getByRole('button', { name: 'Execute', disabled: false });
    const end = page.getByRole('button', { name: 'Done', exact: true });
    // How far it comes in half a minute hangs on what has to be uploaded.
    await hurry(page, ready.or(again).first());
    if (await ready.isVisible()) await execute(page);
    await hurry(page, again);
    await journey.picture('rehearsed-expiry');
    await again.click();
    await hurry(page, ready.or(end).first());
    if (await ready.isVisible()) await execute(page);
    await hurry(page, end);
    expect(await headline().textContent()).toBe('Deployed. Everything is as the project says.');
    await done(page);
  });

  test('a laptop that was closed overnight in the middle: the time is right, the credentials have expired meanwhile, and with new ones it goes on', async () => {
    const { page } = journey;
    await signIn();
    await pasteOver(page, FRAGMENT_FILE, matchFragment({ gate: journey.gate.url, version: 3 }));
    journey.gate.shut();
    await stage();
    await execute(page);
    await journey.gate.waiting();
    await page.getByTestId('change-row').filter({ hasText: 'Custom::Match' }).getByRole('img', { name: 'In progress' }).waitFor();
    aws.areCredentialsExpired = true;
    await page.clock.fastForward('08:00:00');
    await page.getByText('sign in again to follow it').first().waitFor();
    expect(await page.getByRole('timer', { name: 'Elapsed time' }).textContent()).toMatch(/^8:0\d:\d\d$/);
    await journey.picture('closed-overnight');
    journey.gate.open();
    aws.areCredentialsExpired = false;
    await signInAgain();
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    await done(page);
    expect(await asked()).toEqual({ says: 'goodbye', visits: 4 });
  });

  test('nothing of it was an error of the page, but what the browser itself writes of answers that were refused, or never came', () => {
    expect(journey.faults.filter((one) => !/(status of 40\d|ERR_INTERNET_DISCONNECTED).*\.amazonaws\.com/.test(one))).toEqual([]);
  });
});
