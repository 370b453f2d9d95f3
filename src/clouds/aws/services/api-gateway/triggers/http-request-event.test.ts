import { expect, test } from 'vitest';
import type { JsonObject } from '#base/json.ts';
import { aws } from '../../../index.ts';
import { httpRequestEventFor } from './http-request-event.ts';

const sent = (options: JsonObject) => {
  const { routeKey, rawPath, pathParameters, body, requestContext } = httpRequestEventFor(options) as Record<string, JsonObject>;
  return { routeKey, rawPath, pathParameters, body, http: (requestContext?.http as JsonObject | undefined)?.method };
};

test('the sample event of a route is a request to that route', () => {
  expect([sent({ method: 'POST', path: '/orders/{id}/lines/{rest+}' }), sent({ path: '/hits' }), sent({})]).toEqual([
    {
      routeKey: 'POST /orders/{id}/lines/{rest+}',
      rawPath: '/orders/example/lines/example',
      pathParameters: { id: 'example', rest: 'example' },
      body: '{}',
      http: 'POST',
    },
    { routeKey: 'ANY /hits', rawPath: '/hits', pathParameters: undefined, body: undefined, http: 'GET' },
    { routeKey: '$default', rawPath: '/', pathParameters: undefined, body: undefined, http: 'GET' },
  ]);
});

test('the cloud tells it by the type of the trigger, and its catalogue stays plain data', () => {
  const type = aws.catalogue.services
    .flatMap((service) => Object.keys(service.triggers).map((id) => `${service.id}.${id}`))
    .find((one) => one.endsWith('.http-request'));
  expect(aws.sampleEvent?.(type ?? '', { method: 'PUT', path: '/a' })).toMatchObject({ routeKey: 'PUT /a' });
  expect(aws.sampleEvent?.('no.such', {})).toBe(undefined);
  expect(() => structuredClone(aws.catalogue)).not.toThrow();
});
