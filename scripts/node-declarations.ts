import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withoutComments } from './without-comments.ts';

/** Of the version that functions run on, not of ours. */
const PACKAGE = 'types-of-node';
/** For older versions of TypeScript; and the inspector's, a sixth of all, which no function needs. */
const LEFT_OUT = /^ts5\.\d|^inspector|^index\.d\.ts$/;

/** Node's own declarations, by their paths, as a project's editor has them: its variables are exactly those that are declared. */
export function nodeDeclarations(root = resolve('.')): Readonly<Record<string, string>> {
  const folder = join(root, 'node_modules', PACKAGE);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const chosen = paths.filter((path) => path.endsWith('.d.ts') && !LEFT_OUT.test(path)).sort();
  const files = Object.fromEntries(chosen.map((path) => [path, withoutComments(readFileSync(join(folder, path), 'utf8'))]));
  const change = (path: string, from: string, to: string) => {
    const text = files[path];
    if (!text?.includes(from)) throw new Error(`${PACKAGE}/${path} no longer says ${from}`);
    files[path] = text.replace(from, to);
  };
  // Any name would do otherwise. What is made of an interface can't be given where any name is asked for; what is made of a type can.
  const environment = 'interface ProcessEnv {}\n            type Environment = { [Name in keyof ProcessEnv]: ProcessEnv[Name] };';
  change('process.d.ts', 'interface ProcessEnv extends Dict<string> {}', environment);
  change('process.d.ts', 'env: ProcessEnv;', 'env: Environment;');
  // Another process may have others.
  change('child_process.d.ts', 'env?: NodeJS.ProcessEnv | undefined;', 'env?: NodeJS.ProcessEnv | NodeJS.Dict<string> | undefined;');
  return files;
}
