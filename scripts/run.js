// Runs a TypeScript entry on this Node: bundles it with esbuild (packages stay external) and imports the result.
// Usage: node scripts/run.js scripts/start.ts [arguments …]
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Bundles `entry` (relative to the repository) and gives the path of what can be imported. About 0.1 s. */
export async function bundleEntry(entry) {
  const { build } = await import('esbuild');
  const name = `${entry.replace(/[^A-Za-z0-9]+/g, '-')}-${createHash('sha256').update(entry).digest('hex').slice(0, 8)}`;
  const folder = join(root, 'node_modules', '.cache', 'stackwright');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${name}.${process.pid}.mjs`);
  await build({
    entryPoints: [resolve(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
    absWorkingDir: root,
    jsx: 'automatic',
    loader: { '.svg': 'text', '.yaml': 'text', '.css': 'text' },
    define: { 'import.meta.env': '{}' },
  });
  return outfile;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [entry, ...rest] = process.argv.slice(2);
  if (!entry) {
    process.stderr.write('usage: node scripts/run.js ENTRY.ts [arguments …]\n');
    process.exit(2);
  }
  const file = await bundleEntry(entry);
  process.argv = [process.argv[0], resolve(root, entry), ...rest];
  // However it ends: by itself, by process.exit, or by a failure, which gives exit code 1 and its stack with the lines of the sources.
  process.on('exit', () => rmSync(file, { force: true }));
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(file).href);
}
