import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBridge } from './bridge.ts';
import { allowedTarget } from './bridge-targets.ts';

let emulator: Server;
let page: Server;
let seen: { url: string; headers: Record<string, unknown>; method: string; body: string }[] = [];
const portOf = (server: Server) => (server.address() as AddressInfo).port;

beforeAll(async () => {
  emulator = createServer((asked, answer) => {
    let body = '';
    asked.on('data', (part) => {
      body += part;
    });
    asked.on('end', () => {
      seen.push({ url: asked.url ?? '', headers: asked.headers, method: asked.method ?? '', body });
      answer.writeHead(200, { 'content-type': 'text/plain', 'set-cookie': 'a=b', 'access-control-allow-origin': '*' });
      answer.end('answered');
    });
  });
  await new Promise<void>((done) => emulator.listen(0, '127.0.0.1', done));
  const bridge = createBridge({
    targets: { emulator: () => `http://127.0.0.1:${portOf(emulator)}`, registries: [] },
    registries: { default: 'https://registry.example', scopes: {} },
    region: 'us-east-1',
    localCloudProblem: () => undefined,
    version: '1',
  });
  page = createServer((asked, answer) => bridge(asked, answer, () => answer.writeHead(418).end('the page')));
  await new Promise<void>((done) => page.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  emulator.close();
  page.close();
});

function ask(
  headers: Record<string, string>,
  of: { path?: string; method?: string; body?: string } = {},
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  seen = [];
  return new Promise((done, failed) => {
    const sent = request({ host: '127.0.0.1', port: portOf(page), path: of.path ?? '/__bridge', method: of.method ?? 'GET', headers }, (answer) => {
      let text = '';
      answer.on('data', (part) => {
        text += part;
      });
      answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    sent.on('error', failed);
    sent.end(of.body);
  });
}
const target = (url: string) => ({ 'x-stackwright-target': Buffer.from(url).toString('base64') });
const at = (path: string) => `http://127.0.0.1:${portOf(emulator)}${path}`;

describe('the bridge', () => {
  test('passes a signed request on to the letter, with its host, and tells nothing of the browser', async () => {
    const answer = await ask(
      {
        ...target(at('/a/../b%2Fc?x=1&y=%20')),
        authorization: 'signed',
        cookie: 'secret=1',
        'sec-fetch-site': 'same-origin',
        origin: `http://127.0.0.1:${portOf(page)}`,
      },
      { method: 'POST', body: 'the body' },
    );
    expect(answer).toMatchObject({ status: 200, text: 'answered' });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ url: '/a/../b%2Fc?x=1&y=%20', method: 'POST', body: 'the body' });
    const { authorization, host, cookie, origin } = seen[0]?.headers ?? {};
    expect({ authorization, host, cookie, origin }).toEqual({
      authorization: 'signed',
      host: `127.0.0.1:${portOf(emulator)}`,
      cookie: undefined,
      origin: undefined,
    });
    expect(Object.keys(seen[0]?.headers ?? {}).filter((name) => name.startsWith('sec-') || name.startsWith('x-stackwright'))).toEqual([]);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test.each([
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'http://evil.example' }],
    ['a name that leads here', { host: 'evil.example' }],
  ])('refuses %s', async (_name, headers) => {
    expect(await ask({ ...target(at('/')), ...headers })).toMatchObject({ status: 403 });
    expect(seen).toEqual([]);
  });

  test('refuses a request that names no target, so that a plain form or picture does nothing', async () => {
    expect(await ask({})).toMatchObject({ status: 403 });
  });

  test('says what it reaches', async () => {
    const answer = await ask({ 'x-stackwright-target': 'configuration' }, { path: '/__bridge/configuration' });
    expect(JSON.parse(answer.text)).toEqual({
      localCloud: { endpoint: at(''), region: 'us-east-1' },
      npmRegistries: { default: 'https://registry.example', scopes: {} },
      version: '1',
    });
  });

  test('says that nobody answers, apart from what a cloud itself answers: of an emulator that has gone, and of one that was at another port', async () => {
    const spare = createServer();
    await new Promise<void>((done) => spare.listen(0, '127.0.0.1', done));
    const port = portOf(spare);
    await new Promise((done) => spare.close(done));
    const gone = createBridge({
      targets: { emulator: () => `http://127.0.0.1:${port}`, registries: [] },
      registries: { default: 'https://registry.example', scopes: {} },
      region: 'us-east-1',
      localCloudProblem: () => undefined,
      version: '1',
    });
    const served = createServer((asked, answer) => gone(asked, answer, () => answer.end()));
    await new Promise<void>((done) => served.listen(0, '127.0.0.1', done));
    const statusOf = async (url: string) => {
      const answer = await fetch(`http://127.0.0.1:${portOf(served)}/__bridge`, { headers: target(url) });
      return [answer.status, answer.headers.get('x-stackwright-bridge')];
    };
    const answers = await Promise.all([`http://127.0.0.1:${port}/`, 'http://127.0.0.1:4/', 'http://other.example/'].map(statusOf));
    served.close();
    expect(answers).toEqual([
      [502, 'unanswered'],
      [502, 'unanswered'],
      [403, 'refused'],
    ]);
  });

  test('leaves every other path to the page', async () => {
    expect(await ask({}, { path: '/src/main.tsx' })).toMatchObject({ status: 418 });
  });
});

test('targets: the emulator, the registries, and clouds over TLS on their own port; nothing else', () => {
  const targets = { emulator: () => 'http://127.0.0.1:4566', registries: ['https://packages.example/npm'] };
  const kinds = [
    'http://127.0.0.1:4566/x',
    'https://packages.example/zod',
    'https://s3.eu-west-1.amazonaws.com/',
    'https://config.googleapis.com/v1',
    'http://127.0.0.1:4567/x',
    'http://localhost:4566/x',
    'http://s3.amazonaws.com/',
    'https://s3.amazonaws.com:8443/',
    'https://amazonaws.com.evil.example/',
    'https://evilamazonaws.com/',
    'https://user:secret@s3.amazonaws.com/',
    'file:///etc/passwd',
    'nonsense',
  ].map((url) => allowedTarget(url, targets)?.kind);
  expect(kinds).toEqual(['emulator', 'registry', 'cloud', 'cloud', ...Array(9).fill(undefined)]);
});
