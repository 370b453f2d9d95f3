import type { NeededGrant } from './resource-form-grants.ts';

/** What the form's last button will write, shown before it is pressed. */
export interface FormPreview {
  /** The call, as it will stand; undefined where none is written. */
  readonly code: string | undefined;
  /** Lines that are added elsewhere in the file: imports, the client. */
  readonly setup: readonly string[];
  readonly grants: readonly NeededGrant[];
  /** What a trigger writes, as it will stand in the manifest. */
  readonly manifest?: string | undefined;
}
