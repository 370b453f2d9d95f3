import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { withoutComments } from './without-comments.ts';

/** Packages of the cloud's SDK that functions are written with, and that the program has installed itself: the editor knows their types. */
const PACKAGES = [
  '@aws-sdk/client-dynamodb',
  '@aws-sdk/client-lambda',
  '@aws-sdk/client-s3',
  '@aws-sdk/client-sns',
  '@aws-sdk/client-sqs',
  '@aws-sdk/client-sts',
  '@aws-sdk/lib-dynamodb',
];
const MODULE = 'virtual:sdk-typings';

/** Gives the editor the SDK's declarations as one lazy chunk: texts by path, and by package the paths that it consists of. */
export function sdkTypings(root = resolve('.')): Plugin {
  return {
    name: 'sdk-typings',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null;
      const files = new Map<string, string>();
      const packages = Object.fromEntries(PACKAGES.map((name) => [name, declarationsOf(name, root, files)]));
      return `export const packages = ${JSON.stringify(packages)};\nexport const files = ${JSON.stringify(Object.fromEntries(files))};`;
    },
  };
}

/** Every declaration file that a package's types lead to, its own and others', with the package.json by which they are found. */
function declarationsOf(name: string, root: string, files: Map<string, string>): string[] {
  const found = new Set<string>();
  const waiting: string[] = [];
  const add = (path: string, text: () => string) => {
    const key = relative(root, path).replaceAll('\\', '/');
    if (!files.has(key)) files.set(key, text());
    found.add(key);
  };
  const enter = (specifier: string, from: string) => {
    const folder = folderOf(specifier, from);
    if (folder === undefined) return;
    const file = join(folder.path, 'package.json');
    const { name: own, types, typings, exports } = JSON.parse(readFileSync(file, 'utf8'));
    add(file, () => JSON.stringify({ name: own, types: types ?? typings, exports }));
    const entry = folder.rest === '' ? (types ?? typings) : exports?.[`./${folder.rest}`]?.types;
    if (typeof entry === 'string') waiting.push(join(folder.path, entry));
  };
  enter(name, root);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(relative(root, file).replaceAll('\\', '/')) || !existsSync(file)) continue;
    const text = readFileSync(file, 'utf8');
    add(file, () => withoutComments(text));
    for (const [, specifier = ''] of text.matchAll(/(?:from\s+|import\(\s*|import\s+)["']([^"']+)["']/g)) {
      if (!specifier.startsWith('.')) enter(specifier, dirname(file));
      else waiting.push(...declarationAt(join(dirname(file), specifier)));
    }
  }
  return [...found];
}

/** `@smithy/core/protocols`, as Node would look for it from here. */
function folderOf(specifier: string, from: string): { readonly path: string; readonly rest: string } | undefined {
  const parts = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  const name = parts.slice(0, length).join('/');
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name);
    if (existsSync(join(path, 'package.json'))) return { path, rest: parts.slice(length).join('/') };
    if (folder === dirname(folder)) return undefined;
  }
}

function declarationAt(path: string): string[] {
  const candidates = [`${path}.d.ts`, join(path, 'index.d.ts'), path.replace(/\.js$/, '.d.ts')];
  return candidates.filter((one) => one.endsWith('.d.ts') && existsSync(one)).slice(0, 1);
}
