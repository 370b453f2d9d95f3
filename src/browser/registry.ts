import { CloudError } from '#kit/cloud-error.ts';
import type { Registry } from '#kit/ports.ts';
import { readBridgeConfiguration } from './bridge.ts';
import { browserHttp } from './http.ts';

/** Read from npm's configuration when the page was built: for a page without a bridge. */
declare const __NPM_REGISTRY__: string;

/** The registries that npm is configured with on the machine that serves the page, or built it. */
export const browserRegistry: Registry = {
  async npm(name) {
    const { scopes, default: usual } = (await readBridgeConfiguration())?.npmRegistries ?? { scopes: {}, default: __NPM_REGISTRY__ };
    const address = scopes[name.split('/')[0] ?? ''] ?? usual;
    if (!address)
      throw new CloudError('RegistryUnreachable', 'no package registry is known to this page', {
        remedy: 'serve it with `npm start`, or build it where npm is configured',
      });
    return address;
  },
  http: browserHttp,
};
