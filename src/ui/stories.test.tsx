import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import type { Stories } from './parts/story.ts';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

const modules = import.meta.glob<{ stories: Stories }>('./**/*.story.tsx', { eager: true });
const stories = Object.entries(modules).flatMap(([path, module]) => Object.entries(module.stories).map(([name, story]) => [`${path} ${name}`, story] as const));

test.each(stories)('%s is drawn without an error', async (_name, Story) => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  await act(async () => root.render(<Story />));
  expect(document.body.textContent).not.toBe('');
  await act(async () => root.unmount());
  host.remove();
  expect(errors.mock.calls.map(([text]) => String(text))).toEqual([]);
  errors.mockRestore();
});
