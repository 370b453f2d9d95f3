import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '#base/json.ts';
import type { Send } from '#clouds/aws/client/calls.ts';
import { createSend } from '#clouds/aws/client.ts';
import type { Deployer } from '#engine/deploy/deployer.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Artifact } from '#model/artifact.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { COUNTING, count, countingSource } from '#support/counting.ts';
import { artifactOf, connectTo, deployerOn, generatedOf } from '#support/deploy-fixture.ts';
import { type Fault, type FaultyProxy, startFaultyProxy } from '#support/faulty-proxy.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';
import { REFEREE_SOURCE, SLOW_NAMES, type SlowTemplateOptions, slowTemplate } from '#support/slow-template.ts';

// The driver and the deployer over a line that loses, cuts, delays and refuses: nothing is done twice, nothing is lost, and the end is told truly.
// What really happened is asked of the cloud itself, past the line.

let cloud: TestCloud;
let line: FaultyProxy;
let session: CloudSession;
let deployer: Deployer;
/** Past the line. */
let beside: CloudSession;
let send: Send;
let referee: Artifact;
const greets: Record<string, Artifact> = {};

beforeAll(async () => {
  cloud = await startTestCloud();
  line = await startFaultyProxy(cloud.endpoint);
  session = connectTo(line.url);
  deployer = deployerOn(session);
  beside = connectTo(cloud.endpoint);
  send = createSend({ target: beside.target, credentials: async () => ({ accessKeyId: 'test', secretAccessKey: 'test' }) });
  referee = await artifactOf('referee', REFEREE_SOURCE);
  for (const word of ['hello', 'welcome']) greets[word] = await artifactOf('greet', countingSource(word));
});
afterAll(async () => {
  await line?.close();
  await cloud?.stop();
});
beforeEach(() => line.setRules([]));

interface Deploying {
  readonly word?: string;
  readonly referee?: SlowTemplateOptions['referee'];
  readonly more?: JsonObject;
  readonly on?: (snapshot: DeploymentSnapshot, act: { stop(): boolean; abort(): boolean }) => void;
  readonly automatic?: boolean;
  readonly keepOnFailure?: boolean;
}

async function deploy(projectName: string, of: Deploying = {}): Promise<DeploymentSnapshot> {
  const greet = greets[of.word ?? 'hello'] as Artifact;
  const deployment = deployer.deploy(
    {
      projectName,
      stage: 'dev',
      autoExecute: of.automatic ?? true,
      brokenStack: 'refuse',
      ...(of.keepOnFailure ? { keepOnFailure: true } : {}),
      build: async () => ({ artifacts: [referee, greet], problems: [] }),
      generate: () =>
        generatedOf(
          slowTemplate({ refereeKey: referee.key, greetKey: greet.key, ...(of.referee ? { referee: of.referee } : {}), more: { ...COUNTING, ...of.more } }),
          { names: SLOW_NAMES },
        ),
    },
    (snapshot) => setTimeout(() => of.on?.(snapshot, { stop: () => deployment.stop(), abort: () => deployment.abort() })),
  );
  return deployment.settled;
}

const remove = (projectName: string) => deployer.remove({ projectName, stage: 'dev' }, () => undefined).settled;

/** What the deployed function says, and how often it was asked: past the line. */
const ask = (project: string) => count(beside, project);

/** The stack's own words, oldest first: each operation once. */
async function words(stackId: string): Promise<string[]> {
  const { StackEvents = [] } = await send('DescribeStackEvents', { StackName: stackId });
  return StackEvents.filter((one) => one.PhysicalResourceId === stackId)
    .map((one) => one.ResourceStatus ?? '')
    .reverse();
}

const begun = async (stackId: string) => (await words(stackId)).filter((word) => /^(CREATE|UPDATE)_IN_PROGRESS$/.test(word)).length;
const end = ({ phase, stackStatus, problems }: DeploymentSnapshot) => ({
  phase,
  stackStatus,
  problems: problems.map((one) => (one.severity === 'error' ? `${one.code} ${one.summary}` : one.code)),
});
const GOOD = { phase: 'succeeded', stackStatus: 'CREATE_COMPLETE', problems: [] };
const ONCE = { calls: [1] };

describe.each<Fault>(['answer lost', 'request lost', 'answer cut', 'throttled', 'unavailable', 'failed after'])('%s', (fault) => {
  const project = fault.toString().replaceAll(' ', '-');

  test('each command of a first deployment, an update and a removal', async () => {
    const of = (...commands: string[]) => commands.map((command) => ({ command, ...ONCE, fault }));
    line.setRules(
      of('CreateStack', 'DescribeStacks', 'HeadObject', 'PutObject', 'CreateChangeSet', 'DescribeChangeSet', 'ExecuteChangeSet', 'DescribeStackEvents'),
    );
    const first = await deploy(project, { referee: { version: '1' } });
    expect(end(first)).toEqual(GOOD);
    expect(await ask(project)).toEqual({ says: 'hello', visits: 1 });
    const id = first.stackId ?? '';
    expect(await begun(id)).toBe(1);

    line.setRules(of('DescribeStacks', 'GetTemplate', 'ListStackResources', 'PutObject', 'CreateChangeSet', 'DescribeChangeSet', 'ExecuteChangeSet'));
    const second = await deploy(project, { word: 'welcome', referee: { version: '2' } });
    expect(end(second)).toEqual({ ...GOOD, stackStatus: 'UPDATE_COMPLETE' });
    expect(await ask(project)).toEqual({ says: 'welcome', visits: 2 });
    expect(await begun(id)).toBe(2);

    line.setRules(of('DeleteStack', 'DescribeStacks', 'DescribeStackEvents'));
    const removed = await remove(project);
    expect(end(removed)).toEqual({ phase: 'removed', stackStatus: 'DELETE_COMPLETE', problems: ['ResourceKept'] });
    expect((await beside.driver.inspect(id)).condition).toBe('missing');
  });
});

