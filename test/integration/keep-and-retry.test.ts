import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyProject, type Project } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { runCommand } from '#support/command.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

// A failure that takes nothing back, on a cloud that really keeps what succeeded: mended and deployed on, or taken back, with the code and the data looked at afterwards.

const PROJECT: Project = {
  ...emptyProject('keeper'),
  template: 'match.template.json',
  functions: {
    count: { entry: 'src/count.ts' },
    referee: { entry: 'src/referee.ts', timeout: 30 },
  },
  resources: { visits: { type: 'dynamodb.table', origin: 'project', properties: { partitionKey: { name: 'id', type: 'S' } } } },
};

const count = (word: string) => `import { DynamoDB } from '@aws-sdk/client-dynamodb';
const table = new DynamoDB({});
export const handler = async () => {
  const { Attributes } = await table.updateItem({ TableName: process.env.VISITS_TABLE, Key: { id: { S: 'all' } }, UpdateExpression: 'ADD visits :one', ExpressionAttributeValues: { ':one': { N: '1' } }, ReturnValues: 'UPDATED_NEW' });
  return { says: '${word}', visits: Number(Attributes?.visits?.N) };
};
`;

const REFEREE = `interface Asked { readonly RequestType: string; readonly ResponseURL: string; readonly StackId: string; readonly RequestId: string; readonly LogicalResourceId: string; readonly PhysicalResourceId?: string;
  readonly ResourceProperties: { readonly FailOn?: string }; readonly OldResourceProperties?: { readonly FailsBack?: string } }
export async function handler(event: Asked) {
  const fails = (event.ResourceProperties.FailOn ?? '').split(',').includes(event.RequestType) || event.OldResourceProperties?.FailsBack === 'yes';
  const body = JSON.stringify({ Status: fails ? 'FAILED' : 'SUCCESS', Reason: fails ? 'the referee says no' : '', PhysicalResourceId: event.PhysicalResourceId ?? 'match',
    StackId: event.StackId, RequestId: event.RequestId, LogicalResourceId: event.LogicalResourceId });
  await fetch(event.ResponseURL, { method: 'PUT', body });
}
`;

const match = (of: { readonly failOn?: string; readonly failsBack?: boolean; readonly version: number }) =>
  JSON.stringify({
    Resources: {
      Match: {
        Type: 'Custom::Match',
        DependsOn: ['Count'],
        Properties: {
          ServiceToken: { 'Fn::GetAtt': ['Referee', 'Arn'] },
          FailOn: of.failOn ?? '',
          FailsBack: of.failsBack ? 'yes' : 'no',
          Version: String(of.version),
        },
      },
    },
  });

let cloud: TestCloud;
const folder = mkdtempSync(join(tmpdir(), 'stackwright-keep-'));
const write = (files: Readonly<Record<string, string>>) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};
const run = (...words: readonly string[]) => runCommand([...words, '--json', '--endpoint', cloud.endpoint]);
const deploy = async (...words: readonly string[]) => {
  const { code, out } = await run('deploy', folder, '--yes', ...words);
  const last = JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as { status: string; problems: { code: string; summary: string; remedy: string }[] };
  return { code, status: last.status, problems: last.problems };
};
const stackStatus = async () => (await run('status', folder)).json.status as string | null;
const invoke = async () => (await run('invoke', folder, 'count')).json.payload as unknown;
const codesOf = (problems: readonly { code: string }[]) => problems.map((one) => one.code);

beforeAll(async () => {
  cloud = await startTestCloud();
  write({
    'stackwright.json': writeProjectFile(PROJECT),
    'package.json': '{ "name": "keeper", "private": true, "type": "module" }',
    'src/count.ts': count('first'),
    'src/referee.ts': REFEREE,
    'match.template.json': match({ version: 1, failOn: 'Create' }),
  });
});
afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a deployment that keeps what succeeded', { shuffle: false }, () => {
  test('stops at the failure of the first one: what was made works, and has its data', async () => {
    const failed = await deploy('--keep');
    expect([failed.code, failed.status, await stackStatus()]).toEqual([1, 'failed', 'CREATE_FAILED']);
    expect(failed.problems[0]?.summary).toContain('the referee says no');
    expect(codesOf(failed.problems)).toContain('StackBroken');
    expect(await invoke()).toEqual({ says: 'first', visits: 1 });
  });

  test('takes no ordinary deployment, and `recover` says what leads out', async () => {
    const plain = await deploy();
    expect([plain.code, codesOf(plain.problems)]).toEqual([1, ['StackBroken']]);
    const recover = await run('recover', folder, '--yes');
    expect([recover.code, recover.json.to]).toEqual([1, 'CREATE_FAILED']);
    expect((recover.json.problems as { remedy: string }[])[0]?.remedy).toContain('deploy --keep');
    expect(await invoke()).toEqual({ says: 'first', visits: 2 });
  });

  test('mended, it is deployed on top of what stands, with its data', async () => {
    write({ 'match.template.json': match({ version: 2 }) });
    expect((await deploy('--keep')).status).toBe('succeeded');
    expect([await stackStatus(), await invoke()]).toEqual(['UPDATE_COMPLETE', { says: 'first', visits: 3 }]);
  });

  test('an update that stopped at its failure has the new code; taken back, the old one has the data', async () => {
    write({ 'src/count.ts': count('second'), 'match.template.json': match({ version: 3, failOn: 'Update' }) });
    const failed = await deploy('--keep');
    expect([failed.code, failed.status, await stackStatus()]).toEqual([1, 'failed', 'UPDATE_FAILED']);
    expect(await invoke()).toEqual({ says: 'second', visits: 4 });
    write({ 'match.template.json': match({ version: 4 }) });
    const back = await run('recover', folder, '--yes');
    expect([back.code, back.json.from, back.json.to]).toEqual([0, 'UPDATE_FAILED', 'UPDATE_ROLLBACK_COMPLETE']);
    expect(await invoke()).toEqual({ says: 'first', visits: 5 });
  });

  test('and is an ordinary one where nothing fails', async () => {
    expect((await deploy('--keep')).status).toBe('succeeded');
    expect(await invoke()).toEqual({ says: 'second', visits: 6 });
    expect((await run('remove', folder, '--yes')).code).toBe(0);
  });
});
