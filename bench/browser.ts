import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { runtimes } from '#clouds/aws/runtimes.ts';
import { build } from '#engine/build/build.ts';
import { buildPage, type ServedPage, servePage } from '#local-cloud/serve-page.ts';
import { createNodeBuildPorts } from '#node/build-ports.ts';
import { repositoryRoot } from '#node/repository-root.ts';
import { launchChromium } from '../test/support/chromium.ts';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly reference?: string;
  readonly ratio?: number;
  readonly aim?: string;
}

const root = repositoryRoot();
const nothing = {
  targets: { emulator: () => undefined, registries: [] },
  registries: { default: '', scopes: {} },
  region: 'us-east-1',
  localCloudProblem: () => undefined,
  version: 'bench',
};
const ROUNDS = 9;

/** What can only be measured in a browser. */
export async function run(): Promise<Figure[]> {
  await buildPage(() => undefined);
  const browser = await launchChromium();
  try {
    return [firstScript(), await firstLoad(browser), await smallFunction(browser)];
  } finally {
    await browser.close();
  }
}

/** Everything that the page asks for before it may draw, without Monaco. */
function firstScript(): Figure {
  const html = readFileSync(join(root, 'dist', 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => path as string);
  const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(join(root, 'dist', path))).length, 0);
  return { name: 'first JavaScript before Monaco, gzip', value: bytes / 1000, unit: 'kB', aim: 'under 250 kB' };
}

/** From the address to a project's editor that takes typing; the reference is the browser's load of the empty page of the same server. */
async function firstLoad(browser: Browser): Promise<Figure> {
  const page = await served(false);
  const typed: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const tab = await context.newPage();
    let begun = performance.now();
    await tab.goto(`${page.url}favicon.svg`);
    bare.push(performance.now() - begun);
    begun = performance.now();
    await tab.goto(page.url);
    await tab.getByRole('button', { name: 'HTTP counter' }).click();
    await tab.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().waitFor({ state: 'attached' });
    await tab.locator('.monaco-editor .view-line').first().click();
    await tab.keyboard.type('x');
    typed.push(performance.now() - begun);
    await context.close();
  }
  await page.close();
  return {
    name: 'first load to an editor that has taken a key',
    value: median(typed),
    unit: 'ms',
    reference: 'a picture from the same server',
    ratio: median(typed) / median(bare),
    aim: 'under 1200 ms',
  };
}

/** Bundle and zip of a small function, warm: as wasm in the page's worker, and native in this process. */
async function smallFunction(browser: Browser): Promise<Figure> {
  const project = { version: 1 as const, name: 'bench', cloud: 'aws', functions: { hit: { entry: 'src/hit.ts' } }, resources: {}, environment: {} };
  const folder = join(root, 'examples', 'http-counter', 'src');
  const files = { 'src/hit.ts': readFileSync(join(folder, 'hit.ts'), 'utf8'), 'src/page.ts': readFileSync(join(folder, 'page.ts'), 'utf8') };
  const request = { project, files, runtimes };

  const ports = createNodeBuildPorts(root);
  const native: number[] = [];
  for (let round = 0; round < ROUNDS + 2; round += 1) {
    const begun = performance.now();
    await build(request, ports, () => undefined, new AbortController().signal);
    native.push(performance.now() - begun);
  }

  const page = await served(true);
  const tab = await (await browser.newContext()).newPage();
  await tab.goto(`${page.url}favicon.svg`);
  const inBrowser = await tab.evaluate(
    async ({ module, request, rounds }) => {
      const { createBuildService } = await import(/* @vite-ignore */ module);
      const service = createBuildService();
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const begun = performance.now();
        await service.build(request, () => undefined, new AbortController().signal);
        times.push(performance.now() - begun);
      }
      service.dispose();
      return times;
    },
    { module: `${page.url}src/browser/build-service.ts`, request, rounds: ROUNDS + 2 },
  );
  await page.close();
  const warm = median(inBrowser.slice(2));
  const reference = median(native.slice(2));
  return {
    name: 'bundle and zip of a small function in a warm browser',
    value: warm,
    unit: 'ms',
    reference: `native esbuild (${reference.toFixed(0)} ms)`,
    ratio: warm / reference,
    aim: 'under 60 ms',
  };
}

function served(development: boolean): Promise<ServedPage> {
  return servePage({ development, bridge: nothing, port: 5390 });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
