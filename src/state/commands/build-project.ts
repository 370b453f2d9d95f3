import type { BuildResult } from '#engine/build/built.ts';
import { hasErrors } from '#model/problem.ts';
import type { Built } from '../build.ts';
import { areSameSources, buildSourcesOf } from '../build-freshness.ts';
import type { DeployWorld, OpenedProject } from '../deploy-world.ts';
import { refusesUnread } from '../unread-manifest.ts';

/** Builds the open project, whether or not its sources changed; problems stand in the Problems panel. */
export async function buildProject(world: DeployWorld): Promise<void> {
  if (world.build.getState().stop || refusesUnread(world.workbench, { text: 'The build could not begin' })) return;
  const opened = world.workbench.opened();
  if (!opened) return;
  const abort = new AbortController();
  const result = await build(world, opened, abort, () => {});
  if (!result) return;
  const failed = hasErrors(result.problems);
  const first = result.problems.find((one) => one.severity === 'error');
  world.workbench.say(
    failed
      ? { kind: 'error', text: 'The build failed', ...(first ? { detail: `${first.summary}; ${first.remedy}` } : {}) }
      : { kind: 'success', text: `Built ${result.artifacts.map((one) => one.function).join(', ')}` },
  );
}

/** What the last build made, if it was of just these sources and went well. */
export function freshBuild(world: DeployWorld, opened: OpenedProject): BuildResult | undefined {
  const { last } = world.build.getState();
  if (last?.projectId !== opened.id || hasErrors(last.result.problems)) return undefined;
  return areSameSources(last.sources, buildSourcesOf(opened.project, opened.files)) ? last.result : undefined;
}

/** Builds this very snapshot; undefined where it was stopped. A first lock file that the build wrote becomes a file of the project. */
export async function build(
  world: DeployWorld,
  opened: OpenedProject,
  abort: { readonly signal: AbortSignal; abort(): void },
  onActivity: (activity: string) => void,
): Promise<BuildResult | undefined> {
  const { build: store, clock, clouds, workbench } = world;
  const began = clock.now();
  store.setState({ stop: () => abort.abort(), progress: { activity: 'Building', done: 0, total: 0 } });
  try {
    const runtimes = clouds.cloud(opened.project.cloud)?.catalogue.runtimes ?? [];
    const request = { project: opened.project, files: opened.files, runtimes };
    const result = await clouds.build(
      request,
      (progress) => {
        store.setState({ progress });
        onActivity(progress.activity);
      },
      abort.signal,
    );
    if (abort.signal.aborted) return undefined;
    const files = { ...opened.files, ...result.files };
    for (const [path, text] of Object.entries(result.files)) if (workbench.opened()?.id === opened.id) workbench.writeFile(path, text);
    const last: Built = { projectId: opened.id, sources: buildSourcesOf(opened.project, files), result, at: clock.now(), duration: clock.now() - began };
    store.setState({ last });
    workbench.report(result.problems);
    return result;
  } catch (error) {
    if (abort.signal.aborted) return undefined;
    throw error;
  } finally {
    store.setState({ stop: undefined, progress: undefined });
  }
}
