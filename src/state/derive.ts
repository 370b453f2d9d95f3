import type { Disposable } from '#base/disposable.ts';
import { dataHoldersOf } from '#engine/deploy/prepare.ts';
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

/** Scans after every change and generates the template's problems; the latest project wins. What the stack holds decides what stays in the template. */
export function derive(stores: Stores): Disposable {
  const { project, scan, deploy, ports } = stores;
  let leaving = new AbortController();
  const look = (isAtOnce: boolean) => {
    leaving.abort();
    leaving = new AbortController();
    const { signal } = leaving;
    const pause = isAtOnce ? Promise.resolve() : ports.clock.sleep(PAUSE, signal);
    pause.then(() => currentScan(stores)).catch((error: unknown) => signal.aborted || reportError(error));
  };
  const stops = [
    project.subscribe((state, before) => {
      if (state.files === before.files && state.id === before.id) return;
      if (state.id !== before.id) scan.setState({ result: EMPTY_SCAN, of: undefined, generated: undefined, holders: undefined, problems: [] });
      look(state.id !== before.id);
    }),
    // Not at once: after a deployment it isn't known for a moment, and then as it was.
    deploy.deployment.subscribe((state, before) => state.deployed !== before.deployed && look(false)),
  ];
  return {
    dispose() {
      for (const stop of stops) stop();
      leaving.abort();
    },
  };
}

/** The scan of the project as it is this moment, made if need be. Undefined: none is open, or its manifest was never readable. */
export async function currentScan({ project, scan, deploy, ports }: Stores): Promise<ScanResult | undefined> {
  const state = project.getState();
  const cloud = cloudOf(state, ports.clouds);
  if (state.id === null || !state.project || !cloud) return undefined;
  const known = scan.getState();
  const isScanned = known.of?.project === state.project && known.of.files === state.files;
  const holders = holdersOf(deploy);
  if (isScanned && isSame(known.holders, holders)) return known.result;
  const result = isScanned ? known.result : await ports.scan(cloud, state.project, state.files);
  const fragment = await fragmentOf(cloud, state.project, state.files);
  // Something was typed meanwhile: this one is for whoever asked for it; the screen waits for the next.
  if (project.getState().files !== state.files) return result;
  const manifest = textOf(state.files, MANIFEST_FILE);
  // As they are known by now: staging generates with the same.
  const deployedDataHolders = holdersOf(deploy);
  const generated = generate(cloud, {
    project: state.project,
    scan: result,
    stage: STAGE,
    artifacts: {},
    ...fragment,
    ...(manifest === undefined ? {} : { manifest }),
    ...(deployedDataHolders ? { deployedDataHolders } : {}),
  });
  const invalid = validateProject(state.project, cloud.catalogue, state.files);
  const problems = [...invalid, ...result.problems, ...generated.problems];
  scan.setState({ result, of: { project: state.project, files: state.files }, generated, holders: deployedDataHolders, problems });
  return result;
}

/** Undefined: it isn't known what the stack has. */
function holdersOf({ deployment }: Stores['deploy']): readonly string[] | undefined {
  const { deployed } = deployment.getState();
  return deployed && dataHoldersOf(deployed);
}

function isSame(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && one.join('\n') === other.join('\n'));
}

function cloudOf(state: ProjectState, clouds: readonly Cloud[]): Cloud | undefined {
  return clouds.find((one) => one.id === state.project?.cloud);
}
