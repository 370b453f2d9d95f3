import { expect, test } from 'vitest';
import { diagnose } from '#engine/deploy/diagnose.ts';
import type { Project } from '#model/project.ts';
import { readProjectFile } from '#model/project-file.ts';
import type { StackEvent } from '#model/stack.ts';
import { placeOfLogicalId } from './place-of.ts';

const manifest = {
  version: 1,
  name: 'shop',
  cloud: 'aws',
  functions: { sell: { entry: 'src/sell.ts' } },
  resources: { tab: { type: 'dynamodb.table', origin: 'project' } },
};
const { project } = readProjectFile(JSON.stringify(manifest)) as { project: Project };
const placeOf = placeOfLogicalId({ project });

test('a helper belongs to the thing that its id begins with, a word at least', () => {
  const tab = { resource: 'tab', file: 'stackwright.json' };
  expect([placeOf('Tab'), placeOf('TabPolicy'), placeOf('Tab2'), placeOf('Table'), placeOf('SellRole')]).toEqual([
    tab,
    tab,
    undefined,
    undefined,
    { function: 'sell', file: 'src/sell.ts', line: 1 },
  ]);
});

test('what the project no longer has is never told as another thing of it, whatever its name begins with', () => {
  const kept = (logicalId: string): StackEvent => ({
    id: logicalId,
    at: 1,
    logicalId,
    type: 'AWS::DynamoDB::Table',
    status: 'DELETE_SKIPPED',
    phase: 'skipped',
    verb: 'delete',
    isStack: false,
  });
  const problems = diagnose({
    events: [kept('Tab2'), kept('TabOld'), kept('Tab')],
    names: { Tab: 'tab', Tab2: 'tab2', TabOld: 'tabOld' },
    placeOf,
    diagnoseAccessDenied: () => null,
  });
  expect(problems.map((one) => [one.at, one.summary.split(' ')[0]])).toEqual([
    [{ resource: 'tab2' }, 'tab2'],
    [{ resource: 'tabOld' }, 'tabOld'],
    [{ resource: 'tab', file: 'stackwright.json' }, 'tab'],
  ]);
});
