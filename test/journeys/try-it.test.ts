import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journey, startJourney } from '#support/journey.ts';
import { done, ended, execute, openExample, stage } from '#support/workbench-steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey?.close());

// Each is tried once it is deployed; what happened appears beside it without being asked for.
test.each([
  { title: 'Photo index', step: 'Upload a photo', said: /Put in\/sunset\.png/, seen: /"name": "sunset\.png".*"width": 320/s },
  { title: 'Queue worker', step: 'Send a message', said: /Sent a message/, seen: /"words": 9/ },
  { title: 'Scheduled report', step: 'Run the report now', said: /report ran in/, seen: /"key": "reports\/\d{4}-\d\d-\d\d/ },
])('$title: $step', async ({ title, step, said, seen }) => {
  const { page } = journey;
  await openExample(page, title);
  await stage(page);
  await execute(page);
  expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
  const tried = page.getByRole('region', { name: 'Try it' });
  await tried.getByRole('button', { name: step }).click();
  await tried.getByText(said).waitFor();
  await expect.poll(async () => (await tried.locator('.try-detail').allTextContents()).join('\n'), { timeout: 20_000, interval: 250 }).toMatch(seen);
  await journey.picture(`tried-${title}`);
  await done(page);
  await page.getByRole('menuitem', { name: 'File' }).click();
  await page.getByRole('menuitem', { name: 'Close Project' }).click();
  await page.getByRole('heading', { name: 'Your projects' }).waitFor();
  expect(journey.faults).toEqual([]);
});
