import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GatedJourney, startGatedJourney } from '#support/gated-journey.ts';
import { FRAGMENT_FILE, GREET_FILE, matchFragment, slowProject } from '#support/slow-project.ts';
import { done, ended, execute, openZip, pasteOver, stage, stageReading } from '#support/workbench-steps.ts';

let journey: GatedJourney;
beforeAll(async () => {
  journey = await startGatedJourney();
});
afterAll(() => journey?.close());

/** It writes down who came, which it didn't before: line 4. */
const WRITING = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const write = () => table.send(new PutCommand({ TableName: process.env.VISITS_TABLE, Item: { id: 'last' } }))
export const handler = async () => { await write(); return { statusCode: 200, body: 'written' } }
`;

describe('a deployment explains itself', { shuffle: false }, () => {
  test('the first one: everything is gained, in one sentence', async () => {
    const { page } = journey;
    journey.gate.open();
    await openZip(page, await slowProject(journey.gate.url));
    await stageReading(journey.page);
    expect(await page.locator('.policy > summary').textContent()).toMatch(/^Permissions Everything is new: \d+ permissions for greet, referee/);
    await execute(page);
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    await done(page);
  });

  test('another call: what the role gains and loses stands in the staged view, and leads to the line that is the reason', async () => {
    const { page } = journey;
    await pasteOver(page, GREET_FILE, WRITING);
    await stage(page);
    const policy = page.locator('.policy');
    await policy.locator('summary').click();
    expect(await policy.locator('summary').textContent()).toBe(
      'Permissions greet gains dynamodb:PutItem on visits; greet loses dynamodb:UpdateItem on visits.',
    );
    await journey.picture('policy difference');
    await policy.getByRole('button', { name: 'src/greet.ts:4' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Ln 4, Col 1').waitFor();
  });

  test('after a reload it is still told, with its line', async () => {
    const { page } = journey;
    await page.reload();
    await page.getByText('Changes ready: execute or abort').click();
    await page.locator('.policy > summary').click();
    await page.locator('.policy').getByRole('button', { name: 'src/greet.ts:4' }).waitFor();
    await execute(page);
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    await done(page);
  });

  test('a failure: its root cause comes first, one click away from where it was written', async () => {
    const { page } = journey;
    await pasteOver(page, FRAGMENT_FILE, matchFragment({ gate: journey.gate.url, version: 2, failOn: 'Update' }));
    await stageReading(journey.page);
    await execute(page);
    expect(await ended(page)).toMatch(/^Rolled back/);
    const first = page.locator('.reasons li').first();
    expect(await first.textContent()).toContain('the referee says no');
    await journey.picture('root cause');
    await first.getByRole('button', { name: `${FRAGMENT_FILE}:1` }).click();
    await page.getByRole('tab', { name: FRAGMENT_FILE, selected: true }).waitFor();
    await page.getByText('Ln 1, Col 1').waitFor();
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
