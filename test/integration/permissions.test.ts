import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '#support/command.ts';
import { copyOfExample, EXAMPLES, observer } from '#support/example-cloud.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

/**
 * Exact both ways, judged by the local cloud: with its role as it is, a function does all that it can do; with any one action taken
 * out, some call of it is denied. What the emulator doesn't judge (`facts`: the log group's writer and the pollers act as the service,
 * not with the role's rights) is listed here, with the reason, and nothing else is left out.
 */
const NOT_JUDGED: Readonly<Record<string, string>> = {
  'logs:CreateLogStream': 'the emulator writes logs itself',
  'logs:PutLogEvents': 'the emulator writes logs itself',
  'sqs:ReceiveMessage': "the emulator's poller reads queues with its own rights",
  'sqs:DeleteMessage': "the emulator's poller deletes messages with its own rights",
  'sns:Publish': "a topic's default policy lets every principal of its own account publish, role or not",
  'sqs:GetQueueAttributes': "the emulator's poller needs no attributes",
};

interface Exercise {
  readonly name: string;
  /** By function: the events that make it do all that it can do. */
  readonly events: Readonly<Record<string, readonly unknown[]>>;
  /** What has to be there first. */
  prepare?(cloud: ReturnType<typeof observer>, ids: Readonly<Record<string, string>>): Promise<unknown>;
}

const sunset = readFileSync(join(EXAMPLES, 'photo-index', 'sample', 'sunset.png'));

const EXERCISES: readonly Exercise[] = [
  { name: 'http-counter', events: { hit: [{ pathParameters: { page: 'about' } }] } },
  {
    name: 'photo-index',
    prepare: (cloud, ids) => cloud.put(ids.Photos ?? '', 'other/sunset.png', sunset, 'image/png'),
    events: {
      indexPhoto: [{ Records: [{ s3: { object: { key: 'other/sunset.png', size: sunset.length } } }] }],
      listPhotos: [{}, { pathParameters: { name: 'sunset.png' } }],
    },
  },
  {
    name: 'queue-worker',
    events: { submit: [{ body: 'one two' }], work: [{ Records: [{ messageId: 'm1', body: 'one two three' }] }] },
  },
  {
    name: 'scheduled-report',
    events: { report: [{}], archive: [{ Records: [{ Sns: { Message: JSON.stringify({ key: 'k', at: '2026-01-01T00:00:00Z', earlier: 0 }) } }] }] },
  },
];

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

describe.each(EXERCISES)('$name', ({ name, events, prepare }) => {
  test('does all that it can do with its roles, and each action of them is needed', async () => {
    const { folder, dispose } = copyOfExample(name);
    try {
      const deployed = await runCommand(['deploy', folder, '--yes', '--json', '--endpoint', cloud.endpoint]);
      expect(deployed.lines.at(-1)).toMatchObject({ type: 'finished', status: 'succeeded', problems: [] });
      const seen = observer(cloud.endpoint);
      const ids = await seen.physicalIds(`${name}-dev`);
      await prepare?.(seen, ids);
      const iam = new IAMClient({ endpoint: cloud.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });

      for (const [functionName, payloads] of Object.entries(events)) {
        const id = ids[capital(functionName)] as string;
        const role = ids[`${capital(functionName)}Role`] as string;
        const runAll = async () => (await Promise.all(payloads.map((payload) => seen.invoke(id, payload)))).map((one) => one.text).join('\n');

        expect(await runAll()).not.toMatch(/not authorized|AccessDenied|"errorMessage"/);

        const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName: role }));
        for (const PolicyName of PolicyNames) {
          const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName: role, PolicyName }));
          const whole = decodeURIComponent(PolicyDocument);
          const actions: string[] = [...new Set((JSON.parse(whole).Statement as { Action: string | string[] }[]).flatMap((one) => one.Action))];
          for (const action of actions.filter((one) => !(one in NOT_JUDGED))) {
            await iam.send(new PutRolePolicyCommand({ RoleName: role, PolicyName, PolicyDocument: without(whole, action) }));
            expect(await runAll(), `${functionName} without ${action}`).toMatch(/not authorized|AccessDenied/);
          }
          await iam.send(new PutRolePolicyCommand({ RoleName: role, PolicyName, PolicyDocument: whole }));
        }
        expect(await runAll()).not.toMatch(/not authorized|AccessDenied/);
      }
    } finally {
      dispose();
    }
  });
});

function without(document: string, action: string): string {
  const policy = JSON.parse(document) as { Statement: { Action: string | string[] }[] };
  const Statement = policy.Statement.map((one) => ({ ...one, Action: [one.Action].flat().filter((each) => each !== action) })).filter(
    (one) => one.Action.length > 0,
  );
  // A policy has to have a statement: one that allows nothing that anybody asks for.
  return JSON.stringify({ ...policy, Statement: Statement.length > 0 ? Statement : [{ Effect: 'Allow', Action: ['sts:GetCallerIdentity'], Resource: '*' }] });
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
