import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { Halted } from './halted.tsx';

test('what stands is counted in a sentence, with the names that are known of it', async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  const told: (string | null | undefined)[] = [];
  for (const [stands, names] of [
    [5, ['api', 'visits']],
    [2, ['api', 'visits']],
    [5, []],
    [0, []],
  ] as const) {
    const halted = { stands: names, failed: ['hit'], notBegun: [], count: { stands, all: 11 }, isCreation: true };
    await act(async () =>
      root.render(<Halted halted={halted} stackStatus="CREATE_FAILED" confirmed={[]} onConfirm={() => {}} onDeployOnTop={() => {}} onTakeBack={() => {}} />),
    );
    told.push(document.querySelector('.halted dd')?.textContent);
  }
  await act(async () => root.unmount());
  expect(told).toEqual(['5 of 11 resources, among them api and visits', '2 of 11 resources: api and visits', '5 of 11 resources', 'none of 11 resources']);
});
