import type { Edited } from '#model/edit/edited.ts';
import type { Project } from '#model/project.ts';
import type { EditBench } from '../edit-world.ts';

/** Changes the manifest as one step of undo, or reports why not. True where it was changed. */
export function applyEdit(bench: EditBench, label: string, edit: (project: Project) => Edited): boolean {
  const opened = bench.opened();
  if (!opened) return false;
  const edited = edit(opened.project);
  if (edited.problem) {
    bench.report(edited.problem);
    return false;
  }
  return edited.project === opened.project || bench.apply({ label, project: edited.project });
}
