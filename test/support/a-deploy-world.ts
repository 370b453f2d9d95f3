// What is loaded late is there from the start: a test may be over before it comes.
import '#engine/releases/enter-kept.ts';
import '#engine/releases/missed-release.ts';
import '#state/commands/report-last-end.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import { emptyProject } from '#model/project.ts';
import { createBuildStore } from '#state/build.ts';
import type { DeployWorld, Message, OpenedProject } from '#state/deploy-world.ts';
import { createDeploymentStore } from '#state/deployment.ts';
import { createFollowed } from '#state/deployment-handle.ts';
import { createDriftStore } from '#state/drift.ts';
import { createLogsStore } from '#state/logs.ts';
import { createProjectInfoStore } from '#state/project-info.ts';
import { createQueueKeeper } from '#state/queue-keeper.ts';
import { createRehearsalKeeper } from '#state/rehearsal-keeper.ts';
import { createReleasesStore } from '#state/releases.ts';
import { createRunStore } from '#state/run.ts';
import { EMPTY_SCAN } from '#state/scan.ts';
import { createTargetStore } from '#state/target.ts';
import { createTryItStore } from '#state/try-it-store.ts';

const shop: OpenedProject = {
  id: 'one',
  project: { ...emptyProject('shop'), functions: { hit: { entry: 'src/hit.ts' } } },
  files: {},
  scan: EMPTY_SCAN,
  isForeign: false,
};

/** What deploying and running see of a workbench with a project `shop` open; what is said to the person is remembered. */
export function aDeployWorld(of: { readonly session: Partial<CloudSession>; readonly deployments?: Partial<DeployWorld['deployments']> }) {
  const said: Message[] = [];
  const target = { kind: 'local', endpoint: 'http://127.0.0.1:1', region: 'r' } as const;
  const session = { target, ...of.session } as CloudSession;
  const nobody = () => {
    throw new Error('nobody asked for this');
  };
  // What these commands don't ask of it is left out.
  const world = {
    deployment: createDeploymentStore(),
    build: createBuildStore(),
    run: createRunStore(),
    logs: createLogsStore(),
    target: createTargetStore(target),
    tryIt: createTryItStore(),
    projectInfo: createProjectInfoStore(),
    releases: createReleasesStore(),
    drift: createDriftStore(),
    workbench: {
      opened: () => shop,
      fresh: async () => shop,
      manifestProblems: () => [],
      knownProblems: () => [],
      onChange: () => ({ dispose: () => undefined }),
      writeProject: nobody,
      writeFile: nobody,
      removeFile: nobody,
      say: (message: Message) => said.push(message),
      report: () => undefined,
      reportEnd: () => undefined,
      dropEnd: () => undefined,
      leaveTarget: () => undefined,
      deployed: () => undefined,
      goTo: nobody,
      download: nobody,
      settings: { get: () => undefined, set: () => undefined },
      savedText: () => '',
    },
    clouds: {
      cloud: () => undefined,
      session: { current: () => session, use: () => session, probe: nobody, drop: nobody },
      build: nobody,
    },
    deployments: {
      hashOf: async () => 'hash',
      start: nobody,
      returnTo: nobody,
      find: async () => undefined,
      forget: async () => undefined,
      planRemoval: nobody,
      remove: nobody,
      ...of.deployments,
    },
    queue: createQueueKeeper({}),
    rehearsals: createRehearsalKeeper({}),
    followed: createFollowed(),
    clock: { now: () => 0, sleep: async () => undefined },
    random: { id: () => crypto.randomUUID() },
  } as unknown as DeployWorld;
  return { world, said };
}
