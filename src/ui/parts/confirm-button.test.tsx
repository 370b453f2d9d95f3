import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { ConfirmButton } from './confirm-button.tsx';

test('the answer of a question lives only after a double click would be over', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  vi.useFakeTimers();
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  const onConfirm = vi.fn();
  await act(async () =>
    root.render(
      <ConfirmButton className="button" label="Remove shop" question="Remove shop?" detail={() => 'It costs.'} verb="Remove" onConfirm={onConfirm}>
        ×
      </ConfirmButton>,
    ),
  );
  const press = (button: Element | null) => act(async () => (button as HTMLButtonElement).click());
  await press(host.querySelector('button'));
  await press(host.querySelector('button'));
  const dialog = () => document.querySelector('[role="alertdialog"]');
  const answer = () => dialog()?.querySelector('.button-danger') ?? null;
  await press(answer());
  expect({ calls: onConfirm.mock.calls.length, words: dialog()?.querySelector('.frame-description')?.textContent }).toEqual({ calls: 0, words: 'It costs.' });
  await act(async () => vi.advanceTimersByTime(500));
  await press(answer());
  expect({ calls: onConfirm.mock.calls.length, dialog: dialog() }).toEqual({ calls: 1, dialog: null });
  await act(async () => root.unmount());
  vi.useRealTimers();
});
