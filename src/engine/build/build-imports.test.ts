import { expect, test } from 'vitest';
import { buildFiles, handled, packageFile } from '#support/a-build.ts';
import { aRegistry } from '#support/a-registry.ts';

const handler = 'export const handler = async () => [a, b, c, leaf];\n';

test('imports by the names of tsconfig.json and package.json lead where the scan follows them, packages beside them', async () => {
  const registry = aRegistry([{ description: { name: 'leaf', version: '1.0.0' }, files: { 'index.js': "exports.leaf = 'leaf';" } }]);
  const out = await buildFiles(
    {
      'src/hit.ts': `import { a } from '@lib/a';\nimport { b } from '#lib/b';\nimport { c } from 'lib/c.js';\nimport { leaf } from '#leaf';\n${handler}`,
      'src/lib/a.ts': "export const a = 'a';",
      'src/lib/b.ts': "import { leaf } from 'leaf';\nexport const b = `b with ${leaf}`;",
      'src/lib/c.ts': "export const c = 'c';",
      'tsconfig.json': '{ "compilerOptions": { "baseUrl": "src", "paths": { "@lib/*": ["lib/*"] } } } // ours',
      'package.json': packageFile({ leaf: '1.0.0' }, { imports: { '#lib/*': './src/lib/*.js', '#leaf': 'leaf' } }),
    },
    registry,
  );
  expect({ problems: out.problems, answer: await handled(out.artifacts[0]) }).toEqual({ problems: [], answer: ['a', 'b with leaf', 'c', 'leaf'] });
});

test('such a name that leads nowhere is an import without a file, and no missing package', async () => {
  const out = await buildFiles({
    'src/hit.ts': `import { a } from '@lib/a';\nimport { b } from '#lib/b';\nexport const handler = () => [a, b];\n`,
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./src/lib/*"] } } }',
  });
  expect(out.problems).toEqual([
    {
      code: 'ImportMissing',
      severity: 'error',
      at: { function: 'hit', file: 'src/hit.ts', line: 1, column: 19 },
      summary: 'no file for the import @lib/a, which tsconfig.json leads to src/lib/a',
      remedy: 'create it, or correct the import',
    },
    {
      code: 'ImportMissing',
      severity: 'error',
      at: { function: 'hit', file: 'src/hit.ts', line: 2, column: 19 },
      summary: 'no file for the import #lib/b, which `imports` of package.json does not name',
      remedy: 'name it there, or correct the import',
    },
  ]);
});

test('a package that is there for development only is said to be, and where it belongs', async () => {
  const out = await buildFiles({
    'src/hit.ts': "import ms from 'ms';\nexport const handler = () => ms('1s');\n",
    'package.json': packageFile({}, { devDependencies: { ms: '^2.0.0' } }),
  });
  expect(out.problems).toEqual([
    {
      code: 'DependencyMissing',
      severity: 'error',
      at: { function: 'hit', file: 'src/hit.ts', line: 1, column: 16 },
      summary: 'ms is imported, and package.json has it among the devDependencies, which no function gets',
      remedy: 'move ms from devDependencies to dependencies',
    },
  ]);
});

test('what a file does not export is said with the path that the file has in the project', async () => {
  const out = await buildFiles({
    'src/hit.ts': "import { version } from '../package.json';\nexport const handler = () => version;\n",
    'package.json': packageFile({}),
  });
  expect(out.problems.map(({ code, at, summary }) => ({ code, file: at.file, line: at.line, summary }))).toEqual([
    { code: 'BuildFailed', file: 'src/hit.ts', line: 1, summary: 'no matching export in "package.json" for import "version"' },
  ]);
});
