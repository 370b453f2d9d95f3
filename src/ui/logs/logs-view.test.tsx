import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { stories } from './logs-view.story.tsx';

test('where there are more lines than are shown, it is said', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  const told: (string | null | undefined)[] = [];
  for (const story of ['lines', 'only the newest']) {
    await act(async () => root.render(stories[story]?.()));
    told.push(document.querySelector('.logs-view > p')?.textContent);
  }
  await act(async () => root.unmount());
  expect(told).toEqual([undefined, 'The newest 5,000 lines are shown; older ones stay in the cloud.']);
});
