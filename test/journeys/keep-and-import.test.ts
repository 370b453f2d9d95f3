import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { observer } from '#support/example-cloud.ts';
import { type GatedJourney, removeStack, startGatedJourney } from '#support/gated-journey.ts';
import { FRAGMENT_FILE, matchFragment, slowProject } from '#support/slow-project.ts';
import { deployReading, done, ended, execute, openZip, pasteOver } from '#support/workbench-steps.ts';

// On the local cloud: a failure that leaves what succeeded, mended and deployed on; then a table that a removed stack kept, taken over by the next.

let journey: GatedJourney;
beforeAll(async () => {
  journey = await startGatedJourney();
});
afterAll(() => journey?.close());

/** With a table that has a name of its own, and is kept when its stack goes. */
const fragment = (of: { readonly version: number; readonly failOn?: string }): string => {
  const { Resources } = JSON.parse(matchFragment({ gate: journey.gate.url, ...of })) as { Resources: Record<string, object> };
  const Ledger = {
    Type: 'AWS::DynamoDB::Table',
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      TableName: 'ledger',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    },
  };
  return JSON.stringify({ Resources: { Ledger, ...Resources } });
};
const whenStaged = () => journey.page.getByRole('button', { name: 'Execute', disabled: false }).waitFor();

describe('what succeeded, and what exists', { shuffle: false }, () => {
  test('a failure leaves what succeeded, where that is chosen; mended, it is deployed on top', async () => {
    const { page } = journey;
    journey.gate.open();
    await openZip(page, await slowProject(journey.gate.url));
    await pasteOver(page, FRAGMENT_FILE, fragment({ version: 2, failOn: 'Create' }));
    await deployReading(journey.page);
    await whenStaged();
    await page.getByRole('radio', { name: 'Keep what succeeded' }).check();
    await execute(page);
    expect(await ended(page)).toMatch(/^Stopped at a failure/);
    const stands = page.getByRole('region', { name: 'What stands' });
    expect(await stands.textContent()).toMatch(/greet.*CREATE_FAILED/);
    await journey.picture('kept');
    await done(page);

    await pasteOver(page, FRAGMENT_FILE, fragment({ version: 3 }));
    await deployReading(journey.page);
    const question = page.getByRole('alertdialog', { name: 'What shall become of the stack?' });
    await question.getByRole('button', { name: 'Deploy on top of it' }).click();
    await whenStaged();
    expect(await page.getByRole('radio', { name: 'Roll back' }).isDisabled()).toBe(true);
    await execute(page);
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    await done(page);
  });

  test('what the removed stack kept is not emptied by the next: its import is offered, shown and carried out', async () => {
    const { page } = journey;
    expect(await removeStack(journey, 'greeter-dev')).toBe('The stack is removed.');

    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    expect(await ended(page)).toMatch(/^The deployment failed/);
    const offer = page.getByRole('region', { name: 'What exists already' });
    expect(await offer.textContent()).toMatch(/Ledger.*AWS::DynamoDB::Table/);
    await journey.picture('import offered');
    await offer.getByRole('button', { name: 'Import it…' }).click();
    await whenStaged();
    await page.getByTestId('change-row').filter({ hasText: 'Import' }).filter({ hasText: 'Ledger' }).waitFor();
    await journey.picture('import staged');
    await execute(page);
    expect(await ended(page)).toBe('Deployed. Everything is as the project says.');
    await done(page);
    expect((await observer(journey.endpoint).physicalIds('greeter-dev')).Ledger).toBe('ledger');
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
