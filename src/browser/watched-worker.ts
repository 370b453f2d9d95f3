import type { BuildProgress } from '#engine/build/built.ts';
import { problem } from '#model/problem.ts';
import type { BuildAnswer, BuildQuestion } from './build-protocol.ts';

/** As much of a worker as is used. */
export interface BuildWorker {
  postMessage(message: BuildQuestion): void;
  addEventListener(type: 'message', listener: (event: { readonly data: BuildAnswer }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void;
  terminate(): void;
}

export interface Asked {
  readonly id: number;
  readonly question: Extract<BuildQuestion, { readonly id: number; readonly request: unknown }>;
  readonly onProgress: (progress: BuildProgress) => void;
  readonly resolve: (answer: BuildAnswer) => void;
  readonly reject: (error: unknown) => void;
  /** What it was last said to be doing. */
  activity?: string;
}

export interface WatchedWorker {
  ask(asked: Asked): void;
  /** Nobody waits for it any more. Where the worker can't hear that, it is ended. */
  abort(id: number): void;
  warm(): void;
  /** Seconds for which it has answered nothing, not even that it is there. */
  silence(): number;
  isIdle(): boolean;
  end(): void;
}

const SECOND = 1_000;
/** So many seconds a stopped build may go on before its worker is ended. */
const ABORT_PATIENCE = 2;
/** And so many any build, when the worker says nothing at all: whatever it does, it doesn't come to an end. */
const PATIENCE = 120;

/**
 * A worker that is asked every second whether it still hears, as long as it has something to do: the bundler holds it while it works, and there are
 * sources over which it works for ever. A worker that is ended for it is gone; `onEnd` gets what else was asked of it, to be asked again.
 */
export function watchWorker(worker: BuildWorker, onEnd: (others: readonly Asked[]) => void): WatchedWorker {
  const asked = new Map<number, Asked>();
  const aborted = new Set<number>();
  let silence = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const end = () => {
    clearInterval(timer);
    timer = undefined;
    worker.terminate();
  };
  const lose = (fail: (one: Asked) => void, isCause: (one: Asked) => boolean) => {
    end();
    const lost = [...asked.values()];
    asked.clear();
    aborted.clear();
    for (const one of lost) if (isCause(one)) fail(one);
    onEnd(lost.filter((one) => !isCause(one)));
  };
  const tick = () => {
    if (asked.size === 0 && aborted.size === 0) {
      clearInterval(timer);
      timer = undefined;
      return;
    }
    silence += 1;
    if (aborted.size > 0 && silence > ABORT_PATIENCE) lose(failStuck, () => false);
    else if (silence > PATIENCE) lose(failStuck, [...asked.values()].some(isBundling) ? isBundling : () => true);
    else worker.postMessage({ type: 'ping' });
  };
  const watch = () => {
    if (timer !== undefined) return;
    silence = 0;
    timer = setInterval(tick, SECOND);
  };

  worker.addEventListener('message', ({ data }) => {
    silence = 0;
    if (data.type === 'pong') return;
    const one = asked.get(data.id);
    if (data.type === 'progress') {
      if (one) one.activity = data.progress.activity;
      return one?.onProgress(data.progress);
    }
    aborted.delete(data.id);
    asked.delete(data.id);
    if (data.type === 'failure') one?.reject(new Error(data.message));
    else one?.resolve(data);
  });
  worker.addEventListener('error', ({ message }) =>
    lose(
      (one) => one.reject(new Error(message || 'the worker that builds has failed')),
      () => true,
    ),
  );

  return {
    ask(one) {
      asked.set(one.id, one);
      watch();
      worker.postMessage(one.question);
    },
    abort(id) {
      if (!asked.delete(id)) return;
      aborted.add(id);
      silence = 0;
      watch();
      worker.postMessage({ type: 'abort', id });
    },
    warm: () => worker.postMessage({ type: 'warm' }),
    silence: () => silence,
    isIdle: () => asked.size === 0 && aborted.size === 0,
    end,
  };
}

function isBundling(one: Asked): boolean {
  return one.activity?.startsWith('Bundling') === true;
}

function failStuck({ question, activity, resolve, reject }: Asked): void {
  const minutes = PATIENCE / 60;
  if (question.type !== 'build') {
    reject(new Error(`the worker that builds did not answer for ${minutes} minutes`));
    return;
  }
  const stuck = problem('BuildFailed', {
    summary: `${activity ? activity.charAt(0).toLowerCase() + activity.slice(1) : 'the build'} did not come to an end within ${minutes} minutes, and was stopped`,
    remedy: 'look for a large generated source among those that it imports, and keep it out',
  });
  resolve({ type: 'result', id: 0, result: { artifacts: [], problems: [stuck], log: [], files: {} } });
}
