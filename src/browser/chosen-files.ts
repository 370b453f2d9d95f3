import type { ProjectFiles } from '#model/files.ts';
import { isLeftOut } from '#model/outside-paths.ts';
import { checkAmount, textOrBytes } from './project-archive.ts';

/** The files of a folder that somebody chose, by their path below it; what a project never has is not even read. */
export async function filesOfFolder(chosen: Iterable<File>): Promise<ProjectFiles> {
  const wanted = [...chosen].filter((file) => !isLeftOut(file.webkitRelativePath));
  checkAmount(
    wanted.length,
    wanted.reduce((sum, file) => sum + file.size, 0),
  );
  return Object.fromEntries(
    await Promise.all(
      wanted.map(async (file) => [file.webkitRelativePath.split('/').slice(1).join('/'), textOrBytes(new Uint8Array(await file.arrayBuffer()))] as const),
    ),
  );
}
