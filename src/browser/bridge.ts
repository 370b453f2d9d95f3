// browser is the ports made of browser parts, and the workers.
// The bridge is a path of the page's own origin that passes requests on to clouds and registries; it signs nothing and holds no keys.

export interface BridgeConfiguration {
  readonly localCloud: { readonly endpoint: string; readonly region: string } | null;
  /** Why there is no local cloud: one sentence with the remedy. */
  readonly localCloudProblem?: string;
  readonly npmRegistries: { readonly default: string; readonly scopes: Readonly<Record<string, string>> };
  readonly version: string;
}

const BRIDGE = '/__bridge';
const TARGET_HEADER = 'x-stackwright-target';
/** The real status of a refusal, which would be an error in the page's console otherwise. */
const STATUS_HEADER = 'x-stackwright-status';

let configuration: Promise<BridgeConfiguration | null> | undefined;

/** What the bridge reaches; null on a static page, which has none. Asked once. */
export function readBridgeConfiguration(): Promise<BridgeConfiguration | null> {
  configuration ??= ask();
  return configuration;
}

async function ask(): Promise<BridgeConfiguration | null> {
  try {
    const answer = await fetch(`${BRIDGE}/configuration`, { headers: { [TARGET_HEADER]: 'configuration' } });
    if (!answer.ok || !answer.headers.get('content-type')?.includes('json')) return null;
    return (await answer.json()) as BridgeConfiguration;
  } catch {
    return null;
  }
}

/** `fetch` through the bridge where there is one, else directly. The target's path and query stay as they are, to the letter: they may be signed. */
export async function bridgeFetch(url: string, init: RequestInit = {}): Promise<Response> {
  if (!(await readBridgeConfiguration())) return fetch(url, init);
  const headers = new Headers(init.headers);
  headers.set(TARGET_HEADER, btoa(unescape(encodeURIComponent(url))));
  const answer = await fetch(BRIDGE, { ...init, headers, cache: 'no-store' });
  const status = answer.headers.get(STATUS_HEADER);
  return status === null ? answer : new Response(answer.body, { status: Number(status), headers: answer.headers });
}
