import { expect, test } from 'vitest';
import { ROLLED_BACK } from '#engine/queue/snapshot-events.ts';
import type { Problem } from '#model/problem.ts';
import { problem } from '#model/problem.ts';
import type { Release } from '#model/release.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { aRelease } from '#support/releases.ts';
import { standingText } from '../what-differs.ts';
import { findDeployment } from './find-deployment.ts';

const why = problem('CloudFailed', { summary: 'the table could not be made', remedy: 'mend it' });

/** A page that comes to where the last deployment, asked for at this time, ended with this release. */
async function comingTo(of: { readonly askedAt: number; readonly isFailed: boolean; readonly release?: Partial<Release> }) {
  const release = aRelease({ id: '20261121T100000000Z-0000000a', status: 'rolledBack', startedAt: 10, endedAt: 20, problems: [why], ...of.release });
  const operation = { kind: 'update', running: false, failed: false, rolledBack: false, rollingBack: false };
  const session = {
    driver: { inspect: async () => ({ ours: true, condition: 'ready', name: 'shop-dev', outputs: [], operation }), resources: async () => [] } as never,
    releases: { list: async () => [release.id], read: async () => JSON.stringify(release), write: async () => true, missingArtifacts: async () => [] },
  };
  const { world } = aDeployWorld({ session });
  const reported: (readonly Problem[])[] = [];
  Object.assign(world.workbench, { reportEnd: (problems: readonly Problem[]) => reported.push(problems) });
  const place = { projectId: 'one', target: 'there', session: session as never };
  world.queue.open(place);
  const at = of.askedAt;
  await world.queue.change(place, [
    { type: 'requested', id: 'r', at },
    { type: 'stackSeen', state: { condition: 'ready' } },
    { type: 'popped', id: 'r' },
    { type: 'ended', id: 'r', at: at + 1, event: of.isFailed ? 'anyError' : 'terminated', reasons: [ROLLED_BACK] },
  ]);
  await findDeployment(world);
  return { listed: reported.flat().map((one) => one.summary), stands: standingText(world.deployment.getState(), world.workbench.opened()?.files ?? {}) };
}

test('after a reload, why the last deployment went wrong stands among the problems again', async () => {
  expect((await comingTo({ askedAt: 10, isFailed: true })).listed).toEqual([why.summary]);
});

test('that of another deployment doesn’t, nor where the last one was given up', async () => {
  const ends = [await comingTo({ askedAt: 30, isFailed: true }), await comingTo({ askedAt: 10, isFailed: false })];
  expect(ends.map((one) => one.listed)).toEqual([[], []]);
});

test('that of a return to an earlier release is no problem of the project', async () => {
  expect((await comingTo({ askedAt: 10, isFailed: true, release: { returnsTo: '1' } })).listed).toEqual([]);
});

test('where one failed, or was given up, and left no release, it is known whether the project is what is deployed', async () => {
  const stands = async (sources: string, isFailed: boolean) =>
    (await comingTo({ askedAt: 30, isFailed, release: { status: 'succeeded', problems: [], sources } })).stands;
  expect([await stands('hash', true), await stands('hash', false), await stands('of before', false)]).toEqual([
    'Deployed',
    'Deployed',
    'Deployed; the project differs',
  ]);
});
