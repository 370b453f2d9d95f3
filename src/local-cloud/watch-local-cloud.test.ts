import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import { watchLocalCloud } from './watch-local-cloud.ts';

type Look = 'alive' | 'dead' | 'stopped' | 'found' | 'unstartable';

/** What is said and how long is waited, while it looks as told, once each. */
async function watched(looks: readonly Look[]) {
  const told: (string | number)[] = [];
  const ending = new AbortController();
  let at = -1;
  await watchLocalCloud(
    {
      isAlive: () => looks[at] === 'alive',
      wasStopped: () => looks[at] === 'stopped',
      find: async () => looks[at] === 'found',
      async start() {
        if (looks[at] === 'unstartable') throw new CloudError('LocalCloudMissing', 'the local cloud did not start', { remedy: 'read its log' });
        told.push('start');
      },
      say: (text) => told.push(text),
      async sleep(milliseconds) {
        told.push(milliseconds);
        at += 1;
        if (at === looks.length - 1) ending.abort();
      },
    },
    ending.signal,
  );
  return told;
}

test('a local cloud that has ended by itself is started again, and that is said', async () => {
  expect(await watched(['alive', 'dead', 'alive'])).toEqual([
    2_000,
    2_000,
    'the local cloud has ended by itself; starting it again',
    'start',
    'the local cloud answers again',
    2_000,
  ]);
});

test('where it can’t be started it is tried again, ever more rarely', async () => {
  expect((await watched(['unstartable', 'unstartable', 'alive'])).filter((one) => typeof one === 'number')).toEqual([2_000, 4_000, 8_000]);
});

test('one that was stopped in order stays so until somebody starts it, which is said once', async () => {
  expect(await watched(['stopped', 'stopped', 'found'])).toEqual([
    2_000,
    'the local cloud was stopped; `node bin/stackwright.js local-cloud start` starts it again',
    2_000,
    2_000,
    'the local cloud answers again',
  ]);
});
