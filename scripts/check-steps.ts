import { cpus } from 'node:os';
import { repositoryRoot } from '#node/repository-root.ts';
import { runProcess } from '#node/run-process.ts';

const root = repositoryRoot();
const tsc = (name: string) => ({ name: `types of ${name}`, words: ['npx', 'tsc', '-p', `tsconfig.${name}.json`] });
const STEPS = [
  tsc('core'),
  tsc('clouds'),
  tsc('web'),
  tsc('node'),
  { name: 'lint and format', words: ['npx', 'biome', 'check', '--diagnostic-level=warn', '--max-diagnostics=40'] },
  { name: 'layers', words: ['node', 'scripts/run.js', 'scripts/check-layers.ts'] },
  { name: 'dead code', words: ['npx', 'knip', '--no-progress', '--no-config-hints'] },
  { name: 'generated docs', words: ['node', 'scripts/run.js', 'scripts/docs.ts', '--check'] },
] as const;

/** Types, lint and format, layers, dead code and generated docs, two at a time. Says only what fails; true where everything holds. */
export async function checkSteps(): Promise<boolean> {
  let isGood = true;
  const waiting = [...STEPS];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const begun = Date.now();
      const [command, ...words] = step.words;
      const { code, out, err } = await runProcess(command, words, { cwd: root });
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${step.name} (${((Date.now() - begun) / 1000).toFixed(1)} s)\n`);
      if (code !== 0) {
        isGood = false;
        process.stdout.write(`${out}${err}\n`);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(2, cpus().length)) }, work));
  return isGood;
}
