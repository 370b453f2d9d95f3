import type { Disposable } from '#base/disposable.ts';
import { createBuildStore } from './build.ts';
import { adoptRelease } from './commands/adopt-release.ts';
import { moveRehearsal } from './commands/choose-rehearsal.ts';
import { findDeployment, watchEdits } from './commands/find-deployment.ts';
import { openQueue, resumeQueue } from './commands/request-deployment.ts';
import { createDependenciesStore } from './dependencies.ts';
import { createWorkbench } from './deploy-bench.ts';
import type { DeployWorld } from './deploy-world.ts';
import { createDeploymentStore } from './deployment.ts';
import { createFollowed } from './deployment-handle.ts';
import { createDeploymentsKeeper } from './deployments-keeper.ts';
import { derive } from './derive.ts';
import { createDialogsStore, type DialogsStore } from './dialogs.ts';
import { createDriftStore } from './drift.ts';
import { createEditBench } from './edit-bench.ts';
import type { EditWorld } from './edit-world.ts';
import { createEditorStore, type EditorStore } from './editor.ts';
import { createDeployments } from './engine-deployments.ts';
import { followFiles } from './follow-files.ts';
import { followFunction } from './follow-function.ts';
import { followStorage } from './follow-storage.ts';
import { followTabs } from './follow-tabs.ts';
import { forgetProjects } from './forget-projects.ts';
import { forgetQueues } from './forget-queues.ts';
import { forgetReleases } from './forget-releases.ts';
import { createInspectorStore } from './inspector.ts';
import { keepEdits } from './keep-edits.ts';
import { keepRemoved } from './keep-removed.ts';
import { createLogsStore, forgetLogs } from './logs.ts';
import { endNotices } from './notice-life.ts';
import { createNoticesStore, type NoticesStore } from './notices.ts';
import { createOwnStore } from './own-store.ts';
import type { StatePorts } from './ports.ts';
import { createProjectStore, type ProjectStore } from './project.ts';
import { createProjectInfoStore } from './project-info.ts';
import { createQueueKeeper } from './queue-keeper.ts';
import { createRehearsalKeeper } from './rehearsal-keeper.ts';
import { createReleaseMirror } from './release-mirror.ts';
import { createReleasesStore } from './releases.ts';
import { rememberLayout } from './remember-layout.ts';
import { rememberTarget } from './remember-target.ts';
import { createFormStore } from './resource-form.ts';
import { createRunStore, forgetRun } from './run.ts';
import { createScanStore, type ScanStore } from './scan.ts';
import { createSessionHolder } from './session.ts';
import { createTargetStore } from './target.ts';
import { createTryItStore } from './try-it-store.ts';
import { createRemovedStore } from './unused-removed.ts';
import { watchWhatDiffers } from './what-differs.ts';
import { createWorkspaceStore, type WorkspaceStore } from './workspace.ts';

/** Everything that the screen reads. One owner for each fact; only commands write. */
export interface Stores extends Disposable {
  readonly ports: StatePorts;
  readonly project: ProjectStore;
  readonly scan: ScanStore;
  readonly notices: NoticesStore;
  readonly workspace: WorkspaceStore;
  readonly editor: EditorStore;
  readonly dialogs: DialogsStore;
  /** Deploying, running, following: their stores, and what their commands need. */
  readonly deploy: DeployWorld;
  /** Editing by forms: its stores, and what its commands need. */
  readonly edit: EditWorld;
  /** Keeps every edit now, and what is on the screen; resolves when the edits are kept, or can't be. */
  flush(): Promise<void>;
}

