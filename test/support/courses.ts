import type { JsonObject } from '#base/json.ts';
import type { Send } from '#clouds/aws/client/calls.ts';
import type { Scenario } from '#clouds/aws/simulator/scenario/scenario.ts';
import type { DeployRequest } from '#engine/deploy/deploy-request.ts';
import type { Deployer } from '#engine/deploy/deployer.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock } from '#kit/ports.ts';
import type { Artifact } from '#model/artifact.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { Template } from '#model/template.ts';
import { COUNTING, type Counted } from './counting.ts';
import { generatedOf } from './deploy-fixture.ts';
import { pagesTable } from './pages-table.ts';
import { SLOW_NAMES, slowTemplate } from './slow-template.ts';

/** A cloud on which a course of events is played: the local one or a simulated one. */
export interface Playground {
  readonly session: CloudSession;
  readonly deployer: Deployer;
  readonly clock: Clock;
  readonly send: Send;
  /** Serve and answer custom resources; any code will do where none runs. */
  readonly referee: Artifact;
  /** By the word that they say. */
  readonly greets: Readonly<Record<'hello' | 'welcome', Artifact>>;
  /** Asks the deployed function, and remembers what it said. Absent: nothing runs there. */
  ask?(project: string): Promise<void>;
}

/** What a driver tells of one operation, without what differs from run to run. */
export interface Told {
  readonly phases: readonly string[];
  readonly status: string | undefined;
  readonly rows: readonly string[];
  readonly problems: readonly string[];
  /** The stack's own words, in their order. */
  readonly stack: string;
  /** The words of what was to change, by logical id. */
  readonly events: Readonly<Record<string, string>>;
  readonly outputs: readonly string[];
}

/** How a stack stands. */
export interface Standing {
  readonly condition: string;
  readonly status: string | undefined;
  readonly ours: boolean;
  readonly recovery: string | undefined;
  readonly outputs: readonly string[];
  readonly resources: readonly string[];
}

export interface Recovered {
  readonly from: string | undefined;
  readonly by: string | undefined;
  readonly skip: readonly string[];
  readonly to: string | undefined;
}

export type Story = readonly (Told | Standing | Recovered)[];

export interface Course {
  readonly name: string;
  /** Makes a simulated account do what the course's custom resources do by themselves where code runs. */
  readonly scenario: Scenario;
  /** What the deployed function said each time it was asked, where code runs: the code that should be there, with the data that should be there. */
  readonly answers?: readonly Counted[];
  play(on: Playground, project: string): Promise<Story>;
}

const NO = 'the referee says no';
const named = (name: string): JsonObject => ({ Stackwright: { name } });
const topic = (name: string, properties: JsonObject = {}): JsonObject => ({ Type: 'AWS::SNS::Topic', Metadata: named(name), Properties: properties });
const second = (version: string, failOn: string): JsonObject => ({
  Second: {
    Type: 'Custom::Match',
    Metadata: named('second'),
    DependsOn: ['Match'],
    Properties: { ServiceToken: { 'Fn::GetAtt': ['Referee', 'Arn'] }, FailOn: failOn, Version: version },
  },
});

