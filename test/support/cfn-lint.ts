import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPython } from '#local-cloud/find-python.ts';
import { places } from '#local-cloud/places.ts';
import { withLock } from '#local-cloud/running-file.ts';
import { runProcess } from '#node/run-process.ts';

const VERSION = '1.58.0';

/** Runs cfn-lint over templates; it is installed once into an environment of its own beside the emulator's. Gives what it says: nothing is well. */
export async function cfnLint(paths: readonly string[]): Promise<string> {
  const environment = await withLock(install);
  const { out, err } = await runProcess(join(environment, 'bin', 'cfn-lint'), ['--non-zero-exit-code', 'none', '--format', 'parseable', '--', ...paths]);
  return (out + err).trim();
}

/** AWS's service authorization reference, as cfn-lint carries it: by service and action (in small letters), the types of resource that it takes. */
export async function authorizationReference(): Promise<
  Readonly<Record<string, { Actions: Readonly<Record<string, { Resources?: readonly string[] | string }>> }>>
> {
  const environment = await withLock(install);
  const { out } = await runProcess(join(environment, 'bin', 'python'), ['-c', 'import cfnlint.data.AdditionalSpecs as data; print(data.__path__[0])']);
  return JSON.parse(readFileSync(join(out.trim(), 'Policies.json'), 'utf8'));
}

/** What the YAML reader beneath cfn-lint makes of a file: it knows version 1.1, as CloudFormation does. */
export async function readYaml(path: string): Promise<unknown> {
  const environment = await withLock(install);
  const program = 'import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1], encoding="utf-8"))))';
  const { code, out, err } = await runProcess(join(environment, 'bin', 'python'), ['-c', program, path]);
  if (code !== 0) throw new Error(err);
  return JSON.parse(out);
}

async function install(): Promise<string> {
  const { base } = places();
  const environment = join(base, `cfn-lint-${VERSION}`);
  if (existsSync(join(environment, 'ready'))) return environment;
  process.stderr.write(`installing cfn-lint ${VERSION} from PyPI (once, into .stackwright)\n`);
  mkdirSync(base, { recursive: true });
  rmSync(environment, { recursive: true, force: true });
  await succeed(await findPython(), ['-m', 'venv', environment]);
  await succeed(join(environment, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `cfn-lint==${VERSION}`]);
  writeFileSync(join(environment, 'ready'), '');
  return environment;
}

async function succeed(program: string, words: readonly string[]): Promise<void> {
  const { code, out, err } = await runProcess(program, words);
  if (code !== 0) throw new Error(`${program} ${words.join(' ')}: ${(err || out).trim()}`);
}
