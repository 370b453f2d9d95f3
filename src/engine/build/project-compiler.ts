import type { ProjectFiles } from '#model/files.ts';
import { type Problem, problem } from '#model/problem.ts';
import { sourceTextOf } from '#model/source-text.ts';
import { type CompilerOptions, compilerOptionsFor, configInProject } from '../imports/compiler-options.ts';
import { importResolverOf } from '../imports/resolve-import.ts';
import { packageNameOf } from './import-specifiers.ts';
import type { InstalledPackages } from './installed-packages.ts';
import { type PackageTree, packageFor } from './package-tree.ts';

/** How the project's own sources become JavaScript, as its tsconfig.json says; packages are JavaScript already. */
export interface ProjectCompiler {
  of(file: string): Promise<CompilerSettings>;
  readonly problems: readonly Problem[];
}

export interface CompilerSettings {
  /** For the bundler; undefined: nothing is set that it would heed. */
  readonly tsconfig?: string;
  /** Scripts are strict, too. */
  readonly isStrict: boolean;
}

/** What the bundler heeds; all else is about checking types. `strict` is looked after here: given to the bundler, it would be of packages too. */
const HEEDED = [
  'experimentalDecorators',
  'importsNotUsedAsValues',
  'jsx',
  'jsxFactory',
  'jsxFragmentFactory',
  'jsxImportSource',
  'preserveValueImports',
  'target',
  'useDefineForClassFields',
  'verbatimModuleSyntax',
];

const TARGET = /^es(?:3|5|6|20\d\d|next)$/i;

export function createProjectCompiler(files: ProjectFiles, tree: PackageTree, installed: InstalledPackages): ProjectCompiler {
  const byFolder = new Map<string, Promise<CompilerSettings>>();
  const byConfig = new Map<string | undefined, CompilerSettings>();
  const problems: Problem[] = [];
  const resolve = async (folder: string): Promise<CompilerSettings> => {
    const found = await withPackages(files, folder, tree, installed);
    const known = byConfig.get(found.file);
    if (known) return known;
    problems.push(...problemsIn(found));
    const made = settingsFrom(found);
    byConfig.set(found.file, made);
    return made;
  };
  return {
    problems,
    of(file) {
      const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
      const settings = byFolder.get(folder) ?? resolve(folder);
      byFolder.set(folder, settings);
      return settings;
    },
  };
}

function settingsFrom({ options }: CompilerOptions): CompilerSettings {
  const heeded = HEEDED.flatMap((name) => {
    const value = options.get(name)?.value;
    return value === undefined || (name === 'target' && !isTarget(value)) ? [] : [[name, value] as const];
  });
  const isStrict = (options.get('alwaysStrict') ?? options.get('strict'))?.value === true;
  return { ...(heeded.length === 0 ? {} : { tsconfig: JSON.stringify({ compilerOptions: Object.fromEntries(heeded) }) }), isStrict };
}

function isTarget(value: unknown): boolean {
  return typeof value === 'string' && TARGET.test(value);
}

/** Reads again as long as a package is extended that wasn't opened yet. */
async function withPackages(files: ProjectFiles, folder: string, tree: PackageTree, installed: InstalledPackages): Promise<CompilerOptions> {
  const opened = new Set<string>();
  const contents = new Map<string, string>();
  const text = (path: string) => contents.get(path) ?? sourceTextOf(files, path);
  const exists = (path: string) => contents.has(path) || Object.hasOwn(files, path);
  for (;;) {
    const wanted = new Map<string, Parameters<InstalledPackages['open']>[0]>();
    const found = compilerOptionsFor(
      {
        exists,
        text,
        inPackage(from, name) {
          const node = packageFor(tree, from, packageNameOf(name));
          if (!node) return configInProject(importResolverOf(files), from, name);
          if (!opened.has(node.path)) wanted.set(node.path, node);
          const path = node.path + name.slice(packageNameOf(name).length);
          return [path, `${path}.json`, `${path}/tsconfig.json`].find(exists);
        },
      },
      folder,
    );
    if (wanted.size === 0) return found;
    for (const [path, node] of wanted) {
      opened.add(path);
      for (const [name, bytes] of (await installed.open(node))?.files ?? []) {
        if (name.endsWith('.json')) contents.set(`${path}/${name}`, new TextDecoder().decode(bytes));
      }
    }
  }
}

function problemsIn({ options, broken, unresolved }: CompilerOptions): Problem[] {
  const problems: Problem[] = [];
  if (broken) {
    const summary = `${broken.at.file} is not JSON with comments: ${broken.message}`;
    problems.push(problem('BuildFailed', { at: broken.at, summary, remedy: 'correct it; it says how the sources become JavaScript' }));
  }
  for (const { name, at } of unresolved) {
    const isFile = name.startsWith('.');
    problems.push(
      problem('BuildWarning', {
        at,
        summary: `${at.file} extends ${name}, which ${isFile ? 'is not in the project' : 'is not among the packages'}; what it sets is not heeded`,
        remedy: isFile ? 'create it, or correct `extends`' : `add ${packageNameOf(name)} under Dependencies, or write what it sets into ${at.file}`,
      }),
    );
  }
  const metadata = options.get('emitDecoratorMetadata');
  if (metadata?.value === true) {
    problems.push(
      problem('BuildWarning', {
        at: metadata.at,
        summary: 'emitDecoratorMetadata is on, and the build writes no types of decorated members into the artifacts: code that asks for them finds none',
        remedy: 'name the types in the decorators, and remove emitDecoratorMetadata',
      }),
    );
  }
  const target = options.get('target');
  if (target && !isTarget(target.value)) {
    problems.push(
      problem('BuildWarning', {
        at: target.at,
        summary: `target ${JSON.stringify(target.value)} is not known, and not heeded`,
        remedy: 'write es2022, for example',
      }),
    );
  }
  return problems;
}
