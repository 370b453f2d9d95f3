import JSZip from 'jszip';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printJson } from '#base/stable-json.ts';
import { emptyProject } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { type Journey, startJourney } from '#support/journey.ts';
import { hurry, rehearse } from '#support/rehearse.ts';

const TOPICS = 490;

/** As many resources as a stack can have, of which the function is the one that fails in a rehearsal. */
async function manyTopics(): Promise<Buffer> {
  const zip = new JSZip();
  zip.file(
    'stackwright.json',
    writeProjectFile({ ...emptyProject('crowd'), template: 'topics.template.json', functions: { hello: { entry: 'src/hello.ts' } } }),
  );
  zip.file('package.json', printJson({ name: 'crowd', private: true, type: 'module' }));
  zip.file('src/hello.ts', 'export const handler = async () => "hello";\n');
  const topics = Array.from({ length: TOPICS }, (_, index) => [`Topic${index}`, { Type: 'AWS::SNS::Topic' }] as const);
  zip.file('topics.template.json', printJson({ Resources: Object.fromEntries(topics) }));
  return zip.generateAsync({ type: 'nodebuffer' });
}

/** Where the focus is: a row's number, what opened under it, or what it is called. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const row = element.getAttribute('aria-rowindex');
    return row === null ? (element.getAttribute('aria-label') ?? (element === document.body ? 'nothing' : (element.textContent ?? ''))) : `row ${row}`;
  });
}

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney({ isStatic: true });
});
afterAll(() => journey?.close());

describe('a deployment of five hundred resources, by keyboard', { shuffle: false }, () => {
  test('an example that is opened by Enter is where one goes on', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'HTTP counter' }).press('Enter');
    await expect.poll(() => focused(page)).toContain('hit.ts');
  });

  test('what is staged is gone through, searched and opened, without a mouse; Escape closes what is open before the dialog', async () => {
    const { page } = journey;
    await page.getByRole('toolbar', { name: 'Project' }).getByRole('button', { name: 'Open', exact: true }).press('Enter');
    await page.getByLabel('Zip').setInputFiles({ name: 'crowd.zip', mimeType: 'application/zip', buffer: await manyTopics() });
    await page.getByRole('heading', { name: 'crowd', level: 1 }).waitFor();
    await expect.poll(() => focused(page)).not.toBe('nothing');
    await page.clock.install();
    await rehearse(journey, 'One failure.*hello');
    await page.keyboard.press('ControlOrMeta+Shift+Enter');
    await page.getByRole('button', { name: 'I have read this: deploy' }).press('Enter');
    await hurry(page, page.getByRole('button', { name: 'Execute', disabled: false }));

    const monitor = page.getByRole('dialog', { name: /^Deploy crowd/ });
    const table = monitor.getByRole('treegrid', { name: 'Changes' });
    const filter = monitor.getByRole('searchbox', { name: 'Filter by name, type or state' });
    const shown = monitor.getByTestId('shown');
    await filter.focus();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('row 2');
    const rows = Number(await table.getAttribute('aria-rowcount'));
    expect(rows).toBeGreaterThan(TOPICS);
    await page.keyboard.press('End');
    expect(await focused(page)).toBe(`row ${rows}`);
    await page.keyboard.press('Enter');
    await monitor.getByTestId('row-details').getByText('Logical id').waitFor();
    await page.keyboard.press('Escape');
    await monitor.getByTestId('row-details').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe(`row ${rows}`);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('topic function');
    await expect.poll(() => shown.textContent()).toBe(`0 of ${rows - 1} shown`);
    await page.keyboard.press('Escape');
    await page.keyboard.type('lambda::function');
    await expect.poll(() => shown.textContent()).toBe(`1 of ${rows - 1} shown`);
    expect(await monitor.locator('.list-filter').getByRole('status').textContent()).toBe(`1 of ${rows - 1} shown`);
    await page.keyboard.press('Escape');
    await monitor.waitFor();
  });

  test('the failure is one key away, with its reason; after the monitor the focus is where it was', async () => {
    const { page } = journey;
    const monitor = page.getByRole('dialog', { name: /^Deploy crowd/ });
    await monitor.getByRole('button', { name: 'Execute' }).press('Enter');
    await hurry(page, monitor.getByRole('button', { name: 'Done', exact: true }));
    await monitor.getByRole('button', { name: /^Next failure/ }).press('Enter');
    const details = monitor.getByTestId('row-details');
    await details.getByText('Service unavailable, rehearsed').waitFor();
    expect(await focused(page)).toMatch(/^row \d+$/);
    await journey.picture('next failure');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatch(/^stackwright\.json|^src\/hello\.ts/);
    await page.keyboard.press('Escape');
    await details.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await monitor.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).not.toBe('nothing');
    await page
      .getByRole('contentinfo')
      .getByRole('button', { name: /Rolled back/ })
      .press('Enter');
    await monitor.getByRole('button', { name: 'Done', exact: true }).press('Enter');
    await expect.poll(() => focused(page)).toContain('Rolled back');
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
