import type { FileContent } from '#model/files.ts';
import { textOrBytes } from './project-archive.ts';

interface OutsideFile {
  readonly path: string;
  readonly size: number;
  read(): Promise<FileContent>;
}

/** Folders that a project never has: they are not even entered. */
const IGNORED = new Set(['node_modules', '.git']);

/** What was chosen or dropped from outside the page, folders with all that is in them. */
export async function outsideFiles(from: DataTransfer | Iterable<File>): Promise<readonly OutsideFile[]> {
  if (!('items' in from)) return [...from].map((file) => outsideFile(file, file.name));
  // All of them now: a moment later the browser takes the drop back.
  const dropped = [...from.items].filter((item) => item.kind === 'file').map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found = await Promise.all(dropped.map(({ entry, file }) => (entry ? filesBelow(entry) : file ? [outsideFile(file, file.name)] : [])));
  return found.flat();
}

function outsideFile(file: File, path: string): OutsideFile {
  return { path, size: file.size, read: async () => textOrBytes(new Uint8Array(await file.arrayBuffer())) };
}

async function filesBelow(entry: FileSystemEntry): Promise<OutsideFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [outsideFile(file, entry.fullPath.slice(1))];
  }
  if (IGNORED.has(entry.name)) return [];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  // It gives a hundred at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(filesBelow))).flat();
}
