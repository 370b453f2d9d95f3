import { createBuildService } from '#browser/build-service.ts';
import type { BuildProgress, BuildRequest } from '#engine/build/built.ts';

const service = createBuildService();
service.warm();

/** Builds in the worker; bytes of artifacts stay here, their hashes go out. */
async function buildInPage(request: BuildRequest, onProgress: (progress: BuildProgress) => void = () => {}) {
  const { artifacts, problems, files } = await service.build(request, onProgress, new AbortController().signal);
  return { artifacts: artifacts.map((one) => ({ sha256: one.sha256, bytes: one.bytes.length })), problems, files };
}

/** A build that is stopped while it runs: what is told about it. */
async function stopInPage(request: BuildRequest): Promise<string> {
  const stop = new AbortController();
  const running = service.build(request, () => stop.abort(new Error('stopped by the test')), stop.signal);
  return running.then(
    () => 'it went on',
    (error: unknown) => String(error),
  );
}

/** A build that the bundler works at for minutes, stopped when it has begun; then another one. How long that one took, in milliseconds. */
async function buildAfterStuckInPage([stuck, next]: readonly [BuildRequest, BuildRequest]): Promise<number> {
  const stop = new AbortController();
  const running = service.build(stuck, () => setTimeout(() => stop.abort(new Error('stopped by the test')), 3_000), stop.signal);
  await running.catch(() => undefined);
  const began = performance.now();
  await buildInPage(next);
  return performance.now() - began;
}

Object.assign(globalThis, { buildInPage, stopInPage, buildAfterStuckInPage });
