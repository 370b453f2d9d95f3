import type { Json } from '#base/json.ts';
import { compilerOptionsFor, configInProject } from '#engine/imports/compiler-options.ts';
import { configFor, mappingsFor, type PathMappings, parentOf } from '#engine/imports/path-mappings.ts';
import { importResolverOf, sourceFilesOf } from '#engine/imports/resolve-import.ts';
import type { ProjectFiles } from '#model/files.ts';

/** What tsconfig.json says of checking, by its own names. */
export interface EditorCompilerOptions {
  readonly options: Readonly<Record<string, boolean | string>>;
  readonly mappings: PathMappings | undefined;
}

const SWITCHES = [
  'allowSyntheticDefaultImports',
  'allowUnreachableCode',
  'allowUnusedLabels',
  'alwaysStrict',
  'esModuleInterop',
  'exactOptionalPropertyTypes',
  'experimentalDecorators',
  'noFallthroughCasesInSwitch',
  'noImplicitAny',
  'noImplicitOverride',
  'noImplicitReturns',
  'noImplicitThis',
  'noPropertyAccessFromIndexSignature',
  'noUncheckedIndexedAccess',
  'noUnusedLocals',
  'noUnusedParameters',
  'resolveJsonModule',
  'strict',
  'strictBindCallApply',
  'strictBuiltinIteratorReturn',
  'strictFunctionTypes',
  'strictNullChecks',
  'strictPropertyInitialization',
  'useDefineForClassFields',
  'useUnknownInCatchVariables',
];
const NAMES = ['jsx', 'jsxFactory', 'jsxFragmentFactory', 'jsxImportSource'];

/** What holds for the sources of a folder; undefined: it can't be read, which a build tells of. */
export function editorCompilerOptions(files: ProjectFiles, folder: string): EditorCompilerOptions | undefined {
  const sources = sourceFilesOf(files);
  const { options, broken } = compilerOptionsFor(
    { exists: sources.exists, text: sources.text, inPackage: (from, name) => configInProject(importResolverOf(files), from, name) },
    folder,
  );
  if (broken) return undefined;
  const said = (name: string, isMeant: (value: Json) => value is boolean | string) => {
    const value = options.get(name)?.value;
    return value !== undefined && isMeant(value) ? [[name, value] as const] : [];
  };
  const entries = [...SWITCHES.flatMap((name) => said(name, isSwitch)), ...NAMES.flatMap((name) => said(name, isName))];
  return { options: Object.fromEntries(entries), mappings: mappingsFor(sources, folder) };
}

/** What sources with JSX import without a word of it: `preact/jsx-runtime`, as the tsconfig.json of each says. */
export function jsxRuntimes(files: ProjectFiles): readonly string[] {
  const folders = new Set(Object.keys(files).flatMap((path) => (/\.[jt]sx$/.test(path) ? [parentOf(path) ?? ''] : [])));
  const configs = new Set([...folders].flatMap((folder) => configFor(sourceFilesOf(files), folder) ?? []));
  return [...configs].flatMap((config) => {
    const { jsx, jsxImportSource = 'react' } = editorCompilerOptions(files, parentOf(config) ?? '')?.options ?? {};
    const runtime = RUNTIMES[String(jsx).toLowerCase()];
    return runtime === undefined ? [] : [`${jsxImportSource}/${runtime}`];
  });
}

const RUNTIMES: Readonly<Record<string, string>> = { 'react-jsx': 'jsx-runtime', 'react-jsxdev': 'jsx-dev-runtime' };

function isSwitch(value: Json): value is boolean {
  return typeof value === 'boolean';
}

function isName(value: Json): value is string {
  return typeof value === 'string';
}
