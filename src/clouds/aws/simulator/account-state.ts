import type { JsonObject } from '#base/json.ts';

/** A whole account as plain data: what is saved with `--state`, and all that the commands work on. */
export interface AccountState {
  readonly version: 1;
  readonly account: string;
  readonly region: string;
  /** Simulated milliseconds since 1970: everything up to here has been played. */
  now: number;
  /** The onlooker's milliseconds since 1970 at that moment: what runs goes on while nobody looks. */
  savedAt?: number;
  /** Simulated seconds in a real one, when it was saved. */
  speed?: number;
  /** For ids that come out the same each time. */
  serial: number;
  stacks: SimulatedStack[];
  changeSets: SimulatedChangeSet[];
  /** What exists, whether a stack has it or not. */
  things: Thing[];
  /** By bucket and key. */
  objects: Record<string, Record<string, StoredObject>>;
  /** Stacks that the scenario brought once: deleted, they don't come back. */
  seeded: string[];
  /** How often a `fail` with `times` has struck, by `resource/verb`. */
  failures: Record<string, number>;
}

export interface Thing {
  readonly type: string;
  readonly physicalId: string;
  /** As it was made or changed last, everything resolved. */
  properties: JsonObject;
  readonly createdAt: number;
  /** Lambda's: changes with each change. */
  revision?: number;
}

export interface StoredObject {
  readonly body: string;
  readonly size: number;
  readonly etag: string;
  readonly at: number;
  readonly contentType?: string;
}

export interface SimulatedStack {
  readonly id: string;
  readonly name: string;
  status: string;
  reason?: string;
  detailedStatus?: 'CONFIGURATION_COMPLETE' | 'VALIDATION_FAILED';
  readonly createdAt: number;
  /** Of a nested one. */
  parent?: { readonly stackId: string; readonly rootId: string; readonly logicalId: string };
  updatedAt?: number;
  deletedAt?: number;
  deployed: Deployed;
  resources: StackResource[];
  events: StackEvent[];
  /** The newest first. */
  operations: OperationSummary[];
  operation?: Operation;
  changeSetId?: string;
  terminationProtection: boolean;
  disableRollback: boolean;
  /** Of its newest operation. */
  isExpress?: boolean;
  /** The last stable state, where a failed update isn't taken back yet: what a rollback goes back to. */
  unfinished?: Before;
  deletionMode?: string;
  /** Of `ExecuteChangeSet` and its kin, so that a second call with it does nothing. */
  tokens: Record<string, string>;
}

/** A template with all that it takes. */
export interface Deployed {
  template: string;
  parameters: Record<string, string>;
  tags: Record<string, string>;
  outputs: { readonly name: string; readonly value: string; readonly description?: string; readonly exportName?: string }[];
}

export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  physicalId?: string;
  status: string;
  reason?: string;
  at: number;
  /** Everything resolved, as it was deployed last. */
  properties: JsonObject;
  deletionPolicy?: string;
  updateReplacePolicy?: string;
  /** Logical ids that it was made after. */
  after: string[];
}

/** The stack as it was before an operation: what its rollback goes back to. */
export interface Before {
  readonly deployed: Deployed;
  readonly resources: StackResource[];
  /** New things that replacements have made since, by logical id. */
  readonly replacements: Record<string, string>;
  /** It never was in a stable state: there is nothing to go back to. */
  readonly isNothing?: boolean;
  /** By logical id, as there was: where drift is taken back, that is what is gone back to, and not what was deployed. */
  readonly actual?: Readonly<Record<string, JsonObject>>;
}

export type OperationType = 'CREATE_STACK' | 'UPDATE_STACK' | 'DELETE_STACK' | 'ROLLBACK' | 'CONTINUE_ROLLBACK' | 'CREATE_CHANGESET';

export interface OperationSummary {
  readonly id: string;
  readonly type: OperationType;
  readonly startedAt: number;
  endedAt?: number;
  status: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED';
}

