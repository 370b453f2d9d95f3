import type { Cloud } from '#kit/cloud.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Project } from '#model/project.ts';
import type { GenerateInput } from './generated.ts';

/** The project's own fragment, read, for what is generated. Nothing where it names none, or one that isn't there, which generating says. */
export async function fragmentOf({ dialect }: Pick<Cloud, 'dialect'>, project: Project, files: ProjectFiles): Promise<Pick<GenerateInput, 'fragment'>> {
  // Bytes are no template: what stands for them would be deployed.
  if (project.template !== undefined && files[project.template] instanceof Uint8Array)
    return { fragment: { sections: {}, problems: [notText(project.template)] } };
  const text = project.template === undefined ? undefined : textOf(files, project.template);
  return project.template === undefined || text === undefined ? {} : { fragment: await dialect.readFragment(project.template, text) };
}

function notText(file: string): Problem {
  return problem('FragmentInvalid', { at: { file }, summary: `${file} is not UTF-8 text`, remedy: 'save it as UTF-8' });
}
