import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aws } from '#clouds/aws/index.ts';
import { cfnLint } from '#support/cfn-lint.ts';
import { EXAMPLES } from '#support/example-cloud.ts';
import { templateOfFolder } from '#support/template-of-folder.ts';

test('the rooms’ golden templates and the examples’ templates pass cfn-lint', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-lint-'));
  try {
    const examples = readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    mkdirSync(join(folder, 'examples'));
    for (const { name } of examples) {
      const { generated, problems } = await templateOfFolder(join(EXAMPLES, name));
      expect(problems.filter((one) => one.severity !== 'info')).toEqual([]);
      writeFileSync(join(folder, 'examples', `${name}.json`), generated.body);
    }
    const golden = aws.catalogue.services.map(({ id }) => join(process.cwd(), 'src/clouds/aws/services', id, `${id}.golden.json`));
    const templates = [...golden, ...examples.map(({ name }) => join(folder, 'examples', `${name}.json`))];
    expect(templates.length).toBeGreaterThan(9);
    expect(await cfnLint(templates)).toBe('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('it would say what is wrong', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-lint-'));
  try {
    const path = join(folder, 'wrong.json');
    writeFileSync(path, JSON.stringify({ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { Wrong: 1 } } } }));
    expect(await cfnLint([path])).toContain('E3002');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
