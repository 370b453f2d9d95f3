import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import type { Change } from '#model/change.ts';
import { RemovalDialog } from './removal-dialog.tsx';

const goes = (name: string, holdsData: boolean): Change => ({
  action: 'remove',
  logicalId: name,
  type: 'T',
  name,
  replacement: 'never',
  holdsData,
  old: 'deleted',
  causes: [],
});

test('a stack is removed once its name is typed and each thing with data that goes is confirmed; what stays isn’t asked about', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  const removed: (readonly string[])[] = [];
  const plan = {
    exists: true,
    stackName: 'shop-dev',
    goes: [goes('mail', true), goes('hit', false)],
    stays: [{ ...goes('visits', true), old: 'kept' as const }],
  };
  await act(async () =>
    root.render(
      <RemovalDialog removal={{ stackName: 'shop-dev', goes: [], stays: [], plan }} onRemove={(names) => removed.push(names)} onClose={() => undefined} />,
    ),
  );
  const [remove, name] = [document.querySelector<HTMLButtonElement>('.button-danger'), document.querySelector<HTMLInputElement>('.removal-name input')];
  const [confirm, ...others] = document.querySelectorAll<HTMLInputElement>('.losses input');
  await act(async () => {
    if (!name) return;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(name, 'shop-dev');
    name.dispatchEvent(new Event('input', { bubbles: true }));
  });
  expect([remove?.disabled, others.length, document.querySelector('.losses label')?.textContent]).toEqual([true, 0, 'Delete mail']);
  await act(async () => confirm?.click());
  expect(remove?.disabled).toBe(false);
  await act(async () => remove?.click());
  expect(removed).toEqual([['mail']]);
  await act(async () => root.unmount());
});
