import { expect, test } from 'vitest';
import { problemLines, scanFiles, usageLines } from '#support/scan-snippet.ts';

// What happens in code that isn't seen is told, so that nothing is dropped that it may use.
const start =
  "import { S3, S3Client, GetObjectCommand } from '@aws-sdk/client-s3'; import { lib, make } from 'lib';\nconst s3 = new S3({}); const client = new S3Client({}); const Bucket = process.env.PHOTOS_BUCKET;\n";
const get = 's3 GetObject photos [s3:GetObject]';

const cases: readonly (readonly [name: string, code: string, usages: readonly string[], problems?: readonly string[]])[] = [
  ['a command that a package makes', 'export const handler = async (e) => client.send(make(e));', [], ['OperationUnknown:3']],
  ['a command that the event brings', 'export const handler = async (e) => s3.send(e.command);', [], ['OperationUnknown:3']],
  [
    'a command that is made elsewhere in the code',
    `const run = (command) => client.send(command);\nconst read = () => new GetObjectCommand({ Bucket });\nexport const handler = async () => { await run(new GetObjectCommand({ Bucket })); await run(read()); const one = read(); await client.send(one); };`,
    [get, get],
  ],
  ['a client that a package is given', 'export const handler = async () => lib(new S3({}));', [], ['OperationUnknown:3']],
  ['a client among a package’s options', 'export const handler = async () => new lib.Store({ bucket: Bucket, client }).open();', [], ['OperationUnknown:3']],
  [
    'a client that is given to what only signs or wraps',
    `import { getSignedUrl } from '@aws-sdk/s3-request-presigner';\nimport { captureAWSv3Client } from 'aws-xray-sdk-core';\nconst traced = captureAWSv3Client(s3); const wrapped: S3 = lib(s3);\nexport const handler = async () => { await getSignedUrl(client, new GetObjectCommand({ Bucket })); await traced.getObject({ Bucket }); await wrapped.getObject({ Bucket }); };`,
    [get, get, get],
  ],
];

for (const [name, code, usages, problems = []] of cases) {
  test(name, () => {
    const result = scanFiles({ 'f.ts': start + code });
    expect({ usages: usageLines(result), problems: problemLines(result), open: result.unresolvedServices }).toEqual({
      usages,
      problems,
      open: problems.length > 0 ? ['s3'] : [],
    });
  });
}

test('an environment that is given away whole keeps everything; one that is held by a name is followed', () => {
  const given = scanFiles({
    'f.ts': `import { spawn } from 'node:child_process';\nexport const handler = async () => spawn('x', { env: { ...process.env, A: '1' } });`,
  });
  expect({ problems: problemLines(given), complete: given.complete }).toEqual({ problems: ['VariableUnknown:2'], complete: false });
  const held = scanFiles({ 'f.ts': `const env = { ...process.env, A: '1' };\nexport const handler = async (e) => [env.PHOTOS_BUCKET, env.A];` });
  expect({ problems: problemLines(held), complete: held.complete }).toEqual({ problems: [], complete: true });
  const asked = scanFiles({ 'f.ts': `const env = { ...process.env, A: '1' };\nexport const handler = async (e) => env[e.name];` });
  expect({ problems: problemLines(asked), complete: asked.complete }).toEqual({ problems: ['VariableUnknown:2'], complete: false });
});
