import { printJson } from '#base/stable-json.ts';
import { PROJECT_NAME_PATTERN } from '#model/names.ts';
import type { Problem } from '#model/problem.ts';
import { problem } from '#model/problem.ts';
import { emptyProject, MANIFEST_FILE } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import type { Stores } from '../stores.ts';
import { addProject } from './open-project.ts';

/** A project with one function that says hello, ready to be filled. Gives the problem where it can't be made. */
export async function newProject(stores: Stores, name: string): Promise<Problem | undefined> {
  if (!PROJECT_NAME_PATTERN.test(name)) {
    return problem('NameInvalid', {
      summary: `"${name}" is no name for a project`,
      remedy: 'use small letters, digits and hyphens, a letter first, at most 30',
    });
  }
  const project = { ...emptyProject(name), functions: { hello: { entry: 'src/hello.ts' } } };
  await addProject(
    stores,
    {
      [MANIFEST_FILE]: writeProjectFile(project),
      'package.json': printJson({ name, private: true, type: 'module', dependencies: {} }),
      'src/hello.ts': HELLO,
    },
    false,
  );
  return undefined;
}

const HELLO = `export async function handler(event: unknown) {
  console.log('called with', JSON.stringify(event));
  return { message: 'Hello' };
}
`;
