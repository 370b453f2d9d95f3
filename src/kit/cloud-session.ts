import type { Remedy } from '#model/remedy.ts';
import type { Clock } from './ports.ts';
import type { ReleaseLedger } from './release-ledger.ts';
import type { AccountResources, FunctionRunner, StackDriver } from './stack-driver.ts';
import type { Target } from './target.ts';

/** A cloud, reached: everything that a deployment, a run or a list needs, for one target and one set of credentials. */
export interface CloudSession {
  readonly target: Target;
  /** Which simulated account it is, where it is one: others may have the same target. */
  readonly rehearsal?: string;
  /** The cloud's own time, where it isn't everybody's: a simulated account's. Whoever waits for the cloud waits by it. */
  readonly clock?: Clock;
  readonly driver: StackDriver;
  readonly runner: FunctionRunner;
  readonly account: AccountResources;
  /** What was deployed. Absent: this cloud keeps no releases. */
  readonly releases?: ReleaseLedger;
  /** Who we are there. Throws `CloudError` where the credentials don't serve. */
  identity(signal?: AbortSignal): Promise<{ readonly account: string; readonly arn: string }>;
  /** Resolves when the next credentials come, in place of those that no longer serve. Absent: nobody is there to give any. */
  renewed?(signal: AbortSignal): Promise<void>;
  /** Tells of each call that is held up before it is made again, and of none any more; returns how to listen no longer. Absent: it tells of none. */
  onPause?(listen: (pause: Pause | undefined) => void): () => void;
  /** Reads the cloud's words for a denied action, in a reason, a log line or an error; null where they speak of something else. */
  diagnoseAccessDenied(text: string): AccessDenial | null;
  /** Loads what tells the meaning of the cloud's reasons. Absent: this cloud explains none. */
  explainer?(): Promise<Explain>;
  /** "Try it" and Run on what exists: put an object, send a message … by the resource's type; throws where a type has none. */
  act(action: TryAction, signal?: AbortSignal): Promise<{ readonly summary: string; readonly detail?: unknown }>;
}

/** A call is made again after this. */
export interface Pause {
  /** A clause to begin a sentence with. */
  readonly reason: string;
  readonly milliseconds: number;
}

/** An action that was refused: what the missing statement has to say. */
export interface AccessDenial {
  /** `s3:GetObject` */
  readonly action: string;
  /** The resource's full name, where the cloud tells it. */
  readonly resource?: string;
  /** Who was refused, as the cloud names it. */
  readonly principal?: string;
  /** It is a function's role that was refused, not whoever deploys. */
  readonly isRole?: boolean;
  /** Whose rule it is. Absent: not told. */
  readonly by?: 'identity' | 'organisation' | 'boundary' | 'session' | 'resource' | 'endpoint';
  /** Forbidden by name, rather than allowed by nobody. */
  readonly isExplicit?: boolean;
  /** The rule's own name, where the cloud tells it. */
  readonly policy?: string;
}

/** What the cloud's reason for a failed resource means; null where it speaks for itself. */
export type Explain = (reason: string, attempt?: Attempt) => FailureMeaning | null;

/** What was tried when it failed: not every remedy is one then. */
export interface Attempt {
  /** A template as it was kept, which nobody can change. */
  readonly returns?: boolean;
  /** What exists was to be imported already. */
  readonly imports?: boolean;
}

/** What the cloud's words for a failure mean to a person, each as a clause: `the region is not enabled`; and what to do before deploying again. */
export interface FailureMeaning {
  readonly meaning: string;
  readonly remedy: string | Remedy;
  /** What is done once it is put right; absent: `deploy again`. */
  readonly again?: string;
  /** The property that it is about, where the words name one. */
  readonly field?: string;
}

/** What an example's Try it does, besides opening a URL and invoking a function. `physicalId` comes from the stack's resources. */
export type TryAction =
  | { readonly kind: 'put-object'; readonly physicalId: string; readonly key: string; readonly body: Uint8Array; readonly contentType: string }
  | { readonly kind: 'send-message'; readonly physicalId: string; readonly body: string }
  | { readonly kind: 'publish'; readonly physicalId: string; readonly message: string }
  /** The newest few: table items, object keys, waiting messages: "what happened". */
  | { readonly kind: 'peek'; readonly type: string; readonly physicalId: string };
