import { isProjectPath } from '#model/files.ts';
import type { Problem } from '#model/problem.ts';
import { invalid, type Validation } from './validate-project.ts';

/** The project's own fragment: a path in the project, of a file that is there. What stands in the file is told where it is read. */
export function validateFragment({ project: { template }, files, at }: Validation): Problem[] {
  if (template === undefined) return [];
  if (!isProjectPath(template)) {
    const summary = `the template "${template}" is not a path in the project`;
    return [invalid('FragmentInvalid', at(['template']), summary, 'write it from the project’s folder, such as extra.template.yaml')];
  }
  if (files === undefined || Object.hasOwn(files, template)) return [];
  return [invalid('FragmentInvalid', at(['template']), `no file ${template}`, 'create the file, or correct `template`')];
}
