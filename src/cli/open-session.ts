import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { connectAws } from '#clouds/aws/session.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import { isRegion } from '#kit/region.ts';
import { ensureLocalCloud } from '#local-cloud/ensure-local-cloud.ts';
import { UsageError } from './exit.ts';
import { findRegion } from './find-region.ts';
import type { LoadedProject } from './load-project.ts';
import { openSimulator } from './open-simulator.ts';
import type { Output } from './output.ts';

export interface TargetOptions {
  readonly target: string;
  readonly stage: string;
  readonly profile?: string;
  readonly region?: string;
  readonly endpoint?: string;
  /** Files, for the simulator only. */
  readonly scenario?: string;
  readonly state?: string;
}

const LOCAL_REGION = 'us-east-1';
const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/;

/** Reaches the target of a call. The local cloud is started where it doesn't run; real credentials are never sent to an endpoint of one's own. */
export async function openSession(of: TargetOptions, output: Output, loaded?: LoadedProject): Promise<CloudSession> {
  if (of.endpoint !== undefined && of.target !== 'local') throw new UsageError('--endpoint goes with --target local');
  const isSimulator = of.target === 'simulator';
  for (const option of ['scenario', 'state'] as const) {
    if (of[option] !== undefined && !isSimulator) throw new UsageError(`--${option} goes with --target simulator`);
  }
  if (of.region !== undefined && !isRegion(of.region)) throw new UsageError(`"${of.region}" is no region; write it as eu-west-1`);
  if (isSimulator) return openSimulator(of, output, loaded);
  if (of.target === 'local') {
    const endpoint = of.endpoint === undefined ? (await ensureLocalCloud({ say: output.note })).endpoint : loopbackEndpoint(of.endpoint);
    return connectAws({
      target: { kind: 'local', endpoint, region: of.region ?? LOCAL_REGION },
      credentials: async () => ({ accessKeyId: 'test', secretAccessKey: 'test' }),
    });
  }
  if (of.target === 'aws') {
    const region = of.region ?? (await findRegion(of.profile));
    if (region === undefined) throw new UsageError('no region; add --region, set AWS_REGION, or give the profile one');
    if (!isRegion(region)) throw new UsageError(`"${region}", in AWS_REGION or the profile, is no region; write it as eu-west-1`);
    const chain = defaultProvider(of.profile === undefined ? {} : { profile: of.profile });
    return connectAws({
      target: { kind: 'aws', region },
      credentials: async () => {
        const found = await chain().catch((cause: unknown) => {
          throw new CloudError(
            'CredentialsMissing',
            of.profile === undefined ? 'no AWS credentials were found' : `the profile "${of.profile}" gives no credentials`,
            {
              cause,
              remedy: 'sign in with the AWS command line, name a --profile, or set AWS_ACCESS_KEY_ID and its companions',
            },
          );
        });
        return {
          accessKeyId: found.accessKeyId,
          secretAccessKey: found.secretAccessKey,
          ...(found.sessionToken ? { sessionToken: found.sessionToken } : {}),
          ...(found.expiration ? { expiresAt: found.expiration.getTime() } : {}),
        };
      },
    });
  }
  throw new UsageError(`no target "${of.target}"; use local, aws or simulator`);
}

function loopbackEndpoint(text: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new UsageError(`"${text}" is no address; write http://127.0.0.1:4566`);
  }
  if (!/^https?:$/.test(url.protocol)) throw new UsageError(`"${text}" is neither http nor https; write http://127.0.0.1:4566`);
  // What would be left out in silence is better not written.
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    throw new UsageError('--endpoint takes an address without a path, a query or a user; write http://127.0.0.1:4566');
  }
  if (!LOOPBACK.test(url.hostname)) {
    throw new UsageError(`"${text}" is not on this machine; --endpoint takes loopback addresses only`);
  }
  return url.origin;
}
