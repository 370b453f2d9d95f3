import { expect, test } from 'vitest';
import { aSnapshot } from '#support/a-snapshot.ts';
import { tabMark } from './tab-mark.ts';

const tab = (of: Parameters<typeof aSnapshot>[0] | undefined, isSeen = false) => tabMark({ projectName: 'shop', snapshot: of && aSnapshot(of), isSeen });

test('a tab tells the project, and how far its deployment is', () => {
  expect([
    tabMark({ projectName: undefined, snapshot: undefined, isSeen: false }),
    tab(undefined),
    tab({ phase: 'building' }),
    tab({ phase: 'executing', done: 7, total: 11 }),
    tab({ phase: 'rollingBack', done: 1, total: 11 }),
    tab({ phase: 'staged' }),
    tab({ phase: 'executing', waitsFor: 'credentials', total: 11 }),
  ]).toEqual([
    { title: 'Stackwright', mark: undefined },
    { title: 'shop – Stackwright', mark: undefined },
    { title: 'Deploying – shop – Stackwright', mark: 'progress' },
    { title: '7/11 – shop – Stackwright', mark: 'progress' },
    { title: '1/11 – shop – Stackwright', mark: 'progress' },
    { title: '! Changes ready: execute or abort – shop – Stackwright', mark: 'attention' },
    { title: '! Sign in again to go on – shop – Stackwright', mark: 'attention' },
  ]);
});

test('an end stands in the tab until it was looked at', () => {
  expect([
    tab({ phase: 'succeeded' }),
    tab({ phase: 'rolledBack' }),
    tab({ phase: 'succeeded' }, true),
    tab({ phase: 'aborted' }),
    tab({ phase: 'rolledBack', stopTaken: true }),
  ]).toEqual([
    { title: '✓ Deployed – shop – Stackwright', mark: 'success' },
    { title: '✕ Rolled back – shop – Stackwright', mark: 'failure' },
    { title: 'shop – Stackwright', mark: undefined },
    { title: 'shop – Stackwright', mark: undefined },
    { title: 'shop – Stackwright', mark: undefined },
  ]);
});
