import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from '#support/command.ts';

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'stackwright-scan-'));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const QUIET = 'export const handler = async () => {};\n';

/** The exit code and what is said, of `scan` and of `template`: one project of one function. */
async function told(change: object, code = QUIET): Promise<{ scan: readonly unknown[]; template: readonly unknown[] }> {
  const folder = join(scratch, 'project');
  mkdirSync(folder, { recursive: true });
  const manifest = { version: 1, name: 'small', cloud: 'aws', functions: { hit: { entry: 'hit.ts' } }, resources: {}, environment: {}, ...change };
  writeFileSync(join(folder, 'stackwright.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'hit.ts'), code);
  const said = async (verb: string) => {
    const { code, json } = await runCommand([verb, folder, '--json']);
    return [code, ...json.problems.map((one: { code: string; summary: string }) => `${one.code} ${one.summary}`)];
  };
  return { scan: await said('scan'), template: await said('template') };
}

test('a call whose resource can’t be told is told once', async () => {
  const code = `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async (event: { table: string }) => client.send(new GetItemCommand({ TableName: event.table, Key: {} }));
`;
  const { scan } = await told({ environment: { AWS_REGION: { value: 'x' } } }, code);
  expect(scan.filter((one) => String(one).startsWith('ResourceUnresolved'))).toEqual(["ResourceUnresolved GetItem: which TableName is meant can't be told"]);
});

test.each<[change: object, problem: string, code?: string]>([
  [{ template: 'missing.yaml' }, 'FragmentInvalid no file missing.yaml'],
  [{ template: '../outside.yaml' }, 'FragmentInvalid the template "../outside.yaml" is not a path in the project'],
  [{ template: 'linked.yaml' }, 'FragmentInvalid no file linked.yaml'],
  [{ environment: { AWS_REGION: { value: 'x' } } }, 'PropertyInvalid the environment variable AWS_REGION is set by the cloud itself'],
  [
    { resources: { hitRole: { type: 's3.bucket', origin: 'project' } } },
    'NameInvalid hitRole and hit would both make HitRole in the template',
    'export const handler = async () => process.env.HIT_ROLE_BUCKET;\n',
  ],
  [{ functions: { hit: { entry: '../../etc/passwd' } } }, 'PropertyInvalid the entry "../../etc/passwd" of hit is not a path in the project'],
  [{ functions: { hit: { entry: 'hit.ts', export: 'a.b' } } }, 'PropertyInvalid the export "a.b" of hit is not a name'],
])('%j is told once, by `scan` as by `template`', async (change, problem, code) => {
  writeFileSync(join(scratch, 'outside.yaml'), 'Resources:\n  A: { Type: AWS::SNS::Topic }\n');
  mkdirSync(join(scratch, 'project'));
  symlinkSync(join(scratch, 'outside.yaml'), join(scratch, 'project', 'linked.yaml'));
  expect(await told(change, code)).toEqual({ scan: [1, problem], template: [1, problem] });
});

test('a fragment that is named and can’t be read stops the build', async () => {
  await told({ template: 'missing.yaml' });
  const { code, json } = await runCommand(['build', join(scratch, 'project'), '--json']);
  expect([code, json.artifacts, json.problems.map((one: { code: string }) => one.code)]).toEqual([1, [], ['FragmentInvalid']]);
});
