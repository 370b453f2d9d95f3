import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';

/** A project's zip, unpacked where the command line can reach it. */
export async function folderOfZip(bytes: Buffer): Promise<{ readonly folder: string; dispose(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-zip-'));
  const zip = await JSZip.loadAsync(bytes);
  for (const [path, entry] of Object.entries(zip.files)) {
    if (entry.dir) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), await entry.async('nodebuffer'));
  }
  return { folder, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}
