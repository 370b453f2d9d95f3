import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GatedJourney, startGatedJourney, updateUntilGate } from '#support/gated-journey.ts';
import { FRAGMENT_FILE, GREET_FILE, greetSource, matchFragment, slowProject } from '#support/slow-project.ts';
import { done, ended, execute, openZip, pasteOver, stageReading } from '#support/workbench-steps.ts';

let journey: GatedJourney;
let address: string;
beforeAll(async () => {
  journey = await startGatedJourney();
});
afterAll(() => journey?.close());

const says = async () => ((await (await fetch(`${address}/`)).json()) as { says: string }).says;
const queued = () => journey.page.getByTestId('queued');
const deployAfter = () => journey.page.getByRole('button', { name: 'Deploy again after this' }).click();
const requests = () => journey.page.getByTestId('request').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-state')));

// One after the other: each goes on where the one before has left the page and the stack.
describe('deploy again after this', { shuffle: false }, () => {
  test('a first deployment, to have something that is updated', async () => {
    const { page } = journey;
    journey.gate.open();
    await openZip(page, await slowProject(journey.gate.url));
    await stageReading(page);
    await execute(page);
    expect(await ended(page)).toContain('Deployed');
    address = (await page.getByRole('table', { name: 'Outputs' }).getByRole('link').getAttribute('href')) ?? '';
    await done(page);
    expect(await says()).toBe('hello');
  });

  test('while an update is executed one goes on editing, and asks for it to be deployed after; asked again, the first gives way to the second', async () => {
    const { page } = journey;
    await updateUntilGate(journey, 2);
    await page.keyboard.press('Escape');
    await pasteOver(page, GREET_FILE, greetSource('goodbye'));
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await deployAfter();
    await queued()
      .getByText(/^Next: the project as it was at .*begins when this is over\.$/)
      .waitFor();
    await page.keyboard.press('Escape');
    await pasteOver(page, GREET_FILE, greetSource('welcome'));
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await deployAfter();
    await page.keyboard.press('Escape');
    await page.getByTitle('Open the deployment monitor').getByText('1 queued').waitFor();
    await page.getByRole('tab', { name: 'Deployments' }).click();
    // Both may be of the same second: what became of the first is seen in the list.
    await expect.poll(requests, { timeout: 30_000 }).toEqual(['QUEUED', 'RUNNING', 'TERMINATED', 'DONE']);
    await page.getByTitle('Open the deployment monitor').click();
    await queued().getByText('built already').waitFor();
    await journey.picture('queued');
    await page.keyboard.press('Escape');
    expect(await page.locator('[data-state=TERMINATED]').textContent()).toMatch(/Given up for the request of \d+:\d+:\d+.*a newer request took its place/);
    await journey.picture('queued-panel');
  });

  test('reloaded in the middle, what is queued is still queued; when the update is over it begins by itself, and asks before it executes', async () => {
    const { page } = journey;
    await page.reload();
    await page.getByTitle('Open the deployment monitor').getByText('1 queued').waitFor();
    await page.getByTitle('Open the deployment monitor').click();
    await queued().getByText('built already').waitFor();
    expect(await says()).toBe('hello');
    journey.gate.open();
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor({ timeout: 60_000 });
    await journey.picture('staged-by-itself');
    expect(await queued().count()).toBe(0);
    await execute(page);
    expect(await ended(page)).toContain('Deployed');
    await done(page);
    expect(await says()).toBe('welcome');
    expect(await requests()).toEqual(['DONE', 'DONE', 'TERMINATED', 'DONE']);
  });

  test('after a clean rollback what is queued goes on; cancelled, it never begins', async () => {
    const { page } = journey;
    journey.gate.shut();
    await pasteOver(page, FRAGMENT_FILE, matchFragment({ gate: journey.gate.url, failOn: 'Update', version: 3 }));
    await stageReading(page);
    await execute(page);
    await journey.gate.waiting();
    await page.keyboard.press('Escape');
    await pasteOver(page, FRAGMENT_FILE, matchFragment({ gate: journey.gate.url, version: 2 }));
    await pasteOver(page, GREET_FILE, greetSource('again'));
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await deployAfter();
    // This very fragment was agreed to before.
    await queued().getByText(/^Next/).waitFor();
    await page.getByRole('button', { name: 'Cancel queued' }).click();
    await queued().getByText('What you edit now is not part of this deployment.').waitFor();
    await deployAfter();
    await queued().getByText(/^Next/).waitFor();
    journey.gate.open();
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor({ timeout: 60_000 });
    expect(await requests()).toEqual(['RUNNING', 'FAILED', 'TERMINATED', 'DONE', 'DONE', 'TERMINATED', 'DONE']);
    await execute(page);
    expect(await ended(page)).toContain('Deployed');
    await done(page);
    expect(await says()).toBe('again');
  });

  test('of two tabs one drives, the other sees what is queued; when the first is closed, the other goes on', async () => {
    const { page, context } = journey;
    await updateUntilGate(journey, 4);
    const other = await context.newPage();
    await other.goto(page.url());
    const footer = other.getByTitle('Open the deployment monitor');
    await footer.waitFor();
    await page.keyboard.press('Escape');
    await pasteOver(page, GREET_FILE, greetSource('from both'));
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await deployAfter();
    await footer.getByText('1 queued').waitFor();
    // What was typed is kept before the page goes; what is queued has it anyway.
    await page.close();
    journey.gate.open();
    await footer.getByText('Changes ready: execute or abort').waitFor({ timeout: 60_000 });
    await footer.click();
    await execute(other);
    expect(await ended(other)).toContain('Deployed');
    expect(await says()).toBe('from both');
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
