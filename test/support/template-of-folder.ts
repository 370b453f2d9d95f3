import { readFragment } from '#clouds/aws/dialect/fragment.ts';
import { aws } from '#clouds/aws/index.ts';
import { generate } from '#engine/template/generate.ts';
import type { Generated } from '#engine/template/generated.ts';
import { validateProject } from '#engine/template/validate-project.ts';
import { scan } from '#engine/tracking/scan.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import { type Problem, problemText } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import { readProjectFile } from '#model/project-file.ts';
import { readProjectFolder } from '#node/project-folder.ts';

/** The template of a project's files, as every part of the program makes it, and all that is said of the project. */
export function templateOfFiles(files: ProjectFiles): { generated: Generated; problems: readonly Problem[] } {
  const manifest = textOf(files, MANIFEST_FILE) ?? '';
  const { project, problems } = readProjectFile(manifest);
  if (!project) throw new Error(problems.map(problemText).join('\n'));
  const scanned = scan({ project, files, catalogue: aws.catalogue });
  const fragment = project.template === undefined ? undefined : textOf(files, project.template);
  const generated = generate(aws, {
    project,
    scan: scanned,
    stage: 'dev',
    artifacts: {},
    manifest,
    ...(project.template !== undefined && fragment !== undefined ? { fragment: readFragment(project.template, fragment) } : {}),
  });
  return { generated, problems: [...problems, ...validateProject(project, aws.catalogue, files), ...scanned.problems, ...generated.problems] };
}

export async function templateOfFolder(folder: string): Promise<ReturnType<typeof templateOfFiles>> {
  return templateOfFiles(await readProjectFolder(folder));
}
