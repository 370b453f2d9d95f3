/** What the user may answer while a deployment waits for it. */
export type Answer =
  | { readonly kind: 'execute'; readonly byUser?: boolean /** A failure leaves what succeeded. */; readonly keep?: boolean }
  | { readonly kind: 'abort' }
  /** Others may have executed what waits, or discarded it. */
  | { readonly kind: 'look' }
  | { readonly kind: 'consent'; readonly granted: boolean }
  /** On the stack as it was left. */
  | { readonly kind: 'retry' }
  /** Logical ids to leave as they are. */
  | { readonly kind: 'recover'; readonly skip: readonly string[] };

/** Where the user's buttons meet the running deployment. */
export interface Controls {
  /** Aborted by Abort Changes, until the execution begins. */
  readonly signal: AbortSignal;
  /** Aborted when nobody follows any more. */
  readonly detached: AbortSignal;
  /** The next answer of these kinds; an abort throws where it isn't asked for. */
  next<Kind extends Answer['kind']>(...kinds: readonly Kind[]): Promise<Extract<Answer, { kind: Kind }>>;
  /** Only the first answer to a question counts; without a question it is kept for the next. */
  answer(answer: Answer): boolean;
  abort(): void;
  detach(): void;
  /** The user asked for the rollback. */
  wasStopped: boolean;
}

export function createControls(): Controls {
  const aborting = new AbortController();
  const detaching = new AbortController();
  let waiting: { readonly kinds: readonly string[]; readonly resolve: (answer: Answer) => void; readonly reject: (reason: unknown) => void } | undefined;
  let early: Answer | undefined;
  const stopWaiting = (reason: unknown): void => {
    const asked = waiting;
    waiting = undefined;
    asked?.reject(reason);
  };
  return {
    wasStopped: false,
    signal: AbortSignal.any([aborting.signal, detaching.signal]),
    detached: detaching.signal,
    next(...kinds) {
      return new Promise((resolve, reject) => {
        const kept = early;
        early = undefined;
        if (kept && (kinds as readonly string[]).includes(kept.kind)) resolve(kept as never);
        else if (aborting.signal.aborted || detaching.signal.aborted) reject(new Error('aborted'));
        else waiting = { kinds, resolve: resolve as (answer: Answer) => void, reject };
      });
    },
    answer(answer) {
      if (!waiting) {
        // It would stand in the way of what a person answers.
        if (answer.kind === 'look') return false;
        // An execution that was promised and hasn't begun can still be called off.
        if (early && answer.kind !== 'abort') return false;
        early = answer;
        return true;
      }
      if (!waiting.kinds.includes(answer.kind)) return false;
      const { resolve } = waiting;
      waiting = undefined;
      resolve(answer);
      return true;
    },
    abort() {
      const reason = new Error('aborted');
      aborting.abort(reason);
      stopWaiting(reason);
    },
    detach() {
      const reason = new Error('detached');
      detaching.abort(reason);
      stopWaiting(reason);
    },
  };
}
