import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { RegistryConfiguration } from '#node/registry-configuration.ts';
import { type AllowedTarget, allowedTarget, type BridgeTargets } from './bridge-targets.ts';

export interface BridgeOptions {
  readonly targets: BridgeTargets;
  readonly registries: RegistryConfiguration;
  readonly region: string;
  localCloudProblem(): string | undefined;
  readonly version: string;
}

const PATH = '/__bridge';
const TARGET_HEADER = 'x-stackwright-target';
const STATUS_HEADER = 'x-stackwright-status';
/** The largest artifact that Lambda takes by S3, and a little. */
const LARGEST_BODY = 300 * 1024 * 1024;
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
/** What the browser adds about itself: nobody beyond the bridge is told. */
const DROPPED = /^(host|origin|referer|cookie|connection|keep-alive|transfer-encoding|te|upgrade|proxy-.*|sec-.*|x-stackwright-.*|accept-encoding|dnt)$/;
const DROPPED_ANSWER = /^(connection|keep-alive|transfer-encoding|set-cookie|access-control-.*|strict-transport-security|content-security-policy|alt-svc)$/;

/** Handles requests to the bridge's path and leaves all others. It logs nothing of headers and bodies. */
export function createBridge(options: BridgeOptions): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  return (request, response, next) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path !== PATH && !path.startsWith(`${PATH}/`)) return next();
    const refusal = refusalOf(request);
    if (refusal) return refuse(response, 403, refusal);
    if (path === `${PATH}/configuration`) return configuration(response, options);
    if (path !== PATH) return refuse(response, 404, 'no such path of the bridge');
    const target = allowedTarget(decode(request.headers[TARGET_HEADER]), options.targets);
    if (!target) {
      // A page that was opened while another local cloud ran, at another port: it is sent nowhere.
      const isGone = isLoopback(decode(request.headers[TARGET_HEADER]));
      return isGone
        ? refuse(response, 502, 'no local cloud answers there', 'unanswered')
        : refuse(response, 403, 'the bridge does not pass requests to that address');
    }
    if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) return refuse(response, 413, 'the body is too large for the bridge');
    passOn(request, response, target, rawTarget(decode(request.headers[TARGET_HEADER])));
  };
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && LOOPBACK_HOST.test(new URL(address).host);
}

/** Another site's page may send requests here too: only this page's own are served. */
function refusalOf(request: IncomingMessage): string | undefined {
  const { host = '', origin } = request.headers;
  if (!LOOPBACK_HOST.test(host)) return 'the bridge serves pages of this machine only';
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return 'the bridge serves its own page only';
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) return 'the bridge serves its own page only';
  if (request.headers[TARGET_HEADER] === undefined) return 'the header that names the target is missing';
  return undefined;
}

function passOn(request: IncomingMessage, response: ServerResponse, { url }: AllowedTarget, raw: string): void {
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name, value]) => value !== undefined && !DROPPED.test(name)));
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const passed = send(
    // `path` is the address as it was signed, not as URL would normalise it.
    {
      host: url.hostname,
      port: url.port || (url.protocol === 'https:' ? 443 : 80),
      path: raw,
      method: request.method,
      headers: { ...headers, host: url.host },
    },
    (answer) => {
      const kept = Object.entries(answer.headers).filter(([name, value]) => value !== undefined && !DROPPED_ANSWER.test(name));
      const status = answer.statusCode ?? 502;
      // "No such stack" is an ordinary answer, but a browser writes every 4xx into the page's console: the status travels in a header instead.
      const said = status >= 400 ? { status: 200, header: { [STATUS_HEADER]: String(status) } } : { status, header: {} };
      response.writeHead(said.status, { ...Object.fromEntries(kept), ...said.header, 'cache-control': 'no-store' });
      answer.pipe(response);
    },
  );
  let size = 0;
  request.on('data', (part: Buffer) => {
    size += part.length;
    if (size > LARGEST_BODY) passed.destroy(new Error('the body is too large for the bridge'));
  });
  passed.on('error', () => {
    if (!response.headersSent) refuse(response, 502, `${url.host} does not answer`, 'unanswered');
    else response.destroy();
  });
  response.on('close', () => passed.destroy());
  request.pipe(passed);
}

function configuration(response: ServerResponse, options: BridgeOptions): void {
  const endpoint = options.targets.emulator();
  const why = options.localCloudProblem();
  const body = {
    localCloud: endpoint === undefined ? null : { endpoint, region: options.region },
    ...(why === undefined ? {} : { localCloudProblem: why }),
    npmRegistries: options.registries,
    version: options.version,
  };
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/** `unanswered`: it was allowed, but nobody was there. The page tells that from what a cloud itself answers. */
function refuse(response: ServerResponse, status: number, why: string, how: 'refused' | 'unanswered' = 'refused'): void {
  response.writeHead(status, { 'content-type': 'text/plain', 'x-stackwright-bridge': how });
  response.end(why);
}

function decode(header: string | string[] | undefined): string {
  return Buffer.from(typeof header === 'string' ? header : '', 'base64').toString('utf8');
}

/** Path and query as they stand in the text. */
function rawTarget(text: string): string {
  const rest = /^[a-z]+:\/\/[^/?#]*([^#]*)/.exec(text)?.[1] ?? '';
  return rest.startsWith('/') ? rest : `/${rest}`;
}
