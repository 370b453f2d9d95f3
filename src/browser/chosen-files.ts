import type { ProjectFiles } from '#model/files.ts';
import { textOrBytes } from './project-archive.ts';

/** The files of a folder that somebody chose, by their path below it; what a project never has is not even read. */
export async function filesOfFolder(chosen: Iterable<File>): Promise<ProjectFiles> {
  const wanted = [...chosen].filter((file) => !/(^|\/)(node_modules|\.git)\//.test(file.webkitRelativePath));
  return Object.fromEntries(
    await Promise.all(
      wanted.map(async (file) => [file.webkitRelativePath.split('/').slice(1).join('/'), textOrBytes(new Uint8Array(await file.arrayBuffer()))] as const),
    ),
  );
}
