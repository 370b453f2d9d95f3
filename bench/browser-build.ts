import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { aws } from '#clouds/aws/index.ts';
import { build } from '#engine/build/build.ts';
import type { BuildRequest } from '#engine/build/built.ts';
import { readProjectFile } from '#model/project-file.ts';
import { createNodeBuildPorts } from '#node/build-ports.ts';
import { readProjectFolder } from '#node/project-folder.ts';
import { repositoryRoot } from '#node/repository-root.ts';
import { type Figure, median } from './figure.ts';

const TIMES = 20;

/** One function of an example, changed before each build: bundled and zipped by the page's own worker, against native esbuild here. */
export async function measureBuild(page: Page): Promise<Figure> {
  const root = repositoryRoot();
  const folder = join(root, 'examples', 'http-counter');
  const files = await readProjectFolder(folder);
  const { project } = readProjectFile(String(files['stackwright.json']));
  if (!project) throw new Error('the example has no readable manifest');
  const [name] = Object.keys(project.functions);
  const entry = project.functions[name as string]?.entry as string;
  const request: BuildRequest = { project, files, runtimes: aws.catalogue.runtimes ?? [], functions: [name as string] };

  const worker = readdirSync(join(root, 'dist', 'assets')).find((one) => /^build-worker-.*\.js$/.test(one));
  const inBrowser = await page.evaluate(inPage, { url: `/assets/${worker}`, request: request as unknown as Asked, entry, times: TIMES });

  const native: number[] = [];
  const ports = createNodeBuildPorts(folder);
  for (let time = -2; time < TIMES; time += 1) {
    const changed = { ...request, files: { ...files, [entry]: `${files[entry]}\n// ${time}\n` } };
    const begun = performance.now();
    const { artifacts } = await build(changed, ports, () => undefined, new AbortController().signal);
    if (artifacts.length !== 1) throw new Error('the example did not build');
    if (time >= 0) native.push(performance.now() - begun);
  }
  const value = median(inBrowser);
  return {
    name: 'bundle and zip of a small function in a warm browser',
    value,
    unit: 'ms',
    reference: 'native esbuild',
    ratio: value / median(native),
    aim: 'under 60 ms',
  };
}

/** The request as it crosses into the page: data only. */
interface Asked {
  readonly files: Readonly<Record<string, string>>;
}

/** Runs in the page: nothing of this module is there. */
async function inPage(of: { readonly url: string; readonly request: Asked; readonly entry: string; readonly times: number }): Promise<number[]> {
  const worker = new Worker(of.url, { type: 'module' });
  const one = (id: number): Promise<number> =>
    new Promise((done, failed) => {
      const request = { ...of.request, files: { ...of.request.files, [of.entry]: `${of.request.files[of.entry]}\n// ${id}\n` } };
      const begun = performance.now();
      worker.onmessage = ({ data }) => {
        if (data.id !== id || data.type === 'progress') return;
        const isBuilt = data.type === 'result' && data.result.artifacts.length === 1;
        isBuilt ? done(performance.now() - begun) : failed(new Error(data.message ?? JSON.stringify(data.result.problems)));
      };
      worker.onerror = (event) => failed(new Error(event.message));
      worker.postMessage({ type: 'build', id, request });
    });
  const taken: number[] = [];
  for (let id = 0; id < of.times + 3; id += 1) {
    const milliseconds = await one(id);
    if (id >= 3) taken.push(milliseconds);
  }
  worker.terminate();
  return taken;
}