export const COURSES: readonly Course[] = [
  {
    name: 'a life without trouble',
    scenario: {},
    async play(on, project) {
      const one: Template = { Resources: { News: topic('news'), Old: topic('old'), Pages: pagesTable('id') } };
      const two: Template = { Resources: { News: topic('news', { DisplayName: 'New' }), More: topic('more'), Pages: pagesTable('id') } };
      return [await deploy(on, project, one), await deploy(on, project, two), await deploy(on, project, two), await remove(on, project)];
    },
  },
  {
    name: 'a replacement, and a removal, of what holds data',
    scenario: {},
    async play(on, project) {
      const kept = { confirmedLosses: ['pages'] };
      return [
        await deploy(on, project, { Resources: { News: topic('news'), Pages: pagesTable('id') } }),
        await deploy(on, project, { Resources: { News: topic('news'), Pages: pagesTable('key') } }, kept),
        await deploy(on, project, { Resources: { News: topic('news') } }, kept),
      ];
    },
  },
  {
    name: 'a creation that fails',
    scenario: { resources: { match: { create: { fail: NO } } } },
    async play(on, project) {
      return [await deploy(on, project, slow(on, { version: '1', failOn: 'Create' })), await status(on, project)];
    },
  },
  {
    name: 'an update that fails',
    scenario: { resources: { match: { update: { seconds: 8, fail: NO } } } },
    answers: [
      { says: 'hello', visits: 1 },
      { says: 'hello', visits: 2 },
    ],
    async play(on, project) {
      const first = await deploy(on, project, slow(on, { version: '1' }));
      await on.ask?.(project);
      const failed = await deploy(on, project, slow(on, { version: '2', failOn: 'Update', word: 'welcome' }, { Extra: topic('extra') }));
      await on.ask?.(project);
      return [first, failed, await status(on, project)];
    },
  },
  {
    name: 'an update that is stopped',
    scenario: { resources: { match: { update: { seconds: 30 } } } },
    answers: [
      { says: 'hello', visits: 1 },
      { says: 'hello', visits: 2 },
    ],
    async play(on, project) {
      const first = await deploy(on, project, slow(on, { version: '1' }));
      await on.ask?.(project);
      const after = { After: { ...topic('after'), DependsOn: 'Match' } };
      let isStopped = false;
      const stopped = await deploy(on, project, slow(on, { version: '2', seconds: 3, word: 'welcome' }, after), {}, (snapshot, stop) => {
        if (!isStopped && snapshot.rows.some((row) => row.change.name === 'match' && row.state === 'running')) isStopped = stop();
      });
      if (!isStopped) throw new Error('the update was over before it could be stopped');
      await on.ask?.(project);
      return [first, stopped];
    },
  },
  {
    name: 'a rollback that fails, is tried again, and goes on past what fails',
    scenario: { resources: { match: { update: { seconds: 1 }, rollback: { fail: NO } }, second: { update: { seconds: 9, fail: NO } } } },
    answers: [
      { says: 'hello', visits: 1 },
      { says: 'hello', visits: 2 },
      { says: 'welcome', visits: 3 },
    ],
    async play(on, project) {
      const first = await deploy(on, project, slow(on, { version: '1', failOn: 'Update' }, second('1', '')));
      await on.ask?.(project);
      const failed = await deploy(on, project, slow(on, { version: '2', word: 'welcome' }, second('2', 'Update')));
      const again = await recover(on, project, []);
      const skipped = await recover(on, project, ['Match']);
      await on.ask?.(project);
      // What stood in the way is out of it: the next one goes on from there.
      const next = await deploy(on, project, slow(on, { version: '3', word: 'welcome' }));
      await on.ask?.(project);
      return [first, failed, again, skipped, next];
    },
  },
  {
    name: 'a removal that fails, and keeps what fails',
    scenario: { resources: { match: { delete: { fail: NO } } } },
    answers: [{ says: 'hello', visits: 1 }],
    async play(on, project) {
      const first = await deploy(on, project, slow(on, { version: '1', failOn: 'Delete' }));
      await on.ask?.(project);
      return [first, await remove(on, project), await recover(on, project, ['Match'])];
    },
  },
  {
    name: 'a name that is taken',
    scenario: {},
    async play(on, project) {
      const taken: Template = { Resources: { News: topic('news', { TopicName: `${project}-taken` }) } };
      return [await deploy(on, `${project}-owner`, taken), await deploy(on, project, taken), await status(on, project)];
    },
  },
  {
    name: 'a bucket’s name that is taken',
    scenario: {},
    async play(on, project) {
      const taken: Template = { Resources: { Photos: { Type: 'AWS::S3::Bucket', Metadata: named('photos'), Properties: { BucketName: `${project}-taken` } } } };
      return [await deploy(on, `${project}-owner`, taken), await deploy(on, project, taken)];
    },
  },
  {
    name: 'data that is kept when it leaves the stack, and taken in again',
    scenario: {},
    async play(on, project) {
      const pages = pagesTable('id');
      const kept: Template = {
        Resources: { News: topic('news'), Pages: { ...pages, Properties: { ...(pages.Properties as JsonObject), TableName: `${project}-pages` } } },
      };
      return [
        await deploy(on, project, kept),
        await deploy(on, project, { Resources: { News: topic('news') } }, { confirmedLosses: ['pages'] }),
        await deploy(on, project, kept, { importExisting: true }),
        await status(on, project),
      ];
    },
  },
  {
    name: 'five hundred resources',
    scenario: {},
    answers: [
      { says: 'hello', visits: 1 },
      { says: 'welcome', visits: 2 },
    ],
    async play(on, project) {
      const many = (name: string): JsonObject =>
        Object.fromEntries(Array.from({ length: 494 }, (_, index) => [`News${index}`, topic(`news${index}`, { DisplayName: name })]));
      const first = await deploy(on, project, slow(on, { version: '1' }, many('Old')));
      await on.ask?.(project);
      const second = await deploy(on, project, slow(on, { version: '1', word: 'welcome' }, many('New')));
      await on.ask?.(project);
      return [first, second, await remove(on, project)];
    },
  },
  {
    name: 'a first staging that is given up',
    scenario: {},
    async play(on, project) {
      let isAborted = false;
      const aborted = await deploy(on, project, { Resources: { News: topic('news') } }, { autoExecute: false }, (snapshot, _stop, abort) => {
        if (snapshot.phase === 'staged' && !isAborted) isAborted = abort();
      });
      return [aborted, await status(on, project)];
    },
  },
];

