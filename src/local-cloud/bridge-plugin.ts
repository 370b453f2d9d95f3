import type { Plugin } from 'vite';
import { type BridgeOptions, createBridge } from './bridge.ts';

/** The bridge beside the page: in the development server and in the preview of the built page. */
export function bridgePlugin(options: BridgeOptions): Plugin {
  const bridge = createBridge(options);
  return {
    name: 'stackwright-bridge',
    configureServer: (server) => {
      server.middlewares.use(bridge);
    },
    configurePreviewServer: (server) => {
      server.middlewares.use((request, response, next) => {
        // On its way within one machine, zipping a script takes longer than sending it.
        delete request.headers['accept-encoding'];
        response.setHeader('X-Content-Type-Options', 'nosniff');
        response.setHeader('Referrer-Policy', 'no-referrer');
        response.setHeader('X-Frame-Options', 'DENY');
        response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
        next();
      });
      server.middlewares.use(bridge);
    },
  };
}
