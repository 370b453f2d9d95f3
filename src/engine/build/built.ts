import type { Runtime } from '#kit/catalogue.ts';
import type { Artifact } from '#model/artifact.ts';
import type { ProjectFiles } from '#model/files.ts';
import type { Problem } from '#model/problem.ts';
import type { Project } from '#model/project.ts';

export interface BuildRequest {
  readonly project: Project;
  readonly files: ProjectFiles;
  /** The cloud's runtimes, from the catalogue: their targets, and what they bring. */
  readonly runtimes: readonly Runtime[];
  /** Absent: all. */
  readonly functions?: readonly string[];
}

export interface BuildProgress {
  /** `Resolving packages`, `Fetching 3 of 12 packages`, `Bundling hit` … */
  readonly activity: string;
  readonly done: number;
  readonly total: number;
}

export interface BuildResult {
  readonly artifacts: readonly Artifact[];
  readonly problems: readonly Problem[];
  /** Readable lines. */
  readonly log: readonly string[];
  /** Files that the build wrote, such as a first `package-lock.json`: to be put into the project. */
  readonly files: Readonly<Record<string, string>>;
}
