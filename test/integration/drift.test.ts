import { LambdaClient, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { DeleteQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkDrift } from '#engine/drift/check-drift.ts';
import { driftSentence } from '#model/drift.ts';
import { artifactOf, connectTo, deployerOn, deployWith, generatedOf } from '#support/deploy-fixture.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';
import { REFEREE_SOURCE, SLOW_NAMES, slowTemplate } from '#support/slow-template.ts';

// Somebody really changes a function, and really removes a queue, beside the stack.

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud?.stop());

test('what was changed beside the stack is told, property by property; what can’t be looked at, and what this cloud doesn’t take back, is said', async () => {
  const session = connectTo(cloud.endpoint);
  const deployer = deployerOn(session);
  const subject = { projectName: 'drifter', stage: 'dev' };
  const [greet, referee] = [await artifactOf('greet', 'exports.handler = async () => "hello";'), await artifactOf('referee', REFEREE_SOURCE)];
  const { snapshot } = await deployWith(deployer, {
    ...subject,
    artifacts: [greet, referee],
    generate: () =>
      generatedOf(
        slowTemplate({
          refereeKey: referee.key,
          greetKey: greet.key,
          referee: { version: '1' },
          more: { Jobs: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: 5 } } },
        }),
        { names: SLOW_NAMES },
      ),
  });
  expect(snapshot.phase).toBe('succeeded');
  const before = await checkDrift(session, subject, () => undefined);
  expect([before.drifted, before.unchecked.map((one) => [one.logicalId, one.why])]).toEqual([[], [['Match', 'type']]]);
  expect(driftSentence(before)).toMatch(/^Nothing differs from what was deployed: 5 resources checked\. 1 could not be checked\.$/);

  const common = { endpoint: cloud.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const idOf = async (id: string) => (await session.driver.resources('drifter-dev')).find((one) => one.logicalId === id)?.physicalId ?? '';
  await new LambdaClient(common).send(new UpdateFunctionConfigurationCommand({ FunctionName: await idOf('Greet'), Timeout: 7 }));
  await new SQSClient({ ...common, useQueueUrlAsEndpoint: false }).send(new DeleteQueueCommand({ QueueUrl: await idOf('Jobs') }));

  const after = await checkDrift(session, subject, () => undefined);
  const drifted = after.drifted.map(({ logicalId, kind, differences }) => ({ logicalId, kind, differences }));
  expect(drifted.sort((a, b) => a.logicalId.localeCompare(b.logicalId))).toEqual([
    { logicalId: 'Greet', kind: 'changed', differences: [{ property: 'Timeout', expected: '60', actual: '7' }] },
    { logicalId: 'Jobs', kind: 'deleted', differences: [] },
  ]);
  expect(after.canRevert).toBe(false);

  // It answers an ordinary change set to the call: nothing is staged that would only look like it.
  const back = await deployer.stageBack(subject, () => undefined).settled;
  expect([back.phase, back.problems.map((one) => one.code)]).toEqual(['failed', ['DriftNotRevertible']]);
  expect(await session.driver.findStaged(await session.driver.inspect('drifter-dev'))).toBeUndefined();
  expect((await session.runner.invoke(await idOf('Greet'), '{}')).payload).toBe('hello');
});
