import { runProcess } from './run-process.ts';

export interface RegistryConfiguration {
  /** Without a slash at the end. */
  readonly default: string;
  /** By scope, `@team`. */
  readonly scopes: Readonly<Record<string, string>>;
}

/** The package registries that npm is configured with: read, never written in the code. */
export async function readRegistryConfiguration(folder: string): Promise<RegistryConfiguration> {
  const listed = await runProcess('npm', ['config', 'list', '--json', '--loglevel=error'], { cwd: folder });
  const values = parse(listed.out);
  const scopes = Object.entries(values).flatMap(([name, value]) => {
    const scope = /^(@[^:]+):registry$/.exec(name)?.[1];
    return scope && typeof value === 'string' ? [[scope, trim(value)] as const] : [];
  });
  return { default: typeof values.registry === 'string' ? trim(values.registry) : '', scopes: Object.fromEntries(scopes) };
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function trim(address: string): string {
  return address.replace(/\/+$/, '');
}
