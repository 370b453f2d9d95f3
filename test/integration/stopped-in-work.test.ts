import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Deployer } from '#engine/deploy/deployer.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Artifact } from '#model/artifact.ts';
import { artifactOf, connectTo, deployerOn, deployWith, generatedOf, realClock } from '#support/deploy-fixture.ts';
import { type Gate, startGate } from '#support/gate.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';
import { REFEREE_SOURCE, SLOW_NAMES, slowTemplate } from '#support/slow-template.ts';

// A stop that reaches the cloud while the last of a deployment's resources is in work, and what that resource's answer does when it comes afterwards.

let cloud: TestCloud;
let session: CloudSession;
let deployer: Deployer;
/** Where the custom resource waits before it answers, and where it says that it has answered. */
let asked: Gate;
let answered: Gate;
let referee: Artifact;
let hello: Artifact;
let goodbye: Artifact;

beforeAll(async () => {
  [cloud, asked, answered] = await Promise.all([startTestCloud(), startGate(), startGate()]);
  session = connectTo(cloud.endpoint);
  deployer = deployerOn(session);
  const gated = `${REFEREE_SOURCE}
const answer = exports.handler;
exports.handler = async (event) => {
  await fetch('${asked.url}');
  await answer(event);
  await fetch('${answered.url}');
};
`;
  referee = await artifactOf('referee', gated);
  hello = await artifactOf('greet', `exports.handler = async () => ({ says: 'hello' });`);
  goodbye = await artifactOf('greet', `exports.handler = async () => ({ says: 'goodbye' });`);
});
afterAll(async () => {
  await Promise.all([cloud?.stop(), asked?.close(), answered?.close()]);
});

const subject = (projectName: string, greet: Artifact, version: string) => ({
  projectName,
  artifacts: [referee, greet],
  generate: () => generatedOf(slowTemplate({ refereeKey: referee.key, greetKey: greet.key, referee: { version } }), { names: SLOW_NAMES }),
});

/** Deploys, stops it while the custom resource is in work, and lets that answer then. */
async function stoppedInWork(of: ReturnType<typeof subject>, letGo: 'at once' | 'when it is over', deleteStack = false) {
  asked.shut();
  answered.shut();
  const { artifacts, ...rest } = of;
  const deployment = deployer.deploy({ ...rest, stage: 'dev', autoExecute: true, build: async () => ({ artifacts, problems: [] }) }, (snapshot) => {
    if (letGo === 'at once' && snapshot.stopTaken) {
      answered.open();
      asked.open();
    }
  });
  await asked.waiting();
  await expect.poll(() => deployment.snapshot().can.stop, { timeout: 20_000 }).toBe(true);
  expect(deployment.stop({ deleteStack })).toBe(true);
  const end = await deployment.settled;
  if (letGo === 'when it is over') {
    asked.open();
    await answered.waiting();
    answered.open();
    // The function returns, and whoever waits for it within the cloud gets on.
    await realClock.sleep(1000);
  }
  return end;
}

const outputOf = async (stack: string, name: string) => (await session.driver.inspect(stack)).outputs.find((one) => one.name === name)?.value ?? '';
const saysOf = async (stack: string) => (await session.runner.invoke(await outputOf(stack, 'GreetFunctionName'), '{}')).payload;

test('a first deployment that was stopped and deleted stays deleted when what was in work answers, and the next one makes all of it', async () => {
  const stopped = await stoppedInWork(subject('revived', hello, '1'), 'when it is over', true);
  expect([stopped.stackStatus, stopped.problems.map((one) => one.code)]).toEqual(['DELETE_COMPLETE', expect.any(Array)]);
  expect((await session.driver.inspect('revived-dev')).condition).toBe('missing');
  expect((await session.driver.inspect(stopped.stackId ?? '')).status).toBe('DELETE_COMPLETE');
  const again = await deployWith(deployer, subject('revived', hello, '1'));
  expect([again.snapshot.phase, again.snapshot.stackStatus, again.snapshot.rows.map((row) => row.change.action)]).toEqual([
    'succeeded',
    'CREATE_COMPLETE',
    ['add', 'add', 'add', 'add', 'add'],
  ]);
  expect(await saysOf('revived-dev')).toEqual({ says: 'hello' });
});

test('an update that was stopped while its last resource was in work goes back: the old code answers, and the data is there', async () => {
  asked.open();
  answered.open();
  expect((await deployWith(deployer, subject('returns', hello, '1'))).snapshot.phase).toBe('succeeded');
  const data = new DynamoDBClient({ endpoint: cloud.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const table = await outputOf('returns-dev', 'PagesTableName');
  await data.send(new PutItemCommand({ TableName: table, Item: { id: { S: 'kept' } } }));
  const stopped = await stoppedInWork(subject('returns', goodbye, '2'), 'at once');
  expect(stopped.stackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await saysOf('returns-dev')).toEqual({ says: 'hello' });
  expect((await data.send(new GetItemCommand({ TableName: table, Key: { id: { S: 'kept' } } }))).Item).toEqual({ id: { S: 'kept' } });
  expect((await deployWith(deployer, subject('returns', goodbye, '2'))).snapshot.phase).toBe('succeeded');
  expect(await saysOf('returns-dev')).toEqual({ says: 'goodbye' });
});
