import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { stories } from './template-dialog.story.tsx';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

async function notesOf(story: string): Promise<(string | null)[]> {
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () => root.render(createElement(stories[story] as () => React.JSX.Element)));
  const notes = [...document.querySelectorAll('.form-note')].map((one) => one.textContent);
  await act(async () => root.unmount());
  return notes;
}

test('what is deployed is said to be kept; where that is not known, that it stays all the same', async () => {
  expect(await notesOf('deployed')).toEqual([
    'Kept though nothing uses them, because they are deployed and may hold data: people, photos.',
    'Left out because nothing uses them: news.',
  ]);
  expect(await notesOf('unknown')).toEqual([
    'Left out because nothing uses them: people, photos. What the stack has now isn’t known here: what is deployed already and may hold data stays in it.',
  ]);
});
