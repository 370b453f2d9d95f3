import { createHash, randomUUID } from 'node:crypto';
import JSZip from 'jszip';
import { connectAws } from '#clouds/aws/session.ts';
import type { DeployRequest } from '#engine/deploy/deploy-request.ts';
import { createDeployer, type Deployer } from '#engine/deploy/deployer.ts';
import type { Generated } from '#engine/template/generated.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock, Digest, Random } from '#kit/ports.ts';
import { type Artifact, artifactKey } from '#model/artifact.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { Template } from '#model/template.ts';

export const realClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const wake = (): void => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', wake);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', wake, { once: true });
    }),
};

export const realRandom: Random = { id: () => randomUUID() };

export const realDigest: Digest = {
  sha256: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
  base64: async (algorithm, bytes) => createHash(algorithm).update(bytes).digest('base64'),
};

export function connectTo(endpoint: string): CloudSession {
  return connectAws({ target: { kind: 'local', endpoint, region: 'us-east-1' }, credentials: async () => ({ accessKeyId: 'test', secretAccessKey: 'test' }) });
}

export function deployerOn(session: CloudSession): Deployer {
  return createDeployer({ session, clock: realClock, random: realRandom, interval: 100 });
}

/** One CommonJS file, zipped with fixed dates, as a build would. */
export async function artifactOf(name: string, source: string): Promise<Artifact> {
  const zip = new JSZip();
  zip.file('index.js', source, { date: new Date(Date.UTC(1980, 0, 1)), unixPermissions: 0o644 });
  const bytes = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'UNIX' });
  const sha256 = await realDigest.sha256(bytes);
  return { function: name, sha256, bytes, unzipped: source.length, key: artifactKey(sha256), handler: 'index.handler' };
}

/** A hand-written template as the generator would hand it over. */
export function generatedOf(template: Template, more: Partial<Generated> = {}): Generated {
  return {
    template,
    body: JSON.stringify(template, null, 2),
    problems: [],
    parameters: [],
    artifactBucketParameter: 'ArtifactBucket',
    names: {},
    statements: {},
    dropped: [],
    publicUrls: 0,
    idleCosts: [],
    dataHolders: [],
    ...more,
  };
}

/** Runs a deployment without a person: executes what is staged, consents to nothing. */
export async function deployWith(
  deployer: Deployer,
  request: Partial<DeployRequest> & Pick<DeployRequest, 'projectName' | 'generate'> & { artifacts?: readonly Artifact[] },
): Promise<{ snapshot: DeploymentSnapshot; phases: string[] }> {
  const phases: string[] = [];
  const { artifacts = [], ...rest } = request;
  const deployment = deployer.deploy(
    { stage: 'dev', autoExecute: true, brokenStack: 'refuse', build: async () => ({ artifacts, problems: [] }), ...rest },
    (snapshot) => {
      if (phases.at(-1) !== snapshot.phase) phases.push(snapshot.phase);
    },
  );
  return { snapshot: await deployment.settled, phases };
}
