import type { Catalogue } from './catalogue.ts';
import type { Dialect } from './dialect.ts';

/** A cloud, as the engine takes it: what it has, as plain data, and how it writes templates. Reaching it is a `CloudSession`. */
export interface Cloud {
  /** `aws`, as the manifest's `cloud` has it. */
  readonly id: string;
  readonly title: string;
  readonly catalogue: Catalogue;
  readonly dialect: Dialect;
}
