import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Journey } from '#support/journey.ts';
import { hurry, rehearse, startRehearsals } from '#support/rehearse.ts';
import { done } from '#support/workbench-steps.ts';

// The page is loaded anew while the credentials have expired in the middle of a deployment: nothing of it is forgotten.

let journey: Journey;
beforeAll(async () => {
  journey = await startRehearsals();
  // Built already, it comes to executing well before half a minute is over, when the credentials expire.
  const { page } = journey;
  await rehearse(journey, 'Success');
  await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
  await hurry(page, page.getByRole('button', { name: 'Execute', disabled: false }));
  await page.getByRole('button', { name: 'Abort Changes' }).click();
  await page.keyboard.press('Escape');
});
afterAll(() => journey?.close());

/** A new account, in which the deployment is being carried out when nobody is let in any more. */
async function expireInTheMiddle(): Promise<void> {
  const { page } = journey;
  const again = page.getByRole('region', { name: 'Sign in again' });
  const ready = page.getByRole('button', { name: 'Execute', disabled: false });
  const works = page.getByTestId('fraction').filter({ hasText: 'CREATE_IN_PROGRESS' });
  for (let isExecuting = false; !isExecuting; ) {
    await rehearse(journey, 'An expired session');
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await ready.or(again).first().waitFor();
    if (await ready.isVisible()) {
      await ready.click();
      await works.or(again).first().waitFor();
      isExecuting = await works.isVisible();
    }
    // They have expired before it came so far: another account is as good.
    if (!isExecuting) await page.keyboard.press('Escape');
  }
  await hurry(page, again);
}

describe('credentials that have expired when the page is loaded anew', { shuffle: false }, () => {
  test('what ran is told wherever one looks for it, each time with a way back; a stop that was agreed to is carried out once one has signed in', async () => {
    const { page } = journey;
    await expireInTheMiddle();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('button', { name: 'Stop and delete' }).click();
    await page.getByRole('region', { name: 'Sign in again' }).waitFor();
    await page.reload();
    const left = 'mine → dev was being deployed there, and you asked to stop it: sign in again, and it is stopped if it still runs.';
    await page.getByText('The credentials have expired').first().waitFor();
    await page.getByRole('tab', { name: 'Deployments' }).click();
    const panel = page.locator('.deployments-parts');
    await panel.getByText(left).waitFor();
    await journey.picture('signed out panel');
    await panel.getByRole('button', { name: 'Releases' }).click();
    await panel.getByRole('button', { name: 'Sign in again' }).waitFor();
    await journey.picture('signed out releases');
    await page.getByRole('contentinfo').getByText('Sign in again to follow the deployment').click();
    const dialog = page.getByRole('dialog', { name: 'Deploy mine' });
    await dialog.getByText(left).waitFor();
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await dialog.getByText(left).waitFor();
    await journey.picture('signed out dialog');
    await dialog.getByRole('button', { name: 'Sign in again' }).click();
    await page.getByText('mine → dev is stopped now, as you asked before').first().waitFor();
    await hurry(page, page.getByRole('button', { name: 'Done', exact: true }));
    expect(await page.getByTestId('headline').textContent()).toMatch(/^Stopped by you\./);
    await done(page);
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
