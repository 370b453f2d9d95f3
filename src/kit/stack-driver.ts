import type { Artifact } from '#model/artifact.ts';
import type { Change } from '#model/change.ts';
import type { DeploymentEndpoint, Importable } from '#model/deployment.ts';
import type { StackDrift } from '#model/drift.ts';
import type { StackEvent, StackOutput, StackResource, StackState } from '#model/stack.ts';
import type { RolePolicy } from './role-policy.ts';

/**
 * The verbs of a deployment service. All throw `CloudError`, take an `AbortSignal` where they wait, and may be called again:
 * tokens make them repeatable where the cloud allows it.
 */
export interface StackDriver {
  /** What this cloud can't do has no button. */
  readonly capabilities: { readonly stop: boolean; readonly events: boolean };
  inspect(stack: string, signal?: AbortSignal): Promise<StackState>;
  /** Makes sure that there is a place for artifacts (the bootstrap stack); gives its bucket. Idempotent. */
  prepareArtifacts(signal?: AbortSignal): Promise<{ readonly bucket: string }>;
  /** Puts those that aren't there yet. Nothing is overwritten: a key is the content's hash. */
  upload(bucket: string, artifacts: readonly Artifact[], onProgress: (done: number, total: number) => void, signal?: AbortSignal): Promise<void>;
  /** Makes the stack if it is missing (empty, for review) and stages the changes; waits until they are ready. */
  stage(request: StageRequest, signal?: AbortSignal): Promise<StagedChanges>;
  execute(staged: StagedChanges, token: string, signal?: AbortSignal): Promise<void>;
  /** What has become of staged changes, which others may execute or discard. `gone`: discarded, or executed and forgotten. Absent: this cloud doesn't tell. */
  whatBecame?(staged: StagedChanges, signal?: AbortSignal): Promise<WhatBecame>;
  /** Drops staged changes, and the empty stack that a first staging made. */
  discard(staged: StagedChanges, signal?: AbortSignal): Promise<void>;
  /**
   * What is staged on the stack, or in work: found again after a reload. `names` are read from the template's own metadata.
   * Undefined where nothing of ours is.
   */
  findStaged(state: StackState, signal?: AbortSignal): Promise<FoundChanges | undefined>;
  /** All that is staged on the stack and could be executed, whoever staged it. Absent: this cloud doesn't tell. */
  waiting?(state: StackState, signal?: AbortSignal): Promise<readonly WaitingChanges[]>;
  /** A cursor after all events that there are: read before an operation begins, so that only its own events follow. */
  bookmark(stackId: string, signal?: AbortSignal): Promise<PollCursor>;
  /**
   * Events since the cursor, oldest first, each once, with the stack's state as it was read *before* them.
   * Without a cursor: those of the newest operation, from its start.
   */
  poll(stackId: string, cursor: PollCursor | undefined, signal?: AbortSignal): Promise<PollResult>;
  /** An update is cancelled and rolls back; a creation is deleted, which needs consent. */
  stop(state: StackState, token: string, signal?: AbortSignal): Promise<void>;
  /** Deletes the stack; data holders with a retaining policy stay. */
  remove(stackId: string, token: string, signal?: AbortSignal): Promise<void>;
  /** Begins the way out that `state.recovery` names. */
  recover(state: StackState, of: RecoverRequest, signal?: AbortSignal): Promise<void>;
  resources(stack: string, signal?: AbortSignal): Promise<StackResource[]>;
  /** What removing the stack would do, as changes: each with what becomes of it. */
  removal(stack: string, signal?: AbortSignal): Promise<Change[]>;
  /** What taking back an update that was left (`rollBack`) would delete. Undefined, or absent: that can't be known. */
  takenBack?(state: StackState, signal?: AbortSignal): Promise<Change[] | undefined>;
  /** What the cloud found out about a failed operation, or failed changes, beyond its events: early validation, hooks. */
  findings(stackId: string, since: number, signal?: AbortSignal): Promise<Finding[]>;
  /** Addresses to open, out of the outputs. */
  endpointsOf(outputs: readonly StackOutput[]): DeploymentEndpoint[];
  /** Where a person can look at the stack, and put right by hand what no call can; undefined where the cloud has no such page. */
  consoleLink?(stackId: string): string | undefined;
  /** What somebody changed beside the stack. Absent: this cloud can't tell. Throws where the stack's state doesn't allow it to be looked at. */
  drift?(stack: string, onProgress: (checked: number, total: number) => void, signal?: AbortSignal): Promise<StackDrift>;
  /** Of what failed or was refused: what exists under that name, and belongs to no stack. Absent: this cloud imports nothing. */
  importable?(stack: string, template: string, failures: readonly NameFailure[], signal?: AbortSignal): Promise<Importable[]>;
  /** By logical id, what the template itself calls its resources in that stack; what the cloud is left to name isn't among them. Absent: this cloud doesn't tell. */
  givenNames?(template: string, stackId: string | undefined): Promise<Readonly<Record<string, GivenName>>>;
  /** By logical id, which others of the template have to be there before it. Absent: this cloud tells no order. */
  dependencies?(template: string): Readonly<Record<string, readonly string[]>>;
  /** The template that the stack has now. */
  deployedTemplate(stack: string, signal?: AbortSignal): Promise<string | undefined>;
  /** What roles may do by a template, and who may use what. Undefined: it can't be read. Absent: this cloud has no roles in templates. */
  policies?(template: string): readonly RolePolicy[] | undefined;
}