// Of these a lost answer is the worst: whether they were carried out is found out, not guessed. Each is lost twice, the repetition too.
describe('the answer to what changes something is lost', () => {
  const LOST: Fault = 'answer lost';
  const lose = (...commands: string[]) => line.setRules(commands.map((command) => ({ command, calls: [1, 2], fault: LOST })));
  const carriedOut = (command: string) => line.passed(command).filter((one) => (one.status ?? 500) < 300).length;
  const whenRunning = (act: (act: { stop(): boolean }) => boolean): NonNullable<Deploying['on']> => {
    let isDone = false;
    return (snapshot, acts) => {
      if (!isDone && snapshot.rows.some((row) => row.change.name === 'match' && row.state === 'running')) isDone = act(acts);
    };
  };

  test('DeleteChangeSet and DeleteStack: what was staged first is given up, and leaves nothing', async () => {
    lose('DeleteChangeSet', 'DeleteStack');
    const given = await deploy('given-up', { automatic: false, on: (snapshot, { abort }) => snapshot.phase === 'staged' && abort() });
    expect(end(given)).toMatchObject({ phase: 'aborted', problems: [] });
    expect((await beside.driver.inspect('given-up-dev')).condition).toBe('missing');
  });

  test('CancelUpdateStack: the update is taken back once, and the code before runs with its data', async () => {
    expect(end(await deploy('cancelled', { referee: { version: '1' } }))).toEqual(GOOD);
    expect(await ask('cancelled')).toEqual({ says: 'hello', visits: 1 });
    lose('CancelUpdateStack');
    const after = { After: { Type: 'AWS::SNS::Topic', DependsOn: 'Match' } };
    const stopped = await deploy('cancelled', { word: 'welcome', referee: { version: '2', seconds: 2 }, more: after, on: whenRunning(({ stop }) => stop()) });
    expect(end(stopped)).toEqual({ phase: 'rolledBack', stackStatus: 'UPDATE_ROLLBACK_COMPLETE', problems: [] });
    expect(await ask('cancelled')).toEqual({ says: 'hello', visits: 2 });
    expect((await words(stopped.stackId ?? '')).filter((word) => word === 'UPDATE_ROLLBACK_IN_PROGRESS')).toHaveLength(1);
  });

  test('ContinueUpdateRollback: with what is skipped, once', async () => {
    const second = (version: string, FailOn: string): JsonObject => ({
      Second: { Type: 'Custom::Match', DependsOn: 'Match', Properties: { ServiceToken: { 'Fn::GetAtt': ['Referee', 'Arn'] }, FailOn, Version: version } },
    });
    expect(end(await deploy('continued', { referee: { version: '1', failOn: 'Update' }, more: second('1', '') }))).toEqual(GOOD);
    const failed = await deploy('continued', { word: 'welcome', referee: { version: '2' }, more: second('2', 'Update') });
    expect(end(failed)).toMatchObject({ phase: 'failed', stackStatus: 'UPDATE_ROLLBACK_FAILED' });
    lose('ContinueUpdateRollback');
    const recovered = await deployer.recover({ projectName: 'continued', stage: 'dev', skip: ['match'] }, () => undefined).settled;
    expect(end(recovered)).toEqual({ phase: 'recovered', stackStatus: 'UPDATE_ROLLBACK_COMPLETE', problems: ['ResourceSkipped'] });
    expect(carriedOut('ContinueUpdateRollback')).toBe(1);
    expect(await ask('continued')).toEqual({ says: 'hello', visits: 1 });
  });

  test('RollbackStack: what a failed update left half done is taken back', async () => {
    expect(end(await deploy('half-done', { referee: { version: '1' } }))).toEqual(GOOD);
    const failed = await deploy('half-done', { word: 'welcome', referee: { version: '2', failOn: 'Update' }, keepOnFailure: true });
    expect(end(failed)).toMatchObject({ phase: 'failed', stackStatus: 'UPDATE_FAILED' });
    lose('RollbackStack');
    const recovered = await deployer.recover({ projectName: 'half-done', stage: 'dev' }, () => undefined).settled;
    expect(end(recovered)).toEqual({ phase: 'recovered', stackStatus: 'UPDATE_ROLLBACK_COMPLETE', problems: [] });
    expect(carriedOut('RollbackStack')).toBe(1);
    expect(await ask('half-done')).toEqual({ says: 'hello', visits: 1 });
  });

  test('DeleteStack: a deletion that failed is tried again, and keeps what can’t go', async () => {
    expect(end(await deploy('kept', { referee: { version: '1', failOn: 'Delete' } }))).toEqual(GOOD);
    lose('DeleteStack');
    expect(end(await remove('kept'))).toMatchObject({ phase: 'failed', stackStatus: 'DELETE_FAILED' });
    lose('DeleteStack');
    const recovered = await deployer.recover({ projectName: 'kept', stage: 'dev', skip: ['match'] }, () => undefined).settled;
    expect(end(recovered)).toMatchObject({ phase: 'removed', stackStatus: 'DELETE_COMPLETE' });
    expect(recovered.problems.filter((one) => one.at.resource === 'match').map((one) => one.code)).toContain('ResourceKept');
  });

  test('DeleteStack: a first deployment that is stopped leaves nothing', async () => {
    lose('DeleteStack');
    let isStopped = false;
    const greet = greets.hello as Artifact;
    const deployment = deployer.deploy(
      {
        projectName: 'undone',
        stage: 'dev',
        autoExecute: true,
        build: async () => ({ artifacts: [referee, greet], problems: [] }),
        generate: () =>
          generatedOf(slowTemplate({ refereeKey: referee.key, greetKey: greet.key, referee: { version: '1', seconds: 2 } }), { names: SLOW_NAMES }),
      },
      (snapshot) => {
        if (!isStopped && snapshot.rows.some((row) => row.change.name === 'match' && row.state === 'running'))
          isStopped = deployment.stop({ deleteStack: true });
      },
    );
    expect(end(await deployment.settled)).toMatchObject({ phase: 'rolledBack' });
    expect((await beside.driver.inspect('undone-dev')).condition).toBe('missing');
  });

  test('Invoke: the function is not run a second time', async () => {
    expect(end(await deploy('asked'))).toEqual(GOOD);
    const resources = await beside.driver.resources('asked-dev');
    const idOf = (id: string) => resources.find((one) => one.logicalId === id)?.physicalId ?? '';
    lose('Invoke');
    await expect(session.runner.invoke(idOf('Greet'), JSON.stringify({ table: idOf('Pages') }))).rejects.toMatchObject({ code: 'EndpointUnreachable' });
    expect(await ask('asked')).toEqual({ says: 'hello', visits: 2 });
  });
});

