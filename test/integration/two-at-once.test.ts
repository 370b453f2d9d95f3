import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { StackDriver } from '#kit/stack-driver.ts';
import type { Artifact } from '#model/artifact.ts';
import { artifactOf, connectTo, deployerOn, deployWith, generatedOf } from '#support/deploy-fixture.ts';
import { type Gate, startGate } from '#support/gate.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';
import { REFEREE_SOURCE, SLOW_NAMES, slowTemplate } from '#support/slow-template.ts';

// Two people at one stack, where the second looked at it before the first began: one goes through, and the other is refused.

let cloud: TestCloud;
let session: CloudSession;
/** Where the custom resource waits before it answers. */
let asked: Gate;
let referee: Artifact;

beforeAll(async () => {
  [cloud, asked] = await Promise.all([startTestCloud(), startGate()]);
  session = connectTo(cloud.endpoint);
  referee = await artifactOf(
    'referee',
    `${REFEREE_SOURCE}\nconst answer = exports.handler;\nexports.handler = async (event) => { await fetch('${asked.url}'); await answer(event); };\n`,
  );
});
afterAll(async () => {
  await Promise.all([cloud?.stop(), asked?.close()]);
});

async function subject(projectName: string, word: string) {
  const greet = await artifactOf('greet', `exports.handler = async () => ({ says: '${word}' });`);
  const template = slowTemplate({ refereeKey: referee.key, greetKey: greet.key, referee: { version: word } });
  return { projectName, artifacts: [referee, greet], generate: () => generatedOf(template, { names: SLOW_NAMES }) };
}
const late = (driver: Partial<StackDriver>) => deployerOn({ ...session, driver: { ...session.driver, ...driver } });
const saysOf = async (stack: string) => {
  const { outputs } = await session.driver.inspect(stack);
  return (await session.runner.invoke(outputs.find((one) => one.name === 'GreetFunctionName')?.value ?? '', '{}')).payload;
};

test('staging on a stack whose update has begun since it was looked at is refused, and what succeeded is what answers', async () => {
  asked.open();
  expect((await deployWith(deployerOn(session), await subject('raced', 'one'))).snapshot.phase).toBe('succeeded');
  asked.shut();
  let first: ReturnType<typeof deployWith> | undefined;
  const second = late({
    async stage(request, signal) {
      first = deployWith(deployerOn(session), await subject('raced', 'two'));
      await asked.waiting();
      return session.driver.stage(request, signal);
    },
  });
  const { snapshot } = await deployWith(second, await subject('raced', 'three'));
  asked.open();
  expect([snapshot.phase, snapshot.problems.map(({ code, summary }) => [code, summary])]).toEqual([
    'failed',
    [['StackBusy', 'another deployment is changing the stack raced-dev at the same time']],
  ]);
  expect((await first)?.snapshot.phase).toBe('succeeded');
  expect(await saysOf('raced-dev')).toEqual({ says: 'two' });
});
