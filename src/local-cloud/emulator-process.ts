import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { CloudError } from '#kit/cloud-error.ts';
import { LOCAL_REGION } from './places.ts';

export interface EmulatorOptions {
  readonly program: string;
  /** A folder of packages: the AWS SDK, for functions. */
  readonly sdk: string;
  readonly port: number;
  /** HOME and TMPDIR of the emulator and of every function. */
  readonly scratch: string;
  /** Absent: nothing is kept. */
  readonly state?: string;
  readonly log: string;
  /** Lives on after this process. */
  readonly detached: boolean;
}

/** Starts the emulator with an environment that holds nothing of the user's, and with roles enforced. Functions inherit that environment. */
export function spawnEmulator(of: EmulatorOptions): ChildProcess {
  mkdirSync(of.scratch, { recursive: true });
  // Functions are unpacked below here: without one of its own, the package.json of a folder above would make modules of their CommonJS files.
  writeFileSync(join(of.scratch, 'package.json'), '{}\n');
  if (of.state) for (const name of ['stacks', 'objects']) mkdirSync(join(of.state, name), { recursive: true });
  const log = openSync(of.log, 'a');
  const child = spawn(of.program, [], {
    cwd: of.scratch,
    detached: of.detached,
    stdio: ['ignore', log, log],
    env: {
      PATH: [dirname(of.program), dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
      HOME: of.scratch,
      TMPDIR: of.scratch,
      NODE_PATH: of.sdk,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(of.port),
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      SFTP_HOST: '127.0.0.1',
      AUTH: 'true',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_DEFAULT_REGION: LOCAL_REGION,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...(of.state ? { PERSIST_STATE: '1', STATE_DIR: join(of.state, 'stacks'), S3_PERSIST: '1', S3_DATA_DIR: join(of.state, 'objects') } : {}),
    },
  });
  child.on('error', () => undefined); // told by waitUntilHealthy, which sees that nothing answers
  closeSync(log);
  return child;
}

export function endpointAt(port: number): string {
  // Never `localhost`: buckets would become hosts there, which Node can't look up.
  return `http://127.0.0.1:${port}`;
}

/** The version that answers, or undefined. */
export async function healthAt(port: number): Promise<string | undefined> {
  try {
    const answer = await fetch(`${endpointAt(port)}/_ministack/health`, { signal: AbortSignal.timeout(2_000) });
    if (!answer.ok) return undefined;
    const body = (await answer.json()) as { version?: string };
    return body.version ?? 'unknown';
  } catch {
    return undefined;
  }
}

export async function waitUntilHealthy(port: number, child: ChildProcess, seconds = 60): Promise<void> {
  const end = Date.now() + seconds * 1_000;
  while (Date.now() < end) {
    if (await healthAt(port)) return;
    if (child.exitCode !== null || child.pid === undefined) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  child.kill('SIGTERM');
  throw new CloudError('LocalCloudMissing', 'the local cloud did not start', {
    remedy: 'read .stackwright/local-cloud.log, or reset it with `stackwright local-cloud reset`',
  });
}

/** The wanted port where it is free, else one that the system gives. */
export async function freePort(wanted: number): Promise<number> {
  for (const port of [wanted, 0]) {
    const got = await new Promise<number | undefined>((done) => {
      const server = createServer();
      server.once('error', () => done(undefined));
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => done(typeof address === 'object' && address ? address.port : undefined));
      });
    });
    if (got !== undefined) return got;
  }
  throw new CloudError('LocalCloudMissing', 'no port is free', { remedy: 'end a program that listens, then start again' });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Asks it to end, which writes its state, and waits; ends it by force only when it doesn't. */
export async function endProcess(pid: number, seconds = 15): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGTERM');
  const end = Date.now() + seconds * 1_000;
  while (Date.now() < end) {
    if (!isAlive(pid)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}
