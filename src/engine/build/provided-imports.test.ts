import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildFiles, packageFile, unzipped } from '#support/a-build.ts';
import { aRegistry } from '#support/a-registry.ts';

/** What the runtime brings, where only NODE_PATH leads to it. */
function runtimeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'runtime-'));
  const client = join(folder, '@provided', 'client');
  mkdirSync(client, { recursive: true });
  writeFileSync(join(client, 'index.js'), "Object.defineProperty(exports, '__esModule', { value: true });\nexports.who = 'the runtime';\n");
  return folder;
}

const late = {
  description: { name: 'late', version: '1.0.0', type: 'module', exports: { import: './index.js' } },
  files: { 'index.js': "export const name = 'late'; export default 'late by default';" },
};

test('what `import()` names is found: what the runtime brings, modules of packages, own files and those of Node, each with names and default', async () => {
  const { artifacts, problems } = await buildFiles(
    {
      'src/hit.ts': `import { who } from '@provided/client';
export const handler = async () => {
  const provided = await import('@provided/client');
  const late = await import('late');
  const own = await import('./own.js');
  const path = await import('node:path');
  return [who, provided.who, provided.default.who, late.name, late.default, own.name, own.default, path.sep, path.default.sep, Object.keys(own)];
};
`,
      'src/own.ts': "export const name = 'own';\nexport default 'own by default';\n",
      'package.json': packageFile({ late: '1' }),
    },
    aRegistry([late]),
  );
  const { folder } = await unzipped(artifacts[0]);
  const answer = execFileSync(process.execPath, ['-e', "require('./index.js').handler().then((it) => console.log(JSON.stringify(it)))"], {
    cwd: folder,
    env: { ...process.env, NODE_PATH: runtimeFolder() },
    encoding: 'utf8',
  });
  expect({ problems, answer: JSON.parse(answer) }).toEqual({
    problems: [],
    answer: ['the runtime', 'the runtime', 'the runtime', 'late', 'late by default', 'own', 'own by default', '/', '/', ['default', 'name']],
  });
});
