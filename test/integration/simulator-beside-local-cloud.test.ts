import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSend } from '#clouds/aws/client.ts';
import { aRehearsal } from '#support/a-rehearsal.ts';
import { type Counted, count, countingSource } from '#support/counting.ts';
import { COURSES, type Playground, type Story } from '#support/courses.ts';
import { artifactOf, connectTo, deployerOn, realClock } from '#support/deploy-fixture.ts';
import { DIFFERENCES } from '#support/known-differences.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';
import { REFEREE_SOURCE } from '#support/slow-template.ts';
import { stagedDetails } from '#support/staged-details.ts';

/**
 * The simulator held against the local cloud: every course of events that both can play is played on both, and has to tell the driver
 * the same story, but for the differences that are listed, each with who is right and by which page.
 */
let cloud: TestCloud;
let local: Playground;
const stories = new Map<string, { readonly simulated: Story; readonly real: Story; readonly answers: readonly Counted[] }>();

beforeAll(async () => {
  cloud = await startTestCloud();
  const session = connectTo(cloud.endpoint);
  const referee = await artifactOf('referee', REFEREE_SOURCE);
  const greets = { hello: await artifactOf('greet', countingSource('hello')), welcome: await artifactOf('greet', countingSource('welcome')) };
  const send = createSend({ target: session.target, credentials: async () => ({ accessKeyId: 'test', secretAccessKey: 'test' }) });
  local = { session, deployer: deployerOn(session), clock: realClock, send, referee, greets };
  for (const [index, { name, scenario, play }] of COURSES.entries()) {
    const { session: rehearsed, deployer, account } = aRehearsal(scenario);
    const simulated = await play({ ...local, session: rehearsed, deployer, clock: account.clock, send: account.send }, `course${index}`);
    const answers: Counted[] = [];
    const ask = async (project: string) => {
      answers.push(await count(session, project));
    };
    stories.set(name, { simulated, real: await play({ ...local, ask }, `course${index}`), answers });
  }
});
afterAll(() => cloud.stop());

const without = (story: Story, left = DIFFERENCES): Story => left.reduce((rest, difference) => difference.forget(rest), story);

test.each(COURSES.map((one) => one.name))('%s is told alike', (name) => {
  const { simulated, real } = stories.get(name) as { simulated: Story; real: Story };
  expect(without(simulated)).toEqual(without(real));
});

test.each(COURSES.filter((one) => one.answers).map((one) => [one.name, one.answers] as const))(
  '%s: the code and the data that should be there are there',
  (name, answers) => {
    expect(stories.get(name)?.answers).toEqual(answers);
  },
);

test.each(DIFFERENCES.filter((one) => !one.isOfTime).map((one) => one.what))('it still differs: %s', (what) => {
  const others = DIFFERENCES.filter((one) => one.what !== what);
  const differs = [...stories.values()].some(({ simulated, real }) => JSON.stringify(without(simulated, others)) !== JSON.stringify(without(real, others)));
  expect(differs).toBe(true);
});

test('change sets tell the same causes, scopes, replacements and policies, but for what replaces a permission', async () => {
  const { account, session, deployer } = aRehearsal();
  const simulated = await stagedDetails({ ...local, session, deployer, clock: account.clock, send: account.send }, 'details');
  const real = await stagedDetails(local, 'details');
  // The local cloud doesn't know the type's schema: "Update requires: Replacement" for each of its properties (User Guide, AWS::Lambda::Permission).
  const known = (told: unknown): unknown =>
    JSON.parse(
      JSON.stringify(told, (key, value) =>
        key === '' || value?.LogicalResourceId !== 'Allow'
          ? value
          : { ...value, PolicyAction: undefined, Replacement: '', Details: value.Details.map((one: string) => one.replace(/ (Always|Conditionally) /, ' ')) },
      ),
    );
  expect(known(simulated)).toEqual(known(real));
  expect(simulated).not.toEqual(real);
});
