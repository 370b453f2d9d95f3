import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of Stackwright itself, however this file is run: as source, bundled into a cache, or from a config. */
export function repositoryRoot(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (isRoot(folder)) return folder;
    if (dirname(folder) === folder) break;
  }
  if (isRoot(process.cwd())) return process.cwd();
  throw new Error('the folder of stackwright was not found');
}

function isRoot(folder: string): boolean {
  try {
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string }).name === 'stackwright';
  } catch {
    return false;
  }
}
