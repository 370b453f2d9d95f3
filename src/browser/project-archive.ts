import { CloudError } from '#kit/cloud-error.ts';
import type { ProjectFiles } from '#model/files.ts';

/** Projects as zips. The library is loaded when the first one is opened or made. */
export const projectArchive = {
  async read(bytes: Uint8Array): Promise<ProjectFiles> {
    const { default: JSZip } = await import('jszip');
    try {
      const zip = await JSZip.loadAsync(bytes);
      const entries = Object.values(zip.files).filter((entry) => !entry.dir);
      return Object.fromEntries(await Promise.all(entries.map(async (entry) => [entry.name, textOrBytes(await entry.async('uint8array'))] as const)));
    } catch (error) {
      throw new CloudError('ArchiveInvalid', 'the file is not a zip that can be read', {
        remedy: 'choose a zip that was exported from here, or of a project’s folder',
        cause: error,
      });
    }
  },
  async write(files: ProjectFiles): Promise<Uint8Array> {
    const { default: JSZip } = await import('jszip');
    const zip = new JSZip();
    const date = new Date(Date.UTC(1980, 0, 1));
    for (const path of Object.keys(files).sort()) zip.file(path, files[path] ?? '', { date, createFolders: false });
    return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  },
};

/** Text where it is UTF-8 without control characters that texts don't have. */
export function textOrBytes(bytes: Uint8Array): string | Uint8Array {
  if (bytes.subarray(0, 8_000).includes(0)) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes;
  }
}
