import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLES } from '#support/example-cloud.ts';
import { type Journey, startJourney } from '#support/journey.ts';
import { openExample, pasteOver } from '#support/workbench-steps.ts';

/** What the IDE says to bad input: one problem with its place and remedy, and nothing is lost. */
let journey: Journey;
const manifest = readFileSync(join(EXAMPLES, 'http-counter', 'stackwright.json'), 'utf8');
const source = readFileSync(join(EXAMPLES, 'http-counter', 'src', 'hit.ts'), 'utf8');

beforeAll(async () => {
  journey = await startJourney();
  await openExample(journey.page, 'HTTP counter');
});
afterAll(() => journey.close());

const errors = async () => {
  const { page } = journey;
  await page.getByRole('tab', { name: 'Problems' }).click();
  return page.getByRole('tabpanel', { name: 'Problems' });
};

describe('bad input in the workbench', () => {
  test.each([
    ['a manifest that is not JSON', '{\n  "version": 1,\n  "name": \n}\n', 'ManifestInvalid', 'stackwright.json:4', 'it is not JSON'],
    ['a type id that no room has', manifest.replace('dynamodb.table', 'dynamodb.tabel'), 'TypeUnknown', 'stackwright.json:37', 'dynamodb.tabel'],
    [
      'a trigger to a resource that is missing',
      manifest.replace(/,\s*"home": \{[\s\S]*?\n {8}\}/, '').replace('"resource": "api"', '"resource": "apj"'),
      'TriggerResourceMissing',
      'stackwright.json:13',
      'apj',
    ],
    ['an entry that is missing', manifest.replace('src/hit.ts', 'src/hits.ts'), 'EntryMissing', 'stackwright.json:9', 'src/hits.ts'],
  ])('%s', async (_name, text, code, place, said) => {
    const { page } = journey;
    await pasteOver(page, 'stackwright.json', text);
    const panel = await errors();
    await panel.getByText(code).first().waitFor();
    expect(await panel.getByText(code).count()).toBe(1);
    expect(await panel.textContent()).toContain(place);

    // Deploying says so, and starts nothing.
    await page.getByRole('button', { name: 'Deploy Project' }).click();
    await page.locator('[data-sonner-toast]').filter({ hasText: said }).first().waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.getByRole('button', { name: 'Execute' }).count()).toBe(0);

    await pasteOver(page, 'stackwright.json', manifest);
    await panel.getByText('No problems').waitFor();
  });

  test('a package that package.json does not have is told by its line, and the code stays', async () => {
    const { page } = journey;
    await pasteOver(page, 'src/hit.ts', `import leftOut from 'left-out';\nconsole.log(leftOut);\n${source}`);
    await page.getByRole('button', { name: 'Build Project' }).click();
    const panel = await errors();
    await panel.getByText('DependencyMissing').first().waitFor();
    expect(await panel.textContent()).toContain('src/hit.ts:1');
    await page.reload();
    await page.locator('.monaco-editor').first().waitFor();
    await page.getByText('left-out').first().waitFor();
  });

  test('nothing went wrong beneath', () => {
    expect(journey.faults).toEqual([]);
  });
});
