import type { JsonObject } from '#base/json.ts';
import type { Catalogue } from './catalogue.ts';
import type { Dialect } from './dialect.ts';

/** A cloud, as the engine takes it: what it has, as plain data, and how it writes templates. Reaching it is a `CloudSession`. */
export interface Cloud {
  /** `aws`, as the manifest's `cloud` has it. */
  readonly id: string;
  readonly title: string;
  readonly catalogue: Catalogue;
  readonly dialect: Dialect;
  /** A named test event of a trigger with these options. Absent, or undefined: the catalogue's own of its type. */
  readonly sampleEvent?: (type: string, options: JsonObject) => JsonObject | undefined;
}
