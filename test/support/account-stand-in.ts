import { request } from 'node:http';
import { AttachUserPolicyCommand, CreateAccessKeyCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import type { Page, Route } from 'playwright-core';

/** Keys of a user who may do everything in the emulator's account, as a person would paste them. */
export async function userCredentials(endpoint: string): Promise<string> {
  const iam = new IAMClient({ region: 'us-east-1', endpoint, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const UserName = `ada-${Date.now()}`;
  await iam.send(new CreateUserCommand({ UserName }));
  await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return `export AWS_ACCESS_KEY_ID=${AccessKey?.AccessKeyId}\nexport AWS_SECRET_ACCESS_KEY=${AccessKey?.SecretAccessKey}\n`;
}

/** What stands where AWS's own addresses are: the emulator, which gets each request as it was signed; and whether its credentials are taken. */
export interface AccountStandIn {
  /** Hosts that were called. */
  readonly hosts: Set<string>;
  areCredentialsExpired: boolean;
  /** Nothing reaches it. */
  isAway: boolean;
}

/** From now on the page finds the emulator at AWS's own addresses, with the permission to be called from other pages that AWS gives. */
export async function standInForAws(page: Page, endpoint: string): Promise<AccountStandIn> {
  const state: AccountStandIn = { hosts: new Set(), areCredentialsExpired: false, isAway: false };
  await page.route(/^https:\/\/[^/]+\.amazonaws\.com\//, async (route) => {
    try {
      await answer(route, endpoint, state);
    } catch (error) {
      // Whoever asked may be gone by now.
      if (!/has been closed/.test(String(error))) throw error;
    }
  });
  return state;
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
  'access-control-expose-headers': '*',
};
const EXPIRED = '<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>The security token is expired</Message></Error></ErrorResponse>';

async function answer(route: Route, endpoint: string, state: AccountStandIn): Promise<void> {
  const asked = route.request();
  const url = new URL(asked.url());
  state.hosts.add(url.host);
  if (state.isAway) return route.abort('internetdisconnected');
  if (asked.method() === 'OPTIONS') return route.fulfill({ status: 204, headers: CORS });
  if (state.areCredentialsExpired) return route.fulfill({ status: 403, contentType: 'text/xml', headers: CORS, body: EXPIRED });
  const body = asked.postDataBuffer();
  const { path, headers: sent } = addressed(url, await asked.allHeaders());
  const { status, headers, bytes } = await pass(endpoint, path, asked.method(), sent, body);
  await route.fulfill({ status, headers: { ...headers, ...CORS }, body: bytes });
}

/** A bucket's own host: the emulator checks signatures as if the bucket stood in the path, so there its root calls, whose signature it doesn't check. */
function addressed(url: URL, headers: Readonly<Record<string, string>>): { readonly path: string; readonly headers: Record<string, string> } {
  const bucket = /^(.+)\.s3\.[a-z0-9-]+\.amazonaws\.com$/.exec(url.host)?.[1];
  const path = `${url.pathname}${url.search}`;
  if (bucket === undefined) return { path, headers: { ...headers, host: url.host } };
  const authorization = (headers.authorization ?? '').replace(/Credential=[^/]+/, 'Credential=test');
  return { path: `/${bucket}${path}`, headers: { ...headers, authorization, host: url.host.slice(bucket.length + 1) } };
}

function pass(
  endpoint: string,
  path: string,
  method: string,
  given: Readonly<Record<string, string>>,
  body: Buffer | null,
): Promise<{ readonly status: number; readonly headers: Record<string, string>; readonly bytes: Buffer }> {
  const { hostname, port } = new URL(endpoint);
  const headers = Object.fromEntries(Object.entries(given).filter(([name]) => !name.startsWith(':')));
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const answered = Object.entries(response.headers).filter(([name]) => !/^(transfer-encoding|connection|content-length)$/.test(name));
        resolve({
          status: response.statusCode ?? 500,
          headers: Object.fromEntries(answered.map(([name, value]) => [name, String(value)])),
          bytes: Buffer.concat(chunks),
        });
      });
    });
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}
