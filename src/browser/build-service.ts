import type { BuildProgress, BuildRequest, BuildResult } from '#engine/build/built.ts';
import type { PackageTypings, TypingsRequest } from '#engine/build/package-typings.ts';
import type { BuildAnswer } from './build-protocol.ts';
import { type Asked, type BuildWorker, type WatchedWorker, watchWorker } from './watched-worker.ts';

/** Builds beside the screen. */
export interface BuildService {
  /** Rejects with the signal's reason when it is aborted. */
  build(request: BuildRequest, onProgress: (progress: BuildProgress) => void, signal: AbortSignal): Promise<BuildResult>;
  /** Declarations of the packages that a build would take. Rejects with the signal's reason when it is aborted. */
  typings(request: TypingsRequest, signal: AbortSignal): Promise<PackageTypings>;
  /** Starts the bundler before it is needed. */
  warm(): void;
  dispose(): void;
}

/** A worker that hears nothing for so many seconds is left to its work: what is asked then gets another one. */
const DEAF = 5;

export function createBuildService(open: () => BuildWorker = openWorker): BuildService {
  let current: WatchedWorker | undefined;
  const all = new Set<WatchedWorker>();
  let last = 0;

  const start = (): WatchedWorker => {
    const started = watchWorker(open(), (others) => {
      all.delete(started);
      if (current === started) current = undefined;
      for (const one of others) workerFor().ask(one);
    });
    all.add(started);
    return started;
  };
  const workerFor = (): WatchedWorker => {
    for (const one of all) if (one !== current && one.isIdle()) end(one);
    if (!current || (!current.isIdle() && current.silence() >= DEAF)) current = start();
    return current;
  };
  const end = (one: WatchedWorker) => {
    one.end();
    all.delete(one);
  };

  const ask = (questionOf: (id: number) => Asked['question'], onProgress: Asked['onProgress'], signal: AbortSignal): Promise<BuildAnswer> => {
    if (signal.aborted) return Promise.reject(signal.reason);
    const id = ++last;
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        for (const one of all) one.abort(id);
        reject(signal.reason);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      const settled = () => signal.removeEventListener('abort', onAbort);
      workerFor().ask({
        id,
        question: questionOf(id),
        onProgress,
        resolve: (answer) => {
          settled();
          resolve(answer);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
      });
    });
  };

  return {
    async build(request, onProgress, signal) {
      const answer = await ask((id) => ({ type: 'build', id, request }), onProgress, signal);
      return (answer as Extract<BuildAnswer, { type: 'result' }>).result;
    },
    async typings(request, signal) {
      const answer = await ask(
        (id) => ({ type: 'typings', id, request }),
        () => undefined,
        signal,
      );
      return (answer as Extract<BuildAnswer, { type: 'typings' }>).typings;
    },
    warm: () => workerFor().warm(),
    dispose() {
      for (const one of all) end(one);
      current = undefined;
    },
  };
}

function openWorker(): BuildWorker {
  return new Worker(new URL('./build-worker.ts', import.meta.url), { type: 'module', name: 'build' });
}
