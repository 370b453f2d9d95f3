import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectArchive } from '#browser/project-archive.ts';
import { emptyProject } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { type Journey, startJourney } from '#support/journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey?.close());

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from([...text].map((one) => one.charCodeAt(0)));
const utf16 = (text: string): Uint8Array => Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((one) => [one.charCodeAt(0), 0])]);
const put = (bucket: string): string => `import { S3 } from '@aws-sdk/client-s3';
export const handler = () => new S3({}).putObject({ Bucket: process.env.${bucket}, Key: 'a' });\n`;

test('code with a stray byte is scanned in the page too; code that can’t be read is named, and stops the deployment', async () => {
  const { page } = journey;
  const manifest = writeProjectFile({
    ...emptyProject('bytes'),
    functions: { one: { entry: 'src/one.js' }, two: { entry: 'src/two.js' } },
    resources: { photos: { type: 's3.bucket', origin: 'project' } },
  });
  const zip = await projectArchive.write({
    'stackwright.json': encode(manifest),
    'src/one.js': latin(`// caf\u00e9\n${put('PHOTOS_BUCKET')}`),
    'src/two.js': encode("export { handler } from './lib.js';\n"),
    'src/lib.js': utf16(put('PHOTOS_BUCKET')),
  });
  await page.getByRole('button', { name: 'New Project' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('mine');
  await page.keyboard.press('Enter');
  await page.locator('.monaco-editor').first().waitFor();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByLabel('Zip').setInputFiles({ name: 'bytes.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
  await page.getByRole('toolbar', { name: 'Project' }).waitFor();
  await page.getByText("src/lib.js is UTF-16, which can't be built").first().waitFor();
  // The other file is warned of, and shown as what it is: to edit it as text would lose its byte.
  await page.getByText('src/one.js has bytes that are no UTF-8 (line 1): they become �').first().waitFor();
  expect(await page.getByText('src/one.js is no text that can be edited here').count()).toBe(1);
  await page.getByText('1 error', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
  const toast = page.locator('[data-sonner-toast]').filter({ hasText: 'The deployment could not begin' }).first();
  await toast.waitFor();
  expect(await toast.textContent()).toContain("src/lib.js is UTF-16, which can't be built. Save it as UTF-8");
  expect(journey.faults).toEqual([]);
});
