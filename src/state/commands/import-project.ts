import { CloudError } from '#kit/cloud-error.ts';
import type { ProjectFiles } from '#model/files.ts';
import { caseTwins, isLeftOut, pathsRefusal } from '#model/outside-paths.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import { say } from '../notices.ts';
import type { Stores } from '../stores.ts';
import { addProject } from './open-project.ts';

/** A zip that somebody chose or dropped. */
export async function importZip(stores: Stores, bytes: Uint8Array): Promise<void> {
  await importFiles(stores, await stores.ports.archive.read(bytes));
}

/** A folder's files, by path relative to it. */
export async function importFolder(stores: Stores, files: ProjectFiles): Promise<void> {
  const refusal = pathsRefusal(Object.keys(files).filter((path) => !isLeftOut(path)));
  if (refusal !== undefined)
    throw new CloudError('ArchiveInvalid', `it can’t be opened: ${refusal}`, { remedy: 'rename what it names, then open the folder again' });
  await importFiles(stores, files);
}

async function importFiles(stores: Stores, files: ProjectFiles): Promise<void> {
  const project = projectOf(files);
  await addProject(stores, project, true);
  const twins = caseTwins(Object.keys(project));
  if (twins.length === 0) return;
  const text = `${twins.map((one) => one.join(' and ')).join('; ')} differ in case alone`;
  const detail = 'Both are here. On Windows and macOS they are one file, so one of them would be lost there.';
  say(stores.notices, { kind: 'error', text, detail }, stores.ports.clock.now());
}

export async function openExample(stores: Stores, id: string): Promise<void> {
  await addProject(stores, await stores.ports.examples.load(id), false);
}

/** The part of the files that is the project: below the folder of its manifest, without what is made again from it. */
export function projectOf(files: ProjectFiles): ProjectFiles {
  const manifest = Object.keys(files)
    .filter((path) => path === MANIFEST_FILE || path.endsWith(`/${MANIFEST_FILE}`))
    .filter((path) => !isLeftOut(path))
    .sort((a, b) => a.split('/').length - b.split('/').length)[0];
  if (manifest === undefined) throw new CloudError('ManifestMissing', `there is no ${MANIFEST_FILE} in it`, { remedy: 'choose the folder that has one' });
  const root = manifest.slice(0, -MANIFEST_FILE.length);
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith(root) && !isLeftOut(path))
      .map(([path, content]) => [path.slice(root.length), content] as const),
  );
}
