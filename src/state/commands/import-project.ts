import { CloudError } from '#kit/cloud-error.ts';
import type { ProjectFiles } from '#model/files.ts';
import { isProjectPath } from '#model/files.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import type { Stores } from '../stores.ts';
import { addProject } from './open-project.ts';

/** A zip that somebody chose or dropped. */
export async function importZip(stores: Stores, bytes: Uint8Array): Promise<void> {
  await addProject(stores, projectOf(await stores.ports.archive.read(bytes)), true);
}

/** A folder's files, by path relative to it. */
export async function importFolder(stores: Stores, files: ProjectFiles): Promise<void> {
  await addProject(stores, projectOf(files), true);
}

export async function openExample(stores: Stores, id: string): Promise<void> {
  await addProject(stores, await stores.ports.examples.load(id), false);
}

/** The part of the files that is the project: below the folder of its manifest, without what is made again from it. */
export function projectOf(files: ProjectFiles): ProjectFiles {
  const manifest = Object.keys(files)
    .filter((path) => path === MANIFEST_FILE || path.endsWith(`/${MANIFEST_FILE}`))
    .filter((path) => !IGNORED.test(path))
    .sort((a, b) => a.split('/').length - b.split('/').length)[0];
  if (manifest === undefined) throw new CloudError('ManifestMissing', `there is no ${MANIFEST_FILE} in it`, { remedy: 'choose the folder that has one' });
  const root = manifest.slice(0, -MANIFEST_FILE.length);
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith(root) && !IGNORED.test(path))
      .map(([path, content]) => [path.slice(root.length), content] as const)
      .filter(([path]) => isProjectPath(path)),
  );
}

const IGNORED = /(^|\/)(node_modules|\.git|\.stackwright|__MACOSX)\//;
