// What a person waits for after an edit: the worker of the built page bundles and zips one small function.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { BuildAnswer, BuildQuestion } from '#browser/build-protocol.ts';
import { build } from '#engine/build/build.ts';
import type { BuildRequest } from '#engine/build/built.ts';
import { repositoryRoot } from '#node/repository-root.ts';
import { aBuildRequest, buildPorts } from '#support/a-build.ts';
import { type Figure, median } from './figure.ts';

const read = (file: string): string => readFileSync(join(repositoryRoot(), 'examples', 'http-counter', 'src', file), 'utf8');
const files = { 'src/hit.ts': read('hit.ts'), 'src/page.ts': read('page.ts') };
const runtimes = [{ id: 'nodejs22.x', title: 'Node.js 22', language: 'node', target: 'node22', provides: ['@aws-sdk/*'] }] as const;
const WARMING = 5;
const BUILDS = 25;

/** Each is of another edit: nothing of the one before can be taken. */
const requests = Array.from(
  { length: WARMING + BUILDS },
  (_, edit): BuildRequest => ({
    ...aBuildRequest({ ...files, 'src/hit.ts': `${files['src/hit.ts']}// ${edit}\n` }),
    runtimes,
  }),
);

export async function smallFunction(page: Page): Promise<Figure> {
  const assets = readdirSync(join(repositoryRoot(), 'dist', 'assets'));
  const worker = assets.find((name) => /^build-worker-.*\.js$/.test(name));
  if (worker === undefined) throw new Error('the built page has no worker that builds');
  const inBrowser = await page.evaluate(timesInWorker, { worker: `/assets/${worker}`, asked: JSON.stringify(requests) });
  const native: number[] = [];
  const ports = buildPorts();
  for (const request of requests) {
    const begun = performance.now();
    const { artifacts } = await build(request, ports, () => {}, new AbortController().signal);
    native.push(performance.now() - begun);
    if (artifacts.length !== 1) throw new Error('the small function was not built');
  }
  const [value, reference] = [median(inBrowser.slice(WARMING)), median(native.slice(WARMING))];
  return {
    name: 'a small function bundled and zipped in a warm browser',
    value,
    unit: 'ms',
    reference: 'the same with esbuild’s own program',
    ratio: value / reference,
    aim: 'under 60 ms',
  };
}

/** In the page: from the question to the answer, in milliseconds. */
async function timesInWorker({ worker: address, asked }: { worker: string; asked: string }): Promise<number[]> {
  const requests = JSON.parse(asked) as readonly BuildRequest[];
  const worker = new Worker(address, { type: 'module' });
  const taken: number[] = [];
  try {
    for (const [id, request] of requests.entries()) {
      const begun = performance.now();
      await new Promise<void>((resolve, reject) => {
        worker.onerror = ({ message }) => reject(new Error(message || 'the worker failed'));
        worker.onmessage = ({ data }: MessageEvent<BuildAnswer>) => {
          if (data.type === 'failure') reject(new Error(data.message));
          if (data.type !== 'result') return;
          if (data.result.artifacts.length === 1) resolve();
          else reject(new Error(data.result.problems.map((one) => one.summary).join('; ')));
        };
        worker.postMessage({ type: 'build', id, request } satisfies BuildQuestion);
      });
      taken.push(performance.now() - begun);
    }
  } finally {
    worker.terminate();
  }
  return taken;
}
