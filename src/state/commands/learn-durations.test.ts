import { expect, test } from 'vitest';
import type { CloudSession } from '#kit/cloud-session.ts';
import { emptyProject } from '#model/project.ts';
import { aRelease } from '#support/releases.ts';
import { aRow } from '#support/told-events.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { createDeploymentStore } from '../deployment.ts';
import { createOwnStore } from '../own-store.ts';
import { createReleaseMirror } from '../release-mirror.ts';
import { createReleasesStore } from '../releases.ts';
import { learnDurations } from './learn-durations.ts';

const change = aRow('Table').change;
const release = (seconds: number) =>
  aRelease({ id: `20261121T10000000${seconds}Z-0000000a`, changes: [{ ...change, outcome: 'done', startedAt: 0, endedAt: seconds * 1_000 }] });

function aWorld(): DeployWorld {
  const session = { target: { kind: 'aws', region: 'r', account: '1' } } as unknown as CloudSession;
  return {
    deployment: createDeploymentStore(),
    releases: createReleasesStore(),
    mirror: createReleaseMirror(createOwnStore()),
    workbench: { opened: () => ({ id: 'p', project: emptyProject('thumbnailer') }) },
    clouds: { session: { current: () => session } },
  } as unknown as DeployWorld;
}

test('what this browser remembers of earlier releases teaches, before the ledger was read; with none there is nothing learned', async () => {
  const world = aWorld();
  const usual = () => world.deployment.getState().learned?.of(change)?.usual;
  await learnDurations(world);
  expect(usual()).toBeUndefined();
  const session = world.clouds.session.current() as CloudSession;
  for (const one of [release(3), release(5), release(9)]) {
    await world.mirror?.remember(session.target, { project: 'thumbnailer', stage: 'dev' }, one.id, JSON.stringify(one), true);
  }
  await learnDurations(world);
  expect(usual()).toBe(5_000);
  world.releases.setState({ list: [release(7)] });
  await learnDurations(world);
  expect(usual()).toBe(7_000);
});
