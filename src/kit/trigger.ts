import type { Json, JsonObject } from '#base/json.ts';
import type { FunctionDefinition, FunctionSettings } from '#model/project.ts';
import type { TriggerEntry } from './catalogue.ts';
import type { Pieces, PlacedResource } from './resource-type.ts';

export interface PlacedFunction {
  readonly name: string;
  /** Its logical id. */
  readonly id: string;
  readonly settings: FunctionSettings;
  readonly definition: FunctionDefinition;
}

export interface PlacedTrigger {
  readonly name: string;
  /** The function's id and the trigger's name: what the trigger makes has ids that begin so. */
  readonly id: string;
  readonly type: string;
  readonly options: JsonObject;
  readonly function: PlacedFunction;
  readonly resource?: PlacedResource;
  readonly project: string;
  readonly stage: string;
}

export interface TriggerPieces extends Pieces {
  /** What the function's own role has to allow so that the trigger works. */
  readonly grants?: readonly PlacedGrant[];
  /** What the trigger has for itself: the cloud refuses a second one. */
  readonly claims?: readonly Claim[];
}

/** Two claims meet where they are of the same, and both prefixes and suffixes may stand in one name. */
export interface Claim {
  /** `GET /photos/{}` of an API, an event of a bucket. */
  readonly of: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

export interface PlacedGrant {
  readonly actions: readonly string[];
  /** As they stand in the template. */
  readonly resources: readonly Json[];
}

export type TriggerTemplate = (trigger: PlacedTrigger, other: (name: string) => PlacedResource | undefined) => TriggerPieces;

export interface Trigger extends TriggerEntry {
  readonly template: TriggerTemplate;
  /** Where options decide what comes: the sample event for these. Absent: it is the same for all. */
  readonly sampleEventFor?: (options: JsonObject) => JsonObject;
}

/**
 * @example
 * export const objectCreated = defineTrigger({
 *   id: 'object-created', title: 'Object created', resourceType: 'bucket', onAccountsResource: 'no',
 *   fields: { prefix: text({ label: 'Key begins with', optional: true }) },
 *   sampleEvent: { Records: [] },
 *   template: (trigger) => ({ resources: […] }),
 * });
 */
export function defineTrigger(trigger: Trigger): Trigger {
  return trigger;
}
