// Whether the monitor stays smooth: how long its frames take in a real Chromium while five hundred resources change.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright-core';
import { build, preview } from 'vite';
import { repositoryRoot } from '#node/repository-root.ts';
import { launchChromium } from '#support/chromium.ts';
import { type Figure, median } from './figure.ts';

/** A frame that a person sees as a jerk. */
const JERK = 50;

export async function run(): Promise<readonly Figure[]> {
  const root = resolve(repositoryRoot(), 'bench/frames');
  const outDir = resolve(repositoryRoot(), 'node_modules/.cache/stackwright/frames');
  const shared = { configFile: false as const, root, plugins: [react()], logLevel: 'warn' as const };
  await build({ ...shared, build: { outDir, emptyOutDir: true } });
  const server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await page.getByTestId('change-row').first().waitFor();
    const resting = await played(page, false);
    const figures = [figure('the list', await played(page, true), resting)];
    await page.getByRole('button', { name: 'Logs...' }).click();
    await page.getByRole('list', { name: 'Events' }).waitFor();
    figures.push(figure('the list and 5,000 events', await played(page, true), resting));
    await page.getByRole('button', { name: 'Logs...' }).click();
    await page.getByText('Timeline', { exact: true }).click();
    await page.getByRole('treegrid', { name: 'Timeline' }).waitFor();
    figures.push(figure('the timeline', await played(page, true), resting));
    return figures;
  } finally {
    await browser.close();
    await server.close();
  }
}

function played(page: Page, isChanging: boolean): Promise<number[]> {
  return page.evaluate((changes) => (globalThis as unknown as { play(changes: boolean): Promise<number[]> }).play(changes), isChanging);
}

/** The slowest of a hundred, which is what is noticed; and how many were jerks. */
function figure(what: string, frames: readonly number[], resting: readonly number[]): Figure {
  const slowest = atLeast(frames, 0.99);
  const jerks = frames.filter((one) => one > JERK).length;
  return {
    name: `frames while 500 resources change, ${what}: the slowest of a hundred (median ${median(frames).toFixed(0)} ms, ${jerks} of ${frames.length} over ${JERK} ms)`,
    value: slowest,
    unit: 'ms',
    reference: 'the same of the monitor at rest',
    ratio: slowest / atLeast(resting, 0.99),
    aim: `under ${JERK} ms`,
  };
}

function atLeast(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
