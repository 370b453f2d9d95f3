import type { Runtime } from '#kit/catalogue.ts';
import type { BundleMessage, BundleResult } from '#kit/ports.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { FunctionSettings } from '#model/project.ts';
import type { BuildPorts } from './build-ports.ts';
import { loadModule, type ModuleWorld, resolveModule, TOLD_ELSEWHERE, VIRTUAL_ROOT } from './module-resolution.ts';
import { PACKAGE_FILE } from './package-file.ts';

export interface BundledFunction {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly problems: readonly Problem[];
  readonly handler: string;
  readonly unzipped: number;
}

/** 250 MB unzipped, layers and all: a quota of the service, the same in every region. */
export const LARGEST_FUNCTION = 250 * 1024 * 1024;

const ENTRY = `${VIRTUAL_ROOT}.stackwright/entry.js`;
/** Stands for `import.meta.url`, which CommonJS doesn't have. */
const MODULE_URL = `${VIRTUAL_ROOT}.stackwright/module-url.js`;
const MODULE_URL_CODE = "export const stackwrightModuleUrl = require('node:url').pathToFileURL(__filename).href;";
const NEEDS_MODULE = /top-level await/i;
/** Packages bundled into a module may still ask for `require`. */
const MODULE_BANNER = "import { createRequire as stackwrightCreateRequire } from 'node:module';const require = stackwrightCreateRequire(import.meta.url);";

/** One function as one file: CommonJS without what the runtime brings; where it awaits at its top level, a module with everything inside. */
export async function bundleFunction(
  name: string,
  settings: FunctionSettings,
  runtime: Runtime,
  world: ModuleWorld,
  ports: BuildPorts,
  signal: AbortSignal,
): Promise<BundledFunction> {
  const first = await bundle('cjs', settings, runtime, world, ports, signal);
  const isModule = 'errors' in first && first.errors.some((one) => NEEDS_MODULE.test(one.text));
  const result = isModule ? await bundle('esm', settings, runtime, { ...world, tree: await world.wholeTree(), isExternal: () => false }, ports, signal) : first;
  if ('tooLarge' in result) return failed([tooLarge(name, settings.entry, result.tooLarge)]);
  const noExport = result.warnings.find((one) => one.file?.startsWith('.stackwright/') && /will always be undefined/.test(one.text));
  if (noExport && result.errors.length === 0) return failed([exportMissing(name, settings)]);
  const problems = [
    ...result.errors.filter((one) => !one.text.startsWith(TOLD_ELSEWHERE)).map((one) => problemOf(one, name, settings)),
    ...result.warnings.filter((one) => !one.file?.includes('node_modules/')).map((one) => warningOf(one, name)),
  ];
  if (result.errors.length > 0) return failed(oncePerPlace(problems));
  const unzipped = result.outputs.reduce((sum, one) => sum + one.bytes.length, 0);
  if (unzipped > LARGEST_FUNCTION) return failed([tooLarge(name, settings.entry, unzipped)]);
  return { files: result.outputs, problems, handler: `index.${settings.export}`, unzipped };
}

