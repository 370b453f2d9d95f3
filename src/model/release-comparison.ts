import type { Json } from '#base/json.ts';
import type { Hunk } from '#base/line-differences.ts';

/** What differs between two releases. A value that is absent wasn't there. */
export interface ReleaseComparison {
  readonly template: readonly TemplateDifference[];
  readonly code: readonly CodeDifference[];
  readonly configuration: readonly ConfigurationDifference[];
}

export type ChangeKind = 'added' | 'removed' | 'changed';

/** One resource, or one entry of another section. */
export interface TemplateDifference {
  /** `Resources`, `Outputs` … */
  readonly section: string;
  /** The logical id; empty for what is a section by itself. */
  readonly id: string;
  /** The project's name for it. */
  readonly name?: string;
  readonly type?: string;
  readonly change: ChangeKind;
  /** Of what was changed, not of what was added or removed as a whole. */
  readonly properties: readonly { readonly property: string; readonly before?: Json; readonly after?: Json }[];
}

/** One function whose artifact is another. */
export interface CodeDifference {
  readonly function: string;
  readonly change: ChangeKind;
  /** Hashes of the artifacts. */
  readonly before?: string;
  readonly after?: string;
  readonly bytesBefore?: number;
  readonly bytesAfter?: number;
  /** Out of the artifacts, where they were read: of a bundle, the sources that it was made of. */
  readonly files?: readonly FileDifference[];
  /** Why the artifacts weren't compared. */
  readonly unread?: string;
}

/** One file of an artifact, or one package with all its files. */
export interface FileDifference {
  readonly path: string;
  readonly change: ChangeKind;
  readonly bytesBefore?: number;
  readonly bytesAfter?: number;
  /** The places, of a text. */
  readonly hunks?: readonly Hunk[];
  /** Why there are no places. */
  readonly why?: string;
  /** Of a package: how many of its files differ. */
  readonly packageFiles?: number;
}

/** One key of the manifest. */
export interface ConfigurationDifference {
  /** `functions.resize.memory` */
  readonly key: string;
  readonly change: ChangeKind;
  readonly before?: Json;
  readonly after?: Json;
}
