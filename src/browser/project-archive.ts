import type { JSZipObject } from 'jszip';
import { sizeText } from '#base/size-text.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { FileContent, ProjectFiles } from '#model/files.ts';
import { isLeftOut, MOST_BYTES, MOST_FILES, pathsRefusal } from '#model/outside-paths.ts';
import { readZipDirectory } from './zip-directory.ts';

/** Projects as zips. The library is loaded when the first one is opened or made. */
export const projectArchive = {
  /** All that a project may have of it. What is unsafe or too much is refused by the zip's own directory, before anything is unzipped. */
  async read(bytes: Uint8Array, mostBytes = MOST_BYTES): Promise<ProjectFiles> {
    const entries = readZipDirectory(bytes);
    if (!entries) throw notAZip();
    const wanted = entries.map(({ name, size }) => ({ path: name.replace(/^(\.\/)+/, ''), size })).filter(({ path }) => !isLeftOut(path));
    refuse(pathsRefusal(wanted.map(({ path }) => path)), 'choose a zip of a project’s folder');
    checkAmount(
      wanted.length,
      wanted.reduce((sum, { size }) => sum + size, 0),
      mostBytes,
    );
    const { default: JSZip } = await import('jszip');
    const zip = await JSZip.loadAsync(bytes).catch((error: unknown) => {
      throw notAZip(error);
    });
    const files: Record<string, FileContent> = {};
    let left = mostBytes;
    for (const { path } of wanted) {
      const entry = zip.files[path];
      if (!entry) throw notAZip();
      const content = await unzip(entry, left, mostBytes);
      left -= content.length;
      files[path] = textOrBytes(content);
    }
    return files;
  },
  async write(files: ProjectFiles): Promise<Uint8Array> {
    const { default: JSZip } = await import('jszip');
    const zip = new JSZip();
    const date = new Date(Date.UTC(1980, 0, 1));
    for (const path of Object.keys(files).sort()) zip.file(path, files[path] ?? '', { date, createFolders: false });
    return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  },
};

/** Throws where so many files, or so many bytes, are more than a project holds. */
export function checkAmount(files: number, bytes: number, mostBytes = MOST_BYTES): void {
  const remedy = 'choose a project without what is made from it, such as folders of packages or builds';
  refuse(files > MOST_FILES ? `${files} files are too many: a project has at most ${MOST_FILES}` : undefined, remedy);
  refuse(bytes > mostBytes ? `it has more than ${sizeText(mostBytes)} of files, which is the most that a project has` : undefined, remedy);
}

/** Text where it is UTF-8 without control characters that texts don't have. Every byte of it is kept, a mark of its encoding too. */
export function textOrBytes(bytes: Uint8Array): string | Uint8Array {
  if (bytes.subarray(0, 8_000).includes(0)) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}

/** The library's own way to read part by part, which its types leave out. */
interface PartReader {
  on(event: 'data', take: (part: Uint8Array) => void): void;
  on(event: 'error', take: (error: unknown) => void): void;
  on(event: 'end', take: () => void): void;
  pause(): void;
  resume(): void;
}

/** One entry's bytes. A zip whose directory lies is left before it fills the memory. */
function unzip(entry: JSZipObject, limit: number, mostBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    let size = 0;
    const stream = (entry as unknown as { internalStream(type: 'uint8array'): PartReader }).internalStream('uint8array');
    stream.on('data', (part) => {
      size += part.length;
      parts.push(part);
      if (size <= limit) return;
      stream.pause();
      try {
        checkAmount(1, mostBytes + 1, mostBytes);
      } catch (error) {
        reject(error as Error);
      }
    });
    stream.on('error', (error) => reject(notAZip(error)));
    stream.on('end', () => {
      const whole = new Uint8Array(size);
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.length;
      }
      resolve(whole);
    });
    stream.resume();
  });
}

function refuse(why: string | undefined, remedy: string): void {
  if (why !== undefined) throw new CloudError('ArchiveInvalid', `it can’t be opened: ${why}`, { remedy });
}

function notAZip(cause?: unknown): CloudError {
  return new CloudError('ArchiveInvalid', 'the file is not a zip that can be read', {
    remedy: 'choose a zip that was exported from here, or of a project’s folder',
    cause,
  });
}
