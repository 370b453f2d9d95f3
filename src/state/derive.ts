import type { Disposable } from '#base/disposable.ts';
import { fragmentOf } from '#engine/template/fragment-of.ts';
import { generate } from '#engine/template/generate.ts';
import { validateProject } from '#engine/template/validate-project.ts';
import type { Cloud } from '#kit/cloud.ts';
import { textOf } from '#model/files.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import type { ScanResult } from '#model/usage.ts';
import { STAGE } from './commands/refresh-deployed.ts';
import type { ProjectState } from './project.ts';
import { EMPTY_SCAN } from './scan.ts';
import type { Stores } from './stores.ts';

/** Long enough for a word to be typed, short enough to be there when one looks up. */
const PAUSE = 120;

/** Scans after every change and generates the template's problems; the latest project wins. */
export function derive(stores: Stores): Disposable {
  const { project, scan, ports } = stores;
  let leaving = new AbortController();
  const stop = project.subscribe((state, before) => {
    if (state.files === before.files && state.id === before.id) return;
    leaving.abort();
    leaving = new AbortController();
    if (state.id !== before.id) scan.setState({ result: EMPTY_SCAN, of: undefined, generated: undefined, problems: [] });
    const { signal } = leaving;
    const pause = state.id === before.id ? ports.clock.sleep(PAUSE, signal) : Promise.resolve();
    pause.then(() => currentScan(stores)).catch((error: unknown) => signal.aborted || reportError(error));
  });
  return {
    dispose() {
      stop();
      leaving.abort();
    },
  };
}

/** The scan of the project as it is this moment, made if need be. Undefined: none is open, or its manifest was never readable. */
export async function currentScan({ project, scan, ports }: Stores): Promise<ScanResult | undefined> {
  const state = project.getState();
  const cloud = cloudOf(state, ports.clouds);
  if (state.id === null || !state.project || !cloud) return undefined;
  const known = scan.getState();
  if (known.of?.project === state.project && known.of.files === state.files) return known.result;
  const result = await ports.scan(cloud, state.project, state.files);
  const fragment = await fragmentOf(cloud, state.project, state.files);
  // Something was typed meanwhile: this one is for whoever asked for it; the screen waits for the next.
  if (project.getState().files !== state.files) return result;
  const manifest = textOf(state.files, MANIFEST_FILE);
  const generated = generate(cloud, {
    project: state.project,
    scan: result,
    stage: STAGE,
    artifacts: {},
    ...fragment,
    ...(manifest === undefined ? {} : { manifest }),
  });
  const invalid = validateProject(state.project, cloud.catalogue, state.files);
  scan.setState({ result, of: { project: state.project, files: state.files }, generated, problems: [...invalid, ...result.problems, ...generated.problems] });
  return result;
}

function cloudOf(state: ProjectState, clouds: readonly Cloud[]): Cloud | undefined {
  return clouds.find((one) => one.id === state.project?.cloud);
}
