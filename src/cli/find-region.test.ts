import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findRegion } from './find-region.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'region-'));
  writeFileSync(join(folder, 'config'), '[default]\nregion = eu-west-1\n\n[profile work]\nregion = eu-central-1\n\n[profile bare]\noutput = json\n');
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE']) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('the default profile names the region, a named one its own', async () => {
  expect([await findRegion(), await findRegion('work')]).toEqual(['eu-west-1', 'eu-central-1']);
});

test('AWS_PROFILE chooses the profile', async () => {
  vi.stubEnv('AWS_PROFILE', 'work');
  expect(await findRegion()).toBe('eu-central-1');
});

test('the environment goes before the profile', async () => {
  vi.stubEnv('AWS_DEFAULT_REGION', 'us-west-2');
  expect(await findRegion('work')).toBe('us-west-2');
});

test('a profile without a region names none', async () => {
  expect(await findRegion('bare')).toBeUndefined();
});
