import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { preview } from 'vite';
import { bridgePlugin } from '#local-cloud/bridge-plugin.ts';
import { freePort } from '#local-cloud/emulator-process.ts';
import { withLock } from '#local-cloud/running-file.ts';
import { buildPage } from '#local-cloud/serve-page.ts';
import { readRegistryConfiguration } from '#node/registry-configuration.ts';
import { launchChromium } from './chromium.ts';
import { startTestCloud } from './local-cloud.ts';

export interface Journey {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The emulator's address. */
  readonly endpoint: string;
  /** What no journey may meet: errors of the page and of its console. */
  readonly faults: string[];
  /** A picture, where JOURNEY_PICTURES names a folder. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Those that are under way in this file: what a test that failed has met is told of each. */
export const journeysUnderWay = new Set<Journey>();

/** A page that was built already, in this folder. */
const BUILT = process.env.JOURNEY_PAGE;

/** The built page beside a local cloud of its own, in a fresh browser: as a person meets it the first time. */
export async function startJourney(of: { readonly colorScheme?: 'light' | 'dark'; readonly isStatic?: boolean } = {}): Promise<Journey> {
  const [cloud, browser, registries] = await Promise.all([
    startTestCloud(),
    launchChromium(),
    readRegistryConfiguration(resolve('.')),
    BUILT ? undefined : withLock(() => buildPage(() => undefined)),
  ]);
  const server = await preview({
    root: resolve('.'),
    // What it says is for building; reading it asks npm for its registry, and waits.
    configFile: false,
    logLevel: 'error',
    ...(BUILT ? { build: { outDir: BUILT } } : {}),
    preview: { host: '127.0.0.1', port: await freePort(0) },
    // A static page is served by whoever serves files: there is no bridge beside it.
    plugins: of.isStatic
      ? []
      : [
          bridgePlugin({
            targets: { emulator: () => cloud.endpoint, registries: [registries.default, ...Object.values(registries.scopes)].filter(Boolean) },
            registries,
            region: 'us-east-1',
            localCloudProblem: () => undefined,
            version: 'test',
          }),
        ],
  });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    acceptDownloads: true,
    colorScheme: of.colorScheme ?? 'light',
    reducedMotion: 'reduce',
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const faults: string[] = [];
  const page = await openPage(context, server.resolvedUrls?.local[0] ?? '', faults);
  const journey: Journey = {
    page,
    context,
    endpoint: cloud.endpoint,
    faults,
    picture: (name) => picture(page, name),
    close() {
      journeysUnderWay.delete(journey);
      return closeAll(browser, server, cloud);
    },
  };
  journeysUnderWay.add(journey);
  return journey;
}

async function openPage(context: BrowserContext, url: string, faults: string[]): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`page: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} ${message.location().url}`);
  });
  await page.goto(url);
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.JOURNEY_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

async function closeAll(browser: Browser, server: Awaited<ReturnType<typeof preview>>, cloud: { stop(): Promise<void> }): Promise<void> {
  await browser.close();
  await new Promise<void>((done) => server.httpServer.close(() => done()));
  await cloud.stop();
}
