import ts from 'typescript';
import { expect, test } from 'vitest';
import { editorCompilerOptions } from '#state/editor-compiler-options.ts';
import { addressOf } from './address-of.ts';
import { COMPILER_OPTIONS, serviceOptionsFor } from './compiler-options.ts';

const base = { options: {}, mappings: undefined };

/** What TypeScript says of a file, with the files at their addresses and nothing else: as the editor's service has them. */
function saidOf(files: Readonly<Record<string, string>>, file: string): string[] {
  const texts = new Map(Object.entries(files).map(([path, text]) => [addressOf('one', path), text]));
  texts.set('file:///typings/globals.d.ts', GLOBALS);
  const options: ts.CompilerOptions = {
    ...serviceOptionsFor('one', editorCompilerOptions(files, '') ?? base),
    lib: [],
    noLib: true,
    ignoreDeprecations: '6.0',
  };
  const program = ts.createProgram([...texts.keys()], options, {
    fileExists: (path) => texts.has(path),
    readFile: (path) => texts.get(path),
    getSourceFile: (path, version) => (texts.has(path) ? ts.createSourceFile(path, texts.get(path) ?? '', version) : undefined),
    getDefaultLibFileName: () => '',
    getCurrentDirectory: () => '',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => undefined,
  });
  return program
    .getSemanticDiagnostics(program.getSourceFile(addressOf('one', file)))
    .map((one) => `${one.code}: ${ts.flattenDiagnosticMessageText(one.messageText, ' ')}`);
}

const GLOBALS = ['Array<T>', 'Boolean', 'CallableFunction', 'Function', 'IArguments', 'NewableFunction', 'Number', 'Object', 'RegExp', 'String']
  .map((name) => `interface ${name} {}\n`)
  .join('')
  .concat('declare namespace JSX { interface IntrinsicElements { p: {} } }');

const SOURCES = {
  'src/hit.ts':
    "import { up } from '@lib/util';\nimport { words } from 'lib/words';\nimport { view } from './view';\nexport const all: number = up + words + view;\n",
  'src/view.tsx': 'function h(): number { return 1; }\nexport const view = <p />;\nexport function unused(wide) { const one = 1; }\n',
  'src/lib/util.ts': 'export const up = 1;\n',
  'src/lib/words.ts': 'export const words = 1;\n',
};

test('modules are found by the paths of what tsconfig.json extends, and JSX is made as it says', () => {
  const files = {
    ...SOURCES,
    'tsconfig.json': '{ "extends": "./config/base.json", "compilerOptions": { "jsx": "React", "jsxFactory": "h", "noImplicitAny": false } } // ours',
    'config/base.json': '{ "compilerOptions": { "baseUrl": "../src", "paths": { "@lib/*": ["lib/*"] } } }',
  };
  expect([saidOf(files, 'src/hit.ts'), saidOf(files, 'src/view.tsx')]).toEqual([[], []]);
  expect(saidOf(SOURCES, 'src/hit.ts').map((one) => one.slice(0, 4))).toEqual(['2307', '2307', '6142']);
  const strict = {
    ...files,
    'tsconfig.json': '{ "extends": "./config/base.json", "compilerOptions": { "jsx": "react", "jsxFactory": "h", "noUnusedLocals": true } }',
  };
  expect(saidOf(strict, 'src/view.tsx').map((one) => one.slice(0, 4))).toEqual(['7006', '6133']);
});

test('only what is about checking is taken, and only where it is what it should be; the rest stays as the bundler has it', () => {
  const files = {
    'jsconfig.json':
      '{ "compilerOptions": { "strict": false, "target": "es5", "module": "amd", "jsx": "none", "jsxFactory": 1, "noUnusedLocals": "yes", "lib": [] } }',
  };
  expect(serviceOptionsFor('one', editorCompilerOptions(files, 'src') ?? base)).toEqual({ ...COMPILER_OPTIONS, strict: false });
});

test('a tsconfig.json that can’t be read says nothing, nor does one that extends such', () => {
  const files = { 'tsconfig.json': '{ "extends": "./base.json" }', 'base.json': '{ "compilerOptions": ', 'b/tsconfig.json': '[]' };
  expect(['', 'b', 'b/c'].map((folder) => editorCompilerOptions(files, folder))).toEqual([undefined, undefined, undefined]);
});
