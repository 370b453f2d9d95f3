import { applyEdits } from '#base/text-edit.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import type { Problem } from '#model/problem.ts';
import type { Project } from '#model/project.ts';
import type { ScanResult } from '#model/usage.ts';
import { createDependenciesStore } from '#state/dependencies.ts';
import type { EditWorld, Step } from '#state/edit-world.ts';
import { createInspectorStore } from '#state/inspector.ts';
import { createFormStore } from '#state/resource-form.ts';
import { createRemovedStore } from '#state/unused-removed.ts';

export interface FakeEditWorld extends EditWorld {
  readonly steps: Step[];
  readonly problems: Problem[];
  readonly revealed: object[];
  project(): Project;
  files(): ProjectFiles;
}

/** A workbench in memory: steps are applied at once, and remembered. */
export function anEditWorld(of: {
  readonly project: Project;
  readonly files?: ProjectFiles;
  readonly catalogue: Catalogue;
  readonly scan: ScanResult;
}): FakeEditWorld {
  let { project } = of;
  let files: ProjectFiles = of.files ?? {};
  const steps: Step[] = [];
  const problems: Problem[] = [];
  const revealed: object[] = [];
  return {
    form: createFormStore(),
    inspector: createInspectorStore(),
    removed: createRemovedStore(),
    dependencies: createDependenciesStore(),
    bench: {
      opened: () => ({ id: 'one', project, files, scan: of.scan, generated: undefined }),
      onChange: () => ({ dispose() {} }),
      apply(step) {
        steps.push(step);
        project = step.project ?? project;
        const edited = (step.edits ?? []).map(({ file, edits }) => [file, applyEdits(textOf(files, file) ?? '', edits)]);
        files = { ...files, ...step.files, ...Object.fromEntries(edited) };
        return true;
      },
      reveal: (place) => revealed.push(place),
      report: (problem) => problems.push(problem),
      download: () => {},
      catalogue: () => of.catalogue,
      session: () => undefined,
      registry: () => undefined,
    },
    steps,
    problems,
    revealed,
    project: () => project,
    files: () => files,
  };
}
