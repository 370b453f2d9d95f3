import { expect, test } from 'vitest';
import { aRehearsal, shape } from '#support/a-rehearsal.ts';
import { readScenario } from './read-scenario.ts';
import { readyScenarios } from './ready-scenarios.ts';

const template = {
  Resources: {
    Pages: {
      Type: 'AWS::DynamoDB::Table',
      Metadata: { Stackwright: { name: 'pages' } },
      Properties: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] },
    },
    Hit: { Type: 'AWS::SNS::Topic', Metadata: { Stackwright: { name: 'hit' } }, DependsOn: 'Pages', Properties: { DisplayName: 'x' } },
  },
};
const ready = readyScenarios({ stack: 'shop-dev', functions: ['hit'], resources: ['pages'] });
const seedProject = { resources: template.Resources };

test('each is a scenario that the reader takes', () => {
  expect(ready.flatMap(({ scenario, id }) => readScenario(JSON.stringify(scenario), id).problems)).toEqual([]);
});

test('each goes as its description says', async () => {
  const ends: Record<string, unknown> = {};
  for (const { id, scenario } of ready) {
    const rehearsal = aRehearsal(scenario, undefined, seedProject);
    const { snapshot } = await rehearsal.deploy(template);
    const { phase, status, problems } = shape(snapshot);
    ends[id] = [phase, status, problems[0]].filter(Boolean).join(' ');
    if (id === 'expired-session') {
      rehearsal.account.renewCredentials();
      await rehearsal.pass(300);
      ends[`${id}, then`] = rehearsal.stack().status;
    }
  }
  expect(ends).toEqual({
    success: 'succeeded CREATE_COMPLETE',
    failure: 'rolledBack ROLLBACK_COMPLETE ResourceFailed',
    'failed-rollback': 'failed UPDATE_ROLLBACK_FAILED StackBroken',
    throttling: 'succeeded CREATE_COMPLETE',
    'slow-database': 'succeeded CREATE_COMPLETE',
    'expired-session': expect.stringMatching(/^lost CREATE_IN_PROGRESS CredentialsExpired$/),
    'expired-session, then': 'CREATE_COMPLETE',
    'lost-connection': 'succeeded CREATE_COMPLETE',
    drift: 'unchanged UPDATE_COMPLETE',
  });
});
