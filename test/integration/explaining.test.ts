import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '#support/command.ts';
import { copyOfExample, observer } from '#support/example-cloud.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

// What a deployment says it does to permissions, and what the account's roles then really allow.

let cloud: TestCloud;
let example: ReturnType<typeof copyOfExample>;
beforeAll(async () => {
  cloud = await startTestCloud();
  example = copyOfExample('http-counter');
});
afterAll(async () => {
  example?.dispose();
  await cloud?.stop();
});

const SOURCE = 'src/hit.ts';
const change = (file: string, edit: (text: string) => string) =>
  writeFileSync(join(example.folder, file), edit(readFileSync(join(example.folder, file), 'utf8')));
const deploy = async (...more: string[]) => {
  const { code, lines } = await runCommand(['deploy', example.folder, '--json', '--endpoint', cloud.endpoint, ...more]);
  return { code, end: lines.at(-1), policy: lines.find((line) => line.phase === 'staged')?.policy };
};

/** What the function's role allows in the account, on the table. */
async function allowed(): Promise<string[]> {
  const { HitRole } = await observer(cloud.endpoint).physicalIds('http-counter-dev');
  const iam = new IAMClient({ endpoint: cloud.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName: HitRole as string }));
  const documents = await Promise.all(PolicyNames.map((PolicyName) => iam.send(new GetRolePolicyCommand({ RoleName: HitRole as string, PolicyName }))));
  const statements = documents.flatMap(
    ({ PolicyDocument = '' }) => JSON.parse(decodeURIComponent(PolicyDocument)).Statement as { Action: string | string[] }[],
  );
  return [...new Set(statements.flatMap((one) => one.Action))].filter((one) => one.startsWith('dynamodb:')).sort();
}

describe('permissions', { shuffle: false }, () => {
  test('of a first deployment: everything is gained', async () => {
    const { end, policy } = await deploy('--yes');
    expect([end.status, policy.first, policy.sentence]).toEqual(['succeeded', true, 'Everything is new: 4 permissions for hit, 2 open to anybody.']);
    expect(await allowed()).toEqual(['dynamodb:UpdateItem']);
  });

  test('of one that calls something else: what is gained, with its line; what is lost; and the account’s role then is so', async () => {
    change(SOURCE, (text) =>
      text
        .replaceAll('UpdateCommand', 'PutCommand')
        .replace('Key: { page: name },', 'Item: { page: name },')
        .replace(/ {6}UpdateExpression:[\s\S]*?ReturnValues: 'UPDATED_NEW',\n/, ''),
    );
    const line =
      readFileSync(join(example.folder, SOURCE), 'utf8')
        .split('\n')
        .findIndex((one) => one.includes('new PutCommand')) + 1;
    const { end, policy } = await deploy('--yes');
    expect([end.status, policy.sentence, policy.roles]).toEqual([
      'succeeded',
      'hit gains dynamodb:PutItem on visits; hit loses dynamodb:UpdateItem on visits.',
      [
        {
          logicalId: 'HitRole',
          name: 'hit',
          change: 'changed',
          gains: [{ actions: ['dynamodb:PutItem'], resource: 'visits', evidence: [{ file: SOURCE, line }], marks: [] }],
          loses: [{ actions: ['dynamodb:UpdateItem'], resource: 'visits', evidence: [{ file: SOURCE, line: 1 }], marks: [] }],
        },
      ],
    ]);
    expect(await allowed()).toEqual(['dynamodb:PutItem']);
  });

  test('of a statement that somebody wrote, as wide as can be: marked; taken away again from the same code: marked, too', async () => {
    const write = (permissions: readonly object[]) =>
      change('stackwright.json', (text) => {
        const manifest = JSON.parse(text);
        manifest.functions.hit.permissions = permissions;
        return JSON.stringify(manifest, null, 2);
      });
    write([{ actions: ['dynamodb:*'], resources: ['*'] }]);
    const wide = await deploy('--yes');
    write([]);
    const narrow = await deploy();
    const marks = ({ policy }: typeof wide) =>
      policy.roles.flatMap((role: { gains: { marks: string[] }[]; loses: { marks: string[] }[] }) => [...role.gains, ...role.loses].map((one) => one.marks));
    expect([wide.policy.sentence, marks(wide), narrow.policy.sentence, marks(narrow), narrow.end.status]).toEqual([
      'hit gains dynamodb:* on every resource.',
      [['wide']],
      'hit loses dynamodb:* on every resource.',
      [['still used']],
      'staged',
    ]);
  });
});
