import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { NO_PROJECT } from '#state/project.ts';
import type { Stores } from '#state/stores.ts';
import { ErrorBoundary } from './error-boundary.tsx';

function Broken({ message }: { readonly message: string }): never {
  throw new Error(message);
}

/** The screen after a fault, with this many files that the storage didn't take. */
async function faultWith(unsaved: readonly string[], message = 'a fault of ours'): Promise<HTMLElement> {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const stores = { flush: async () => undefined, project: { getState: () => ({ ...NO_PROJECT, unsaved }) } } as unknown as Stores;
  const host = document.createElement('div');
  await act(async () => {
    createRoot(host, { onCaughtError: () => undefined }).render(
      <ErrorBoundary stores={stores}>
        <Broken message={message} />
      </ErrorBoundary>,
    );
  });
  return host;
}

test('after a fault it says that every edit is kept, if so', async () => {
  const host = await faultWith([]);
  expect(host.querySelector('p')?.textContent).toBe(
    'This is a fault of Stackwright, not of the project. Every edit is kept in this browser; reloading brings it back.',
  );
  expect([...host.querySelectorAll('button')].map((one) => one.textContent)).toEqual(['Reload', 'Export as Zip', 'Copy the report']);
});

test('edits that are only in memory are said before one reloads', async () => {
  const host = await faultWith(['a.ts', 'b.ts']);
  expect(host.querySelector('p')?.textContent).toContain('The edits of 2 files are only in memory, and reloading loses them: export the project first.');
});

test('a part that an older page asks for in vain is no fault', async () => {
  const host = await faultWith([], 'Failed to fetch dynamically imported module: https://x.example/assets/logs-panel-a1.js');
  expect(host.querySelector('h1')?.textContent).toBe('A part of Stackwright could not be loaded');
  expect(host.querySelector('p')?.textContent).toBe(
    'Either there is no network, or a newer version has taken the place of this one. Every edit is kept in this browser; reloading brings it back.',
  );
});
