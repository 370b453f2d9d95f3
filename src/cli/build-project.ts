import { build } from '#engine/build/build.ts';
import type { BuildResult } from '#engine/build/built.ts';
import { hasErrors, type Problem } from '#model/problem.ts';
import { rootProblems } from '#model/root-problems.ts';
import { createNodeBuildPorts } from '#node/build-ports.ts';
import { writeProjectFiles } from '#node/project-folder.ts';
import { fileProblem } from './file-problem.ts';
import type { LoadedProject } from './load-project.ts';
import type { Output } from './output.ts';

/** Builds a loaded project; a lock file that the build wrote goes into its folder. */
export async function buildProject(loaded: LoadedProject, output: Output, signal: AbortSignal): Promise<BuildResult> {
  const { project, cloud, files, folder } = loaded;
  if (!project || !cloud || hasErrors(loaded.problems)) return { artifacts: [], problems: loaded.problems, log: [], files: {} };
  let last = '';
  const built = await build(
    { project, files, runtimes: cloud.catalogue.runtimes },
    createNodeBuildPorts(folder),
    ({ activity }) => {
      if (!output.json && activity !== last) output.note(activity);
      last = activity;
    },
    signal,
  );
  const unwritten = await writeProjectFiles(folder, built.files).then(
    () => [],
    (error: unknown) => unwrittenLock(error),
  );
  return { ...built, problems: rootProblems([...loaded.problems, ...built.problems, ...unwritten]) };
}

/** What was built is no worse for it. */
function unwrittenLock(error: unknown): Problem[] {
  const found = fileProblem(error);
  if (!found) throw error;
  return [{ ...found, severity: 'warning', remedy: `${found.remedy}: the next build may find other versions of packages` }];
}
