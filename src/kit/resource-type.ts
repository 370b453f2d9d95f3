import type { Json, JsonObject } from '#base/json.ts';
import type { Problem } from '#model/problem.ts';
import type { TemplateOutput, TemplateResource } from '#model/template.ts';
import type { ResourceTypeEntry } from './catalogue.ts';

/** A resource of the project, as its room sees it when a template is made. */
export interface PlacedResource {
  /** The project's name for it. */
  readonly name: string;
  /** Its logical id; what helps it has ids that begin so. */
  readonly id: string;
  /** `s3.bucket` */
  readonly type: string;
  readonly origin: 'project' | 'account';
  /** Of an account's resource. */
  readonly reference?: string;
  /** The account that a name is looked up in, where that isn't the stack's own. */
  readonly owner?: string;
  readonly properties: JsonObject;
  readonly project: string;
  readonly stage: string;
}

/** What one resource, trigger or function puts into the template. */
export interface Pieces {
  readonly resources?: readonly TemplateResource[];
  /** What is put into resources of other pieces. */
  readonly additions?: readonly Addition[];
  readonly outputs?: readonly RankedOutput[];
  readonly problems?: readonly Problem[];
}

/** Puts a value into a resource that other pieces make. Several may append to one list. */
export interface Addition {
  /** The logical id of the resource that is added to. */
  readonly to: string;
  readonly path: readonly string[];
  /** Goes to the end of the list there. */
  readonly append?: Json;
  /** Stands there if nothing else does. */
  readonly otherwise?: Json;
  /** The resource that is added to has to come after these. */
  readonly dependsOn?: readonly string[];
}

/** Where there are too many, the highest rank goes first: 0 an address, 1 a name, 2 what can do without. */
export interface RankedOutput extends TemplateOutput {
  readonly rank: 0 | 1 | 2;
}

/** The part of a room that makes templates: functions, so it stays out of the catalogue. */
export interface ResourceTypeTemplate {
  /** Of a resource that the stack owns. `other` finds another resource of the project by its name. */
  pieces(resource: PlacedResource, other: (name: string) => PlacedResource | undefined): Pieces;
  /** What code reads from the resource's environment variable. */
  variable?(resource: PlacedResource): Json;
  /** The full names of a part of the resource (or of the one named thing in that part), for statements. */
  part(resource: PlacedResource, part: string, name?: string): readonly Json[];
  /** What is wrong with an account resource's reference; undefined: nothing. */
  referenceProblem?(reference: string): string | undefined;
}

export interface ResourceType extends ResourceTypeEntry {
  readonly template: ResourceTypeTemplate;
}

/**
 * @example
 * export const bucket = defineResourceType({
 *   id: 'bucket', title: 'Bucket', variableSuffix: '_BUCKET', holdsData: true, canBeAccounts: true, idleCost: 'none',
 *   parts: { resource: 'the bucket', objects: 'its objects' },
 *   fields: { versioning: toggle({ label: 'Keep every version' }) },
 *   template: { pieces: …, variable: …, part: … },
 * });
 */
export function defineResourceType(type: ResourceType): ResourceType {
  return type;
}
