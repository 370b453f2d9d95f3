import { rootProblems } from '#model/root-problems.ts';
import { goToPlace } from './commands/go-to-place.ts';
import { clearRemoved } from './commands/remove-resource.ts';
import type { OpenedProject, Workbench } from './deploy-world.ts';
import { currentScan } from './derive.ts';
import { dropTargetProblems, leaveTarget, say } from './notices.ts';
import { type ProjectState, setFile } from './project.ts';
import type { ScanState } from './scan.ts';
import type { Stores } from './stores.ts';

/** The workbench as deployments see it. */
export function createWorkbench(stores: Stores): Workbench {
  const { project, scan, notices, ports } = stores;
  const opened = rememberLast((state: ProjectState, scanned: ScanState): OpenedProject | undefined => {
    if (state.id === null || state.project === null) return undefined;
    return { id: state.id, project: state.project, files: state.files, scan: scanned.result, isForeign: state.isForeign };
  });
  return {
    opened: () => opened(project.getState(), scan.getState()),
    generated: () => stores.scan.getState().generated,
    async fresh() {
      const result = await currentScan(stores);
      const now = opened(project.getState(), scan.getState());
      return now && result ? { ...now, scan: result } : now;
    },
    manifestProblems: () => project.getState().manifestProblems,
    knownProblems: () => rootProblems(scan.getState().problems),
    onChange(listener) {
      const stops = [
        project.subscribe((state, before) => {
          if (state.files !== before.files || state.id !== before.id) listener();
        }),
        scan.subscribe((state, before) => {
          if (state.result !== before.result) listener();
        }),
      ];
      return {
        dispose() {
          for (const stop of stops) stop();
        },
      };
    },
    goTo: (at) => goToPlace(stores, at),
    writeProject: (changed) => stores.edit.bench.apply({ label: 'change the project', project: changed }),
    writeFile: (path, text) => setFile(stores, path, text),
    removeFile: (path) => setFile(stores, path, null),
    say: (message) => say(notices, message, ports.clock.now()),
    report: (problems) => notices.setState({ problems, problemsOf: project.getState().files, areOfTarget: false }),
    reportEnd: (problems) => notices.setState({ problems, problemsOf: project.getState().files, areOfTarget: true }),
    dropEnd: () => dropTargetProblems(notices),
    leaveTarget: () => leaveTarget(notices),
    deployed: () => clearRemoved(stores.edit),
    download: (name, text) => ports.download(name, text),
    settings: ports.settings,
    savedText: () => savedText(project.getState()),
  };
}

/** In words, for Project Info. */
function savedText({ unsaved, savedAt, storageProblem, conflicts }: ProjectState): string {
  const elsewhere = Object.keys(conflicts);
  if (elsewhere.length > 0) return `${elsewhere.join(', ')}: edited in another tab too. Choose in File → Edited In Another Tab…`;
  if (storageProblem) return `${unsaved.length} edited files are only in memory: ${storageProblem.summary}; ${storageProblem.remedy}.`;
  if (unsaved.length > 0) return `Keeping ${unsaved.join(', ')}…`;
  return savedAt === null
    ? 'Nothing was edited since the project was opened.'
    : `Every edit is kept in this browser, the last at ${new Date(savedAt).toLocaleTimeString(undefined, { hour12: false })}.`;
}

/** The same answer, as the same object, while both are the same. */
function rememberLast<A, B, R>(make: (a: A, b: B) => R): (a: A, b: B) => R {
  let last: { readonly a: A; readonly b: B; readonly made: R } | undefined;
  return (a, b) => {
    if (!last || last.a !== a || last.b !== b) last = { a, b, made: make(a, b) };
    return last.made;
  };
}
