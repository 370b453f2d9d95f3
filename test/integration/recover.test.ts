import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyProject, type Project } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { runCommand } from '#support/command.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

// A stack that is really broken, on a cloud that really rolls back: what leads out of it, with the code and the data looked at afterwards.

const PROJECT: Project = {
  ...emptyProject('mender'),
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
const folder = mkdtempSync(join(tmpdir(), 'stackwright-recover-'));
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
    'package.json': '{ "name": "mender", "private": true, "type": "module" }',
    'src/count.ts': count('first'),
    'src/referee.ts': REFEREE,
    'match.template.json': match({ version: 1 }),
  });
});
afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a broken stack', { shuffle: false }, () => {
  test('is made: an update fails, and so does taking it back; what to do is said', async () => {
    expect((await deploy()).status).toBe('succeeded');
    expect(await invoke()).toEqual({ says: 'first', visits: 1 });
    write({ 'src/count.ts': count('second'), 'match.template.json': match({ version: 2, failOn: 'Update', failsBack: true }) });
    const failed = await deploy();
    expect([failed.code, failed.status, await stackStatus()]).toEqual([1, 'failed', 'UPDATE_ROLLBACK_FAILED']);
    expect(failed.problems[0]?.summary).toContain('the referee says no');
  });

  test('takes no deployment, and loses nothing by one, asked for in whatever way', async () => {
    const plain = await deploy();
    expect([plain.code, codesOf(plain.problems)]).toEqual([1, ['StackBroken']]);
    expect(plain.problems[0]?.remedy).toContain('recover');
    const replacing = await deploy('--replace-broken');
    expect([replacing.code, codesOf(replacing.problems)]).toEqual([1, ['StackBroken']]);
    expect(await stackStatus()).toBe('UPDATE_ROLLBACK_FAILED');
  });

  test('whose rollback can’t go on stays broken, with the reason; skipping what stands in the way leads out, and the old code has its data', async () => {
    const again = await run('recover', folder, '--yes');
    expect([again.code, again.json.from, again.json.to]).toEqual([1, 'UPDATE_ROLLBACK_FAILED', 'UPDATE_ROLLBACK_FAILED']);
    const unknown = await run('recover', folder, '--yes', '--skip', 'visits');
    expect([unknown.code, codesOf(unknown.json.problems as { code: string }[])]).toEqual([1, ['StackBroken']]);
    const skipping = await run('recover', folder, '--yes', '--skip', 'Match');
    expect([skipping.code, skipping.json.to, codesOf(skipping.json.problems as { code: string }[])]).toEqual([
      0,
      'UPDATE_ROLLBACK_COMPLETE',
      ['ResourceSkipped'],
    ]);
    expect(await invoke()).toEqual({ says: 'first', visits: 2 });
    expect((await run('recover', folder, '--yes')).json).toMatchObject({ to: 'UPDATE_ROLLBACK_COMPLETE', problems: [{ code: 'NothingToRecover' }] });
  });

  test('takes the next deployment', async () => {
    write({ 'match.template.json': match({ version: 3 }) });
    expect((await deploy()).status).toBe('succeeded');
    expect(await invoke()).toEqual({ says: 'second', visits: 3 });
  });

  test('whose deletion fails is deleted by keeping what can’t go', async () => {
    write({ 'match.template.json': match({ version: 4, failOn: 'Delete' }) });
    expect((await deploy()).status).toBe('succeeded');
    expect((await run('stop', folder)).json).toMatchObject({ stopped: false, problems: [{ code: 'StopRefused' }] });
    const removed = await run('remove', folder, '--yes');
    expect([removed.code, await stackStatus()]).toEqual([1, 'DELETE_FAILED']);
    const kept = await run('recover', folder, '--yes', '--retain', 'Match');
    expect([kept.code, kept.json.from, kept.json.to]).toEqual([0, 'DELETE_FAILED', 'DELETE_COMPLETE']);
    expect(codesOf(kept.json.problems as { code: string }[])).toContain('ResourceKept');
    expect(await stackStatus()).toBe(null);
  });
});
