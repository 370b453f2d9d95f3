import { mkdir, readdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { ProjectFiles } from '#model/files.ts';
import { LARGEST_SOURCE } from '#model/source-text.ts';

const SKIPPED = new Set(['node_modules', '.git', 'dist', '.stackwright', '.DS_Store', 'coverage', '.venv', '__pycache__']);

/**
 * The files of a project's folder. What a tool made (packages, builds, repositories) isn't part of it. A link stands for what it leads to
 * within the folder; one that leads out of it, or round in a circle, isn't followed.
 */
export async function readProjectFolder(folder: string): Promise<ProjectFiles> {
  const files: Record<string, string | Uint8Array> = {};
  const root = await realpath(folder);
  /** `above`: the folders that one is in, as they really are. */
  const visit = async (path: string, above: readonly string[]): Promise<void> => {
    const entries = await readdir(join(folder, path), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (SKIPPED.has(entry.name)) continue;
      const inside = path === '' ? entry.name : `${path}/${entry.name}`;
      const real = entry.isSymbolicLink() ? await linkedWithin(root, join(folder, inside)) : await realpath(join(folder, inside));
      if (real === undefined) continue;
      const isFile = entry.isFile() || (entry.isSymbolicLink() && (await stat(real)).isFile());
      if (isFile) files[inside] = contentOf(await readFile(real));
      else if ((entry.isDirectory() || entry.isSymbolicLink()) && !above.includes(real)) await visit(inside, [...above, real]);
    }
  };
  await visit('', [root]);
  return files;
}

/** Where a link leads, if it is a place in the folder that is part of the project. */
async function linkedWithin(root: string, link: string): Promise<string | undefined> {
  const real = await realpath(link).catch(() => undefined);
  if (real === undefined) return undefined;
  const parts = relative(root, real).split(sep);
  return parts[0] === '..' || parts.some((part) => SKIPPED.has(part)) ? undefined : real;
}

export async function writeProjectFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

/** Bytes where it isn't clean text, so that nothing of it is lost when it is written; and where no parser is to be given it. */
function contentOf(bytes: Buffer): string | Uint8Array {
  if (bytes.length > LARGEST_SOURCE || bytes.includes(0)) return new Uint8Array(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new Uint8Array(bytes);
  }
}
