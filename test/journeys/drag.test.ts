import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, startJourney } from '#support/journey.ts';
import { dragTo, lineWith, middle } from '#support/palette-drag.ts';
import { untilStored } from '#support/stored-file.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
  journey.page.setDefaultTimeout(10_000);
});
afterAll(() => journey?.close());

// One after the other: each goes on where the one before has left the page.
describe('from an empty page, by dragging', { shuffle: false }, () => {
  test('a new project opens on a function that nothing triggers', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'New Project' }).click();
    await page.getByRole('dialog').getByRole('textbox').first().fill('shop');
    await page.keyboard.press('Enter');
    await page.locator('.handler-glyph').first().waitFor();
    expect(await page.locator('.handler-triggered').count()).toBe(0);
  });

  test('an API that is dragged onto the event lights the function up, and triggers it', async () => {
    const { page } = journey;
    await dragTo(page, 'api-gateway', await middle(page.locator('.event-parameter').first()));
    await page.locator('.drop-function').first().waitFor();
    expect(await page.locator('.drop-hint').textContent()).toBe('Trigger hello by API Gateway');
    await journey.picture('drag-event');
    await page.mouse.up();
    await page.getByLabel('Path').fill('/hi');
    await journey.picture('form-trigger');
    await page.getByRole('button', { name: 'Inject' }).click();
    await page.locator('.handler-triggered').waitFor();
    const manifest = JSON.parse(await untilStored(page, 'stackwright.json', (text) => text.includes('http-request')));
    expect(manifest.functions.hello.triggers).toEqual({ httpRequest: { type: 'api-gateway.http-request', resource: 'api', options: { path: '/hi' } } });
    expect(manifest.resources).toEqual({ api: { type: 'api-gateway.http-api', origin: 'project', properties: {} } });
  });

  test('where a drop makes no sense the reason is said, and nothing happens', async () => {
    const { page } = journey;
    await dragTo(page, 'api-gateway', await lineWith(page, 'console.log'));
    await page.locator('.drop-hint[data-kind="none"]').waitFor();
    expect(await page.locator('.drop-hint').textContent()).toBe('API Gateway only triggers: drop it on a handler’s event');
    await page.mouse.up();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('by keyboard, the command palette opens the same forms, found by the service’s name', async () => {
    const { page } = journey;
    for (const [typed, title] of [
      ['dynamo', 'New resource: DynamoDB…'],
      ['insert s3', 'Insert operation: S3…'],
      ['trigger', 'Add trigger: api (API Gateway)…'],
    ] as const) {
      await page.keyboard.press('F1');
      const search = page.getByRole('combobox', { name: 'Commands' });
      await search.fill(typed);
      await page.getByRole('option', { name: title }).click();
      await search.waitFor({ state: 'detached' });
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  test('a bucket that is dragged onto code is put in with its call, and one Ctrl-Z takes both back', async () => {
    const { page } = journey;
    await dragTo(page, 's3', await lineWith(page, 'return'));
    await page.locator('.drop-line').waitFor();
    await journey.picture('drag-code');
    await page.mouse.up();
    const form = page.getByRole('dialog');
    await form.getByLabel('Name in this project').fill('photos');
    await form.locator('section[aria-label="Operation"]').getByRole('combobox').first().selectOption({ label: 'Get object' });
    await form.getByRole('button', { name: 'Object key as an expression' }).click();
    await form.getByPlaceholder('event.id').fill('String(event)');
    expect(await form.getByRole('region', { name: 'Code preview' }).textContent()).toContain('Key: String(event)');
    expect(await form.locator('.preview-grants').textContent()).toContain('s3:GetObject');
    await journey.picture('form-operation');
    await form.getByRole('button', { name: 'Inject' }).click();
    await page.locator('.call-glyph').waitFor();
    await untilStored(page, 'src/hello.ts', (text) => text.includes('new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: String(event) })'));
    await untilStored(page, 'stackwright.json', (text) => text.includes('"photos"'));
    await journey.picture('injected');

    await page.keyboard.press('ControlOrMeta+Z');
    await untilStored(page, 'src/hello.ts', (text) => !text.includes('GetObjectCommand') && !text.includes('S3Client'));
    await untilStored(page, 'stackwright.json', (text) => !text.includes('photos') && text.includes('http-request'));
    await page.keyboard.press('ControlOrMeta+Shift+Z');
    await untilStored(page, 'src/hello.ts', (text) => text.includes('GetObjectCommand'));
    await untilStored(page, 'stackwright.json', (text) => text.includes('"photos"'));
  });

  test('a click on the mark edits the call in its place', async () => {
    const { page } = journey;
    await page.locator('.call-glyph').click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Object key', { exact: true }).fill("'b.txt'");
    await form.getByRole('button', { name: 'Update' }).click();
    await untilStored(page, 'src/hello.ts', (text) => text.includes("Bucket: process.env.PHOTOS_BUCKET, Key: 'b.txt'"));
  });

  test("a table's row that is dragged inserts a call on that table", async () => {
    const { page } = journey;
    await page.locator('[data-palette="dynamodb"]').hover();
    await page.getByRole('button', { name: 'Use DynamoDB' }).click();
    await page.getByRole('menuitem', { name: 'Define resource…' }).click();
    await page.getByRole('dialog').getByLabel('Name in this project').fill('orders');
    await page.getByRole('dialog').getByRole('button', { name: 'Define' }).click();
    await page.locator('[data-palette="dynamodb"] .palette-toggle').click();
    await dragTo(page, 'orders', await lineWith(page, 'return'));
    await page.mouse.up();
    const form = page.getByRole('dialog');
    expect(await form.getByRole('radio', { name: 'orders' }).isChecked()).toBe(true);
    await form.locator('section[aria-label="Operation"]').getByRole('combobox').first().selectOption({ label: 'Scan items' });
    await form.getByRole('button', { name: 'Inject' }).click();
    await untilStored(page, 'src/hello.ts', (text) => text.includes('TableName: process.env.ORDERS_TABLE'));
    await page.locator('.call-glyph-dynamodb').waitFor();
    expect(journey.faults).toEqual([]);
  });
});
