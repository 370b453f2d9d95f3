import type { Json, JsonObject } from '#base/json.ts';

/** A template as the cloud takes it: for AWS the CloudFormation document, keys in their order. */
export interface Template {
  readonly [section: string]: Json;
}

/** One resource of a template, before the dialect prints it. `properties` use the dialect's own intrinsics. */
export interface TemplateResource {
  readonly id: string;
  readonly type: string;
  readonly properties: JsonObject;
  /** The project's name for what this belongs to: a function, a resource; shown to the user, stands in the metadata. */
  readonly name: string;
  readonly dependsOn?: readonly string[];
  /** Holds data: never deleted or replaced without a consent. */
  readonly holdsData?: boolean;
}

export interface TemplateParameter {
  readonly id: string;
  readonly type: string;
  readonly secret?: boolean;
  readonly description?: string;
  readonly default?: string;
}

export interface TemplateOutput {
  readonly id: string;
  readonly value: Json;
  readonly description: string;
}

/** A statement of a function's role, with the code lines that are the reason. */
export interface Statement {
  readonly actions: readonly string[];
  /** As they stand in the template: strings or intrinsics. */
  readonly resources: readonly Json[];
  readonly evidence: readonly { readonly file: string; readonly line: number }[];
  /** Added by hand in the manifest. */
  readonly byHand?: boolean;
}
