import type { Cloud } from '#kit/cloud.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import type { Project } from '#model/project.ts';
import type { GenerateInput } from './generated.ts';

/** The project's own fragment, read, for what is generated. Nothing where it names none, or one that isn't there, which generating says. */
export async function fragmentOf({ dialect }: Pick<Cloud, 'dialect'>, project: Project, files: ProjectFiles): Promise<Pick<GenerateInput, 'fragment'>> {
  const text = project.template === undefined ? undefined : textOf(files, project.template);
  return project.template === undefined || text === undefined ? {} : { fragment: await dialect.readFragment(project.template, text) };
}
