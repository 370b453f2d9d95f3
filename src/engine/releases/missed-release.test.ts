import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { ReleaseLedger } from '#kit/release-ledger.ts';
import type { Release } from '#model/release.ts';
import type { StackState } from '#model/stack.ts';
import { aClock, anEvent, aSession, aStackEvent, aState } from '#support/a-session.ts';
import { aRelease } from '#support/releases.ts';
import { missedRelease } from './missed-release.ts';

const of = { project: 'shop', stage: 'dev' };
const MINUTE = 60_000;
const operation = { kind: 'update', running: false, failed: false, rollingBack: false, endedAt: 5_000 } as const;
const ready = aState('ready', { operation, outputs: [{ name: 'Url', value: 'https://x', description: '' }] });
const template = JSON.stringify({ Resources: { A: { Metadata: { Stackwright: { name: 'hit' } } } } });

async function missed({
  state = ready,
  releases = [],
  now = 10 * MINUTE,
  isDenied = false,
}: {
  state?: StackState;
  releases?: Release[];
  now?: number;
  isDenied?: boolean;
} = {}) {
  const begun = aState('busy');
  const events = [
    { ...aStackEvent(begun, 'update', 'running'), at: 3_000 },
    anEvent('A', 'update', 'running', { at: 3_500 }),
    state.operation?.failed ? anEvent('A', 'update', 'failed', { at: 4_000, reason: 'it is too large' }) : anEvent('A', 'update', 'done', { at: 4_000 }),
    ...(state.operation?.failed ? [{ ...aStackEvent(begun, 'rollback', 'running'), at: 4_500 }] : []),
    { ...aStackEvent(state, state.operation?.failed ? 'rollback' : 'update', 'done'), at: 5_000 },
  ];
  const session = aSession({ inspect: state, polls: [{ state, events }] });
  Object.assign(session.driver, { deployedTemplate: async () => template });
  const written: string[] = [];
  const ledger: ReleaseLedger = {
    list: async () => [],
    read: async () => undefined,
    async write(_of, id) {
      if (isDenied) throw new CloudError('AccessDenied', 'no', { remedy: '' });
      return written.push(id) > 0;
    },
    missingArtifacts: async () => [],
  };
  const found = await missedRelease({ session: { ...session, releases: ledger }, clock: aClock(now), of, releases });
  return { release: found?.release, written };
}

test('a deployment that ended unseen is entered, as far as the cloud tells of it', async () => {
  const { release, written } = await missed();
  expect(written).toEqual([release?.id]);
  expect(release).toMatchObject({
    status: 'succeeded',
    startedAt: 3_000,
    endedAt: 5_000,
    summary: '1 resource was worked on; what was staged is not known.',
    changes: [{ logicalId: 'A', name: 'hit', outcome: 'done' }],
    outputs: ready.outputs,
    template,
  });
  expect([release?.who, release?.commit, release?.sources]).toEqual([undefined, undefined, undefined]);
});

test('one that was rolled back says why, and has no template to return to', async () => {
  const { release } = await missed({ state: aState('rolledBack', { operation: { ...operation, failed: true, rolledBack: true } }) });
  expect([release?.status, release?.template, release?.problems.map((one) => one.code)]).toEqual(['rolledBack', undefined, ['ResourceFailed']]);
  expect(release?.problems[0]?.summary).toContain('it is too large');
});

test('what the ledger has is not entered again, even where its last events were missed', async () => {
  const known = (endedAt: number) => aRelease({ endedAt, events: [anEvent('A', 'update', 'done')] });
  const cases = [[known(5_000)], [known(4_000)], [known(2_000), known(3_000)]];
  expect(await Promise.all(cases.map(async (releases) => (await missed({ releases })).written))).toEqual([[], [], []]);
  // An earlier one, and one that was refused before it came to the stack.
  expect((await missed({ releases: [known(2_000), aRelease({ endedAt: 9_000, status: 'failed' })] })).written).toHaveLength(1);
});

test('whoever follows it has a minute to enter it; what runs, is gone, or is somebody else’s is left alone', async () => {
  const cases = [
    { now: 5_000 + MINUTE - 1 },
    { state: aState('busy', { operation: { ...operation, running: true } }) },
    { state: aState('missing') },
    { state: { ...ready, ours: false } },
  ];
  expect(await Promise.all(cases.map(async (one) => (await missed(one)).written))).toEqual([[], [], [], []]);
});

test('a ledger that may not be written is read all the same', async () => {
  expect((await missed({ isDenied: true })).release).toBeUndefined();
});
