import type { StagedChanges } from '#kit/stack-driver.ts';
import type { Artifact } from '#model/artifact.ts';
import type { Controls } from './controls.ts';
import type { Course } from './course.ts';
import type { DeployRequest } from './deploy-request.ts';
import type { DeployerContext } from './deployer-context.ts';
import type { Initialised } from './prepare.ts';
import { builtHash } from './project-hash.ts';

/** Puts what was built into the artifact bucket, and stages the changes. */
export async function stageOnce(
  context: DeployerContext,
  course: Course,
  { signal }: Controls,
  request: DeployRequest,
  of: { readonly stackName: string; readonly artifacts: readonly Artifact[]; readonly initialised: Initialised },
): Promise<StagedChanges> {
  const { driver } = context.session;
  const { stackName, artifacts } = of;
  const { generated, parameters } = of.initialised;
  course.go('inspected', { activity: 'Looking for the artifact bucket' });
  const { bucket } = await driver.prepareArtifacts(signal);
  await driver.upload(bucket, artifacts, (done, total) => course.tell({ activity: uploadText(done, total) }), signal);
  signal.throwIfAborted();
  course.go('uploaded');
  return driver.stage(
    {
      stack: stackName,
      template: generated.body,
      parameters: { ...parameters, ...(generated.artifactBucketParameter ? { [generated.artifactBucketParameter]: bucket } : {}) },
      tags: { 'stackwright:project': request.projectName, 'stackwright:stage': request.stage },
      artifactBucket: bucket,
      token: context.random.id(),
      names: generated.names,
      ...builtHash(request),
      facts: { publicUrls: generated.publicUrls, idleCosts: generated.idleCosts, ...(await whoStages(context, signal)) },
      ...(request.importExisting ? { importExisting: true } : {}),
    },
    signal,
  );
}

/** So that whoever finds it there knows whom to ask. On a local cloud everybody is the same one. */
async function whoStages({ session }: DeployerContext, signal: AbortSignal): Promise<{ readonly by?: string }> {
  if (session.target.kind === 'local') return {};
  const whoever = await session.identity(signal).catch(() => undefined);
  return whoever ? { by: whoever.arn } : {};
}

function uploadText(done: number, total: number): string {
  return total === 0 ? 'Nothing to upload' : `Uploading ${Math.min(done + 1, total)} of ${total} artifact${total === 1 ? '' : 's'}`;
}
