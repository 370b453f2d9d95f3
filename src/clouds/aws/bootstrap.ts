import { CloudError } from '#kit/cloud-error.ts';
import type { Clock } from '#kit/ports.ts';
import type { Target } from '#kit/target.ts';
import type { StackState } from '#model/stack.ts';
import type { Send } from './client/calls.ts';
import { inspect } from './stack-driver/inspect.ts';

export const BOOTSTRAP_STACK = 'stackwright-bootstrap';
const BUCKET_OUTPUT = 'ArtifactBucket';

interface Context {
  readonly send: Send;
  readonly target: Target;
  readonly clock: Clock;
  readonly pause: number;
}

/** The bucket for artifacts, made once per account and region by a stack of its own: a page may call CloudFormation, but not make a bucket. */
export async function prepareArtifacts(context: Context, signal?: AbortSignal): Promise<{ readonly bucket: string }> {
  const { send, target } = context;
  let state = await inspect(send, target, BOOTSTRAP_STACK, signal);
  if (state.condition === 'missing') await create(send, target, signal);
  if (state.condition === 'missing' || state.condition === 'busy') state = await settled(context, signal);
  if (state.condition !== 'missing' && !state.ours) {
    throw new CloudError('StackNotOurs', `a stack ${BOOTSTRAP_STACK} exists that Stackwright did not make`, {
      remedy: 'rename or remove it, then deploy again',
    });
  }
  const bucket = state.outputs.find((output) => output.name === BUCKET_OUTPUT)?.value;
  if (state.condition !== 'ready' || !bucket) {
    const reason = state.reason ? `: ${state.reason}` : '';
    throw new CloudError('StackBroken', `the stack ${BOOTSTRAP_STACK}, which holds the artifact bucket, is ${state.status ?? 'gone'}${reason}`, {
      remedy: `delete the stack ${BOOTSTRAP_STACK} in the console, then deploy again`,
    });
  }
  return { bucket };
}

/** The bucket where it stands already; undefined where nothing was ever deployed from here. Makes nothing. */
export async function findArtifactBucket(send: Send, target: Target, signal?: AbortSignal): Promise<string | undefined> {
  const state = await inspect(send, target, BOOTSTRAP_STACK, signal);
  return state.ours ? state.outputs.find((output) => output.name === BUCKET_OUTPUT)?.value : undefined;
}

async function create(send: Send, target: Target, signal?: AbortSignal): Promise<void> {
  try {
    await send(
      'CreateStack',
      {
        StackName: BOOTSTRAP_STACK,
        TemplateBody: JSON.stringify(template(target), null, 2),
        // A bootstrap that fails leaves nothing to clear away.
        OnFailure: 'DELETE',
        Tags: [
          { Key: 'stackwright:project', Value: 'stackwright' },
          { Key: 'stackwright:stage', Value: 'bootstrap' },
        ],
      },
      signal,
    );
  } catch (error) {
    // Another tab or person was first: then theirs is waited for.
    if (!(error instanceof CloudError && /AlreadyExists/.test(error.cloudCode ?? ''))) throw error;
  }
}

async function settled({ send, target, clock, pause }: Context, signal?: AbortSignal): Promise<StackState> {
  for (;;) {
    const state = await inspect(send, target, BOOTSTRAP_STACK, signal);
    if (state.condition !== 'busy') return state;
    await clock.sleep(pause, signal);
  }
}

function template(target: Target): object {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Where Stackwright keeps the artifacts of this account and region',
    Resources: {
      Artifacts: {
        Type: 'AWS::S3::Bucket',
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
          PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
          OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
          VersioningConfiguration: { Status: 'Enabled' },
          LifecycleConfiguration: {
            Rules: [
              // `artifacts/` and `releases/` never expire: a function, or a release to return to, may need any of them.
              { Id: 'unfinished-uploads', Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
              { Id: 'overwritten', Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 30 } },
              // CloudFormation has read a staged template long before.
              { Id: 'staged-templates', Status: 'Enabled', Prefix: 'templates/', ExpirationInDays: 30 },
            ],
          },
          CorsConfiguration: {
            CorsRules: [
              {
                // Any origin: a request needs a signature, never a cookie, so where the page comes from grants nothing.
                AllowedOrigins: ['*'],
                AllowedMethods: ['GET', 'HEAD', 'PUT'],
                AllowedHeaders: ['*'],
                ExposedHeaders: ['ETag', 'x-amz-version-id', 'x-amz-request-id', 'x-amz-id-2'],
                MaxAge: 3000,
              },
            ],
          },
        },
      },
      // The local cloud speaks plain HTTP.
      ...(target.kind === 'local' ? {} : { ArtifactsPolicy: onlyEncryptedTransport() }),
    },
    Outputs: { [BUCKET_OUTPUT]: { Description: 'The bucket for artifacts', Value: { Ref: 'Artifacts' } } },
  };
}

function onlyEncryptedTransport(): object {
  const arn = { 'Fn::GetAtt': ['Artifacts', 'Arn'] };
  return {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'Artifacts' },
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [arn, { 'Fn::Sub': '${Artifacts.Arn}/*' }],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
  };
}
