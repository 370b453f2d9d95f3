import { importSpecifiers, packageNameOf, typesNameOf } from '#engine/build/import-specifiers.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import { readDependencies } from '#model/edit/dependencies.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import { PACKAGE_FILE } from '#model/package-file.ts';
import type { Project } from '#model/project.ts';
import { jsxRuntimes } from './editor-compiler-options.ts';
import { managedRows } from './environment.ts';

/** What the cloud's runtime sets by itself, by cloud. */
const RUNTIME_VARIABLES: Readonly<Record<string, readonly string[]>> = {
  aws: [
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'AWS_EXECUTION_ENV',
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_LAMBDA_FUNCTION_NAME',
    'AWS_LAMBDA_FUNCTION_VERSION',
    'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
    'AWS_LAMBDA_INITIALIZATION_TYPE',
    'AWS_LAMBDA_LOG_GROUP_NAME',
    'AWS_LAMBDA_LOG_STREAM_NAME',
    'AWS_LAMBDA_RUNTIME_API',
    'AWS_XRAY_CONTEXT_MISSING',
    'AWS_XRAY_DAEMON_ADDRESS',
    'LAMBDA_RUNTIME_DIR',
    'LAMBDA_TASK_ROOT',
    'LANG',
    'LD_LIBRARY_PATH',
    'NODE_PATH',
    'PATH',
    'TZ',
    '_HANDLER',
    '_X_AMZN_TRACE_ID',
  ],
};

/** Declarations of exactly the variables that there are, so that the editor underlines any other. */
export function environmentTypings(project: Project, catalogue: Catalogue): string {
  const own = new Set([...Object.keys(project.environment), ...Object.values(project.functions).flatMap((one) => Object.keys(one.environment ?? {}))]);
  const lines = [
    ...managedRows(project, catalogue).map((row) => `    /** ${row.title} \`${row.resource}\` */\n    readonly ${row.key}: string;`),
    ...[...own].map((key) => `    readonly ${key}: string;`),
    ...(RUNTIME_VARIABLES[project.cloud] ?? []).filter((key) => !own.has(key)).map((key) => `    readonly ${key}: string | undefined;`),
  ];
  return `declare namespace NodeJS {\n  interface ProcessEnv {\n${lines.join('\n')}\n  }\n}\n`;
}

/** Everything that package.json names can be imported. What has no declarations here, or not yet, is `any`. */
export function untypedPackages(files: ProjectFiles, typed: readonly string[]): string {
  const names = namedIn(files).flatMap((name) => (name.startsWith(TYPES) ? [name, name.slice(TYPES.length).replace(/^(.+)__/, '@$1/')] : [name]));
  return [...new Set(names)].map((name) => `${typed.includes(name) ? '' : `declare module '${name}';\n`}declare module '${name}/*';\n`).join('');
}

/** What the sources import of the packages that package.json names, or has types of. It remembers the files that it has read. */
export function createImportedPackages(): (files: ProjectFiles) => readonly string[] {
  const read = new Map<string, { readonly text: string; readonly specifiers: readonly string[] }>();
  const specifiersOf = (path: string, text: string) => {
    const known = read.get(path);
    if (known?.text === text) return known.specifiers;
    const specifiers = importSpecifiers(text);
    read.set(path, { text, specifiers });
    return specifiers;
  };
  return (files) => {
    const names = new Set(namedIn(files));
    const isNamed = (specifier: string) => [packageNameOf(specifier), typesNameOf(packageNameOf(specifier))].some((name) => names.has(name));
    if (names.size === 0) return [];
    const sources = Object.entries(files).filter((entry): entry is [string, string] => /\.[cm]?[jt]sx?$/.test(entry[0]) && typeof entry[1] === 'string');
    return [...new Set([...sources.flatMap(([path, text]) => specifiersOf(path, text)), ...jsxRuntimes(files)])].filter(isNamed).sort();
  };
}

const TYPES = '@types/';

function namedIn(files: ProjectFiles): readonly string[] {
  const dependencies = readDependencies(textOf(files, PACKAGE_FILE));
  return 'code' in dependencies ? [] : dependencies.map((one) => one.name);
}
