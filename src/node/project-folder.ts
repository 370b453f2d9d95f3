import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ProjectFiles } from '#model/files.ts';

const SKIPPED = new Set(['node_modules', '.git', 'dist', '.stackwright', '.DS_Store', 'coverage', '.venv', '__pycache__']);
/** A text of this size was written by a machine: kept as bytes, so that no parser is given it. */
const LARGEST_TEXT = 4 * 1024 * 1024;

/** The files of a project's folder. What a tool made (packages, builds, repositories) isn't part of it; links aren't followed. */
export async function readProjectFolder(folder: string): Promise<ProjectFiles> {
  const files: Record<string, string | Uint8Array> = {};
  const visit = async (path: string): Promise<void> => {
    const entries = await readdir(join(folder, path), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (SKIPPED.has(entry.name)) continue;
      const inside = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) await visit(inside);
      else if (entry.isFile()) files[inside] = contentOf(await readFile(join(folder, inside)));
    }
  };
  await visit('');
  return files;
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

function contentOf(bytes: Buffer): string | Uint8Array {
  if (bytes.length > LARGEST_TEXT || bytes.includes(0)) return new Uint8Array(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new Uint8Array(bytes);
  }
}