test('every answer comes late: it takes longer, and ends the same', async () => {
  line.setRules([{ command: '*', fault: { delay: 60 } }]);
  expect(end(await deploy('late', { referee: { version: '1' } }))).toEqual(GOOD);
  expect(await ask('late')).toEqual({ says: 'hello', visits: 1 });
});

test('each third call goes wrong, in turn in every way: it is deployed, updated and removed all the same, each once', async () => {
  const ways: Fault[] = ['answer lost', 'throttled', 'request lost', 'unavailable', 'answer cut', 'failed after'];
  const storm = ways.map((fault, way) => ({ command: '*', calls: Array.from({ length: 40 }, (_, turn) => 3 * (turn * ways.length + way + 1)), fault }));
  line.setRules(storm);
  const first = await deploy('storm', { referee: { version: '1' } });
  expect(end(first)).toEqual(GOOD);
  expect(await ask('storm')).toEqual({ says: 'hello', visits: 1 });
  line.setRules(storm);
  expect(end(await deploy('storm', { word: 'welcome', referee: { version: '2' } }))).toEqual({ ...GOOD, stackStatus: 'UPDATE_COMPLETE' });
  expect(await ask('storm')).toEqual({ says: 'welcome', visits: 2 });
  expect(await begun(first.stackId ?? '')).toBe(2);
  line.setRules(storm);
  expect(end(await remove('storm'))).toEqual({ phase: 'removed', stackStatus: 'DELETE_COMPLETE', problems: ['ResourceKept'] });
});

test('credentials expire in the middle: the cloud goes on, which is said; with new ones it is found and followed to its end', async () => {
  line.setRules([{ command: '*', from: 1, fault: { delay: 1 } }]);
  let isExpired = false;
  const lost = await deploy('expired', {
    referee: { version: '1', seconds: 2 },
    on: (snapshot) => {
      if (isExpired || !snapshot.rows.some((row) => row.change.name === 'match' && row.state === 'running')) return;
      isExpired = true;
      line.setRules([{ command: '*', fault: 'expired' }]);
    },
  });
  expect(end(lost)).toMatchObject({ phase: 'lost', problems: ['CredentialsExpired the credentials have expired'] });
  line.setRules([]);
  const found = await deployer.reattach({ projectName: 'expired', stage: 'dev' }, () => undefined);
  expect(end((await found?.settled) as DeploymentSnapshot)).toEqual(GOOD);
  expect(await begun(lost.stackId ?? '')).toBe(1);
  expect(await ask('expired')).toEqual({ says: 'hello', visits: 1 });
});
