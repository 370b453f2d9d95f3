import type { Disposable } from '#base/disposable.ts';
import { createEmitter, type Emitter } from '#base/event.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { CredentialSource, Target } from '#kit/target.ts';
import { logicalId } from '#model/names.ts';
import type { Problem } from '#model/problem.ts';
import { problem } from '#model/problem.ts';
import { remedyIn } from '#model/remedy.ts';
import type { StackResource } from '#model/stack.ts';

/** The session of the chosen target. It holds the credentials, so it is kept here and never in a store. */
export interface SessionHolder {
  current(): CloudSession | undefined;
  use(target: Target, credentials: CredentialSource): CloudSession;
  /** A session that was made elsewhere: of a simulated account. */
  adopt(session: CloudSession): void;
  /** New credentials in place of the current session's, which stays: whoever waits for them goes on. Absent: it has them already. */
  renew(credentials?: CredentialSource): void;
  /** Whose credentials these are; the current session stays as it is. */
  probe(target: Target, credentials: CredentialSource, signal?: AbortSignal): Promise<{ readonly account: string; readonly arn: string }>;
  drop(): void;
  /** There is another session, or none: who is asked what runs on a stack has changed. */
  onChange(listener: () => void): Disposable;
}

export function createSessionHolder(connect: (target: Target, credentials: CredentialSource) => CloudSession): SessionHolder {
  let session: CloudSession | undefined;
  let source: { credentials: CredentialSource } | undefined;
  let renewed = createEmitter<void>();
  const changed = createEmitter<void>();
  const become = (next: CloudSession | undefined, from?: typeof source): CloudSession | undefined => {
    // What waits for a session that is left waits for ever: whoever follows it is told to leave, too.
    const renewal = createEmitter<void>();
    renewed = renewal;
    source = from;
    session = next && { ...next, renewed: (signal) => nextOf(renewal, signal) };
    changed.fire();
    return session;
  };
  return {
    current: () => session,
    use(target, credentials) {
      const from = { credentials };
      return become(
        connect(target, () => from.credentials()),
        from,
      ) as CloudSession;
    },
    adopt(made) {
      become(made);
    },
    renew(credentials) {
      if (source && credentials) source.credentials = credentials;
      renewed.fire();
    },
    probe: (target, credentials, signal) => connect(target, credentials).identity(signal),
    drop() {
      become(undefined);
    },
    onChange: changed.listen,
  };
}

function nextOf(renewed: Emitter<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const life = renewed.listen(() => {
      life.dispose();
      signal.removeEventListener('abort', stop);
      resolve();
    });
    const stop = (): void => {
      life.dispose();
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** The physical name of what the project calls `name`; undefined where the stack doesn't have it. */
export function physicalIdOf(resources: readonly StackResource[] | undefined, name: string): string | undefined {
  return resources?.find((one) => one.logicalId === logicalId(name))?.physicalId;
}

/** What a command caught, as a problem. An abort isn't one. */
export function problemFrom(error: unknown): Problem | undefined {
  if (error instanceof CloudError) return problem(error.code, { summary: error.message, remedy: remedyIn(error) });
  if (error instanceof DOMException && error.name === 'AbortError') return undefined;
  throw error;
}
