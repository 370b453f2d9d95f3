import { type ClientRequest, createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorAnswer } from './aws-error-answers.ts';

/** What happens to a call between the driver and the local cloud. */
export type Fault =
  /** It is carried out; nobody hears of it. */
  | 'answer lost'
  /** It never arrives. */
  | 'request lost'
  /** It is carried out, and the connection breaks in the middle of the answer. */
  | 'answer cut'
  /** As AWS does it: 400 Rate exceeded of CloudFormation, 503 of S3, 429 of the others. Not carried out. */
  | 'throttled'
  /** 503, not carried out. */
  | 'unavailable'
  /** 500, and carried out all the same. */
  | 'failed after'
  | 'expired'
  | { readonly delay: number };

export interface Rule {
  /** `ExecuteChangeSet`; `*` counts all calls. */
  readonly command: string;
  /** Counted from 1, as they arrive here: repetitions count. */
  readonly calls?: readonly number[];
  /** From this one on, until the rules change. */
  readonly from?: number;
  readonly fault: Fault;
}

export interface Passed {
  readonly command: string;
  readonly fault?: Fault;
  /** It was handed on, and answered with this status. */
  readonly status?: number;
}

/** A line to the local cloud that isn't to be relied on. What is signed for it is signed for its address, which it hands on as it is. */
export interface FaultyProxy {
  readonly url: string;
  /** From here on these; counting begins anew. */
  setRules(rules: readonly Rule[]): void;
  /** What came since the rules were set. */
  passed(command?: string): readonly Passed[];
  close(): Promise<void>;
}

export async function startFaultyProxy(endpoint: string): Promise<FaultyProxy> {
  const { hostname, port } = new URL(endpoint);
  let rules: readonly Rule[] = [];
  let log: Passed[] = [];
  let counts = new Map<string, number>();
  const count = (key: string): number => {
    const next = (counts.get(key) ?? 0) + 1;
    counts.set(key, next);
    return next;
  };
  const faultOf = (command: string): Fault | undefined => {
    const own = count(command);
    const all = count('*');
    return rules.find((rule) => {
      if (rule.command !== '*' && rule.command !== command) return false;
      const at = rule.command === '*' ? all : own;
      return rule.calls ? rule.calls.includes(at) : at >= (rule.from ?? 1);
    })?.fault;
  };
  const handOn = (incoming: IncomingMessage, body: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent: ClientRequest = request({ hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers }, (answer) => {
        readAll(answer).then((bytes) => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, bytes }), reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await readAll(incoming);
    const command = commandOf(incoming, body);
    const fault = faultOf(command);
    const told = fault === undefined ? { command } : { command, fault };
    if (fault === 'request lost') {
      log.push(told);
      outgoing.destroy();
      return;
    }
    if (fault === 'throttled' || fault === 'unavailable' || fault === 'expired') {
      log.push(told);
      write(outgoing, errorAnswer(fault, incoming));
      return;
    }
    if (typeof fault === 'object') await new Promise((done) => setTimeout(done, fault.delay));
    const answer = await handOn(incoming, body);
    log.push({ ...told, status: answer.status });
    if (fault === 'answer lost') outgoing.destroy();
    else if (fault === 'answer cut') cut(outgoing, answer);
    else write(outgoing, fault === 'failed after' ? errorAnswer(fault, incoming) : answer);
  };
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setRules(next) {
      rules = next;
      log = [];
      counts = new Map();
    },
    passed: (command) => log.filter((one) => command === undefined || one.command === command),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

function write(outgoing: ServerResponse, { status, headers, bytes }: Answer): void {
  outgoing.writeHead(status, { ...withoutHops(headers), 'content-length': String(bytes.length) });
  outgoing.end(bytes);
}

function cut(outgoing: ServerResponse, { status, headers, bytes }: Answer): void {
  outgoing.writeHead(status, { ...withoutHops(headers), 'content-length': String(bytes.length + 1) });
  outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => outgoing.destroy());
}

function withoutHops(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(transfer-encoding|connection|keep-alive|content-length)$/.test(name)));
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** CloudFormation and STS say their command in the body, S3 and Lambda by method and path. */
function commandOf({ method = 'GET', url = '/', headers }: IncomingMessage, body: Buffer): string {
  if (/x-www-form-urlencoded/.test(headers['content-type'] ?? '')) return new URLSearchParams(body.toString('utf8')).get('Action') ?? 'unknown';
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.split('.').at(-1) ?? 'unknown';
  const operation = /\/operation\/(\w+)$/.exec(url)?.[1];
  if (operation) return operation;
  if (/\/functions\/[^/]+\/invocations/.test(url)) return 'Invoke';
  const isObject = /^\/[^/?]+\/[^?]+/.test(url);
  return `${S3_VERBS[method] ?? method}${isObject ? 'Object' : 'Bucket'}`;
}

const S3_VERBS: Readonly<Record<string, string>> = { GET: 'Get', HEAD: 'Head', PUT: 'Put', DELETE: 'Delete' };
