import { expect, test } from 'vitest';
import { aChange, aClock, anEvent, aRandom, aSession, aStackEvent, aState } from '#support/a-session.ts';
import { deployWith, generatedOf } from '#support/deploy-fixture.ts';
import { createDeployer } from './deployer.ts';

test('what failed within a nested stack is the root cause, before the stack that failed with it', async () => {
  const busy = aState('busy');
  const over = aState('rolledBack');
  const within = { parent: 'Search', type: 'AWS::SQS::Queue' };
  const session = aSession({
    changes: [aChange('Search')],
    polls: [
      {
        state: busy,
        events: [
          aStackEvent(busy, 'update', 'running'),
          anEvent('Search', 'create', 'running'),
          anEvent('Search/Index', 'create', 'running', within),
          anEvent('Search/Index', 'create', 'failed', { ...within, reason: 'no such key' }),
          anEvent('Search', 'create', 'failed', { reason: 'Embedded stack was not successfully created' }),
        ],
      },
      { state: over, events: [aStackEvent(busy, 'rollback', 'running'), aStackEvent(over, 'rollback', 'done')] },
    ],
  });
  const deployer = createDeployer({ session, clock: aClock(), random: aRandom() });
  const { snapshot } = await deployWith(deployer, { projectName: 'shop', generate: () => generatedOf({}, { names: { Search: 'search' } }) });
  expect([snapshot.phase, snapshot.total, snapshot.errors]).toEqual(['rolledBack', 2, 1]);
  expect(snapshot.rows.map((row) => [row.change.logicalId, row.parent, row.state])).toEqual([
    ['Search', undefined, 'failed'],
    ['Search/Index', 'Search', 'failed'],
  ]);
  expect(snapshot.problems.slice(0, 2).map((one) => one.summary)).toEqual([
    expect.stringMatching(/^Search\/Index .*no such key/),
    expect.stringMatching(/^search .*Embedded stack/),
  ]);
});
