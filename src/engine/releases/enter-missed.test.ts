import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { Release } from '#model/release.ts';
import type { Template } from '#model/template.ts';
import { aRehearsal, queues } from '#support/a-rehearsal.ts';
import { deployWith, generatedOf, realClock } from '#support/deploy-fixture.ts';
import { findRelease } from './find-release.ts';
import { readRelease } from './read-release.ts';
import { recordReleases } from './record-releases.ts';

/** An account with what is entered when it ends, and what nobody follows to its end. */
function aWorld() {
  const rehearsal = aRehearsal({ resources: { bad: { create: { fail: 'no capacity' } } } });
  const { session } = rehearsal;
  const told: string[] = [];
  const recording = recordReleases(rehearsal.deployer, { session, clock: realClock, facts: () => ({}), onRelease: ({ status }) => told.push(status) });
  const generate = (template: Template) => () => generatedOf(template, { artifactBucketParameter: '' });
  return {
    told,
    rehearsal,
    followed: (template: Template) => deployWith(recording, { projectName: 'shop', generate: generate(template) }),
    unseen: (template: Template) => rehearsal.deploy(template),
    async ledger(): Promise<Release[]> {
      const of = { project: 'shop', stage: 'dev' };
      const ids = (await session.releases?.list(of)) ?? [];
      const read = await Promise.all(ids.map(async (id) => readRelease(id, (await session.releases?.read(of, id)) ?? '')));
      return read.flatMap((one) => ('release' in one ? [one.release] : []));
    },
  };
}
const madeBy = ({ events }: Release) => [...new Set(events.filter((one) => !one.isStack).map((one) => one.logicalId))].sort();

test('what nobody saw end is in the ledger before the next deployment is staged, and is what that one is returned to', async () => {
  const { followed, unseen, ledger, told } = aWorld();
  await followed(queues({ A: {} }));
  await unseen(queues({ A: {}, B: {} }));
  await followed(queues({ A: {}, B: {}, C: {} }));
  const releases = await ledger();
  expect(releases.map((one) => [one.status, madeBy(one)])).toEqual([
    ['succeeded', ['C']],
    ['succeeded', ['B']],
    ['succeeded', ['A']],
  ]);
  expect(findRelease(releases, 'previous')).toEqual({ release: releases[1] });
  expect(Object.keys(JSON.parse(releases[1]?.template ?? '').Resources)).toEqual(['A', 'B']);
  expect(told).toEqual(['succeeded', 'succeeded', 'succeeded']);
});

test('so is what was taken back unseen; and nothing is entered twice, also by one that changes nothing', async () => {
  const { followed, unseen, ledger } = aWorld();
  await followed(queues({ A: {} }));
  await unseen(queues({ A: {}, Bad: {} }));
  for (let times = 0; times < 2; times += 1) await followed(queues({ A: {} }));
  await followed(queues({ A: { delay: 5 } }));
  expect((await ledger()).map((one) => one.status)).toEqual(['succeeded', 'rolledBack', 'succeeded']);
});

test('a ledger that can’t be read holds no deployment up', async () => {
  const { followed, unseen, rehearsal } = aWorld();
  await unseen(queues({ A: {} }));
  const refuse = () => Promise.reject(new CloudError('AccessDenied', 'no', { remedy: '' }));
  Object.assign(rehearsal.session.releases ?? {}, { list: refuse });
  await expect(followed(queues({ A: { delay: 5 } }))).resolves.toMatchObject({ snapshot: { phase: 'succeeded' } });
});
