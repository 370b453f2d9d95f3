import type { ReactNode } from 'react';
import { problem } from '#model/problem.ts';
import { createReleasesStore, type ReleasesState } from '#state/releases.ts';
import { aRelease } from '#support/releases.ts';
import type { Stories } from '#ui/parts/story.ts';
import { type ReleaseActions, ReleasesView } from './releases-view.tsx';

const idle = () => {};
const actions: ReleaseActions = { open: idle, choose: idle, compare: idle, askReturn: idle, read: idle, forgetGone: idle, deploy: idle, signIn: idle };
const at = (day: number, hour: number) => ({ startedAt: Date.UTC(2026, 10, day, hour), endedAt: Date.UTC(2026, 10, day, hour, 0, 42) });
const list = [
  aRelease({ ...at(23, 16), id: '5', summary: '2 changed, nothing removed. One public URL without sign-in. Idle cost: none.' }),
  aRelease({
    ...at(23, 11),
    id: '4',
    status: 'rolledBack',
    summary: '1 added, 1 changed, nothing removed.',
    from: 'command line',
    commit: commit('3f2a91c04b7d'),
  }),
  aRelease({ ...at(22, 18), id: '3', returnsTo: '1', summary: '1 changed, nothing removed.' }),
  aRelease({ ...at(22, 9), id: '2', status: 'failed', summary: '3 removed.', from: 'command line', commit: { ...commit('91c04b7d3f2a'), isDirty: true } }),
  aRelease({
    ...at(21, 10),
    id: '1',
    summary: '7 added, nothing removed. Idle cost: none.',
    who: 'arn:aws:sts::123456789012:assumed-role/deployer/someone-else',
  }),
];

function commit(start: string) {
  return { id: start.padEnd(40, '0'), isDirty: false };
}

const shown = (of: Partial<ReleasesState>): ReactNode => (
  <div style={{ height: 320, border: '1px solid var(--line)' }}>
    <ReleasesView releases={{ ...createReleasesStore().getState(), currentId: '5', ...of }} actions={actions} />
  </div>
);

export const stories: Stories = {
  list: () => shown({ list }),
  'two chosen': () => shown({ list, chosen: ['1', '5'] }),
  'not all kept': () => shown({ list, unkept: ['5'] }),
  'some gone': () => shown({ list, gone: { '2': ['hit'], '1': [] } }),
  'all gone': () => shown({ list: list.slice(3), gone: { '2': ['hit', 'page'], '1': ['hit'] } }),
  reading: () => shown({ isReading: true }),
  empty: () => shown({ list: [] }),
  'none is what the stack has': () => shown({ list, currentId: undefined }),
  'no target': () => shown({}),
  offline: () =>
    shown({
      list: list.slice(2),
      problem: problem('EndpointUnreachable', { summary: 'no answer to ListObjectsV2', remedy: 'check the connection and the endpoint, then try again' }),
    }),
  'signed out': () => (
    <div style={{ height: 320, border: '1px solid var(--line)' }}>
      <ReleasesView releases={createReleasesStore().getState()} isSignedOut actions={actions} />
    </div>
  ),
  'credentials expired': () =>
    shown({
      list: list.slice(2),
      problem: problem('CredentialsExpired', { summary: 'the credentials have expired', remedy: 'sign in again, then go on' }),
    }),
  'not allowed': () =>
    shown({
      list: [],
      problem: problem('AccessDenied', { summary: 's3:ListBucket is not allowed', remedy: 'allow s3:ListBucket to the credentials that you deploy with' }),
    }),
  'one cannot be read': () =>
    shown({
      list,
      unread: [
        problem('ReleaseUnusable', {
          summary: 'the release 0 is kept in version 2 of the format, which this Stackwright does not know',
          remedy: 'use a newer Stackwright',
        }),
      ],
    }),
  'a hundred': () => shown({ list: Array.from({ length: 100 }, (_, index) => aRelease({ ...at(1, 0), id: `${1000 - index}` })) }),
};
