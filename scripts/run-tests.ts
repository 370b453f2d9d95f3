import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '#node/repository-root.ts';

export interface TestCount {
  readonly passed: number;
  readonly failed: number;
}

/** Runs the tests of these kinds and counts them; what doesn't even load counts as one that failed. */
export async function runTests(projects: readonly string[]): Promise<TestCount> {
  const root = repositoryRoot();
  const folder = join(root, 'node_modules', '.cache', 'stackwright');
  mkdirSync(folder, { recursive: true });
  const report = join(folder, `tests-${projects.join('-')}.json`);
  rmSync(report, { force: true });
  const words = ['vitest', 'run', ...projects.flatMap((name) => ['--project', name]), '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await new Promise<number>((done) => {
    const child = spawn('npx', words, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    });
    child.on('close', (ended) => done(ended ?? 1));
    child.on('error', () => done(1));
  });
  try {
    const counted = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number };
    const failed = counted.numFailedTests > 0 || code === 0 ? counted.numFailedTests : Math.max(1, counted.numFailedTestSuites);
    return { passed: counted.numPassedTests, failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
