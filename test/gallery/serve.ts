import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, createServer, type InlineConfig, preview } from 'vite';

export interface ServedGallery {
  readonly url: string;
  close(): Promise<void>;
}

const CONFIGURATION = {
  configFile: false,
  root: resolve('test/gallery'),
  cacheDir: resolve('node_modules/.cache/gallery'),
  plugins: [react()],
  logLevel: 'warn',
} as const satisfies InlineConfig;

/** Serves the gallery on a loopback port (0: any free one); gives its address and how to end it. Called from the repository's folder, as npm's scripts are. */
export async function serveGallery(port = 5180): Promise<ServedGallery> {
  const server = await createServer({ ...CONFIGURATION, server: { host: '127.0.0.1', port, fs: { allow: [resolve('.')] } } });
  await server.listen();
  const address = server.httpServer?.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return { url: `http://127.0.0.1:${actual}/`, close: () => server.close() };
}

/** The same, built once: it stays as it is whatever is edited meanwhile, and is never reloaded under a test. */
export async function serveBuiltGallery(): Promise<ServedGallery> {
  const outDir = await mkdtemp(join(tmpdir(), 'gallery-'));
  await build({ ...CONFIGURATION, build: { outDir, emptyOutDir: true, minify: false, reportCompressedSize: false, chunkSizeWarningLimit: 100_000 } });
  const server = await preview({ ...CONFIGURATION, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    async close() {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
