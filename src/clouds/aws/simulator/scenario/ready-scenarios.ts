import { resourceTypeOf } from '#kit/catalogue.ts';
import type { RehearsedProject, ScenarioChoice } from '#kit/rehearsal.ts';
import { logicalId } from '#model/names.ts';
import { aws } from '../../index.ts';
import type { Scenario, ScenarioCourse } from './scenario.ts';

export interface ReadyScenario extends ScenarioChoice {
  readonly scenario: Scenario;
}

/** What can be rehearsed with any project: each goes wrong where this one can. */
export function readyScenarios(
  project: Pick<RehearsedProject, 'stack' | 'functions' | 'resources' | 'types'> & Partial<Pick<RehearsedProject, 'declared'>>,
): readonly ReadyScenario[] {
  const { stack } = project;
  const all = Object.keys(project.declared ?? {});
  // What nothing uses isn't in the template, and nothing happens to it.
  const isMade = (name: string) => all.length === 0 || all.includes(logicalId(name));
  const functions = project.functions.filter(isMade);
  const resources = project.resources.filter(isMade);
  const holds = all.length > 0 ? all : [...functions, ...resources];
  const first = functions[0] ?? resources[0];
  const last = functions.at(-1) ?? resources.at(-1);
  const slow = slowOf({ ...project, functions, resources });
  const on = (name: string | undefined, verbs: readonly ('create' | 'update' | 'rollback')[], course: ScenarioCourse): Scenario =>
    name === undefined ? {} : { resources: { [name]: Object.fromEntries(verbs.map((verb) => [verb, course])) } };
  return [
    { id: 'success', title: 'Success', description: 'Everything goes well, and takes as long as it usually does.', scenario: {} },
    {
      id: 'failure',
      title: 'One failure',
      description: `${last ?? 'A resource'} can't be made, or changed, the first time: all of it is taken back. Deployed again, it works.`,
      // Of each once: so the way on can be rehearsed too, after a first deployment and after an update.
      scenario: on(last, ['create', 'update'], {
        fail: 'Resource handler returned message: "Service unavailable, rehearsed" (HandlerErrorCode: GeneralServiceException)',
        times: 1,
      }),
    },
    {
      id: 'failed-rollback',
      title: 'A failed rollback',
      description: `The last update failed, and ${first ?? 'a resource'} could not be taken back: the stack needs a way out. Skipping it, or trying again twice, leads on.`,
      scenario: {
        stacks: { [stack]: { status: 'UPDATE_ROLLBACK_FAILED', holds } },
        ...on(first, ['rollback'], { fail: 'the code that it ran before is gone', times: 1 }),
      },
    },
    {
      id: 'throttling',
      title: 'Throttling',
      description: 'AWS asks to slow down, again and again; the deployment waits and goes on.',
      scenario: {
        faults: [
          { command: 'DescribeStackEvents', calls: [2, 3, 4, 6, 7], error: 'Throttling' },
          { command: 'DescribeStacks', calls: [4, 9, 10, 14], error: 'Throttling' },
        ],
      },
    },
    {
      id: 'slow-database',
      title: `A slow ${slow.what}`,
      description: `${slow.name ?? 'A resource'} takes four minutes.`,
      scenario: on(slow.name, ['create', 'update'], { seconds: 240 }),
    },
    {
      id: 'expired-session',
      title: 'An expired session',
      description: 'The credentials expire in the middle; with new ones it goes on.',
      scenario: { faults: [{ command: '*', since: 'ExecuteChangeSet', afterSeconds: 10, error: 'ExpiredToken' }] },
    },
    {
      id: 'lost-connection',
      title: 'A lost connection',
      description: 'The answer to Execute is lost, and then the network is gone for half a minute.',
      scenario: {
        faults: [
          { command: 'ExecuteChangeSet', calls: [1], error: 'network' },
          { command: '*', since: 'ExecuteChangeSet', afterSeconds: 15, forSeconds: 30, error: 'network', carriedOut: false },
        ],
      },
    },
    {
      id: 'drift',
      title: 'Changed by hand',
      description: `Everything is deployed, with the code of an earlier build, and since then somebody changed ${functions[0] ?? 'a function'} beside the stack: Project Info finds it, and takes it back.`,
      scenario: {
        stacks: { [stack]: { status: 'UPDATE_COMPLETE', holds } },
        ...(functions[0] === undefined ? {} : { drift: { [functions[0]]: { Timeout: 1, MemorySize: 3008 } } }),
      },
    },
  ];
}

/** What takes long in real life where the project has it: a database, else what holds data. Else it is called what it is. */
function slowOf({ functions, resources, types = {} }: Pick<RehearsedProject, 'functions' | 'resources' | 'types'>): { name: string | undefined; what: string } {
  const database = resources.find((name) => DATABASES.has(types[name] ?? ''));
  if (database !== undefined) return { name: database, what: 'database' };
  for (const name of resources) {
    const type = resourceTypeOf(aws.catalogue, types[name] ?? '');
    if (type?.holdsData) return { name, what: type.title.toLowerCase() };
  }
  if (resources[0] !== undefined) return { name: resources[0], what: 'resource' };
  return { name: functions[0], what: functions[0] === undefined ? 'resource' : 'function' };
}

const DATABASES: ReadonlySet<string> = new Set(['dynamodb.table']);