/** `undo` takes changed ones back; `sweep` clears away what is no longer needed, and lets nothing stop it. */
export type Phase = 'make' | 'sweep' | 'undo' | 'undoSweep' | 'unmake' | 'delete' | 'wait';

/** What is being done to a stack now. */
export interface Operation {
  readonly kind: 'create' | 'update' | 'delete' | 'import';
  phase: Phase;
  readonly token?: string;
  /** After a failure: take it back, leave what succeeds, delete the stack; or leave it (a nested one) for the parent to take back. */
  readonly onFailure: 'rollback' | 'keep' | 'delete' | 'leave';
  readonly before: Before;
  readonly changeSetId?: string;
  /** Physical ids of what is taken over, by logical id. */
  readonly imports?: Record<string, string>;
  /** What there is counts as what was, rather than what was deployed. */
  readonly revertsDrift?: boolean;
  /** Logical ids left alone in a deletion, or in a rollback. */
  readonly skipped: string[];
  readonly force?: boolean;
  /** Over when everything is applied, whether or not it serves yet. */
  readonly isExpress?: boolean;
  steps: Step[];
  failed: string[];
  /** By hand: what runs is ended, nothing more begins. */
  cancelled?: boolean;
  /** `wait`: a stack that somebody else works on. */
  readonly endsAt?: number;
  readonly endStatus?: string;
}

export interface Step {
  readonly logicalId: string;
  /** `settle`: a nested stack cleans up after its update. */
  readonly kind: 'create' | 'change' | 'restore' | 'delete' | 'settle';
  /** What a deletion is about. */
  readonly physicalId?: string;
  readonly type: string;
  /** Kept in the account by its policy, or because it was asked for. */
  readonly keep?: boolean;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Logical ids of the same phase that come first. */
  readonly after: string[];
  /** When the new thing is there, though not ready; gone once it is. */
  initiatesAt?: number;
  /** When its configuration is applied; gone once it is. */
  configuresAt?: number;
  /** What comes after it need not wait any more. */
  isConfigured?: boolean;
  endsAt?: number;
  /** For the nested stack that it is. */
  waits?: boolean;
  fail?: string;
  replaces?: boolean;
  properties?: JsonObject;
}

export interface StackEvent {
  readonly id: string;
  readonly at: number;
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly token?: string;
  readonly operationId?: string;
  readonly detailedStatus?: string;
}

export interface SimulatedChangeSet {
  readonly id: string;
  readonly name: string;
  readonly stackId: string;
  readonly stackName: string;
  readonly type: 'CREATE' | 'UPDATE' | 'IMPORT';
  /** Of a nested stack's: the one that it was made with, and goes with. */
  readonly rootId?: string;
  readonly createdAt: number;
  /** Until then it is being made. */
  readonly readyAt: number;
  readonly description?: string;
  readonly token?: string;
  readonly deployed: Deployed;
  readonly onStackFailure?: string;
  readonly isExpress?: boolean;
  readonly imports: Record<string, string>;
  readonly revertsDrift?: boolean;
  /** Of the SDK's `Change`, as they are answered. */
  readonly changes: JsonObject[];
  readonly failure?: string;
  readonly findings: Finding[];
  execution: 'AVAILABLE' | 'UNAVAILABLE' | 'EXECUTE_IN_PROGRESS' | 'EXECUTE_COMPLETE' | 'EXECUTE_FAILED' | 'OBSOLETE';
}

export interface Finding {
  readonly logicalId: string;
  readonly type: string;
  readonly check: string;
  readonly path: string;
  readonly reason: string;
  readonly mode: 'FAIL' | 'WARN';
  readonly hook?: boolean;
  /** Of a hook's result, which is asked for by this id. */
  readonly resultId?: string;
  readonly advice?: readonly { readonly rule?: string; readonly message: string; readonly remedy?: string; readonly link?: string }[];
}

export function emptyAccount(now: number, region = 'us-east-1', account = '123456789012'): AccountState {
  return { version: 1, account, region, now, serial: 0, stacks: [], changeSets: [], things: [], objects: {}, seeded: [], failures: {} };
}