function slow(
  on: Playground,
  { word = 'hello', ...referee }: { readonly version: string; readonly failOn?: string; readonly seconds?: number; readonly word?: 'hello' | 'welcome' },
  more: JsonObject = {},
): Template {
  const template = slowTemplate({ refereeKey: on.referee.key, greetKey: on.greets[word].key, referee, more: { ...COUNTING, ...more } });
  const { Match: match, ...others } = template.Resources as Readonly<Record<string, JsonObject>>;
  // Alone at the end, so that nothing is in work beside it where resources are made side by side.
  return { ...template, Resources: { ...others, Match: { ...match, DependsOn: ['Greet', 'Pages', 'Counting'] } } };
}

type React = (snapshot: DeploymentSnapshot, stop: () => boolean, abort: () => boolean) => void;

async function deploy(
  on: Playground,
  projectName: string,
  template: Template,
  more: Partial<DeployRequest> = {},
  react: React = () => undefined,
): Promise<Told> {
  const phases: string[] = [];
  const parameters = template.Parameters === undefined ? { artifactBucketParameter: '' } : {};
  const deployment = on.deployer.deploy(
    {
      projectName,
      stage: 'dev',
      autoExecute: true,
      brokenStack: 'refuse',
      build: async () => ({ artifacts: [on.referee, ...Object.values(on.greets)], problems: [] }),
      generate: () => generatedOf(template, { names: { ...namesOf(template), ...SLOW_NAMES }, ...parameters }),
      ...more,
    },
    (snapshot) => {
      if (phases.at(-1) !== snapshot.phase) phases.push(snapshot.phase);
      setTimeout(() =>
        react(
          snapshot,
          () => deployment.stop(),
          () => deployment.abort(),
        ),
      );
    },
  );
  return storyOf(await deployment.settled, phases);
}

async function remove(on: Playground, projectName: string): Promise<Told> {
  const phases: string[] = [];
  const deployment = on.deployer.remove({ projectName, stage: 'dev' }, (snapshot) => {
    if (phases.at(-1) !== snapshot.phase) phases.push(snapshot.phase);
  });
  return storyOf(await deployment.settled, phases);
}

/** The driver's own way out, waited for. */
async function recover({ session: { driver }, clock }: Playground, project: string, skip: readonly string[]): Promise<Recovered> {
  const state = await driver.inspect(`${project}-dev`);
  await driver.recover(state, { skip, token: `recover-${skip.length}` });
  for (let turn = 0; turn < 600; turn += 1) {
    await clock.sleep(100);
    const now = await driver.inspect(state.id ?? '');
    if (now.condition !== 'busy') return { from: state.status, by: state.recovery, skip, to: now.status };
  }
  throw new Error(`${project} does not come to rest`);
}

async function status({ session: { driver } }: Playground, project: string): Promise<Standing> {
  const { condition, status: word, ours, recovery, outputs } = await driver.inspect(`${project}-dev`);
  const resources = condition === 'missing' ? [] : await driver.resources(`${project}-dev`);
  return {
    condition,
    status: word,
    ours,
    recovery,
    outputs: outputs.map((one) => one.name).sort(),
    resources: resources.map((one) => `${one.logicalId} ${one.status} ${one.physicalId === undefined ? 'absent' : 'there'}`).sort(),
  };
}

function storyOf(snapshot: DeploymentSnapshot, phases: readonly string[]): Told {
  const changed = new Set(snapshot.rows.map((row) => row.change.logicalId));
  const words = (id: string): string => {
    const seen = snapshot.events.filter((event) => event.logicalId === id).map((event) => event.status);
    return seen.filter((word, index) => word !== seen[index - 1]).join(' > ');
  };
  const stack = snapshot.events.filter((event) => event.isStack).map((event) => event.status);
  return {
    phases,
    status: snapshot.stackStatus,
    rows: snapshot.rows
      .map(
        ({ change, state }) =>
          `${change.action} ${change.name} ${state}${change.replacement === 'never' ? '' : ` replaced ${change.replacement}`}${change.old ? ` old ${change.old}` : ''}`,
      )
      .sort(),
    problems: snapshot.problems.map((one) => `${one.code} ${one.at.resource ?? one.at.function ?? ''}`),
    stack: stack.filter((word, index) => word !== stack[index - 1]).join(' > '),
    events: Object.fromEntries([...changed].sort().map((id) => [id, words(id)])),
    outputs: snapshot.outputs.map((one) => one.name).sort(),
  };
}

function namesOf(template: Template): Record<string, string> {
  return Object.fromEntries(Object.keys((template.Resources ?? {}) as JsonObject).map((id) => [id, id.charAt(0).toLowerCase() + id.slice(1)]));
}
