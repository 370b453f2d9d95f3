import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stories } from './run-view.story.tsx';

let root: Root;
let host: HTMLElement;
beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
});

async function answerOf(name: string): Promise<string | undefined> {
  const Story = stories[name];
  if (!Story) throw new Error(`no story ${name}`);
  await act(async () => root.render(<Story />));
  return host.querySelector('.run-answer')?.textContent ?? undefined;
}

test('before the first run the panel says where its events are files, or will be', async () => {
  expect(await answerOf('noEventYet')).toContain('Save as… keeps the event as a file of the project, which is committed with the code: events/hit/<name>.json');
  expect(await answerOf('fresh')).toContain('Its saved events are files of the project: events/hit/….json');
  expect(await answerOf('running')).toBe('Running hit…');
});
