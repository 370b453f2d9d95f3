import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { comparisonOf } from '#state/comparison-views.ts';
import { whenText } from '#state/release-views.ts';
import { aRelease } from '#support/releases.ts';
import { ReturnDialog } from './return-dialog.tsx';

const first = aRelease({ id: '20261121T100000000Z-0000000a', endedAt: Date.UTC(2026, 10, 21, 10) });
const later = aRelease({ id: '20261122T100000000Z-0000000b', endedAt: Date.UTC(2026, 10, 22, 10) });

test('a return is told from what is deployed, and after a removal from nothing; neither by ids nor by ISO times', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  const comparison = comparisonOf([later, first], [later.id, first.id]);
  const shown = async (isDeployed: boolean) => {
    const of = { release: first, asked: { id: first.id, notUndone: [], variables: [] }, comparison, isDeployed, onGo: () => {}, onClose: () => {} };
    await act(async () => root.render(createElement(ReturnDialog, of)));
    const text = document.querySelector('[role=dialog]')?.textContent ?? '';
    return ['From what is deployed now', 'Nothing is deployed now', `Return to the release of ${whenText(first)}`, first.id, '2026-11'].filter((one) =>
      text.includes(one),
    );
  };
  expect([await shown(true), await shown(false)]).toEqual([
    ['From what is deployed now', `Return to the release of ${whenText(first)}`],
    ['Nothing is deployed now', `Return to the release of ${whenText(first)}`],
  ]);
  await act(async () => root.unmount());
});
