import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { press, type } from '#support/typing.ts';
import { AddStatement } from './add-statement.tsx';

test('what was typed goes once it was added, and stays where it couldn’t be', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const onAdd = vi.fn(() => false);
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () => root.render(<AddStatement check={() => undefined} onAdd={onAdd} />));
  const typed = () => [...document.querySelectorAll('input')].map((one) => one.value);
  await type('[aria-label="Actions"]', 'ses:SendEmail');
  await type('[aria-label="Resources"]', '*');
  await press('[type="submit"]');
  expect([onAdd.mock.calls.length, typed()]).toEqual([1, ['ses:SendEmail', '*']]);
  onAdd.mockReturnValue(true);
  await press('[type="submit"]');
  expect([onAdd.mock.calls.length, typed()]).toEqual([2, ['', '']]);
  await act(async () => root.unmount());
});
