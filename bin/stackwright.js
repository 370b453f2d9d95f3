#!/usr/bin/env node
// The command `stackwright`. It is written in TypeScript; this bundles it on first use, and again when a source has changed.
import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

try {
  process.cwd();
} catch {
  process.stderr.write('stackwright: the folder that this is called in is gone; change to one that is there\n');
  process.exit(2);
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'node_modules', '.cache', 'stackwright');
const bundled = join(folder, 'cli.mjs');

function newestIn(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  let newest = stat.mtimeMs;
  for (const name of readdirSync(path)) newest = Math.max(newest, newestIn(join(path, name)));
  return newest;
}

function isFresh() {
  if (!existsSync(bundled)) return false;
  const made = statSync(bundled).mtimeMs;
  return ['src', 'package.json', 'bin'].every((name) => newestIn(join(root, name)) <= made);
}

if (!isFresh()) {
  const { build } = await import('esbuild').catch(() => {
    process.stderr.write('stackwright: its packages are not installed; run `npm install` in its folder\n');
    process.exit(1);
  });
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    process.stderr.write(`stackwright: ${folder} can't be written to; run it once as the user who installed it\n`);
    process.exit(1);
  }
  const made = join(folder, `cli.${process.pid}.mjs`);
  await build({
    entryPoints: [join(root, 'src/cli/main.ts')],
    outfile: made,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
    absWorkingDir: root,
    define: { 'import.meta.env': '{}' },
  });
  renameSync(made, bundled); // whole or not at all, however many calls run at once
}
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
await import(pathToFileURL(bundled).href);
