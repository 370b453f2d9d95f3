import { CloudError } from '#kit/cloud-error.ts';
import type { Registry } from '#kit/ports.ts';
import { nodeHttp } from './http.ts';
import { type RegistryConfiguration, readRegistryConfiguration } from './registry-configuration.ts';

/** The registries that npm is configured with for a folder; npm is asked when the first package is. */
export function nodeRegistry(folder: string): Registry {
  let configuration: Promise<RegistryConfiguration> | undefined;
  return {
    async npm(name) {
      configuration ??= readRegistryConfiguration(folder);
      const { scopes, default: usual } = await configuration;
      const address = scopes[name.split('/')[0] ?? ''] ?? usual;
      if (!address) throw new CloudError('RegistryUnreachable', 'npm has no registry configured', { remedy: 'set `registry` in the configuration of npm' });
      return address;
    },
    http: nodeHttp,
  };
}
