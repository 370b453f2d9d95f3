import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LARGEST_SOURCE } from '#model/source-text.ts';
import { runCommand } from '#support/command.ts';
import { copyOfExample } from '#support/example-cloud.ts';

/** What is deployed keeps its permissions, whatever bytes its code comes to hold. */
let example: ReturnType<typeof copyOfExample>;
let scratch: string;
let source: string;
beforeEach(() => {
  example = copyOfExample('http-counter');
  scratch = mkdtempSync(join(tmpdir(), 'stackwright-unread-'));
  source = join(example.folder, 'src/hit.ts');
});
afterEach(() => {
  example.dispose();
  rmSync(scratch, { recursive: true, force: true });
});

const deploy = async () => {
  const result = await runCommand(['deploy', example.folder, '--target', 'simulator', '--json', '--yes', '--state', join(scratch, 'account.json')]);
  const { status, problems } = result.lines.at(-1);
  return { code: result.code, status, problems: problems.map((one: { code: string; file: string | null }) => [one.code, one.file]) };
};
/** What the account's template gives the function: its role's permissions, and its variables. */
const deployed = () => {
  const { stacks } = JSON.parse(readFileSync(join(scratch, 'account.json'), 'utf8'));
  const { template } = stacks.find((one: { name: string }) => one.name === 'http-counter-dev').deployed;
  const { HitRole, Hit, Visits } = JSON.parse(template).Resources;
  return { policies: HitRole.Properties.Policies, variables: Hit.Properties.Environment.Variables, table: Visits?.Type };
};

test('a stray byte and a NUL take nothing from what is deployed', async () => {
  expect(await deploy()).toEqual({ code: 0, status: 'succeeded', problems: [] });
  const first = deployed();
  expect(first).toMatchObject({ variables: { VISITS_TABLE: { Ref: 'Visits' } }, table: 'AWS::DynamoDB::Table' });
  expect(JSON.stringify(first.policies)).toContain('dynamodb:UpdateItem');
  const code = readFileSync(source);
  writeFileSync(source, Buffer.concat([Buffer.from('// caf'), Buffer.from([0xe9, 0x0a]), code]));
  const warned = [['SourceNotUtf8', 'src/hit.ts']];
  expect([await deploy(), deployed()]).toEqual([{ code: 0, status: 'succeeded', problems: warned }, first]);
  for (const command of ['scan', 'build']) {
    const { code, json } = await runCommand([command, example.folder, '--json']);
    expect([code, json.problems]).toEqual([
      0,
      [
        expect.objectContaining({
          code: 'SourceNotUtf8',
          severity: 'warning',
          file: 'src/hit.ts',
          line: 1,
          summary: 'src/hit.ts has bytes that are no UTF-8 (line 1): they become �',
          remedy: 'save it as UTF-8',
        }),
      ],
    ]);
  }
  writeFileSync(source, Buffer.concat([Buffer.from('// caf\0\n'), code]));
  expect([(await deploy()).code, deployed()]).toEqual([0, first]);
});

test('code that can no longer be read stops the deployment, and all stays as it was', async () => {
  await deploy();
  const first = deployed();
  const code = readFileSync(source, 'utf8');
  writeFileSync(source, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(code, 'utf16le')]));
  expect([await deploy(), deployed()]).toEqual([{ code: 1, status: 'failed', problems: [['SourceUnread', 'src/hit.ts']] }, first]);
  writeFileSync(source, `${code}/*${' '.repeat(LARGEST_SOURCE)}*/`);
  expect([await deploy(), deployed()]).toEqual([{ code: 1, status: 'failed', problems: [['SourceUnread', 'src/hit.ts']] }, first]);
});
