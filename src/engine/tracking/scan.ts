// tracking reads code: which calls it makes on which resources, and which variables it reads; and prints calls into code.
// It knows no cloud: catalogues say what modules, commands and permissions there are. Scanning never throws, whatever the code.
import type { Catalogue } from '#kit/catalogue.ts';
import type { ProjectFiles } from '#model/files.ts';
import type { Project } from '#model/project.ts';
import type { ScanResult } from '#model/usage.ts';
import { createTracker } from './tracker.ts';

export interface ScanInput {
  readonly project: Project;
  readonly files: ProjectFiles;
  /** The text of `stackwright.json`, for the places of triggers; absent: the one among the files. */
  readonly manifestText?: string;
}

/** Scans a project once; an editor keeps a tracker instead. */
export function scan({ catalogue, ...input }: ScanInput & { readonly catalogue: Catalogue }): ScanResult {
  return createTracker(catalogue).update(input);
}
