import { StackStatus } from '@aws-sdk/client-cloudformation';
import { describe, expect, test } from 'vitest';
import type { Deployment } from '#engine/deploy/deploy-request.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { aRehearsal } from '#support/a-rehearsal.ts';
import { generatedOf } from '#support/deploy-fixture.ts';
import { foldStatus } from './stack-status.ts';

// Every status that a stack can have, met by a deployment: each explains itself, and each way that it offers leads out.

const TEMPLATE = { Resources: { Jobs: { Type: 'AWS::SQS::Queue', Metadata: { Stackwright: { name: 'jobs' } } } } };
const STATUSES = Object.keys(StackStatus).filter((status) => status !== 'DELETE_COMPLETE');
type Way = 'consent' | 'recover' | 'retry';

function meet(status: string, way?: Way) {
  // What waits for its first changes holds nothing.
  const holds = status === 'REVIEW_IN_PROGRESS' ? [] : ['jobs'];
  const rehearsal = aRehearsal({ stacks: { 'shop-dev': { status, holds, seconds: 30 } } }, undefined, { resources: TEMPLATE.Resources });
  const seen: DeploymentSnapshot[] = [];
  const taken = new Set<string>();
  const deployment: Deployment = rehearsal.deployer.deploy(
    {
      projectName: 'shop',
      stage: 'dev',
      autoExecute: true,
      build: async () => ({ artifacts: [], problems: [] }),
      generate: () => generatedOf(TEMPLATE, { names: { Jobs: 'jobs' }, artifactBucketParameter: '' }),
    },
    (snapshot) => {
      seen.push(snapshot);
      if (snapshot.phase !== 'awaitingConsent' || snapshot.activity === '' || taken.has('answered')) return;
      taken.add('answered');
      setImmediate(() => {
        if (way === 'consent') deployment.consent(true, { confirmedLosses: snapshot.losses });
        else if (way === 'recover')
          deployment.recover({
            skip: (snapshot.recovery?.stuck ?? []).map((one) => one.logicalId),
            confirmedLosses: (snapshot.recovery?.deletes ?? []).map((one) => one.name),
          });
        else if (way === 'retry') deployment.retry();
        else deployment.consent(false);
      });
    },
  );
  return deployment.settled.then((end) => ({ end, asked: seen.find((one) => one.phase === 'awaitingConsent'), rehearsal }));
}

describe.each(STATUSES)('%s', (status) => {
  const { condition, operation } = foldStatus(status);

  test('is told what it is, and what to do', async () => {
    const { end, asked } = await meet(status);
    switch (condition) {
      case 'ready':
      case 'empty':
        expect(['succeeded', 'unchanged']).toContain(end.phase);
        return;
      case 'busy': {
        const [problem] = end.problems;
        expect([end.phase, problem?.code]).toEqual(['failed', 'StackBusy']);
        expect(problem?.summary).toContain(status);
        const canStop = (operation?.kind === 'create' || operation?.kind === 'update') && !operation.rollingBack && !operation.unstoppable;
        expect(problem?.remedy).toMatch(canStop ? /wait until it is over.*`stop`/ : /^wait until it is (gone|back|over), then deploy again$/);
        return;
      }
      default: {
        const [problem] = asked?.problems ?? [];
        expect([end.phase, asked?.trouble, problem?.code]).toEqual(['aborted', expect.any(String), 'StackBroken']);
        expect(problem?.summary).toMatch(new RegExp(`is ${status} and can't be updated: .{20}`));
        expect(problem?.remedy).toMatch(/`(recover|deploy)/);
      }
    }
  });
});

describe.each(STATUSES.filter((status) => foldStatus(status).condition === 'broken'))('%s', (status) => {
  test('is left by each way that is offered', async () => {
    const { asked } = await meet(status);
    const { can } = asked ?? expect.fail('it was not asked');
    const offered = (['consent', 'recover', 'retry'] as const).filter((way) => can[way]);
    expect(offered).toContain('consent');
    for (const way of offered) {
      const { end, rehearsal } = await meet(status, way);
      expect([way, end.phase]).toEqual([way, expect.stringMatching(/^(succeeded|unchanged)$/)]);
      expect([way, (await rehearsal.session.driver.inspect('shop-dev')).condition]).toEqual([way, 'ready']);
    }
  });
});

test('no two broken statuses are explained alike', () => {
  const troubles = STATUSES.flatMap((status) => foldStatus(status).trouble ?? []);
  expect(new Set(troubles).size).toBe(troubles.length);
  expect(troubles).toHaveLength(STATUSES.filter((status) => foldStatus(status).condition === 'broken').length);
});
