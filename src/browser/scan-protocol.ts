import type { Catalogue } from '#kit/catalogue.ts';
import type { ProjectFiles } from '#model/files.ts';
import type { Project } from '#model/project.ts';
import type { ScanResult } from '#model/usage.ts';

/** What goes to the worker that scans: the catalogue once, then changes. */
export type ScanRequest =
  | { readonly type: 'catalogue'; readonly catalogue: Catalogue }
  | {
      readonly type: 'scan';
      readonly id: number;
      readonly project: Project;
      readonly changed: ProjectFiles;
      readonly removed: readonly string[];
    };

export type ScanAnswer = { readonly id: number; readonly result: ScanResult } | { readonly id: number; readonly failure: string };
