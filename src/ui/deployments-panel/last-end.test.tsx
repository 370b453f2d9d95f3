import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { problem } from '#model/problem.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { aRelease } from '#support/releases.ts';
import { DeployWorldContext } from '#ui/parts/deploy-world-context.ts';
import { DeploymentsPanel } from './deployments-panel.tsx';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

/** The panel after a reload, of a stack on which nothing goes on: what the ledger has, and what was asked for. */
async function reloaded(of: { readonly texts: Readonly<Record<string, string>>; readonly reasons?: readonly string[] }) {
  const releases = { list: async () => Object.keys(of.texts), read: async (_: unknown, id: string) => of.texts[id], missingArtifacts: async () => [] };
  const driver = { inspect: async () => ({ condition: 'ready' }), endpointsOf: () => [] };
  const { world } = aDeployWorld({ session: { releases, driver } as never });
  const past = of.reasons ? [{ id: 'a', state: 'FAILED', at: 0, endedAt: 1, reasons: of.reasons } as const] : [];
  world.queue.store.setState({ queue: { stack: 'AVAILABLE', past } });
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const show = () =>
    root.render(
      <DeployWorldContext value={world}>
        <DeploymentsPanel />
      </DeployWorldContext>,
    );
  await act(async () => show());
  return { place, world, gone: () => act(async () => root.render(null)) };
}

test('after a reload the last end is shown as its release tells it: that it went back, why, and what of it', async () => {
  const refused = problem('ResourceFailed', { at: { resource: 'visits' }, summary: 'visits could not be made: no paper', remedy: 'buy some' });
  const release = aRelease({ project: 'shop', status: 'rolledBack', problems: [refused], endedAt: 10, startedAt: 5 });
  const { place, world, gone } = await reloaded({ texts: { [release.id]: JSON.stringify(release) }, reasons: ['it was rolled back'] });
  await expect.poll(() => place.textContent).toContain('Rolled back. What it was to do: 1 changed, nothing removed.');
  expect(place.textContent).toContain('visits could not be made: no paper');
  // Its own request says nothing that isn't said.
  expect(place.querySelectorAll('[data-testid=request]').length).toBe(0);
  await act(async () => [...place.querySelectorAll('button')].find((one) => one.textContent === 'Open this release')?.click());
  expect(world.releases.getState().openId).toBe(release.id);
  await gone();
});

test('where the last one left no release, what became of it is said with its reasons; nothing is ever blank', async () => {
  const { place, gone } = await reloaded({ texts: {}, reasons: ['the bucket is somebody else’s'] });
  await expect.poll(() => place.textContent).toContain('What was asked for before left no release');
  expect(place.querySelector('[data-testid=request]')?.textContent).toContain('Failedthe bucket is somebody else’s');
  await gone();
  const none = await reloaded({ texts: {} });
  await expect.poll(() => none.place.textContent).toContain('Nothing was deployed since the project was opened');
  await none.gone();
});
