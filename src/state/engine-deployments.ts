import type { Deployment } from '#engine/deploy/deploy-request.ts';
import { createDeployer, type Deployer } from '#engine/deploy/deployer.ts';
import { projectHashOf } from '#engine/deploy/project-hash.ts';
import type { KeptEntry } from '#engine/releases/kept-deployments.ts';
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
import type { DeploymentsKeeper, KeptAt } from './deployments-keeper.ts';
import { targetKey } from './queue-place.ts';

export interface DeploymentsOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly network?: Network;
  readonly digest: Digest;
  readonly clouds: readonly Cloud[];
  readonly keeper: DeploymentsKeeper;
  /** Each finished deployment, as the ledger has it, or should have. */
  onRelease?(session: CloudSession, release: Release, text: string, isKept: boolean): void;
}

/** The engine's deployer, given what the open project has. */
export function createDeployments({ clock, random, network, digest, clouds, keeper, onRelease }: DeploymentsOptions): Deployments {
  const deployerFor = (session: CloudSession): Deployer => createDeployer({ session, clock, random, ...(network ? { network } : {}) });
  const keptOf = ({ opened, session }: DeploymentTarget): KeptAt => keeper.at({ projectId: opened.id, target: targetKey(session) });
  const recording = (of: DeploymentTarget, facts: (last: DeploymentSnapshot) => Promise<ReleaseFacts>): Deployer =>
    recordReleases(deployerFor(of.session), {
      session: of.session,
      clock,
      kept: keptOf(of),
      facts: async (last) => ({ from: 'browser', ...(await facts(last)) }),
      onRelease: (...release) => onRelease?.(of.session, ...release),
    });
  const enter = async (session: CloudSession, kept: KeptAt, entries: readonly KeptEntry[]): Promise<void> => {
    const { enterKept } = await import('#engine/releases/enter-kept.ts');
    await enterKept(session, entries, { kept, onRelease: (...release) => onRelease?.(session, ...release) });
  };
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
      let { projectHash } = start;
      return handleOf(
        recording(start, async () => ({ sources: projectHash, ...manifest })).deploy(
          {
            ...subjectOf(start),
            projectHash: () => projectHash,
            async build(report, signal) {
              const built = await start.build(report, signal);
              // A first lock file is of what is deployed, too.
              if (built && Object.keys(built.files).length > 0) projectHash = await hashOf({ ...files, ...built.files });
              return built ?? { artifacts: [], problems: [] };
            },
            generate: async (input) => {
              const generated = generate(cloud, { project, scan, stage, ...(await fragmentOf(cloud, project, files)), ...manifest, ...input });
              return { ...generated, problems: rootProblems([...validateProject(project, cloud.catalogue, files), ...scan.problems, ...generated.problems]) };
            },
            scanned: { cloud, project, scan, ...manifest },
            parameterValue: ({ variable, function: name }) => values[keyOf(variable, name)],
            autoExecute: start.startsAutomatically,
            ...start.wishes,
          },
          listen,
        ),
      );
    },
    returnTo(start, listen) {
      const { session, release, values } = start;
      const { releases } = session;
      if (!releases) throw new Error('this target keeps no releases');
      return handleOf(
        recording(start, async () => returnFacts(release)).deploy(
          { ...returnTo(release, releases), parameterValue: ({ variable, function: name }) => values[keyOf(variable, name)], ...start.wishes },
          (snapshot) => listen({ ...snapshot, returnsTo: release.id }),
        ),
      );
    },
    async find(found, listen, signal) {
      const { session } = found;
      const { wasStopped, shownPolicy, begunAt } = found;
      const remembered = { ...(wasStopped ? { wasStopped } : {}), ...(shownPolicy ? { shownPolicy } : {}), ...(begunAt ? { begunAt } : {}) };
      const { files } = found.opened;
      const manifest = textOf(files, MANIFEST_FILE);
      const kept = keptOf(found);
      const { left, entries } = await kept.read();
      if (entries.length > 0) enter(session, kept, entries).catch((error: unknown) => reportError(error));
      const hash = await hashOf(files);
      // What was begun here is known; else what was staged is the project as it is now only if its hash says so.
      const facts = async ({ changeSetId, projectHash }: DeploymentSnapshot): Promise<ReleaseFacts> => {
        if (left && left.last.changeSetId === changeSetId) return left.facts;
        return manifest !== undefined && projectHash === hash ? { manifest } : {};
      };
      const tell = (snapshot: DeploymentSnapshot): void => {
        const returnsTo = left?.last.changeSetId === snapshot.changeSetId ? left?.facts.returnsTo : undefined;
        const differs = returnsTo === undefined && snapshot.phase === 'succeeded' && snapshot.projectHash !== undefined && snapshot.projectHash !== hash;
        listen({ ...snapshot, ...(returnsTo === undefined ? {} : { returnsTo }), ...(differs ? { differs } : {}) });
      };
      /** The project, if it is what was staged. */
      const scanned = async (projectHash: string | undefined) => {
        // A page that was only just loaded hasn't scanned yet.
        const opened = (await found.fresh?.()) ?? found.opened;
        const { project, scan } = opened;
        const cloud = clouds.find((one) => one.id === project.cloud);
        if (!cloud || projectHash === undefined || projectHash !== (await hashOf(opened.files))) return undefined;
        return { cloud, project, scan, ...(manifest === undefined ? {} : { manifest }) };
      };
      const statements = async (projectHash: string | undefined): Promise<Generated['statements'] | undefined> => {
        const of = await scanned(projectHash);
        return of && generate(of.cloud, { ...of, stage: found.stage, artifacts: {} }).reasons;
      };
      const deployer = recording(found, facts);
      const last = left?.last;
      const own = last && (await deployer.rejoin({ ...subjectOf(found), last, ...(wasStopped ? { wasStopped } : {}) }, tell, signal));
      const deployment = own ?? (await deployer.reattach({ ...subjectOf(found), statements, scanned, ...remembered }, tell, signal));
      return deployment && handleOf(deployment);
    },
    forget: keeper.forget,
    planRemoval: (found, signal) => deployerFor(found.session).planRemoval(subjectOf(found), signal),
    remove: (found, agreed, listen) => handleOf(deployerFor(found.session).remove({ ...subjectOf(found), ...agreed }, listen)),
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
    lookAgain: () => deployment.lookAgain(),
    abort: () => deployment.abort(),
    stop: (deleteStack) => deployment.stop({ deleteStack }),
    consent: (isGiven, confirmedLosses) => deployment.consent(isGiven, { confirmedLosses }),
    recover: (skip, confirmedLosses) => deployment.recover({ skip, confirmedLosses }),
    retry: () => deployment.retry(),
    dispose: () => deployment.detach(),
    settled: deployment.settled,
  };
}
