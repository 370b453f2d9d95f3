import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Journey } from '#support/journey.ts';
import { hurry, rehearse, startRehearsals } from '#support/rehearse.ts';
import { untilStored } from '#support/stored-file.ts';
import { done, execute, pasteOver, runCommand } from '#support/workbench-steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startRehearsals();
});
afterAll(() => journey?.close());

/** How far the monitor moves from where it was first, once it has been drawn. */
async function opening(page: Page): Promise<() => Promise<unknown>> {
  const first = await page.evaluateHandle(() => {
    const found: { top?: number } = {};
    const topOf = () => document.querySelector('.deploy-dialog')?.getBoundingClientRect().top;
    const observer = new MutationObserver(() => {
      const top = topOf();
      if (top === undefined) return;
      found.top = top;
      observer.disconnect();
    });
    observer.observe(document.body, { subtree: true, childList: true });
    return found;
  });
  return () =>
    first.evaluate(async ({ top }) => {
      for (let picture = 0; picture < 10; picture += 1) await new Promise((done) => requestAnimationFrame(done));
      return { moved: (document.querySelector('.deploy-dialog')?.getBoundingClientRect().top ?? Number.NaN) - (top ?? Number.NaN) };
    });
}

describe('rehearsals, on a page that has no local cloud', { shuffle: false }, () => {
  test('one failure: it goes back, with its reason', async () => {
    const { page } = journey;
    await rehearse(journey, 'One failure');
    await page.getByRole('button', { name: 'Target: simulator · one failure' }).waitFor();
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await hurry(page, page.getByRole('button', { name: 'Execute', disabled: false }));
    await execute(page);
    await hurry(page, page.getByRole('button', { name: 'Done', exact: true }));
    expect(await page.getByTestId('headline').textContent()).toContain('Rolled back');
    expect(await page.locator('.reasons').first().textContent()).toContain('Service unavailable, rehearsed');
    await done(page);

    // Loaded anew, how it ended is told as the release has it.
    await page.reload();
    await page.getByRole('button', { name: 'Target: simulator · one failure' }).waitFor();
    await hurry(page, page.getByRole('list', { name: 'Problems' }).getByText('Service unavailable, rehearsed').first());
    await page.getByRole('contentinfo').getByRole('button', { name: 'The last deployment was rolled back' }).click();
    const last = page.getByTestId('last-end');
    await hurry(page, last.getByText('Rolled back').first());
    expect(await last.locator('.reasons').first().textContent()).toContain('Service unavailable, rehearsed');
    await journey.picture('ended, reloaded');
    await last.getByRole('button', { name: 'Open this release' }).click();
    await page.getByRole('dialog', { name: /^Release of / }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('Deploy Project pressed at once after a reload brings back what is staged, and what runs; it queues nothing', async () => {
    const { page } = journey;
    await rehearse(journey, 'Success');
    // How the rehearsal before has ended is nothing of this one.
    await page
      .getByRole('contentinfo')
      .getByRole('button', { name: /^0 errors/ })
      .waitFor();
    expect(await page.getByRole('contentinfo').getByText('rolled back').count()).toBe(0);
    const deploy = page.getByRole('button', { name: 'Deploy Project', exact: true });
    await deploy.click();
    const ready = page.getByRole('button', { name: 'Execute', disabled: false });
    await hurry(page, ready);

    await page.reload();
    await deploy.click();
    await hurry(page, ready);
    expect(await page.getByText('1 queued').count()).toBe(0);
    await execute(page);
    await hurry(page, page.getByTestId('fraction').filter({ hasText: 'CREATE_IN_PROGRESS' }));

    await page.reload();
    await deploy.click();
    await hurry(page, page.getByRole('dialog').getByTestId('fraction'));
    await journey.picture('pressed at once');
    expect(await page.getByText('1 queued').count()).toBe(0);
    await hurry(page, page.getByRole('button', { name: 'Done', exact: true }));
    await done(page);
    expect(await page.getByText('1 queued').count()).toBe(0);
  });

  test('a failed rollback: the stack’s own way out, skipping what can’t be taken back; then the deployment goes on by itself', async () => {
    const { page } = journey;
    await rehearse(journey, 'A failed rollback');
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    const question = page.getByRole('alertdialog', { name: 'What shall become of the stack?' });
    await question.waitFor();
    await journey.picture('broken stack');
    expect(await question.textContent()).toContain('UPDATE_ROLLBACK_FAILED');
    await question.getByRole('checkbox', { name: /^hello / }).check();
    // The second click of two meets what stands there next, or the page behind: neither queues anything, nor closes this.
    await question.getByRole('button', { name: 'Continue, skipping 1' }).dblclick();
    await hurry(page, page.getByRole('button', { name: 'Execute', disabled: false }));
    expect(await page.getByTestId('queued').filter({ hasText: 'Next' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Abort Changes' }).click();
  });

  test('a reload at the question asks it again; after a reload once it was answered the deployment goes on by itself, too', async () => {
    const { page } = journey;
    await rehearse(journey, 'A failed rollback');
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    const question = page.getByRole('alertdialog', { name: 'What shall become of the stack?' });
    await question.waitFor();

    await page.reload();
    const footer = page.getByRole('contentinfo');
    await footer.getByText('1 queued, waits for you').click();
    // The panel behind the dialog offers the same.
    await page.getByRole('dialog').getByRole('button', { name: 'Go on…' }).click();
    await question.getByRole('checkbox', { name: /^hello / }).check();
    await question.getByRole('button', { name: 'Continue, skipping 1' }).click();
    await page.locator('.monitor[data-phase=uploading]').waitFor();

    await page.reload();
    await hurry(page, footer.getByText('Changes ready'));
    const top = await opening(page);
    await footer.getByText('Changes ready').click();
    await page.getByRole('button', { name: 'Execute', disabled: false }).waitFor();
    await page.getByTestId('change-row').first().waitFor();
    // What is aimed at from the first picture on doesn't move away under the pointer.
    expect(await top()).toEqual({ moved: 0 });
    await page.getByRole('button', { name: 'Abort Changes' }).click();
  });

  test('a reload, and another rehearsal meanwhile: one comes back to it as it was, and what is queued in it is begun then', async () => {
    const { page } = journey;
    await rehearse(journey, 'Success');
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await hurry(page, page.getByRole('button', { name: 'Execute', disabled: false }));
    await page.getByRole('button', { name: 'Execute' }).press('Enter');
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    // Whoever works by keyboard hears what goes on, and a second Enter stops nothing.
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('headline');
    await hurry(page, page.getByTestId('fraction').filter({ hasText: 'CREATE_IN_PROGRESS' }));
    await page.getByRole('button', { name: 'Deploy again after this' }).click();
    await page
      .getByTestId('queued')
      .filter({ hasText: /^Next: / })
      .waitFor();

    await page.reload();
    await page.getByRole('button', { name: 'Target: simulator · success' }).waitFor();
    const footer = page.getByRole('contentinfo');
    await footer.getByText('creating the stack').waitFor();
    await footer.getByText('1 queued').waitFor();

    // Another account: nothing of the first one's is shown there.
    await rehearse(journey, 'Throttling');
    await page.getByText('mine → dev: the rehearsal goes on in this browser').first().waitFor();
    await page.getByText('What is queued waits until then.').waitFor();
    await page.getByRole('tab', { name: 'Deployments' }).click();
    await page.getByText('Nothing was deployed since the project was opened').waitFor();
    expect(await page.getByRole('table', { name: 'Requests to deploy' }).count()).toBe(0);

    await page.getByRole('button', { name: /^Target: / }).click();
    await page.getByRole('button', { name: /^Go on: Success/ }).click();
    await page.getByRole('button', { name: 'Target: simulator · success' }).waitFor();
    await page.getByRole('table', { name: 'Requests to deploy' }).waitFor();
    await hurry(page, footer.getByText('Deployed, nothing to change'));
  });

  test('what is found staged and isn’t the project as it is now is executed only once that is agreed to, by keyboard too', async () => {
    const { page } = journey;
    await rehearse(journey, 'Success');
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await hurry(page, page.getByRole('button', { name: 'Execute', disabled: false }));
    await page.keyboard.press('Escape');
    await pasteOver(page, 'src/hello.ts', "export const handler = async () => ({ said: 'something else' });\n");
    await untilStored(page, 'src/hello.ts', (text) => text.includes('something else'));

    await page.reload();
    await page.getByRole('contentinfo').getByText('Changes ready').click();
    const agreement = page.getByRole('checkbox', { name: 'Execute what was staged, which is not this project as it is now' });
    await agreement.waitFor();
    await journey.picture('staged of others');
    const ready = page.getByRole('button', { name: 'Execute', disabled: false });
    expect(await ready.count()).toBe(0);
    await agreement.focus();
    await page.keyboard.press('Space');
    await ready.press('Enter');
    await hurry(page, page.getByRole('button', { name: 'Done', exact: true }));
    await done(page);
  });

  test('while it is carried out the stack can’t be removed, and that is said', async () => {
    const { page } = journey;
    await rehearse(journey, 'Success');
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await hurry(page, page.getByRole('button', { name: 'Execute', disabled: false }));
    await execute(page);
    await page.getByRole('button', { name: 'Stop', disabled: false }).waitFor();
    await page.keyboard.press('Escape');
    await runCommand(page, 'Remove Stack…');
    await page.getByText('The stack can be removed once the deployment is over').first().waitFor();
    await journey.picture('remove later');
    // The footer says it first; and the toolbar's button is called the same.
    await page.locator('[data-sonner-toast]').getByRole('button', { name: 'Open', exact: true }).click();
    await hurry(page, page.getByRole('button', { name: 'Done', exact: true }));
    await done(page);
  });

  test('a new tab says that a rehearsal of the project is kept, and goes on with it', async () => {
    const { page, context } = journey;
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByText('A rehearsal of this project is kept').first().waitFor();
    await other.getByRole('button', { name: 'Go on', exact: true }).click();
    await other.getByRole('button', { name: 'Target: simulator · success' }).waitFor();
    await other.close();
  });

  test('another project is rehearsed in an account of its own, which is as it is called; the first one’s stays what it was', async () => {
    const { page } = journey;
    await rehearse(journey, 'A failed rollback');
    const target = page.getByRole('button', { name: 'Target: simulator · a failed rollback' });
    const question = page.getByRole('alertdialog', { name: 'What shall become of the stack?' });
    await page.keyboard.press('Control+O');
    await page.getByRole('button', { name: 'New Project' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('other');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Project: other' }).waitFor();
    await target.waitFor();
    await page.getByRole('button', { name: 'Deploy Project', exact: true }).click();
    await question.waitFor();
    await journey.picture('other project');
    expect(await question.textContent()).toContain('other-dev');
    await question.getByRole('button', { name: 'Leave it as it is' }).click();
    await done(page);
  });

  test('nothing of it was an error of the page', () => {
    expect(journey.faults).toEqual([]);
  });
});
