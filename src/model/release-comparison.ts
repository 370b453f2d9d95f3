import type { Json } from '#base/json.ts';

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
}

/** One key of the manifest. */
export interface ConfigurationDifference {
  /** `functions.resize.memory` */
  readonly key: string;
  readonly change: ChangeKind;
  readonly before?: Json;
  readonly after?: Json;
}
