import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { createDialogsStore } from '#state/dialogs.ts';
import type { Stores } from '#state/stores.ts';
import { StoresProvider } from '../stores-context.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

test('it says what no menu does: how one leaves the code by keyboard, and how one comes to another region', async () => {
  const stores = { dialogs: createDialogsStore() };
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () =>
    root.render(
      <StoresProvider stores={stores as unknown as Stores}>
        <ShortcutsDialog />
      </StoresProvider>,
    ),
  );
  const rows = [...document.querySelectorAll('.shortcuts-dialog tr')].map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim()));
  expect(rows).toContainEqual(['Tab leaves the code, or indents again', 'Ctrl+M']);
  expect(rows).toContainEqual([expect.stringMatching('next region'), 'F6']);
  expect(rows).toContainEqual([expect.stringMatching('region before'), 'Shift+F6']);
  await act(async () => root.unmount());
});
