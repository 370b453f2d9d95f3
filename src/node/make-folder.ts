import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A folder with all that leads to it. Node's own recursion never ends where a folder that is there takes none, as `/proc` does. */
export async function makeFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return;
  const parent = dirname(path);
  if (parent !== path) await makeFolder(parent);
  await mkdir(path).catch(async (error: unknown) => {
    // Somebody else may have made it meanwhile.
    if (!(await stat(path).catch(() => undefined))?.isDirectory()) throw error;
  });
}
