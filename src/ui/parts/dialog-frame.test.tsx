import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { DialogFrame } from './dialog-frame.tsx';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

test('it opens on its first field, and what is typed takes the place of what is proposed there', async () => {
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () =>
    root.render(
      <DialogFrame title="DynamoDB: insert an operation" onClose={() => {}}>
        <input aria-label="Name in this project" defaultValue="table" />
        <input aria-label="Key" defaultValue="id" />
      </DialogFrame>,
    ),
  );
  const field = document.activeElement as HTMLInputElement;
  expect([field.getAttribute('aria-label'), field.selectionStart, field.selectionEnd]).toEqual(['Name in this project', 0, 'table'.length]);
  await act(async () => root.unmount());
});
