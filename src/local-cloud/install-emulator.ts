import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudError } from '#kit/cloud-error.ts';
import { runProcess } from '#node/run-process.ts';
import { amendEmulator } from './amend-emulator.ts';
import { findPython } from './find-python.ts';
import { EMULATOR_VERSION, places } from './places.ts';
import { sdkPackages } from './sdk-packages.ts';

/** Installs the emulator and the SDK for functions where they aren't yet; gives the program to run. Both come by the user's own pip and npm configuration. */
export async function installEmulator(say: (text: string) => void): Promise<{ program: string; sdk: string }> {
  const { base, environment, sdk } = places();
  mkdirSync(base, { recursive: true });
  const python = existsSync(join(environment, 'ready')) ? undefined : await findPython();
  await Promise.all([python && installPython(python, environment, say), installSdk(sdk, say)]);
  // Each time: what was installed before there was anything to change is changed too.
  amendEmulator(environment);
  return { program: join(environment, 'bin', 'ministack'), sdk: join(sdk, 'node_modules') };
}

async function installPython(python: string, environment: string, say: (text: string) => void): Promise<void> {
  say(`installing the local cloud (MiniStack ${EMULATOR_VERSION} from PyPI, once, into .stackwright)`);
  rmSync(environment, { recursive: true, force: true });
  const made = await runProcess(python, ['-m', 'venv', environment]);
  if (made.code !== 0)
    throw failed(
      'a virtual environment of Python could not be made',
      made.err || made.out,
      'install the venv module of Python (on Debian and Ubuntu: python3-venv), then start again',
    );
  const installed = await runProcess(join(environment, 'bin', 'python'), [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    `ministack==${EMULATOR_VERSION}`,
  ]);
  if (installed.code !== 0)
    throw failed(
      'MiniStack could not be installed from PyPI',
      installed.err || installed.out,
      'check the network and the configuration of pip, then start again',
    );
  writeFileSync(join(environment, 'ready'), '');
}

async function installSdk(folder: string, say: (text: string) => void): Promise<void> {
  const wanted = `${JSON.stringify({ private: true, dependencies: sdkPackages }, null, 2)}\n`;
  const list = join(folder, 'package.json');
  // The folder gets its name only when all is in it, so its list tells whether these versions are there.
  if (existsSync(list) && readFileSync(list, 'utf8') === wanted) return;
  say('installing the AWS SDK that local functions find (once, into .stackwright)');
  const fresh = `${folder}.${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  writeFileSync(join(fresh, 'package.json'), wanted);
  const installed = await runProcess('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--loglevel=error'], {
    cwd: fresh,
  });
  if (installed.code !== 0)
    throw failed(
      'the AWS SDK could not be installed from the package registry',
      installed.err || installed.out,
      'check the network and the configuration of npm, then start again',
    );
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
}

function failed(what: string, detail: string, remedy: string): CloudError {
  // What npm says at its end is where to read more, not what went wrong.
  const lines = detail.split('\n').map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim());
  const last = lines.filter((line) => line !== '' && !/rerun the command|complete log of this run|^Log files were not written/i.test(line)).at(-1) ?? '';
  return new CloudError('LocalCloudMissing', last ? `${what}: ${last.slice(0, 200)}` : what, { remedy });
}
