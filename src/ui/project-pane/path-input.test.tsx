import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PathInput } from './path-input.tsx';

const idle = () => undefined;
let root: Root;
beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(async () => act(async () => root.unmount()));

test.each([
  ['src/home.ts', 'home'],
  ['src/home.test.ts', 'home.test'],
  ['.env', '.env'],
  ['my.folder/Makefile', 'Makefile'],
  ['my.folder/', ''],
])('of %s the name without its last extension is chosen', async (value, chosen) => {
  await act(async () => root.render(<PathInput label="New path" value={value} check={idle} onDone={idle} onCancel={idle} onLeave={idle} />));
  const input = document.querySelector('input') as HTMLInputElement;
  await act(async () => {
    input.blur();
    input.focus();
  });
  expect(input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)).toBe(chosen);
});
