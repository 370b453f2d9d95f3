import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Deployer } from '#engine/deploy/deployer.ts';
import { learnedFrom, overdue, timeLeft } from '#engine/timeline/learned.ts';
import { type TimelineBar, timelineOf } from '#engine/timeline/timeline.ts';
import type { Artifact } from '#model/artifact.ts';
import type { DeploymentRow, DeploymentSnapshot } from '#model/deployment.ts';
import { artifactOf, connectTo, deployerOn, generatedOf } from '#support/deploy-fixture.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';
import { REFEREE_SOURCE, SLOW_NAMES, type SlowTemplateOptions, slowTemplate } from '#support/slow-template.ts';

// The timeline of deployments that really take their time, from the local cloud's own events.

let cloud: TestCloud;
let deployer: Deployer;
let artifacts: readonly Artifact[];

beforeAll(async () => {
  cloud = await startTestCloud();
  deployer = deployerOn(connectTo(cloud.endpoint));
  artifacts = await Promise.all([artifactOf('referee', REFEREE_SOURCE), artifactOf('greet', 'exports.handler = async () => 1;')]);
});
afterAll(() => cloud.stop());

async function deploy(referee: SlowTemplateOptions['referee'], note: (snapshot: DeploymentSnapshot) => void = () => undefined) {
  const [refereeKey = '', greetKey = ''] = artifacts.map((one) => one.key);
  const template = slowTemplate({ refereeKey, greetKey, ...(referee ? { referee } : {}) });
  const request = {
    projectName: 'timed',
    stage: 'dev',
    autoExecute: true,
    build: async () => ({ artifacts, problems: [] }),
    generate: () => generatedOf(template, { names: SLOW_NAMES }),
  };
  return deployer.deploy(request, note).settled;
}

const barsOf = ({ rows, events }: DeploymentSnapshot): Record<string, TimelineBar> =>
  Object.fromEntries(timelineOf(rows, events).bars.map((bar) => [bar.logicalId, bar]));
const lookOf = ({ parts }: TimelineBar) => parts.map((part) => `${part.kind} ${part.end}`);

describe('deployments of one stack, one after the other', { shuffle: false }, () => {
  test('a bar is as long as the work was, begins after what it waits for, and teaches how long the next may take', async () => {
    const waits = new Set<string>();
    const first = await deploy({ version: '1', seconds: 2 }, ({ rows }) => {
      for (const row of rows) if (row.waitsFor) waits.add(`${row.change.logicalId} waits for ${row.waitsFor.join(', ')}`);
    });
    expect(first.phase).toBe('succeeded');
    const bars = barsOf(first);
    const match = bars.Match as TimelineBar;
    expect(
      Object.values(bars)
        .map((bar) => [bar.logicalId, lookOf(bar)])
        .sort(),
    ).toEqual([
      ['Greet', ['work done']],
      ['Match', ['work done']],
      ['Pages', ['work done']],
      ['Referee', ['work done']],
      ['Role', ['work done']],
    ]);
    const [work] = match.parts;
    expect((work?.to ?? 0) - (work?.from ?? 0)).toBeGreaterThanOrEqual(2_000);
    for (const before of ['Greet', 'Pages', 'Referee']) expect(bars[before]?.parts[0]?.to).toBeLessThanOrEqual(work?.from ?? 0);
    const { path } = timelineOf(first.rows, first.events);
    expect([path[0], path.at(-1)]).toEqual(['Role', 'Match']);
    // What was there when it was first looked at didn't wait for anything that could be seen.
    for (const one of waits) expect(one).toMatch(/^(Match|Greet|Referee) waits for /);

    const learned = learnedFrom([{ changes: first.rows.map(({ change, state, ...times }) => ({ ...change, outcome: state, ...times })) }]);
    const running: DeploymentRow = { change: { ...match, replacement: 'never', holdsData: false, causes: [] }, state: 'running', startedAt: 0 };
    expect(timeLeft([running], learned, 500)).toBeGreaterThanOrEqual(1_500);
    expect([overdue(running, learned, 3_000), overdue(running, learned, 30_000)]).toEqual([undefined, (work?.to ?? 0) - (work?.from ?? 0)]);
  });

  test('what fails and what is taken back are parts of their own', async () => {
    const failed = await deploy({ version: '2', seconds: 1, failOn: 'Update' });
    expect(failed.phase).toBe('rolledBack');
    const { rollbackAt, to } = timelineOf(failed.rows, failed.events);
    const match = barsOf(failed).Match as TimelineBar;
    expect([match.state, match.parts[0]?.end]).toEqual(['failed', 'failed']);
    expect(rollbackAt).toBeGreaterThanOrEqual(match.parts[0]?.to ?? 0);
    expect(rollbackAt).toBeLessThanOrEqual(to);
    for (const part of match.parts.slice(1)) expect(part.kind).toBe('takingBack');
  });
});
