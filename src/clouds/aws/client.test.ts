import { expect, test, vi } from 'vitest';
import type { Target } from '#kit/target.ts';
import { createSend, type RequestHandler } from './client.ts';

/** Answers every request, and remembers which key signed it for which address. */
function aRecorder() {
  const seen: { host: string; key: string | undefined; token: string | undefined }[] = [];
  const handler = {
    handle: async (request: { hostname: string; headers: Record<string, string> }) => {
      seen.push({
        host: request.hostname,
        key: /Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1],
        token: request.headers['x-amz-security-token'],
      });
      const body = '<R xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult></R>';
      return { response: { statusCode: 200, headers: { 'content-type': 'text/xml' }, body: new Blob([body]).stream() } };
    },
    metadata: { handlerProtocol: 'http/1.1' },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
  return { seen, handler: handler as unknown as RequestHandler };
}

const local: Target = { kind: 'local', endpoint: 'http://localhost:4566', region: 'us-east-1' };

test('credentials are asked for at each call, so that new ones take over at once', async () => {
  const { seen, handler } = aRecorder();
  let current = '1';
  const send = createSend({
    target: { kind: 'aws', region: 'eu-west-1' },
    credentials: async () => ({ accessKeyId: `ASIA${current}`, secretAccessKey: 's', sessionToken: `t${current}` }),
    requestHandler: handler,
  });
  await send('GetCallerIdentity', {});
  current = '2';
  await send('GetCallerIdentity', {});
  expect(seen).toEqual([
    { host: 'sts.eu-west-1.amazonaws.com', key: 'ASIA1', token: 't1' },
    { host: 'sts.eu-west-1.amazonaws.com', key: 'ASIA2', token: 't2' },
  ]);
});

test('a real key is never sent to an emulator, its own account’s is', async () => {
  const { seen, handler } = aRecorder();
  for (const accessKeyId of ['AKIAREAL', '123456789012', 'test']) {
    const send = createSend({ target: local, credentials: async () => ({ accessKeyId, secretAccessKey: 'secret' }), requestHandler: handler });
    await send('GetCallerIdentity', {});
  }
  expect(seen.map(({ host, key }) => [host, key])).toEqual([
    ['127.0.0.1', 'test'],
    ['127.0.0.1', '123456789012'],
    ['127.0.0.1', 'test'],
  ]);
});

test('what was aborted is not sent, and its reason comes through', async () => {
  const { seen, handler } = aRecorder();
  const send = createSend({ target: local, credentials: async () => ({ accessKeyId: 'test', secretAccessKey: 'test' }), requestHandler: handler });
  const reason = new Error('changed my mind');
  await expect(send('GetCallerIdentity', {}, AbortSignal.abort(reason))).rejects.toBe(reason);
  expect(seen).toEqual([]);
});

test('a client that an older page asks for in vain is no silence of the cloud, and is asked for again', async () => {
  vi.doMock('./client/sts.ts', () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  const { handler } = aRecorder();
  const send = createSend({ target: local, credentials: async () => ({ accessKeyId: 'test', secretAccessKey: 'test' }), requestHandler: handler });
  await expect(send('GetCallerIdentity', {})).rejects.toMatchObject({
    code: 'EndpointUnreachable',
    message: 'a part of Stackwright could not be loaded',
    remedy: 'check the connection; where there is one, reload the page: a newer version has taken the place of this one',
  });
  vi.doUnmock('./client/sts.ts');
  vi.resetModules();
  await expect(send('GetCallerIdentity', {})).resolves.toMatchObject({ Account: '1' });
});
