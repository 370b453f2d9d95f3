import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyProject, type Project } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { type Journey, startJourney } from '#support/journey.ts';
import { pasteOver } from '#support/workbench-steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
  const { page } = journey;
  await page.getByRole('button', { name: 'New Project' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('mine');
  await page.keyboard.press('Enter');
  await page.locator('.monaco-editor').first().waitFor();
});
afterAll(() => journey?.close());

const hello = { hello: { entry: 'src/hello.ts' } };
const project = (of: Partial<Project>): string => writeProjectFile({ ...emptyProject('mine'), functions: hello, ...of });
const good = project({});

/** Presses Deploy Project and gives what the newest toast says. */
async function refusal(): Promise<string> {
  const { page } = journey;
  await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
  const toast = page.locator('[data-sonner-toast]').filter({ hasText: 'The deployment could not begin' }).first();
  await toast.waitFor();
  const text = (await toast.textContent()) ?? '';
  await toast.getByRole('button').click();
  await toast.waitFor({ state: 'detached' });
  expect(await page.getByRole('dialog').count()).toBe(0);
  return text;
}

describe('what is wrong is said with its place and what to do', { shuffle: false }, () => {
  test.each([
    ['a type that no room has', project({ resources: { odd: { type: 's3.pail', origin: 'project' } } }), /s3\.pail/],
    [
      'a trigger to a resource that isn’t there',
      project({ functions: { hello: { entry: 'src/hello.ts', triggers: { came: { type: 's3.object-created', resource: 'gone' } } } } }),
      /gone/,
    ],
    ['an entry file that isn’t there', project({ functions: { hello: { entry: 'src/missing.ts' } } }), /src\/missing\.ts/],
  ])('%s', async (_name, manifest, said) => {
    await pasteOver(journey.page, 'stackwright.json', manifest);
    expect(await refusal()).toMatch(said);
    await pasteOver(journey.page, 'stackwright.json', good);
  });

  test('a dependency that doesn’t exist', async () => {
    const { page } = journey;
    await pasteOver(page, 'package.json', '{ "name": "mine", "private": true, "type": "module", "dependencies": { "stackwright-no-such-package": "^1.0.0" } }');
    await pasteOver(page, 'src/hello.ts', "import no from 'stackwright-no-such-package';\nexport const handler = async () => no;\n");
    expect(await refusal()).toContain('stackwright-no-such-package');
    await pasteOver(page, 'package.json', '{ "name": "mine", "private": true, "type": "module" }');
    await pasteOver(page, 'src/hello.ts', 'export const handler = async () => 1;\n');
  });

  test('an endpoint that doesn’t answer stays on the screen with its remedy; once it does, the same project is deployed', async () => {
    const { page, faults } = journey;
    const before = faults.length;
    await page.route('**/__bridge', (route) => route.abort());
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await page.getByRole('button', { name: 'Done', exact: true }).waitFor();
    expect(await page.locator('.reasons').first().textContent()).toMatch(/no answer|does not answer/);
    await journey.picture('unreachable');
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await page.unroute('**/__bridge');
    // The browser itself writes what it couldn't load.
    faults.splice(before);
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
    await page.getByRole('button', { name: 'Abort Changes' }).click();
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
