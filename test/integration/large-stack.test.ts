import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '#support/command.ts';
import { contestedProject, count, match } from '#support/contested-project.ts';

// As many resources as a stack may have ("CloudFormation quotas"), on a cloud that really makes them, changes them and takes them back.

const MOST = 500;
const { folder, write, run, stackStatus, invoke, start, stop } = contestedProject('crowd');
let queues = 0;

/** Queues that the custom resource comes after: where it fails, all of them were changed. */
function fragment(of: Parameters<typeof match>[0]): string {
  const { Resources } = JSON.parse(match(of)) as { Resources: { Match: { DependsOn: string[] } } };
  const names = Array.from({ length: queues }, (_, at) => `Queue${at}`);
  const crowd = names.map((name) => [name, { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 30 + of.version, DelaySeconds: 0 } }]);
  return JSON.stringify({ Resources: { ...Object.fromEntries(crowd), Match: { ...Resources.Match, DependsOn: ['Count', ...names.slice(-1)] } } });
}

interface Line {
  readonly type: string;
  readonly logicalId?: string;
  readonly state?: string;
  readonly status?: string;
  readonly problems?: readonly { readonly code: string; readonly summary: string }[];
}

/** How many resources came to each end, and what the last line says. */
async function deploy() {
  const { lines } = (await run('deploy', folder, '--yes')) as { lines: Line[] };
  const states = lines.filter((line) => line.type === 'resource');
  const ends = new Map(states.map((line) => [line.logicalId, line.state]));
  const told = states.map((line) => `${line.logicalId} ${line.state}`);
  const counts: Record<string, number> = {};
  for (const end of ends.values()) counts[String(end)] = (counts[String(end)] ?? 0) + 1;
  return {
    ends: counts,
    toldTwice: told.filter((one, at) => told.indexOf(one) !== at),
    last: lines.at(-1),
  };
}

beforeAll(async () => {
  await start(match({ version: 1 }));
  const { out } = await runCommand(['template', folder]);
  queues = MOST - Object.keys((JSON.parse(out) as { Resources: object }).Resources).length;
  write({ 'match.template.json': fragment({ version: 1 }) });
});
afterAll(stop);

describe('a stack of 500 resources', { shuffle: false }, () => {
  test('is made, each told once, and works', async () => {
    const { ends, toldTwice, last } = await deploy();
    expect([last?.status, ends, toldTwice]).toEqual(['succeeded', { done: 500 }, []]);
    expect(await invoke()).toEqual({ says: 'first', visits: 1 });
  });

  test('whose last change fails goes back as a whole, with the old code and the data', async () => {
    write({ 'src/count.ts': count('second'), 'match.template.json': fragment({ version: 2, failOn: 'Update' }) });
    const { ends, last } = await deploy();
    expect([last?.status, ends]).toEqual(['rolledBack', { rolledBack: queues + 1, failed: 1 }]);
    expect(last?.problems?.map((one) => one.summary)).toEqual(['Match (Custom::Match) could not be changed: the referee says no']);
    expect(await stackStatus()).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await invoke()).toEqual({ says: 'first', visits: 2 });
  });

  test('takes the next deployment, and is removed', async () => {
    write({ 'match.template.json': fragment({ version: 3 }) });
    const { ends, toldTwice, last } = await deploy();
    expect([last?.status, ends, toldTwice]).toEqual(['succeeded', { done: queues + 2 }, []]);
    expect(await invoke()).toEqual({ says: 'second', visits: 3 });
    const removed = (await run('remove', folder, '--yes')) as { lines: Line[] };
    const kept = removed.lines.at(-1)?.problems?.filter((one) => one.code === 'ResourceKept');
    expect([removed.lines.at(-1)?.status, kept?.length, await stackStatus()]).toEqual(['succeeded', queues + 1, null]);
  });
});
