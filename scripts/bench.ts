// `npm run bench`: every figure beside its aim, and as a ratio against a reference that was measured in the same run.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '#node/repository-root.ts';
import { run as measuredInTheBrowser } from '../bench/browser.ts';
import { run as callsCounted } from '../bench/calls.ts';
import type { Figure } from '../bench/figure.ts';
import { run as framesMeasured } from '../bench/frames.ts';

const root = repositoryRoot();
const report = join(root, 'node_modules', '.cache', 'stackwright', 'bench.json');

function run(words: readonly string[]): Promise<number> {
  return new Promise((done) => {
    const child = spawn('npx', [...words], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('close', (code) => done(code ?? 1));
  });
}

/** The groups of `bench/*.bench.ts`: one that is named `reference: …` in each, and the aim in its description. */
async function measuredInNode(): Promise<Figure[]> {
  mkdirSync(join(report, '..'), { recursive: true });
  rmSync(report, { force: true });
  const code = await run(['vitest', 'bench', '--run', '--project', 'unit', '--outputJson', report]);
  if (code !== 0 || !existsSync(report)) throw new Error('the benchmarks of bench/*.bench.ts failed');
  const { files } = JSON.parse(readFileSync(report, 'utf8')) as { files: { groups: { fullName: string; benchmarks: { name: string; median: number }[] }[] }[] };
  return files.flatMap((file) =>
    file.groups.flatMap((group) => {
      const reference = group.benchmarks.find((one) => one.name.startsWith('reference'));
      const title = group.fullName.split(' > ').slice(1).join(': ');
      return group.benchmarks
        .filter((one) => one !== reference)
        .map((one) => ({
          name: `${title}: ${one.name}`,
          value: one.median,
          unit: 'ms',
          ...(reference ? { reference: reference.name.replace(/^reference: /, ''), ratio: one.median / reference.median } : {}),
        }));
    }),
  );
}

const figures = [...(await measuredInNode()), ...(await measuredInTheBrowser()), ...(await framesMeasured()), ...(await callsCounted())];
for (const { name, value, unit, reference, ratio, aim } of figures) {
  const against = ratio === undefined ? '' : `  ${ratio.toFixed(2)} × ${reference}`;
  process.stdout.write(`${name}: ${value < 10 ? value.toFixed(2) : value.toFixed(0)} ${unit}${against}${aim ? `  (aim: ${aim})` : ''}\n`);
}
