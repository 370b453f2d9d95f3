import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { NO_DRIFT } from '#state/drift.ts';
import { momentText } from '#state/queue-words.ts';
import { DriftSection } from './drift-section.tsx';

test('what was found says when it was looked at, with the day where that is another', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const host = document.createElement('div');
  const root = createRoot(host);
  const said = async (at: number) => {
    const found = { checked: 2, drifted: [], unchecked: [], canRevert: true, at };
    await act(async () => root.render(<DriftSection drift={{ ...NO_DRIFT, found }} onCheck={() => {}} onStageBack={() => {}} />));
    return host.querySelector('[role=status]')?.textContent;
  };
  const [now, before] = [Date.now(), Date.UTC(2026, 0, 2, 12)];
  const sentence = 'Nothing differs from what was deployed: 2 resources checked. Looked at';
  expect([await said(now), await said(before)]).toEqual([
    `${sentence} ${momentText(now)}.`,
    `${sentence} on ${new Date(before).toLocaleDateString()} at ${momentText(before)}.`,
  ]);
  await act(async () => root.unmount());
});
