/** What the bridge passes on, and nothing else: the emulator that runs, clouds over TLS, and the configured package registries. */
export interface BridgeTargets {
  /** `http://127.0.0.1:4566`, or undefined while there is none. */
  emulator(): string | undefined;
  /** Base addresses of registries, as npm is configured. */
  readonly registries: readonly string[];
}

const CLOUD_HOSTS = /(^|\.)(amazonaws\.com|amazonaws\.com\.cn|googleapis\.com)$/;

export type AllowedTarget = { readonly url: URL; readonly kind: 'emulator' | 'cloud' | 'registry' };

/** The target as a URL where it is allowed; undefined where it isn't. `text` is the whole address. */
export function allowedTarget(text: string, targets: BridgeTargets): AllowedTarget | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  if (url.username || url.password) return undefined;
  const emulator = targets.emulator();
  if (emulator !== undefined && url.origin === new URL(emulator).origin) return { url, kind: 'emulator' };
  if (targets.registries.some((one) => new URL(one).origin === url.origin)) return { url, kind: 'registry' };
  if (url.protocol === 'https:' && url.port === '' && CLOUD_HOSTS.test(url.hostname)) return { url, kind: 'cloud' };
  return undefined;
}
