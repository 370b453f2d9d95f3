import { expect, test } from 'vitest';
import type { Change } from '#model/change.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
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

test('a removal keeps what its policy keeps', () => {
  expect(said('removing', [change('d', { action: 'remove', old: 'kept' }), change('e', { action: 'remove', old: 'deleted' })])).toEqual([
    'Now',
    '  keep    T  d',
    '  remove  T  e',
  ]);
});
