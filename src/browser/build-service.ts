import type { BuildProgress, BuildRequest, BuildResult } from '#engine/build/built.ts';
import type { PackageTypings, TypingsRequest } from '#engine/build/package-typings.ts';
import type { BuildAnswer, BuildQuestion } from './build-protocol.ts';

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

interface Waiting {
  readonly onProgress: (progress: BuildProgress) => void;
  readonly resolve: (answer: BuildAnswer) => void;
  readonly reject: (error: unknown) => void;
}

export function createBuildService(): BuildService {
  let worker: Worker | undefined;
  const waiting = new Map<number, Waiting>();
  let last = 0;

  const start = (): Worker => {
    if (worker) return worker;
    const started = new Worker(new URL('./build-worker.ts', import.meta.url), { type: 'module', name: 'build' });
    started.addEventListener('message', ({ data }: MessageEvent<BuildAnswer>) => {
      const asked = waiting.get(data.id);
      if (data.type === 'progress') return asked?.onProgress(data.progress);
      waiting.delete(data.id);
      if (data.type === 'failure') asked?.reject(new Error(data.message));
      else asked?.resolve(data);
    });
    started.addEventListener('error', (event) => {
      for (const asked of waiting.values()) asked.reject(new Error(event.message || 'the worker that builds has failed'));
      waiting.clear();
      started.terminate();
      worker = undefined; // the next build starts another
    });
    worker = started;
    return started;
  };
  const say = (message: BuildQuestion) => start().postMessage(message);

  const ask = (question: (id: number) => BuildQuestion, onProgress: Waiting['onProgress'], signal: AbortSignal): Promise<BuildAnswer> => {
    if (signal.aborted) return Promise.reject(signal.reason);
    const id = ++last;
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        say({ type: 'abort', id });
        waiting.delete(id);
        reject(signal.reason);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      waiting.set(id, { onProgress, resolve, reject });
      say(question(id));
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
    warm: () => say({ type: 'warm' }),
    dispose() {
      worker?.terminate();
      worker = undefined;
    },
  };
}
