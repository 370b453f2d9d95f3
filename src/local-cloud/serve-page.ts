import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, createServer, preview } from 'vite';
import { repositoryRoot } from '#node/repository-root.ts';
import type { BridgeOptions } from './bridge.ts';
import { bridgePlugin } from './bridge-plugin.ts';

export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly bridge: BridgeOptions;
  /** The development server, which reloads on every change of a source. */
  readonly development: boolean;
  /** Absent: 5173, or the next that is free. */
  readonly port?: number;
}

/** Serves the IDE on 127.0.0.1 with the bridge beside it. */
export async function servePage(of: ServeOptions): Promise<ServedPage> {
  const root = repositoryRoot();
  const common = { root, plugins: [bridgePlugin(of.bridge)], logLevel: 'error' as const, clearScreen: false };
  const address = { host: '127.0.0.1', port: of.port ?? 5173 };
  if (of.development) {
    const server = await createServer({ ...common, server: address });
    await server.listen();
    return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
  }
  // What the configuration says is for building; reading it takes as long as all the rest.
  const server = await preview({ ...common, configFile: false, preview: address });
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    close: () => new Promise((done) => server.httpServer.close(() => done())),
  };
}

/** Builds the page where a source is newer than what was built. True: it was built. */
export async function buildPage(say: (text: string) => void): Promise<boolean> {
  const root = repositoryRoot();
  const built = join(root, 'dist', 'index.html');
  const inputs = ['src', 'examples', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'].map((name) => join(root, name));
  if (existsSync(built) && newest(inputs) <= statSync(built).mtimeMs) return false;
  say('building the page');
  // As it is shipped, whoever builds it: a test's own environment would make it another page.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await build({ root, logLevel: 'error', clearScreen: false });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
  return true;
}

function newest(paths: readonly string[]): number {
  let found = 0;
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) continue;
    found = Math.max(found, stat.mtimeMs);
    if (stat.isDirectory()) found = Math.max(found, newest(readdirSync(path).map((name) => join(path, name))));
  }
  return found;
}