export interface GivenName {
  readonly name: string;
  /** It stands in the template as it is, and no expression makes it: what has it already can be imported. */
  readonly isWritten: boolean;
}

export type WhatBecame = 'waiting' | 'executed' | 'gone';

export interface RecoverRequest {
  /** Logical ids: what a rollback leaves as it is, or a deletion leaves in the account. */
  readonly skip: readonly string[];
  readonly token: string;
}

/** A failure that may be about a name which is taken. */
export interface NameFailure {
  readonly logicalId: string;
  /** The cloud's words. */
  readonly reason: string;
}

export interface StageRequest {
  readonly stack: string;
  readonly template: string;
  /** Values with `secret` never enter a log. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly artifactBucket: string;
  readonly token: string;
  /** Project names by logical id, for change rows. */
  readonly names: Readonly<Record<string, string>>;
  /** Kept with the staged changes, so that they can be told apart after a reload. */
  readonly projectHash?: string;
  /** What the sentence before the table says beyond the changes; kept likewise. */
  readonly facts?: StagedFacts;
  /** What exists under a name of the template, and is no stack's, is taken into this one rather than made. */
  readonly importExisting?: boolean;
  /** The template and the parameters are those that the stack has; what was changed beside it is taken back. */
  readonly revertDrift?: boolean;
}

export interface StagedFacts {
  /** Triggers that anybody can call. */
  readonly publicUrls: number;
  /** What costs money when nothing happens. */
  readonly idleCosts: readonly string[];
  /** Who staged it, as the cloud names them. */
  readonly by?: string;
}

/** Staged on a stack, by anybody, and not executed. */
export interface WaitingChanges {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at?: number;
  readonly by?: string;
}

/** Something the cloud holds against one resource, in its own words. */
export interface Finding {
  readonly logicalId?: string;
  /** `/Resources/Photos/Properties/BucketName` */
  readonly path?: string;
  /** The check's own name. */
  readonly check: string;
  readonly reason: string;
  /** A warning lets the operation through. */
  readonly isWarning: boolean;
  /** Of a rule that somebody set up for the account. */
  readonly isHook?: boolean;
  /** What the rule says itself, as far as it can be read. */
  readonly advice?: readonly Advice[];
}

/** One thing that a rule has against something, in its own words. */
export interface Advice {
  /** The rule's own name. */
  readonly rule?: string;
  readonly message: string;
  readonly remedy?: string;
  /** Where more is said. */
  readonly link?: string;
}

export interface FoundChanges {
  readonly staged: StagedChanges;
  /** Already being carried out. */
  readonly running: boolean;
  readonly template?: string;
  /** Project names by logical id. */
  readonly names: Readonly<Record<string, string>>;
  /** Of the snapshot of the project that is staged, as `StageRequest` had it. */
  readonly projectHash?: string;
  readonly facts?: StagedFacts;
  /** It takes back what was changed beside the stack, and brings nothing of the project. */
  readonly revertsDrift?: boolean;
}

export interface StagedChanges {
  readonly stackId: string;
  readonly stack: string;
  readonly id: string;
  readonly kind: 'create' | 'update';
  readonly changes: readonly Change[];
  /** The stack is already as the template says. */
  readonly empty: boolean;
  /** Early findings that let the changes through, or would. */
  readonly findings?: readonly Finding[];
  /** A failure of the execution leaves what succeeded. Absent: all of it is taken back. */
  readonly keepOnFailure?: boolean;
}

/** Opaque to callers. */
export interface PollCursor {
  /** Ids of the events that were already given, or that came before the operation. */
  readonly seen: readonly string[];
  /** Milliseconds since 1970, by the cloud's clock: nothing older is of this operation. */
  readonly since: number;
}

export interface PollResult {
  readonly state: StackState;
  readonly events: readonly StackEvent[];
  readonly cursor: PollCursor;
}

/** Runs and listens to deployed functions. */
export interface FunctionRunner {
  /** `id` is the function's physical name. */
  invoke(id: string, payload: string, signal?: AbortSignal): Promise<InvokeResult>;
  /** Log lines since `since` (milliseconds), oldest first, of a function by its physical name. */
  logs(id: string, since: number, signal?: AbortSignal): Promise<LogLine[]>;
}

export interface InvokeResult {
  readonly status: 'succeeded' | 'failed';
  /** Parsed where it is JSON, else the text. */
  readonly payload: unknown;
  readonly logs: readonly string[];
  /** The log is longer: these are its last lines, each whole. */
  readonly logsCut?: boolean;
  /** Milliseconds, as the cloud reports it; else as measured here. */
  readonly duration: number;
  readonly memoryUsed?: number;
  readonly requestId?: string;
}

export interface LogLine {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
  readonly stream: string;
  /** Unique within the group, for telling lines apart that came twice. */
  readonly id: string;
}

/** What exists in the account, for the Existing tab. Throws `CloudError('AccessDenied')` where listing is denied: then a name can be typed. */
export interface AccountResources {
  list(typeId: string, signal?: AbortSignal): Promise<{ readonly name: string; readonly reference: string }[]>;
  /** Of these references to things of one type those that surely lead to nothing. Absent: this cloud doesn't tell. */
  absent?(typeId: string, references: readonly string[], signal?: AbortSignal): Promise<readonly string[]>;
}
