import { expect, test } from 'vitest';
import { snapshotOfDescription } from './stage.ts';

test('what a change set is of, and what it says about it, is read from its description, and nothing from anybody else’s', () => {
  const facts = { publicUrls: 1, idleCosts: ['per shard and hour'] };
  expect(snapshotOfDescription(`Stackwright project snapshot abc ${JSON.stringify(facts)}`)).toEqual({ projectHash: 'abc', facts });
  expect(snapshotOfDescription('Stackwright project snapshot abc')).toEqual({ projectHash: 'abc' });
  expect(snapshotOfDescription('Stackwright project snapshot abc {"publicUrls":"many"}')).toEqual({ projectHash: 'abc' });
  expect([snapshotOfDescription('my own'), snapshotOfDescription(undefined)]).toEqual([{}, {}]);
});