/** Makes all stores and sets them going. A test or a story makes its own; nothing is shared between two. */
export function createStores(ports: StatePorts): Stores {
  const parts = {
    ports,
    project: createProjectStore(),
    scan: createScanStore(),
    notices: createNoticesStore(),
    workspace: createWorkspaceStore(),
    editor: createEditorStore(),
    dialogs: createDialogsStore(),
  };
  const session = createSessionHolder(ports.connect);
  const keeper = createDeploymentsKeeper(ports.queues ?? createOwnStore());
  const stores = parts as Stores;
  const deploy: DeployWorld = {
    deployment: createDeploymentStore(),
    build: createBuildStore(),
    run: createRunStore(),
    logs: createLogsStore(),
    target: createTargetStore(ports.local, ports.localMissing),
    tryIt: createTryItStore(),
    projectInfo: createProjectInfoStore(),
    releases: createReleasesStore(),
    drift: createDriftStore(),
    ...(ports.releases ? { mirror: createReleaseMirror(ports.releases) } : {}),
    ...(ports.notifications ? { notifications: ports.notifications } : {}),
    ...(ports.tabs ? { tabs: ports.tabs } : {}),
    queue: createQueueKeeper({
      ...(ports.queues ? { kept: ports.queues } : {}),
      ...(ports.locks ? { locks: ports.locks } : {}),
      ...(ports.queueTabs ? { tabs: ports.queueTabs } : {}),
    }),
    rehearsals: createRehearsalKeeper({
      ...(ports.keptRehearsals ? { kept: ports.keptRehearsals } : {}),
      ...(ports.locks ? { locks: ports.locks } : {}),
    }),
    workbench: createWorkbench(stores),
    clouds: {
      cloud: (id) => ports.clouds.find((one) => one.id === id),
      session,
      build: ports.build,
      ...(ports.rehearsals ? { rehearsals: ports.rehearsals } : {}),
    },
    deployments: createDeployments({
      ...ports,
      keeper,
      onRelease: (...ended) => void adoptRelease(deploy, ...ended).catch((error: unknown) => reportError(error)),
    }),
    followed: createFollowed(),
    clock: ports.clock,
    random: ports.random,
  };
  const edit: EditWorld = {
    form: createFormStore(),
    inspector: createInspectorStore(),
    removed: createRemovedStore(),
    dependencies: createDependenciesStore(),
    bench: createEditBench(stores),
  };
  const layout = rememberLayout(stores);
  const keeping = keepEdits(stores);
  const flush = () => {
    layout.flush();
    return keeping.flush();
  };
  Object.assign(parts, { deploy, edit, flush });
  const remembering = [
    layout,
    keepRemoved(stores, edit.removed),
    forgetProjects(stores),
    forgetQueues(stores),
    endNotices(stores),
    followFiles(stores),
    followFunction(stores),
  ];
  const lives: Disposable[] = [
    keeping,
    ...remembering,
    followStorage(stores),
    followTabs(deploy),
    derive(stores),
    watchEdits(deploy),
    watchWhatDiffers(deploy),
    followProject(stores),
    forgetReleases(stores),
    rememberTarget(deploy.target, ports.tab),
  ];
  return Object.assign(parts, {
    deploy,
    edit,
    flush,
    dispose() {
      for (const life of lives) life.dispose();
      deploy.followed.handle?.dispose();
    },
  });
}

/** Another project, or another target: its deployment is looked for. */
function followProject({ project, deploy }: Pick<Stores, 'project' | 'deploy'>): Disposable {
  let leaving = new AbortController();
  const look = () => {
    leaving.abort();
    leaving = new AbortController();
    openQueue(deploy);
    findDeployment(deploy, leaving.signal)
      .then(() => resumeQueue(deploy))
      .catch((error: unknown) => reportError(error));
  };
  const stopProject = project.subscribe((state, before) => {
    // One whose manifest can't be read is as good as none.
    if (state.id !== before.id || (before.project === null && state.project !== null)) moveRehearsal(deploy).catch((error: unknown) => reportError(error));
    if (state.id === before.id) return;
    forgetRun(deploy.run);
    forgetLogs(deploy.logs);
    look();
  });
  const takeUp = () => resumeQueue(deploy).catch((error: unknown) => reportError(error));
  const stopQueue = deploy.queue.store.subscribe(({ queue: { queued } }, before) => queued && queued.id !== before.queue.queued?.id && void takeUp());
  const lives = [deploy.clouds.session.onChange(look), deploy.queue.onChange(() => void takeUp())];
  return {
    dispose() {
      stopProject();
      stopQueue();
      for (const life of lives) life.dispose();
      leaving.abort();
      deploy.queue.dispose();
      deploy.followed.driving?.abort();
    },
  };
}
