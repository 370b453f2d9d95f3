import { expect, test } from 'vitest';
import type { Change } from '#model/change.ts';
import type { DeploymentRow, DeploymentSnapshot } from '#model/deployment.ts';
import { createReporter } from './deployment-report.ts';
import { createOutput } from './output.ts';

const change = (name: string, more: Partial<Change>): Change => ({
  action: 'modify',
  logicalId: name,
  type: 'T',
  name,
  replacement: 'never',
  holdsData: false,
  causes: [],
  ...more,
});
const said = (phase: DeploymentSnapshot['phase'], changes: readonly Change[]): string[] => {
  let out = '';
  const streams = { out: (text: string) => (out += text), err: () => undefined, colours: false };
  const rows = changes.map((one) => ({ change: one, state: 'waiting' as const }));
  createReporter(createOutput(false, streams)).show({ phase, activity: 'Now', rows, summary: { sentence: 'Some.' } } as unknown as DeploymentSnapshot);
  return out.split('\n').slice(0, -1);
};

test('what may be replaced isn’t told as replaced, and what leaves the stack but not the account is told as that', () => {
  expect(
    said('staged', [
      change('a', {}),
      change('b', { replacement: 'maybe' }),
      change('c', { replacement: 'always' }),
      change('d', { action: 'remove', old: 'kept' }),
      change('e', { action: 'remove', old: 'deleted' }),
    ]),
  ).toEqual([
    'Now',
    'Some.',
    '  modify  T  a',
    '  modify  T  b  may replace',
    '  modify  T  c  replaces',
    '  remove  T  d  stays in the account',
    '  remove  T  e',
  ]);
});

test('that calls are held up is told once in a phase', () => {
  let out = '';
  const reporter = createReporter(createOutput(false, { out: (text: string) => (out += text), err: () => undefined, colours: false }));
  const show = (phase: DeploymentSnapshot['phase'], pause: string | undefined) =>
    reporter.show({ phase, activity: pause ?? 'Now', pause, rows: [] } as unknown as DeploymentSnapshot);
  show('uploading', undefined);
  for (const seconds of [1, 2]) show('uploading', `AWS asks to slow down; asking again in ${seconds} s`);
  show('uploading', undefined);
  show('staging', undefined);
  show('staging', 'AWS asks to slow down; asking again in 1 s');
  expect(out.split('\n').slice(0, -1)).toEqual(['Now', 'AWS asks to slow down; asking again in 1 s', 'Now', 'AWS asks to slow down; asking again in 1 s']);
});

test('a resource is told with how long it took and what it had waited for; one that is applied and stabilises is told as that', () => {
  let out = '';
  const told = (json: boolean, rows: readonly DeploymentRow[]): string[] => {
    out = '';
    const reporter = createReporter(createOutput(json, { out: (text: string) => (out += text), err: () => undefined, colours: false }));
    for (const row of rows)
      reporter.show({ phase: 'executing', activity: 'Now', rows: [{ change: change('a', {}), state: 'waiting' }, row] } as unknown as DeploymentSnapshot);
    return out.split('\n').slice(1, -1);
  };
  const row: DeploymentRow = { change: change('b', { action: 'add' }), state: 'running', startedAt: 1_000, after: ['a'] };
  const course: DeploymentRow[] = [
    row,
    { ...row, stabilising: true },
    { ...row, state: 'done', endedAt: 4_120 },
    { ...row, state: 'failed', endedAt: 2_000, reason: 'no' },
  ];
  expect(told(false, course)).toEqual(['  applied    T  b  still stabilising', '  done       T  b  3.1 s', '  failed     T  b  1.0 s: no']);
  expect(
    told(true, course).map((line) => Object.entries(JSON.parse(line)).filter(([key]) => !['type', 'at', 'name', 'logicalId', 'resourceType'].includes(key))),
  ).toEqual([
    [
      ['state', 'running'],
      ['waitedFor', ['a']],
    ],
    [
      ['state', 'running'],
      ['stabilising', true],
    ],
    [
      ['state', 'done'],
      ['seconds', 3.1],
    ],
    [
      ['state', 'failed'],
      ['seconds', 1],
      ['reason', 'no'],
    ],
  ]);
});

test('a removal keeps what its policy keeps', () => {
  expect(said('removing', [change('d', { action: 'remove', old: 'kept' }), change('e', { action: 'remove', old: 'deleted' })])).toEqual([
    'Now',
    '  keep    T  d',
    '  remove  T  e',
  ]);
});
