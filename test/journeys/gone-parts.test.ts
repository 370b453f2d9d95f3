import JSZip from 'jszip';
import type { Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, startJourney } from '#support/journey.ts';
import { openZip, pasteOver } from '#support/workbench-steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney({ isStatic: true });
});
afterAll(() => journey?.close());

const gone = (route: Route) => route.fulfill({ status: 404 });

/** The host has a newer version, so what this page would fetch now isn't there any more. */
describe('a page that was left open', { shuffle: false }, () => {
  test('says of a fragment that nothing reads it, and passes over nothing', async () => {
    const { page } = journey;
    await page.route('**/assets/fragment-*.js', gone);
    await openZip(page, await projectWithFragment());
    await page.getByRole('tab', { name: 'Problems', exact: true }).click();
    const problem = page.getByRole('list', { name: 'Problems' }).getByRole('button', { name: 'FragmentUnread' });
    await problem.waitFor();
    expect(await problem.textContent()).toContain('what reads it could not be loaded; reload the page once there is a network');
  });

  test('reads it at the next edit, once it can', async () => {
    const { page } = journey;
    await page.unroute('**/assets/fragment-*.js');
    await pasteOver(page, 'src/hello.js', "export const handler = async () => 'edited';\n");
    await page.getByRole('button', { name: 'FragmentUnread' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Template', exact: true }).click();
    const template = page.getByRole('dialog', { name: 'Template' });
    await template.getByRole('region', { name: 'Template text' }).filter({ hasText: 'AWS::Events::Rule' }).waitFor();
    await page.keyboard.press('Escape');
    await template.waitFor({ state: 'detached' });
  });

  test('calls a part that is gone no fault of its own, and a reload brings all back', async () => {
    const { page } = journey;
    await page.route('**/assets/deployments-panel-*', gone);
    await page.getByRole('tab', { name: 'Deployments', exact: true }).click();
    await page.getByRole('heading', { name: 'A part of Stackwright could not be loaded' }).waitFor();
    await page.getByText('Every edit is kept in this browser; reloading brings it back.').waitFor();
    await journey.picture('gone');
    await page.unroute('**/assets/deployments-panel-*');
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.locator('.monaco-editor .view-lines').filter({ hasText: 'edited' }).waitFor();
  });
});

async function projectWithFragment(): Promise<Buffer> {
  const manifest = { version: 1, name: 'left', cloud: 'aws', functions: { hello: { entry: 'src/hello.js' } }, template: 'more.yaml' };
  const zip = new JSZip();
  zip.file('stackwright.json', JSON.stringify(manifest, null, 2));
  zip.file('src/hello.js', "export const handler = async () => 'hello';\n");
  zip.file('more.yaml', 'Resources:\n  Nightly:\n    Type: AWS::Events::Rule\n    Properties:\n      ScheduleExpression: rate(1 day)\n');
  return zip.generateAsync({ type: 'nodebuffer' });
}
