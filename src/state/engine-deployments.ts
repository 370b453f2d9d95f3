import type { Deployment } from '#engine/deploy/deploy-request.ts';
import { createDeployer, type Deployer } from '#engine/deploy/deployer.ts';
import { projectHashOf } from '#engine/deploy/project-hash.ts';
import { generate } from '#engine/template/generate.ts';
import { validateProject } from '#engine/template/validate-project.ts';
import type { Cloud } from '#kit/cloud.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock, Digest, Random } from '#kit/ports.ts';
import { textOf } from '#model/files.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import { rootProblems } from '#model/root-problems.ts';
import type { DeploymentHandle, Deployments, DeploymentTarget } from './deployment-handle.ts';
import { variableKey } from './deployment-questions.ts';

/** The engine's deployer, given what the open project has. */
export function createDeployments({ clock, random, digest, clouds }: { clock: Clock; random: Random; digest: Digest; clouds: readonly Cloud[] }): Deployments {
  const deployerFor = (session: CloudSession): Deployer => createDeployer({ session, clock, random });
  return {
    hashOf: (files) => projectHashOf(digest, files),
    start(start, listen) {
      const { opened, stage, values } = start;
      const { project, files, scan } = opened;
      const cloud = clouds.find((one) => one.id === project.cloud);
      if (!cloud) throw new Error(`no cloud ${project.cloud}`);
      const text = project.template === undefined ? undefined : textOf(files, project.template);
      const fragment = project.template === undefined || text === undefined ? {} : { fragment: { path: project.template, text } };
      const manifestText = textOf(files, MANIFEST_FILE);
      const manifest = manifestText === undefined ? {} : { manifest: manifestText };
      return handleOf(
        deployerFor(start.session).deploy(
          {
            ...subjectOf(start),
            projectHash: start.projectHash,
            build: async (report, signal) => (await start.build(report, signal)) ?? { artifacts: [], problems: [] },
            generate: (input) => {
              const generated = generate(cloud, { project, scan, stage, ...fragment, ...manifest, ...input });
              return { ...generated, problems: rootProblems([...validateProject(project, cloud.catalogue, files), ...scan.problems, ...generated.problems]) };
            },
            parameterValue: ({ variable, function: name }) => values[variableKey({ key: variable, ...(name === undefined ? {} : { function: name }) })],
            autoExecute: start.startsAutomatically,
          },
          listen,
        ),
      );
    },
    async find(found, listen, signal) {
      const deployment = await deployerFor(found.session).reattach(subjectOf(found), listen, signal);
      return deployment && handleOf(deployment);
    },
    planRemoval: (found, signal) => deployerFor(found.session).planRemoval(subjectOf(found), signal),
    remove: (found, listen) => handleOf(deployerFor(found.session).remove(subjectOf(found), listen)),
  };
}

function subjectOf({ opened, stage }: DeploymentTarget) {
  return { projectName: opened.project.name, stage };
}

function handleOf(deployment: Deployment): DeploymentHandle {
  return {
    execute: (confirmedLosses) => deployment.execute({ confirmedLosses }),
    abort: () => deployment.abort(),
    stop: (deleteStack) => deployment.stop({ deleteStack }),
    consent: (isGiven) => deployment.consent(isGiven),
    dispose: () => deployment.detach(),
    settled: deployment.settled,
  };
}
