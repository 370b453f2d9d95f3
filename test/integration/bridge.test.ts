import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { AttachUserPolicyCommand, CreateAccessKeyCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBridge } from '#local-cloud/bridge.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';

let cloud: TestCloud;
let page: Server;
let passed: string[];
let credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
const fetchOfNode = globalThis.fetch;

beforeAll(async () => {
  cloud = await startTestCloud();
  credentials = await makeUser();
  const bridge = createBridge({
    targets: { emulator: () => cloud.endpoint, registries: [] },
    registries: { default: '', scopes: {} },
    region: 'us-east-1',
    localCloudProblem: () => undefined,
    version: 'test',
  });
  page = createServer((request, response) => {
    passed.push(request.url ?? '');
    bridge(request, response, () => response.writeHead(404).end());
  });
  await new Promise<void>((done) => page.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  vi.unstubAllGlobals();
  page?.close();
  await cloud?.stop();
});
beforeEach(() => {
  passed = [];
});

/** A user with keys of its own: the emulator checks the signatures of users, not of its root. */
async function makeUser(): Promise<typeof credentials> {
  const iam = new IAMClient({ region: 'us-east-1', endpoint: cloud.endpoint, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  await iam.send(new CreateUserCommand({ UserName: 'ada' }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ada', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ada' }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}

/** The page's own modules, fresh, on a page that has the bridge beside it or hasn't. */
async function requestHandler(hasBridge: boolean) {
  vi.resetModules();
  const { port } = page.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}${hasBridge ? '' : '/static'}`;
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => fetchOfNode(url.startsWith('/') ? `${base}${url}` : url, init));
  const { createBridgeRequestHandler } = await import('#browser/bridge-request-handler.ts');
  return createBridgeRequestHandler();
}

async function clients(of: { readonly hasBridge?: boolean; readonly secret?: string } = {}) {
  const common = {
    region: 'us-east-1',
    endpoint: cloud.endpoint,
    credentials: of.secret === undefined ? credentials : { ...credentials, secretAccessKey: of.secret },
    requestHandler: await requestHandler(of.hasBridge ?? true),
    maxAttempts: 1,
  };
  return {
    sts: new STSClient(common),
    s3: new S3Client({ ...common, forcePathStyle: true }),
    cloudFormation: new CloudFormationClient(common),
  };
}

describe('the SDK through the bridge, at a cloud that checks signatures', () => {
  test('who calls is known, by a request that was signed for the real host', async () => {
    const { sts } = await clients();
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toBe('arn:aws:iam::000000000000:user/ada');
    expect(new Set(passed)).toEqual(new Set(['/__bridge/configuration', '/__bridge']));
  });

  test.each(['plain.txt', 'a/../b', 'with space & plus+.txt', 'ä/ö.txt', "quote's (1)*!.txt", '100%25.txt'])(
    'an object keeps its key and its bytes: %s',
    async (Key) => {
      const { s3 } = await clients();
      const Bucket = 'through-the-bridge';
      await s3.send(new CreateBucketCommand({ Bucket }));
      await s3.send(new PutObjectCommand({ Bucket, Key, Body: new Uint8Array([0, 1, 2, 255]) }));
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      expect([...new Uint8Array(await new Response(Body as unknown as ReadableStream).arrayBuffer())]).toEqual([0, 1, 2, 255]);
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: Key }));
      expect(Contents.map((one) => one.Key)).toEqual([Key]);
    },
  );

  test('a refusal of the cloud comes back as it is', async () => {
    const { cloudFormation } = await clients();
    await expect(cloudFormation.send(new DescribeStacksCommand({ StackName: 'nothing' }))).rejects.toMatchObject({
      name: 'ValidationError',
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('a wrong secret is refused by the cloud, not by the bridge', async () => {
    const { s3 } = await clients({ secret: 'wrong' });
    await expect(s3.send(new CreateBucketCommand({ Bucket: 'never-made' }))).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
      $metadata: { httpStatusCode: 403 },
    });
  });

  test('on a page without a bridge the same handler goes directly', async () => {
    const { sts } = await clients({ hasBridge: false });
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toBe('arn:aws:iam::000000000000:user/ada');
    expect(passed).toEqual(['/static/__bridge/configuration']);
  });

  test('a request that was aborted is not sent', async () => {
    const { sts } = await clients();
    await expect(sts.send(new GetCallerIdentityCommand({}), { abortSignal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    expect(passed).toEqual([]);
  });
});
