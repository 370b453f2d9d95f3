import type { JsonObject } from '#base/json.ts';

/** As an HTTP API sends it, payload format 2.0. */
export function httpRequestEventFor({ method, path }: JsonObject): JsonObject {
  const route = typeof path === 'string' && path !== '' ? path : undefined;
  const called = typeof method === 'string' && method !== 'ANY' ? method : 'GET';
  const names = [...(route ?? '').matchAll(/\{([^}+]+)\+?\}/g)].map((match) => match[1] ?? '');
  const rawPath = (route ?? '/').replace(/\{([^}+]+)\+?\}/g, (_, name: string) => sampleValueOf(name));
  const routeKey = route === undefined ? '$default' : `${typeof method === 'string' ? method : 'ANY'} ${route}`;
  const hasBody = called === 'POST' || called === 'PUT' || called === 'PATCH';
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: '',
    headers: { accept: 'application/json', host: HOST, ...(hasBody ? { 'content-type': 'application/json' } : {}) },
    ...(names.length > 0 ? { pathParameters: Object.fromEntries(names.map((name) => [name, sampleValueOf(name)])) } : {}),
    requestContext: {
      accountId: '123456789012',
      apiId: 'example',
      domainName: HOST,
      http: { method: called, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'example' },
      requestId: 'example',
      routeKey,
      stage: '$default',
      time: '01/Jan/2026:00:00:00 +0000',
      timeEpoch: 1767225600000,
    },
    ...(hasBody ? { body: '{}' } : {}),
    isBase64Encoded: false,
  };
}

const HOST = 'example.execute-api.us-east-1.amazonaws.com';

/** Something to look up by: `name` is that of a file as often as not. */
function sampleValueOf(variable: string): string {
  return variable === 'name' ? 'sunset.png' : 'example';
}
