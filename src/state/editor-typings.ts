import type { Catalogue } from '#kit/catalogue.ts';
import { readDependencies } from '#model/edit/dependencies.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import { PACKAGE_FILE } from '#model/package-file.ts';
import type { Project } from '#model/project.ts';
import { managedRows } from './environment.ts';

/** What the cloud's runtime sets by itself, by cloud. */
const RUNTIME_VARIABLES: Readonly<Record<string, readonly string[]>> = {
  aws: [
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'AWS_EXECUTION_ENV',
    'AWS_LAMBDA_FUNCTION_NAME',
    'AWS_LAMBDA_FUNCTION_VERSION',
    'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
    'AWS_LAMBDA_LOG_GROUP_NAME',
    'AWS_LAMBDA_LOG_STREAM_NAME',
    'LAMBDA_TASK_ROOT',
    '_HANDLER',
    'TZ',
  ],
};

/** Declarations of exactly the variables that there are, so that the editor underlines any other. */
export function environmentTypings(project: Project, catalogue: Catalogue): string {
  const own = new Set([...Object.keys(project.environment), ...Object.values(project.functions).flatMap((one) => Object.keys(one.environment ?? {}))]);
  const lines = [
    ...managedRows(project, catalogue).map((row) => `    /** ${row.title} \`${row.resource}\` */\n    readonly ${row.key}: string;`),
    ...[...own].map((key) => `    readonly ${key}: string;`),
    ...(RUNTIME_VARIABLES[project.cloud] ?? []).map((key) => `    readonly ${key}: string | undefined;`),
  ];
  return `declare namespace NodeJS {\n  interface ProcessEnv {\n${lines.join('\n')}\n  }\n}\n`;
}

/** Packages that package.json has and whose own typings aren't here: they can be imported, and are `any`. */
export function packageTypings(files: ProjectFiles, typed: readonly string[]): string {
  const dependencies = readDependencies(textOf(files, PACKAGE_FILE));
  const names = 'code' in dependencies ? [] : dependencies.map((one) => one.name).filter((name) => !typed.includes(name));
  return names.map((name) => `declare module '${name}';\ndeclare module '${name}/*';\n`).join('');
}
