import { bridgeFetch } from './bridge.ts';

/** As much of the SDK's request as is sent on: signed already, for the real host. */
interface SignedRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Headers that a browser sets itself, and refuses to be told. */
const OWN_HEADERS = new Set(['host', 'content-length', 'user-agent', 'expect', 'connection']);

/**
 * A request handler for the AWS SDK's clients. It goes through the bridge after signing; without a bridge directly, as CORS allows.
 * A failure to reach anything is a TypeError of `fetch`, which the session turns into `EndpointUnreachable`.
 */
export function createBridgeRequestHandler(): {
  handle(request: SignedRequest, options?: { abortSignal?: AbortSignal; requestTimeout?: number }): Promise<{ response: object }>;
  metadata: object;
  destroy(): void;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): object;
} {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request, options = {}) {
      options.abortSignal?.throwIfAborted();
      const headers = Object.entries(request.headers).filter(([name]) => !OWN_HEADERS.has(name.toLowerCase()));
      const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
      const answer = await bridgeFetch(urlOf(request), {
        method: request.method,
        headers: Object.fromEntries(headers),
        ...(hasBody && request.body !== undefined ? { body: request.body as BodyInit } : {}),
        ...(options.abortSignal ? { signal: options.abortSignal } : {}),
      });
      // Nobody was there to answer: an error of the connection, as it is without a bridge, and none of the cloud's.
      if (answer.headers.get('x-stackwright-bridge') === 'unanswered') throw Object.assign(new Error(await answer.text()), { code: 'ECONNREFUSED' });
      return {
        response: {
          statusCode: answer.status,
          reason: answer.statusText,
          headers: Object.fromEntries(answer.headers.entries()),
          body: answer.body ?? (await answer.blob()),
        },
      };
    },
    destroy: () => undefined,
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

function urlOf(request: SignedRequest): string {
  const port = request.port === undefined ? '' : `:${request.port}`;
  const query = Object.entries(request.query ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one) => (one === null ? escapeUri(name) : `${escapeUri(name)}=${escapeUri(one ?? '')}`)),
  );
  return `${request.protocol}//${request.hostname}${port}${request.path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** As the SDK escapes what it signs. */
function escapeUri(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
