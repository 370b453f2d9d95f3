import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, startJourney } from '#support/journey.ts';
import { dragTo, lineWith, middle } from '#support/palette-drag.ts';
import { untilStored } from '#support/stored-file.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
  journey.page.setDefaultTimeout(10_000);
  // Made outside the project, as by a colleague.
  const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0' };
  await fetch(`${journey.endpoint}/legacy-photos`, { method: 'PUT', headers });
  const { page } = journey;
  await page.getByRole('button', { name: 'New Project' }).click();
  await page.getByRole('dialog').getByRole('textbox').first().fill('shop');
  await page.keyboard.press('Enter');
  await page.locator('.handler-glyph').first().waitFor();
});
afterAll(() => journey?.close());

// One after the other: each goes on where the one before has left the page.
describe('what exists outside the project', { shuffle: false }, () => {
  test("the account's buckets are listed, and one is used without being the project's", async () => {
    const { page } = journey;
    await dragTo(page, 's3', await lineWith(page, 'return'));
    await page.mouse.up();
    const form = page.getByRole('dialog');
    await form.getByRole('tab', { name: 'Existing' }).click();
    await form.getByRole('radio', { name: 'legacy-photos' }).check();
    expect(await form.getByLabel('Name in this project').inputValue()).toBe('legacyPhotos');
    await journey.picture('existing');
    await form.locator('section[aria-label="Operation"]').getByRole('combobox').first().selectOption({ label: 'Get object' });
    await form.getByLabel('Object key', { exact: true }).fill('a.jpg');
    await form.getByRole('button', { name: 'Inject' }).click();
    const manifest = JSON.parse(await untilStored(page, 'stackwright.json', (text) => text.includes('legacyPhotos')));
    expect(manifest.resources).toEqual({ legacyPhotos: { type: 's3.bucket', origin: 'account', reference: 'legacy-photos' } });
    await untilStored(page, 'src/hello.ts', (text) => text.includes('process.env.LEGACY_PHOTOS_BUCKET'));
  });

  test('a trigger on it is refused in the form, with the reason', async () => {
    const { page } = journey;
    await page.locator('[data-palette="s3"] .palette-toggle').click();
    await dragTo(page, 'legacyPhotos', await middle(page.locator('.event-parameter').first()));
    await page.mouse.up();
    const form = page.getByRole('dialog');
    expect(await form.getByRole('radio', { name: 'legacyPhotos' }).isChecked()).toBe(true);
    await form.getByText("can't be set on legacyPhotos, which belongs to the account", { exact: false }).waitFor();
    await form.getByRole('button', { name: 'Inject' }).click();
    expect(await form.isVisible()).toBe(true);
    await journey.picture('trigger-not-possible');
    await form.getByRole('button', { name: 'Cancel' }).click();
  });

  test('a package is found in the registry and added with its newest version', async () => {
    const { page } = journey;
    await page.getByRole('toolbar', { name: 'Project' }).getByRole('button', { name: 'Dependencies' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Search npm').fill('ms');
    await dialog.getByRole('button', { name: 'Add ms', exact: true }).click({ timeout: 20_000 });
    await untilStored(page, 'package.json', (text) => /"ms": "\^\d+\.\d+\.\d+"/.test(text));
    await journey.picture('dependencies');
    expect(journey.faults).toEqual([]);
  });
});
