import type { Deployment } from '#engine/deploy/deploy-request.ts';
import { createDeployer, type Deployer } from '#engine/deploy/deployer.ts';
import { projectHashOf } from '#engine/deploy/project-hash.ts';
import type { ReleaseFacts } from '#engine/releases/make-release.ts';
import { recordReleases } from '#engine/releases/record-releases.ts';
import { returnFacts, returnTo } from '#engine/releases/return-to-release.ts';
import { fragmentOf } from '#engine/template/fragment-of.ts';
import { generate } from '#engine/template/generate.ts';
import type { Generated } from '#engine/template/generated.ts';
import { placeOfLogicalId } from '#engine/template/place-of-logical-id.ts';
import { validateProject } from '#engine/template/validate-project.ts';
import type { Cloud } from '#kit/cloud.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock, Digest, Network, Random } from '#kit/ports.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { textOf } from '#model/files.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import type { Release } from '#model/release.ts';
import { rootProblems } from '#model/root-problems.ts';
import type { DeploymentHandle, Deployments, DeploymentTarget } from './deployment-handle.ts';
import { variableKey } from './deployment-questions.ts';

export interface DeploymentsOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly network?: Network;
  readonly digest: Digest;
  readonly clouds: readonly Cloud[];
  /** Each finished deployment, as the ledger has it, or should have. */
  onRelease?(session: CloudSession, release: Release, text: string, isKept: boolean): void;
}

/** The engine's deployer, given what the open project has. */
export function createDeployments({ clock, random, network, digest, clouds, onRelease }: DeploymentsOptions): Deployments {
  const deployerFor = (session: CloudSession): Deployer => createDeployer({ session, clock, random, ...(network ? { network } : {}) });
  const recording = (session: CloudSession, facts: (last: DeploymentSnapshot) => Promise<ReleaseFacts>): Deployer =>
    recordReleases(deployerFor(session), {
      session,
      clock,
      facts: async (last) => ({ from: 'browser', ...(await facts(last)) }),
      onRelease: (...release) => onRelease?.(session, ...release),
    });
  const hashOf: Deployments['hashOf'] = (files) => projectHashOf(digest, files);
  return {
    hashOf,
    start(start, listen) {
      const { opened, stage, values } = start;
      const { project, files, scan } = opened;
      const cloud = clouds.find((one) => one.id === project.cloud);
      if (!cloud) throw new Error(`no cloud ${project.cloud}`);
      const manifestText = textOf(files, MANIFEST_FILE);
      const manifest = manifestText === undefined ? {} : { manifest: manifestText };
      return handleOf(
        recording(start.session, async () => ({ sources: start.projectHash, ...manifest })).deploy(
          {
            ...subjectOf(start),
            projectHash: start.projectHash,
            build: async (report, signal) => (await start.build(report, signal)) ?? { artifacts: [], problems: [] },
            generate: async (input) => {
              const generated = generate(cloud, { project, scan, stage, ...(await fragmentOf(cloud, project, files)), ...manifest, ...input });
              return { ...generated, problems: rootProblems([...validateProject(project, cloud.catalogue, files), ...scan.problems, ...generated.problems]) };
            },
            parameterValue: ({ variable, function: name }) => values[keyOf(variable, name)],
            autoExecute: start.startsAutomatically,
            ...start.wishes,
          },
          listen,
        ),
      );
    },
    returnTo({ session, release, values }, listen) {
      const { releases } = session;
      if (!releases) throw new Error('this target keeps no releases');
      return handleOf(
        recording(session, async () => returnFacts(release)).deploy(
          { ...returnTo(release, releases), parameterValue: ({ variable, function: name }) => values[keyOf(variable, name)] },
          (snapshot) => listen({ ...snapshot, returnsTo: release.id }),
        ),
      );
    },
    async find(found, listen, signal) {
      const { wasStopped, shownPolicy, begunAt } = found;
      const remembered = { ...(wasStopped ? { wasStopped } : {}), ...(shownPolicy ? { shownPolicy } : {}), ...(begunAt ? { begunAt } : {}) };
      const { files } = found.opened;
      const manifest = textOf(files, MANIFEST_FILE);
      // What was staged before a reload is the project as it is now only if its hash says so.
      const facts = async ({ projectHash }: DeploymentSnapshot): Promise<ReleaseFacts> =>
        manifest !== undefined && projectHash !== undefined && projectHash === (await hashOf(files)) ? { manifest } : {};
      const statements = async (projectHash: string | undefined): Promise<Generated['statements'] | undefined> => {
        // A page that was only just loaded hasn't scanned yet.
        const opened = (await found.fresh?.()) ?? found.opened;
        const { project, scan } = opened;
        const cloud = clouds.find((one) => one.id === project.cloud);
        if (!cloud || projectHash === undefined || projectHash !== (await hashOf(opened.files))) return undefined;
        return generate(cloud, { project, scan, stage: found.stage, artifacts: {}, ...(manifest === undefined ? {} : { manifest }) }).reasons;
      };
      const deployment = await recording(found.session, facts).reattach({ ...subjectOf(found), statements, ...remembered }, listen, signal);
      return deployment && handleOf(deployment);
    },
    planRemoval: (found, signal) => deployerFor(found.session).planRemoval(subjectOf(found), signal),
    remove: (found, agreed, listen) => handleOf(deployerFor(found.session).remove({ ...subjectOf(found), agreed }, listen)),
    recover: (found, agreed, listen) => handleOf(deployerFor(found.session).recover({ ...subjectOf(found), ...agreed }, listen)),
    stageBack: (found, listen) => handleOf(deployerFor(found.session).stageBack(subjectOf(found), listen)),
  };
}

function keyOf(key: string, name: string | undefined): string {
  return variableKey({ key, ...(name === undefined ? {} : { function: name }) });
}

function subjectOf({ opened, stage }: DeploymentTarget) {
  return { projectName: opened.project.name, stage, placeOf: placeOfLogicalId(opened.project, opened.files) };
}

function handleOf(deployment: Deployment): DeploymentHandle {
  return {
    execute: (confirmedLosses, keep) => deployment.execute({ confirmedLosses, keep }),
    abort: () => deployment.abort(),
    stop: (deleteStack) => deployment.stop({ deleteStack }),
    consent: (isGiven, confirmedLosses) => deployment.consent(isGiven, { confirmedLosses }),
    recover: (skip, confirmedLosses) => deployment.recover({ skip, confirmedLosses }),
    retry: () => deployment.retry(),
    dispose: () => deployment.detach(),
    settled: deployment.settled,
  };
}
