import type { AccessDenial, FailureMeaning } from '#kit/cloud-session.ts';
import type { Finding } from '#kit/stack-driver.ts';
import { logicalId } from '#model/names.ts';
import type { Place } from '#model/place.ts';
import type { StackEvent, StackState } from '#model/stack.ts';

/** All that the reasons of an operation's end are worked out from. */
export interface Evidence {
  /** Of the operation, oldest first. */
  readonly events: readonly StackEvent[];
  readonly findings?: readonly Finding[];
  readonly names: Readonly<Record<string, string>>;
  /** Logical ids of what the changes add. */
  readonly added?: ReadonlySet<string>;
  /** Absent: its name is all that is known. */
  readonly placeOf?: PlaceOf;
  readonly diagnoseAccessDenied: (text: string) => AccessDenial | null;
  readonly explain?: ((reason: string) => FailureMeaning | null) | undefined;
  /** A rollback that was asked for needs no reason. */
  readonly stoppedByUser?: boolean;
  /** How the operation left the stack: one that takes no update any more needs something else first. */
  readonly state?: Pick<StackState, 'condition' | 'recovery' | 'takesRetry'>;
}

/** Where in the project a resource of the template comes from; `path`: and one of its properties. */
export type PlaceOf = (logicalId: string, path?: string) => Place | undefined;

/** By the name that the template has for it, where it has one: of what the project no longer has, an id alone would lead to another's beginning. */
export function placeIn(id: string, evidence: Pick<Evidence, 'names' | 'placeOf'>, path?: string): Place {
  const { names, placeOf } = evidence;
  const name = names[id];
  if (name === undefined && id.includes('/')) return placeOfHolder(id, evidence);
  if (name === undefined) return placeOf?.(id, path) ?? { resource: id };
  const at = placeOf?.(logicalId(name), path);
  if (!at || (at.resource === undefined && at.function === undefined)) return at ?? { resource: name };
  return at.resource === name || at.function === name ? at : { resource: name };
}

/** What a nested stack holds stands in a template of its own: the project has the stack that holds it. */
function placeOfHolder(id: string, evidence: Pick<Evidence, 'names' | 'placeOf'>): Place {
  const at = placeIn(id.slice(0, id.indexOf('/')), evidence);
  return at.file === undefined ? { resource: id } : at;
}