async function bundle(
  format: 'cjs' | 'esm',
  settings: FunctionSettings,
  runtime: Runtime,
  world: ModuleWorld,
  ports: BuildPorts,
  signal: AbortSignal,
): Promise<BundleResult | { tooLarge: number }> {
  let loaded = 0;
  let broken: { readonly error: unknown } | undefined;
  /** The bundler makes a message of whatever is thrown; a registry that doesn't answer is no fault of the sources. */
  const watched =
    <Words extends unknown[], Answer>(ask: (...words: Words) => Promise<Answer>) =>
    async (...words: Words): Promise<Answer> => {
      try {
        return await ask(...words);
      } catch (error) {
        broken ??= { error };
        throw error;
      }
    };
  const result = await ports.bundler.bundle({
    entry: ENTRY,
    format,
    target: runtime.target,
    externals: [],
    minify: false,
    sourceMap: true,
    outputName: format === 'cjs' ? 'index.js' : 'index.mjs',
    ...(format === 'esm' ? { banner: MODULE_BANNER } : { inject: [MODULE_URL], define: { 'import.meta.url': 'stackwrightModuleUrl' } }),
    resolve: watched(async (specifier: string, importer: string, kind: 'import' | 'require' | 'dynamic') => {
      signal.throwIfAborted();
      if (specifier === ENTRY) return { path: ENTRY };
      if (specifier === MODULE_URL) return { path: MODULE_URL, sideEffects: false };
      return resolveModule(world, specifier, importer, kind);
    }),
    load: watched(async (path: string) => {
      if (loaded > LARGEST_FUNCTION) return { contents: '', loader: 'empty' };
      if (path === MODULE_URL) return { contents: MODULE_URL_CODE, loader: 'js' };
      if (path === ENTRY) return { contents: `export { ${settings.export} } from '../${settings.entry.replace(/^\.\//, '')}';`, loader: 'js' };
      const found = await loadModule(world, path);
      if (!found) return { contents: '', loader: 'empty' };
      loaded += found.contents.length;
      // What is larger than a function may be is never handed to the bundler, which would need many times its size.
      return loaded > LARGEST_FUNCTION ? { contents: '', loader: 'empty' } : found;
    }),
  });
  signal.throwIfAborted();
  if (broken) throw broken.error;
  return loaded > LARGEST_FUNCTION ? { tooLarge: loaded } : result;
}

function failed(problems: readonly Problem[]): BundledFunction {
  return { files: [], problems, handler: '', unzipped: 0 };
}

function tooLarge(name: string, entry: string, bytes: number): Problem {
  return problem('ArtifactTooLarge', {
    at: { function: name, file: entry, line: 1 },
    summary: `${name} is ${Math.ceil(bytes / 1024 / 1024)} MB unzipped; 250 MB is the most`,
    remedy: 'import less, or split the function; large files belong into a bucket',
  });
}

function problemOf(one: BundleMessage, name: string, settings: FunctionSettings): Problem {
  const at = { ...placeOf(one), function: name };
  const missingPackage = /package:(\S+)/.exec(one.text)?.[1];
  if (missingPackage) {
    return problem('DependencyMissing', {
      at,
      summary: `${missingPackage} is imported, and ${PACKAGE_FILE} does not have it`,
      remedy: `add ${missingPackage} under Dependencies`,
    });
  }
  if (one.file === undefined || one.file.startsWith('.stackwright/')) {
    const own = { file: settings.entry, line: 1, function: name };
    if (/No matching export/.test(one.text)) {
      return exportMissing(name, settings);
    }
    if (/no file/.test(one.text)) {
      return problem('EntryMissing', {
        at: { function: name, field: `functions.${name}.entry` },
        summary: `no file ${settings.entry}`,
        remedy: 'create it, or correct `entry`',
      });
    }
    return problem('BuildFailed', { at: own, summary: sentence(one.text), remedy: 'correct the source' });
  }
  if (/^no file /.test(one.text)) return problem('ImportMissing', { at, summary: one.text, remedy: 'create it, or correct the import' });
  return problem('BuildFailed', { at, summary: sentence(one.text), remedy: 'correct the source' });
}

function exportMissing(name: string, settings: FunctionSettings): Problem {
  return problem('ExportMissing', {
    at: { file: settings.entry, line: 1, function: name },
    summary: `${settings.entry} does not export ${settings.export}`,
    remedy: `export the handler as ${settings.export}, or correct \`export\` of ${name}`,
  });
}

function warningOf(one: BundleMessage, name: string): Problem {
  return problem('BuildWarning', { at: { ...placeOf(one), function: name }, summary: sentence(one.text), remedy: 'look at the line' });
}

function placeOf(one: BundleMessage) {
  return {
    ...(one.file === undefined ? {} : { file: one.file }),
    ...(one.line === undefined ? {} : { line: one.line }),
    ...(one.column === undefined ? {} : { column: one.column }),
  };
}

/** The bundler's own words, as a clause. */
function sentence(text: string): string {
  const first = text.split('\n')[0] ?? '';
  return first.charAt(0).toLowerCase() + first.slice(1);
}

function oncePerPlace(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((one) => {
    const key = `${one.code} ${one.at.file}:${one.at.line}:${one.at.column} ${one.summary}`;
    return !seen.has(key) && seen.add(key);
  });
}
