import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endProcess, endpointAt, freePort, spawnEmulator, waitUntilHealthy } from '#local-cloud/emulator-process.ts';
import { installEmulator } from '#local-cloud/install-emulator.ts';
import { withLock } from '#local-cloud/running-file.ts';

export interface TestCloud {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** A local cloud of its own for one test file: empty, on a free port, forgetting everything at its end. */
export async function startTestCloud(): Promise<TestCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-cloud-'));
  // As in the repository, whose own package.json stands above the scratch folder of the real one.
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  const { program, sdk } = await withLock(() => installEmulator((text) => process.stderr.write(`${text}\n`)));
  const port = await freePort(0);
  const child = spawnEmulator({ program, sdk, port, scratch: join(folder, 'scratch'), log: join(folder, 'log'), detached: false });
  await waitUntilHealthy(port, child);
  return {
    endpoint: endpointAt(port),
    async stop() {
      await endProcess(child.pid as number);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
