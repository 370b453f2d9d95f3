import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GatedJourney, startGatedJourney } from '#support/gated-journey.ts';
import { FRAGMENT_FILE, GREET_FILE, greetSource, matchFragment, slowProject } from '#support/slow-project.ts';
import { done, ended, execute, openZip, pasteOver, stage, stageReading } from '#support/workbench-steps.ts';

// What a person presses while the network is gone is done when it is back, once, and nothing is said to have failed.

let journey: GatedJourney;
beforeAll(async () => {
  journey = await startGatedJourney();
});
afterAll(() => journey?.close());

const headline = () => journey.page.getByTestId('headline');
const says = async (text: string) => headline().getByText(text).waitFor({ timeout: 30_000 });
const footer = () => journey.page.getByTitle('Open the deployment monitor');

describe('without a network', { shuffle: false }, () => {
  test('Execute waits for it, and the deployment is carried out', async () => {
    const { page, context } = journey;
    journey.gate.open();
    await openZip(page, await slowProject(journey.gate.url));
    await stageReading(page);
    await context.setOffline(true);
    await execute(page);
    await says('You are offline. The deployment goes on from here as soon as you are back.');
    expect(await page.getByRole('button', { name: 'Abort Changes' }).isEnabled()).toBe(true);
    expect(await page.getByText('does not answer').count()).toBe(0);
    await journey.picture('offline-at-execute');
    await context.setOffline(false);
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    await done(page);
  });

  test('Stage again stages the project as it has become, once what was staged is dropped', async () => {
    const { page, context } = journey;
    await pasteOver(page, GREET_FILE, greetSource('goodbye'));
    await stage(page);
    await page.keyboard.press('Escape');
    await pasteOver(page, GREET_FILE, greetSource('welcome'));
    await footer().click();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Stage again' }).click();
    await says('You are offline. The staged changes are discarded as soon as you are back.');
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
    expect(await page.getByRole('button', { name: 'Stage again' }).count()).toBe(0);
    await execute(page);
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    await done(page);
  });

  test('Stop is asked for when it is back, and taken', async () => {
    const { page, context } = journey;
    journey.gate.shut();
    await pasteOver(page, FRAGMENT_FILE, matchFragment({ gate: journey.gate.url, version: 2 }));
    await stageReading(page);
    await execute(page);
    await journey.gate.waiting();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await says('You are offline. It is stopped as soon as you are back, if it still runs by then.');
    await journey.picture('offline-at-stop');
    // What waits is let go on only then: it may be over before anybody was asked to stop it.
    const isTaken = page.waitForResponse((answer) => answer.ok() && (answer.request().postData() ?? '').includes('CancelUpdateStack'));
    await context.setOffline(false);
    await isTaken;
    await page
      .getByTestId('headline')
      .getByText(/^(Stopping|Rolling back)/)
      .waitFor({ timeout: 30_000 });
    journey.gate.open();
    expect(await ended(page)).toBe('Stopped by you. Everything is as it was before.');
    await done(page);
  });
});
