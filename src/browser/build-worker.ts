import { build } from '#engine/build/build.ts';
import type { BuildPorts } from '#engine/build/build-ports.ts';
import { packageTypings } from '#engine/build/package-typings.ts';
import type { BuildAnswer, BuildQuestion } from './build-protocol.ts';
import { browserBundler, warmBundler } from './bundler.ts';
import { browserCompression } from './compression.ts';
import { indexedStore } from './key-value-store.ts';
import { digest } from './platform.ts';
import { installQuickTimers } from './quick-timers.ts';
import { browserRegistry } from './registry.ts';

installQuickTimers(globalThis);

const ports: BuildPorts = {
  bundler: browserBundler,
  digest,
  compression: browserCompression,
  cache: indexedStore('stackwright-packages'),
  registry: browserRegistry,
};
const running = new Map<number, AbortController>();

self.addEventListener('message', ({ data }: MessageEvent<BuildQuestion>) => {
  if (data.type === 'warm')
    void warmBundler().catch(() => undefined); // the build that needs it will say why
  else if (data.type === 'ping') answer({ type: 'pong' });
  else if (data.type === 'abort') running.get(data.id)?.abort(new Error('the build was stopped'));
  else void run(data);
});

async function run(asked: Extract<BuildQuestion, { type: 'build' | 'typings' }>): Promise<void> {
  const { id } = asked;
  const stop = new AbortController();
  running.set(id, stop);
  try {
    if (asked.type === 'typings') answer({ type: 'typings', id, typings: await packageTypings(asked.request, ports, stop.signal) });
    else answer({ type: 'result', id, result: await build(asked.request, ports, (progress) => answer({ type: 'progress', id, progress }), stop.signal) });
  } catch (error) {
    answer({ type: 'failure', id, message: error instanceof Error ? error.message : String(error) });
  } finally {
    running.delete(id);
  }
}

function answer(message: BuildAnswer): void {
  self.postMessage(message);
}
