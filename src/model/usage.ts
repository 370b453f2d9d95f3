import type { Json } from '#base/json.ts';
import type { Problem } from './problem.ts';

/** What one place of the code (or one trigger of the manifest) does with one resource. Derived by scanning, never stored. */
export interface Usage {
  readonly function: string;
  readonly file: string;
  /** 1-based line and column (UTF-16): at `new XCommand`, the paginator, or the method's name; of a trigger: its key in the manifest. */
  readonly line: number;
  readonly column: number;
  readonly kind: 'operation' | 'trigger';
  /** The SDK's package without `client-`: `s3`, `dynamodb`; of a trigger: its room's id. */
  readonly service: string;
  /** The API's own name, `PutItem`; of a trigger: its type id, `s3.object-created`. */
  readonly operation: string;
  /** The project's name for the resource; null where code names none, or one that the project doesn't have. */
  readonly resource: string | null;
  /** A literal name or ARN that no resource of the project has. */
  readonly reference: string | null;
  /** What this usage needs; the role is the union over all. */
  readonly grants: readonly UsageGrant[];
  /** What the call writes (`ApiGrant.writes`), as far as it is known: the whole key, or the literal text that it begins with. Absent: unknown. */
  readonly writes?: { readonly begins: string; readonly whole: boolean };
}

export interface UsageGrant {
  /** `s3:GetObject` */
  readonly actions: readonly string[];
  /**
   * On which part of the resource, as its type declares parts: `resource` itself, `objects` of a bucket, `index` of a table …
   * `any`: the action takes no resource (`*`).
   */
  readonly part: string;
  /** A name within the part, such as the index's; absent: all of them. */
  readonly name?: string;
  /** Whose the reference is, where the call says so. */
  readonly owner?: string;
  /** The service whose resource it is, where that isn't the usage's. */
  readonly service?: string;
  /** The usage's reference is the full name of what the actions are on, and no room knows more of it. */
  readonly exact?: true;
}

/** The actions of a usage, sorted, each once: what the command `scan` prints. */
export function actionsOf(usage: Usage): string[] {
  return [...new Set(usage.grants.flatMap((grant) => grant.actions))].sort();
}

/** Where a call stands in a file, for marks and for editing it again. Offsets are UTF-16, of the text that was scanned. */
export interface CallMark {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  /** The call's arguments, to be shaded; absent where there are none in place. */
  readonly argumentsFrom?: number;
  readonly argumentsTo?: number;
  readonly line: number;
  readonly column: number;
  readonly service: string;
  readonly operation: string;
  readonly resource: string | null;
  readonly reference: string | null;
  readonly functions: readonly string[];
}

export interface Handler {
  readonly function: string;
  readonly file: string;
  /** Of the handler's name or head, for the lightning mark. */
  readonly line: number;
  /** Of the `event` parameter: a drop here makes a trigger. Absent where the handler takes none. */
  readonly eventFrom?: number;
  readonly eventTo?: number;
  readonly bodyFrom?: number;
  readonly bodyTo?: number;
}

/** Code of which it can't be told what it uses. */
export interface UnknownCode {
  readonly file: string;
  /**
   * `broken`: it doesn't parse, or can't be read; `missing`: an entry that isn't there; `untracked`: its language isn't read; `import`, `variable`:
   * it names a module, or a variable, in a way that can't be told; `failed`: reading it failed here.
   */
  readonly why: 'broken' | 'missing' | 'untracked' | 'import' | 'variable' | 'failed';
}

export interface ScanResult {
  /** Sorted by function, file, line, column, resource. */
  readonly usages: readonly Usage[];
  readonly problems: readonly Problem[];
  /** By function: the environment variables that its code reads, sorted. */
  readonly variables: Readonly<Record<string, readonly string[]>>;
  /** By function: the files that it consists of, its entry first, then sorted. */
  readonly reaches: Readonly<Record<string, readonly string[]>>;
  /** Rooms (by id) of which some call's resource is not known: none of their resources may be dropped. */
  readonly unresolvedServices: readonly string[];
  /** False where some file of some function did not parse, is in a language that is not tracked, or reads a variable whose name can't be told: nothing may be dropped. */
  readonly complete: boolean;
  /** Why it isn't complete; absent where it is. */
  readonly unknown?: readonly UnknownCode[];
  readonly marks: readonly CallMark[];
  readonly handlers: readonly Handler[];
}

/** A value that the form shows for a field: what stands in the code. */
export type FieldValue =
  | { readonly kind: 'literal'; readonly value: Json }
  /** Source text in the project's language, such as `record.key`. */
  | { readonly kind: 'expression'; readonly code: string };

export type FieldValues = Readonly<Record<string, FieldValue>>;
