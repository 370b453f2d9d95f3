import ts from 'typescript';
import { COMPILER_OPTIONS } from '#ui/editor/compiler-options.ts';
import { OTHER_MODULES } from '#ui/editor/other-modules.ts';
import { nodeDeclarations } from '../../scripts/node-declarations.ts';

/** TypeScript, with its own libraries, what Node declares, and nothing of this machine but these texts: as the editor's has it. */
export function editorProgram(texts: ReadonlyMap<string, string>): ts.Program {
  const options: ts.CompilerOptions = { ...COMPILER_OPTIONS, lib: COMPILER_OPTIONS.lib.map((name) => `lib.${name}.d.ts`) };
  const host = ts.createCompilerHost(options);
  const libraries = host.getDefaultLibLocation?.() ?? '';
  const node = Object.entries(nodeDeclarations()).map(([path, text]) => [`/typings/node/${path}`, text] as const);
  const all = new Map([...texts, ...node, ['/typings/modules.d.ts', OTHER_MODULES]]);
  const read = (path: string) => all.get(path) ?? (path.startsWith(libraries) ? host.readFile(path) : undefined);
  const getSourceFile = (path: string, version: ts.ScriptTarget | ts.CreateSourceFileOptions) => {
    const text = read(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, version);
  };
  const { directoryExists: _directory, realpath: _real, getDirectories: _folders, ...rest } = host;
  const virtual = { ...rest, getSourceFile, readFile: read, fileExists: (path: string) => read(path) !== undefined, getCurrentDirectory: () => '/project' };
  return ts.createProgram({ rootNames: [...all.keys()].filter((path) => path.endsWith('.ts')), options, host: virtual });
}
