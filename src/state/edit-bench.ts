import { applyEdits } from '#base/text-edit.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import { type Problem, placeText } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import { readProjectFile, writeProjectFile } from '#model/project-file.ts';
import type { EditBench, EditedProject, Step } from './edit-world.ts';
import { openFile } from './editor.ts';
import { say } from './notices.ts';
import { setFiles } from './project.ts';
import type { Stores } from './stores.ts';

/** The workbench as forms see it. */
export function createEditBench(stores: Stores): EditBench {
  const { project, scan, editor, notices, ports } = stores;
  let last: EditedProject | undefined;
  return {
    opened() {
      const { id, project: manifest, files } = project.getState();
      const { result, generated } = scan.getState();
      if (id === null || manifest === null) return undefined;
      const isSame = last?.id === id && last.project === manifest && last.files === files && last.scan === result && last.generated === generated;
      if (!isSame) last = { id, project: manifest, files, scan: result, generated };
      return last;
    },
    onChange(listener) {
      const stops = [
        project.subscribe((state, before) => {
          if (state.files !== before.files || state.id !== before.id) listener();
        }),
        scan.subscribe(listener),
      ];
      return {
        dispose() {
          for (const stop of stops) stop();
        },
      };
    },
    apply(step) {
      // A manifest that somebody is writing, and that can't be read yet, isn't written over with what it was before.
      const unread = step.project ? unreadManifest(project.getState().files) : undefined;
      if (!unread) {
        applyStep(stores, step);
        return true;
      }
      say(notices, { kind: 'error', text: `${placeText(unread.at)}: ${unread.summary}`, detail: `${unread.remedy}, then try again` }, ports.clock.now());
      return false;
    },
    reveal(place) {
      openFile(editor, place.file);
      editor.requests.fire({ kind: 'reveal', ...place });
    },
    report: (problem) => say(notices, { kind: 'error', text: problem.summary, detail: problem.remedy }, ports.clock.now()),
    download: (name, text) => ports.download(name, text),
    catalogue() {
      const cloud = ports.clouds.find((one) => one.id === (project.getState().project?.cloud ?? 'aws')) ?? ports.clouds[0];
      if (!cloud) throw new Error('there is no cloud');
      return cloud.catalogue;
    },
    session: () => stores.deploy.clouds.session.current(),
    registry: () => ports.registry,
  };
}

function unreadManifest(files: ProjectFiles): Problem | undefined {
  const read = readProjectFile(textOf(files, MANIFEST_FILE) ?? '');
  return read.project === null ? read.problems[0] : undefined;
}

/** Manifest and code change together, and the editor makes one step of undo of it. */
export function applyStep(stores: Stores, step: Step): void {
  const { files } = stores.project.getState();
  const after: Record<string, string> = { ...step.files };
  for (const { file, edits } of step.edits ?? []) after[file] = applyEdits(after[file] ?? textOf(files, file) ?? '', edits);
  if (step.project) after[MANIFEST_FILE] = writeProjectFile(step.project);
  const before = Object.fromEntries(Object.keys(after).map((path) => [path, textOf(files, path) ?? null]));
  setFiles(stores, after);
  stores.editor.requests.fire({ kind: 'step', label: step.label, before, after });
}
