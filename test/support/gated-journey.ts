import { type Gate, startGate } from './gate.ts';
import { type Journey, startJourney } from './journey.ts';
import { FRAGMENT_FILE, matchFragment } from './slow-project.ts';
import { done, ended, execute, pasteOver, stageReading } from './workbench-steps.ts';

/** A journey on which a deployment can be held up: what the slow project makes waits at a gate. */
export interface GatedJourney extends Journey {
  readonly gate: Gate;
}

export async function startGatedJourney(of: Parameters<typeof startJourney>[0] = {}): Promise<GatedJourney> {
  const [journey, gate] = await Promise.all([startJourney(of), startGate()]);
  return {
    ...journey,
    gate,
    async close() {
      await gate.close();
      await journey.close();
    },
  };
}

/** An update of the slow project, which goes on until the gate is opened. */
export async function updateUntilGate({ page, gate }: GatedJourney, version: number): Promise<void> {
  gate.shut();
  await pasteOver(page, FRAGMENT_FILE, matchFragment({ gate: gate.url, version }));
  await stageReading(page);
  await execute(page);
  await gate.waiting();
}

export async function removeStack({ page }: Journey, name: string): Promise<string> {
  await page.getByRole('menuitem', { name: 'Deploy' }).click();
  await page.getByRole('menuitem', { name: 'Remove Stack…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(name);
  await page.getByRole('button', { name: 'Remove the stack' }).click();
  const words = await ended(page);
  await done(page);
  return words;
}
