import type { Disposable } from '#base/disposable.ts';
import type { Generated } from '#engine/template/generated.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Registry } from '#kit/ports.ts';
import type { ProjectFiles } from '#model/files.ts';
import type { Problem } from '#model/problem.ts';
import type { Project } from '#model/project.ts';
import type { ScanResult } from '#model/usage.ts';
import type { DependenciesStore } from './dependencies.ts';
import type { InspectorStore } from './inspector.ts';
import type { FileEdits } from './rename-edits.ts';
import type { FormStore } from './resource-form.ts';
import type { RemovedStore } from './unused-removed.ts';

/** What editing the project by forms has of its own, and what it needs of the workbench. */
export interface EditWorld {
  readonly form: FormStore;
  readonly inspector: InspectorStore;
  readonly removed: RemovedStore;
  readonly dependencies: DependenciesStore;
  readonly bench: EditBench;
}

/** The open project and the screen around it, as far as editing it cares. */
export interface EditBench {
  opened(): EditedProject | undefined;
  onChange(listener: () => void): Disposable;
  /** Changes the manifest and files together: one step of undo, wherever it is asked for. False: it can't be, which was said. */
  apply(step: Step): boolean;
  reveal(place: { readonly file: string; readonly line?: number; readonly column?: number }): void;
  report(problem: Problem): void;
  download(name: string, text: string): void;
  catalogue(): Catalogue;
  session(): CloudSession | undefined;
  /** Where packages come from; undefined where the page can't reach one. */
  registry(): Registry | undefined;
}

export interface EditedProject {
  readonly id: string;
  readonly project: Project;
  readonly files: ProjectFiles;
  readonly scan: ScanResult;
  /** Undefined while it has not been worked out. */
  readonly generated: Generated | undefined;
}

/** One thing that somebody did, as it can be undone. */
export interface Step {
  /** For the Edit menu and its readers: `insert Get object`. */
  readonly label: string;
  /** Absent: the manifest stays. */
  readonly project?: Project;
  readonly edits?: readonly FileEdits[];
  /** Files that are made. */
  readonly files?: Readonly<Record<string, string>>;
}
