import { addFunction } from '#model/edit/functions.ts';
import type { Problem } from '#model/problem.ts';
import { problem } from '#model/problem.ts';
import type { Project } from '#model/project.ts';

export type HandlerLanguage = 'typescript' | 'javascript';

export interface NewFunction {
  readonly project: Project;
  readonly entry: string;
  /** Undefined: the file is there already and stays as it is. */
  readonly content: string | undefined;
}

const EXTENSIONS = { typescript: 'ts', javascript: 'js' } as const;

/** Where a new function's code will stand unless something else is asked for. */
export function entryFor(name: string, language: HandlerLanguage): string {
  return `src/${name === '' ? 'name' : name}.${EXTENSIONS[language]}`;
}

/** A new function: its line in the manifest, and a handler to begin with where its file isn't there yet. */
export function newFunction(
  project: Project,
  paths: ReadonlySet<string>,
  name: string,
  language: HandlerLanguage,
  entry = entryFor(name, language),
): NewFunction | Problem {
  const edited = addFunction(project, name, { entry });
  if (!edited.project) return edited.problem;
  if (paths.has(entry) && Object.values(project.functions).some((one) => one.entry === entry)) {
    return problem('NameInvalid', {
      at: { function: name, file: entry },
      summary: `${entry} is another function's entry already`,
      remedy: 'choose another name',
    });
  }
  return { project: edited.project, entry, content: paths.has(entry) ? undefined : HANDLERS[language] };
}

// `event` has a parameter to drop triggers on, and a body with a place to drop operations into.
const HANDLERS = {
  typescript: `export const handler = async (event: any) => {
  console.log('event', JSON.stringify(event));

  return { statusCode: 200, body: 'Hello' };
};
`,
  javascript: `export const handler = async (event) => {
  console.log('event', JSON.stringify(event));

  return { statusCode: 200, body: 'Hello' };
};
`,
};
