import type { JsonObject } from '#base/json.ts';

/** As an HTTP API sends it, payload format 2.0. */
export const httpRequestEvent: JsonObject = {
  version: '2.0',
  routeKey: 'GET /photos/{name}',
  rawPath: '/photos/sunset.png',
  rawQueryString: 'size=small',
  headers: { accept: 'application/json', host: 'example.execute-api.us-east-1.amazonaws.com' },
  queryStringParameters: { size: 'small' },
  pathParameters: { name: 'sunset.png' },
  requestContext: {
    accountId: '123456789012',
    apiId: 'example',
    domainName: 'example.execute-api.us-east-1.amazonaws.com',
    http: { method: 'GET', path: '/photos/sunset.png', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'example' },
    requestId: 'example',
    routeKey: 'GET /photos/{name}',
    stage: '$default',
    time: '01/Jan/2026:00:00:00 +0000',
    timeEpoch: 1767225600000,
  },
  isBase64Encoded: false,
};
