import type { Cloud } from '#kit/cloud.ts';
import { isProjectPath, type ProjectFiles, textOf } from '#model/files.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Project } from '#model/project.ts';
import type { GenerateInput } from './generated.ts';

/** The project's own fragment, read, for what is generated. Nothing where it names none, or one that isn't in the project, which `validateProject` says. */
export async function fragmentOf({ dialect }: Pick<Cloud, 'dialect'>, { template }: Project, files: ProjectFiles): Promise<Pick<GenerateInput, 'fragment'>> {
  if (template === undefined || !isProjectPath(template) || !Object.hasOwn(files, template)) return {};
  // Bytes are no template: what stands for them would be deployed.
  const text = textOf(files, template);
  return { fragment: text === undefined ? { sections: {}, problems: [notText(template)] } : await dialect.readFragment(template, text) };
}

function notText(file: string): Problem {
  return problem('FragmentInvalid', { at: { file }, summary: `${file} is not UTF-8 text`, remedy: 'save it as UTF-8' });
}
