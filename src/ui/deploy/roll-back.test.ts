import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Change } from '#model/change.ts';
import { RollBack } from './roll-back.tsx';

const visits: Change = {
  action: 'remove',
  logicalId: 'Visits',
  type: 'Table',
  name: 'visits',
  replacement: 'never',
  holdsData: true,
  old: 'deleted',
  causes: [],
};
const isDead = (deletes: readonly Change[], confirmed: readonly string[]): boolean => {
  const idle = () => undefined;
  const markup = renderToStaticMarkup(createElement(RollBack, { halted: { stands: [], deletes }, confirmed, onConfirm: idle, onKeep: idle, onRollBack: idle }));
  return /<button[^>]*disabled[^>]*>Roll back</.test(markup);
};

test('rolling back lives when all that holds data and goes with it is confirmed by name', () => {
  expect([isDead([], []), isDead([visits], []), isDead([visits], ['visits'])]).toEqual([false, true, false]);
});
