// The one file that knows everyone: it picks the clouds, gives the stores their ports and mounts the screen.
import { createRoot } from 'react-dom/client';
import { readBridgeConfiguration } from '#browser/bridge.ts';
import { createBridgeRequestHandler } from '#browser/bridge-request-handler.ts';
import { createBuildService } from '#browser/build-service.ts';
import { filesOfFolder } from '#browser/chosen-files.ts';
import { download } from '#browser/download.ts';
import { examples } from '#browser/examples.ts';
import { indexedStore } from '#browser/key-value-store.ts';
import { network } from '#browser/network.ts';
import { createNotifications } from '#browser/notifications.ts';
import { outsideFiles } from '#browser/outside-files.ts';
import { clock, digest, random } from '#browser/platform.ts';
import { projectArchive } from '#browser/project-archive.ts';
import { createProjectStorage } from '#browser/project-storage.ts';
import { browserRegistry } from '#browser/registry.ts';
import { createScanService, type ScanService } from '#browser/scan-service.ts';
import { createSettingsStorage, createTabSettings } from '#browser/settings-storage.ts';
import { createTabChannel } from '#browser/tab-channel.ts';
import { createTabLocks } from '#browser/tab-locks.ts';
import { aws } from '#clouds/aws/index.ts';
import { connectAws } from '#clouds/aws/session.ts';
import { codeIsShown, startTarget, startWorkspace } from '#state/commands/start-workspace.ts';
import { LAST_PROJECT } from '#state/last-project.ts';
import { say } from '#state/notices.ts';
import { onlyInMemory } from '#state/project.ts';
import { createStores } from '#state/stores.ts';
import { whenAtRest } from '#ui/parts/when-at-rest.ts';
import { StoresProvider } from '#ui/stores-context.tsx';
import { ErrorBoundary } from '#ui/workbench/error-boundary.tsx';
import { Workbench } from '#ui/workbench/workbench.tsx';

/** A storage that doesn't answer keeps nobody waiting for longer, in milliseconds. */
const PATIENCE = 1_000;

openPage().catch((error: unknown) => reportError(error));

/** A function, since an `await` out here would keep those waiting that it waits for: they share this file's imports. */
async function openPage(): Promise<void> {
  const settings = createSettingsStorage();
  const projects = createProjectStorage();
  // What the first picture needs comes side by side. What fails here is asked for again where it is used, and said there.
  const screen = settings.get(LAST_PROJECT) ? import('#ui/workbench/project-screen.tsx').catch(() => undefined) : undefined;
  projects.list().catch(() => undefined);
  const bridge = await readBridgeConfiguration();
  const building = createBuildService();
  let scanning: Promise<ScanService> | undefined;
  const stores = createStores({
    clock,
    random,
    network,
    digest,
    clouds: [aws],
    local: bridge?.localCloud ? { kind: 'local', ...bridge.localCloud } : undefined,
    localMissing: bridge?.localCloud ? undefined : (bridge?.localCloudProblem ?? 'this page is served without one; `npm start` brings it'),
    connect: (target, credentials) => connectAws({ target, credentials, network, ...(bridge ? { requestHandler: createBridgeRequestHandler() } : {}) }),
    build: (request, onProgress, signal) => building.build(request, onProgress, signal),
    typings: (request, signal) => building.typings(request, signal),
    async scan(_cloud, project, files) {
      scanning ??= startScanning();
      return (await scanning).scan(project, files);
    },
    rehearsals: {
      list: async (project) => (await import('#clouds/aws/rehearse.ts')).listScenarios(project),
      open: async (project, id, store) => (await import('#clouds/aws/rehearse.ts')).openRehearsal(project, id, store, clock),
      reopen: async (references, store) => (await import('#clouds/aws/rehearse.ts')).reopenRehearsal(references, store, clock),
    },
    registry: browserRegistry,
    projects,
    conflicts: indexedStore('stackwright-conflicts'),
    settings,
    tab: createTabSettings(),
    keptRehearsals: indexedStore('stackwright-rehearsals'),
    releases: indexedStore('stackwright-releases'),
    notifications: createNotifications(),
    tabs: createTabChannel('stackwright deployments'),
    queues: indexedStore('stackwright-queues'),
    locks: createTabLocks(),
    queueTabs: createTabChannel('stackwright queues'),
    examples,
    archive: projectArchive,
    readFolder: filesOfFolder,
    outsideFiles,
    download,
  });

  /** Whoever types at once comes first. */
  async function startScanning(): Promise<ScanService> {
    await codeIsShown(stores);
    await new Promise<void>((done) => void whenAtRest(done));
    return createScanService(aws.catalogue);
  }

  addEventListener('pagehide', () => void stores.flush());
  // A reload asks here first: the write is on its way before the page goes. What can't be kept, the browser asks about.
  addEventListener('beforeunload', (event) => {
    void stores.flush();
    const state = stores.project.getState();
    if (onlyInMemory(state).length > 0 && (state.storageProblem || Object.keys(state.conflicts).length > 0)) event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void stores.flush());

  // Whoever left the page open may ask for a part that its server has no more.
  addEventListener('vite:preloadError', () => {
    const message = { kind: 'error', text: 'A part of Stackwright could not be loaded', detail: 'Reload the page once there is a network.' } as const;
    say(stores.notices, message, clock.now());
  });

  // The bundler is large: it comes once a project is open and the page has come to rest.
  const stopWaiting = stores.project.subscribe(({ id }) => {
    if (id === null) return;
    stopWaiting();
    setTimeout(() => building.warm(), 2_000);
  });

  // What was open is drawn at once, not after a welcome.
  await Promise.race([startWorkspace(stores), new Promise((done) => setTimeout(done, PATIENCE))]);
  const { ProjectScreen } = (await screen) ?? {};
  createRoot(document.getElementById('root') as HTMLElement).render(
    <ErrorBoundary stores={stores}>
      <StoresProvider stores={stores}>
        <Workbench ProjectScreen={ProjectScreen} />
      </StoresProvider>
    </ErrorBoundary>,
  );
  startTarget(stores);
}
