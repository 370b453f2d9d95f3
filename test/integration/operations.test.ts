import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { GetRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aws } from '#clouds/aws/index.ts';
import { logicalId } from '#model/names.ts';
import { runCommand } from '#support/command.ts';
import { observer } from '#support/example-cloud.ts';
import { startTestCloud, type TestCloud } from '#support/local-cloud.ts';
import { operationsProject } from '#support/room-project.ts';

// Each operation that can be dragged, called as it is printed, by a function of its own: the role that follows from it is enough,
// and with any one action taken out the call is denied.
// The answer to a HEAD has no body, so the SDK can't tell what is wrong.
const DENIED = /not authorized|AccessDenied|AuthorizationError|Unknown: UnknownError/;

/** What the emulator judges unlike AWS, with the reason; nothing else is left out. */
const NOT_JUDGED: Readonly<Record<string, string>> = {
  'publish without sns:Publish': "a topic's own policy lets its whole account publish",
  'publishSeveral without sns:Publish': "a topic's own policy lets its whole account publish",
  'subscribe without sns:Subscribe': "a topic's own policy lets its whole account subscribe",
};

let cloud: TestCloud;
const common = () => ({ endpoint: cloud.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });

beforeAll(async () => {
  cloud = await startTestCloud();
  const s3 = new S3Client({ ...common(), forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'photos' }));
  await s3.send(new PutObjectCommand({ Bucket: 'photos', Key: 'in/sunset.png', Body: 'a' }));
});
afterAll(() => cloud.stop());

const rooms = aws.catalogue.services.filter((service) => Object.keys(service.operations).length > 0).map((service) => ({ id: service.id, service }));

describe.each(rooms)('$id', ({ id, service }) => {
  test('each of its operations is allowed by its own role, and by no less', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stackwright-operations-'));
    try {
      const { files } = operationsProject(service);
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const deployed = await runCommand(['deploy', folder, '--yes', '--json', '--endpoint', cloud.endpoint]);
      expect(deployed.lines.at(-1)).toMatchObject({ type: 'finished', status: 'succeeded', problems: [] });

      const seen = observer(cloud.endpoint);
      const ids = await seen.physicalIds(`each-${id}-dev`);
      const bucket = ids.MainBucket;
      // What the samples read is there: without the right to list, a missing key would be denied too.
      if (bucket) for (const key of ['photos/sunset.png', 'reports/today.txt']) await seen.put(bucket, key, new TextEncoder().encode('a'), 'text/plain');

      const iam = new IAMClient(common());
      const said: Record<string, string> = {};
      for (const operation of Object.keys(service.operations)) {
        const name = ids[logicalId(operation)] as string;
        const role = ids[`${logicalId(operation)}Role`] as string;
        const call = async () => (DENIED.test((await seen.invoke(name, {})).text) ? 'denied' : 'allowed');
        const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName: role, PolicyName: 'code' }));
        const whole = decodeURIComponent(PolicyDocument);
        const put = (document: string) => iam.send(new PutRolePolicyCommand({ RoleName: role, PolicyName: 'code', PolicyDocument: document }));
        said[operation] = await call();
        for (const action of actionsOf(whole)) {
          await put(without(whole, action));
          said[`${operation} without ${action}`] = await call();
        }
        await put(whole);
      }
      for (const one of Object.keys(NOT_JUDGED)) delete said[one];
      expect(said).toEqual(Object.fromEntries(Object.keys(said).map((one) => [one, one.includes(' without ') ? 'denied' : 'allowed'])));
      expect(Object.keys(said).filter((one) => one.includes(' without ')).length).toBeGreaterThan(3);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

interface Policy {
  readonly Statement: readonly { readonly Action: readonly string[] }[];
}

/** The emulator writes logs itself, so those two aren't judged. */
function actionsOf(document: string): string[] {
  return [...new Set((JSON.parse(document) as Policy).Statement.flatMap((one) => one.Action))].filter((action) => !action.startsWith('logs:'));
}

function without(document: string, action: string): string {
  const policy = JSON.parse(document) as Policy;
  const Statement = policy.Statement.map((one) => ({ ...one, Action: one.Action.filter((each) => each !== action) })).filter((one) => one.Action.length > 0);
  return JSON.stringify({ ...policy, Statement });
}
