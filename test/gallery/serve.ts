import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';

/** Serves the gallery on a loopback port (0: any free one); gives its address and how to end it. Called from the repository's folder, as npm's scripts are. */
export async function serveGallery(port = 5180): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = await createServer({
    configFile: false,
    root: resolve('test/gallery'),
    cacheDir: resolve('node_modules/.cache/gallery'),
    plugins: [react()],
    server: { host: '127.0.0.1', port, fs: { allow: [resolve('.')] } },
    logLevel: 'warn',
  });
  await server.listen();
  const address = server.httpServer?.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return { url: `http://127.0.0.1:${actual}/`, close: () => server.close() };
}
