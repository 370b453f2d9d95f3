import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '#support/command.ts';
import { type GatedJourney, startGatedJourney, updateUntilGate } from '#support/gated-journey.ts';
import { FRAGMENT_FILE, GREET_FILE, greetSource, matchFragment, slowProject } from '#support/slow-project.ts';
import { done, ended, execute, openZip, pasteOver, stageReading } from '#support/workbench-steps.ts';
import { folderOfZip } from '#support/zip-folder.ts';

let journey: GatedJourney;
let address: string;
let theirs: Awaited<ReturnType<typeof folderOfZip>>;
beforeAll(async () => {
  journey = await startGatedJourney();
  theirs = await folderOfZip(await slowProject(journey.gate.url));
});
afterAll(async () => {
  theirs?.dispose();
  await journey?.close();
});

const says = async () => ((await (await fetch(`${address}/`)).json()) as { says: string }).says;
/** The other one, at a terminal of their own. */
const deployTheirs = (words: readonly string[] = [], onOut?: (text: string) => void) =>
  runCommand(['deploy', theirs.folder, '--yes', '--json', '--endpoint', journey.endpoint, ...words], undefined, onOut);
const endOf = ({ code, lines }: Awaited<ReturnType<typeof deployTheirs>>) => ({
  code,
  status: lines.at(-1).status,
  problems: lines
    .at(-1)
    .problems.filter((one: { severity: string }) => one.severity === 'error')
    .map((one: { code: string }) => one.code),
});

// One after the other: each goes on where the one before has left the page and the stack.
describe('a second person deploys the same stack', { shuffle: false }, () => {
  test('while they update it, what is deployed here gives way, is queued, and begins by itself when they are done', async () => {
    const { page } = journey;
    journey.gate.open();
    await openZip(page, await slowProject(journey.gate.url));
    await stageReading(page);
    await execute(page);
    expect(await ended(page)).toContain('Deployed');
    address = (await page.getByRole('table', { name: 'Outputs' }).getByRole('link').getAttribute('href')) ?? '';
    await done(page);
    await pasteOver(page, GREET_FILE, greetSource('mine'));

    journey.gate.shut();
    writeFileSync(join(theirs.folder, FRAGMENT_FILE), matchFragment({ gate: journey.gate.url, version: 2 }));
    writeFileSync(join(theirs.folder, GREET_FILE), greetSource('theirs'));
    const updating = deployTheirs();
    await journey.gate.waiting();

    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await page.getByText('Somebody else works on the stack').first().waitFor();
    await page
      .getByTestId('queued')
      .getByText(/^Next: .*waits until another update of the stack is over, which runs since \d+:\d+:\d+\.$/)
      .waitFor();
    await page.getByText('UPDATE_IN_PROGRESS').first().waitFor();
    await journey.picture('gives-way');
    // Another of theirs is refused at once; or it waits.
    expect(endOf(await deployTheirs())).toEqual({ code: 1, status: 'failed', problems: ['StackBusy'] });

    journey.gate.open();
    expect(endOf(await updating)).toEqual({ code: 0, status: 'succeeded', problems: [] });
    expect(await says()).toBe('theirs');
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor({ timeout: 60_000 });
    await execute(page);
    expect(await ended(page)).toContain('Deployed');
    await done(page);
    expect(await says()).toBe('mine');
  });

  test('while it is updated here, `deploy --wait` waits and says for whom; then it has its turn', async () => {
    await updateUntilGate(journey, 3);
    // The update here ends only once they are seen to wait for it.
    const result = await deployTheirs(['--wait'], (text) => text.includes('"waitsFor"') && journey.gate.open());
    expect(endOf(result)).toEqual({ code: 0, status: 'succeeded', problems: [] });
    expect(result.lines.filter((one) => one.waitsFor !== undefined).map((one) => one.waitsFor)).toEqual([
      expect.stringMatching(/^somebody else is updating the stack since/),
    ]);
    expect(await says()).toBe('theirs');
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
