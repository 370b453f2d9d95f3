import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build, preview } from 'vite';
import type { BuildRequest, BuildResult } from '#engine/build/built.ts';
import { readRegistryConfiguration } from '#node/registry-configuration.ts';
import { repositoryRoot } from '#node/repository-root.ts';
import { launchChromium } from './chromium.ts';

export interface BuildPage {
  readonly page: Page;
  build(request: BuildRequest): Promise<Pick<BuildResult, 'problems' | 'files'> & { artifacts: { sha256: string; bytes: number }[] }>;
  stop(request: BuildRequest): Promise<string>;
  /** Milliseconds that `next` takes after `stuck` was stopped in the middle of its bundling. */
  buildAfterStuck(stuck: BuildRequest, next: BuildRequest): Promise<number>;
  /** What the page said or threw that it shouldn't have. */
  readonly errors: string[];
  close(): Promise<void>;
}

/** A page in Chromium that does nothing but build, in the worker of the workbench. Registries are reached through its own server. */
export async function openBuildPage(): Promise<BuildPage> {
  const outDir = await mkdtemp(join(tmpdir(), 'build-page-'));
  const registry = (await readRegistryConfiguration(repositoryRoot())).default;
  const shared = { root: join(repositoryRoot(), 'test', 'support', 'build-page'), configFile: false as const, logLevel: 'error' as const };
  await build({
    ...shared,
    define: { __NPM_REGISTRY__: JSON.stringify('/registry') },
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2022', reportCompressedSize: false, chunkSizeWarningLimit: 8000 },
  });
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: {
      host: '127.0.0.1',
      port: 0,
      ...(registry
        ? {
            proxy: {
              '/registry': {
                target: new URL(registry).origin,
                changeOrigin: true,
                rewrite: (path) => path.replace('/registry', new URL(registry).pathname.replace(/\/$/, '')),
              },
            },
          }
        : {}),
    },
  });
  const browser = await launchChromium();
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  const call = (name: string, request: BuildRequest | readonly BuildRequest[]): Promise<unknown> =>
    page.evaluate(([called, given]: readonly [string, unknown]) => (globalThis as never as Record<string, (one: unknown) => unknown>)[called]?.(given), [
      name,
      request as unknown,
    ] as const);
  return {
    page,
    errors,
    build: (request) => call('buildInPage', request) as ReturnType<BuildPage['build']>,
    stop: (request) => call('stopInPage', request) as Promise<string>,
    buildAfterStuck: (stuck, next) => call('buildAfterStuckInPage', [stuck, next]) as Promise<number>,
    async close() {
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
