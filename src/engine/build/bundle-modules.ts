import type { Runtime } from '#kit/catalogue.ts';
import type { BundleResult, ResolveResult } from '#kit/ports.ts';
import type { BuildPorts } from './build-ports.ts';
import { loadModule, type ModuleWorld, resolveModule, VIRTUAL_ROOT } from './module-resolution.ts';

/** 250 MB unzipped, layers and all: a quota of the service, the same in every region. */
export const LARGEST_FUNCTION = 250 * 1024 * 1024;

/** What is written for a bundle, and stands in no project, lies here. */
export const WRITTEN_FOLDER = `${VIRTUAL_ROOT}.stackwright/`;

/** Stands for `import.meta.url`, which CommonJS doesn't have. */
const MODULE_URL = `${WRITTEN_FOLDER}module-url.js`;
const MODULE_URL_CODE = "export const stackwrightModuleUrl = require('node:url').pathToFileURL(__filename).href;";
/** Packages bundled into a module may still ask for `require`. */
const MODULE_BANNER = "import { createRequire as stackwrightCreateRequire } from 'node:module';const require = stackwrightCreateRequire(import.meta.url);";

export type ImportKind = 'import' | 'require' | 'dynamic';

export interface BundlePlan {
  readonly format: 'cjs' | 'esm';
  readonly outputName: string;
  /** Code by name in the folder of what is written. */
  readonly written: Readonly<Record<string, string>>;
  /** Which of them comes first. */
  readonly entry: string;
  readonly sourceMap: boolean;
  /** Asked before the rules of modules are. */
  resolve?(specifier: string, importer: string, kind: ImportKind): ResolveResult | undefined;
}

/** Bundles what an entry reaches. Rejects where the world fails (a registry that doesn't answer), and with the signal's reason. */
export async function bundleModules(
  plan: BundlePlan,
  runtime: Runtime,
  world: ModuleWorld,
  ports: BuildPorts,
  signal: AbortSignal,
): Promise<BundleResult | { readonly tooLarge: number }> {
  const written = new Map(Object.entries(plan.written).map(([name, code]) => [WRITTEN_FOLDER + name, code]));
  written.set(MODULE_URL, MODULE_URL_CODE);
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
    entry: WRITTEN_FOLDER + plan.entry,
    format: plan.format,
    target: runtime.target,
    externals: [],
    minify: false,
    sourceMap: plan.sourceMap,
    outputName: plan.outputName,
    ...(plan.format === 'esm' ? { banner: MODULE_BANNER } : moduleUrlOf(world)),
    resolve: watched(async (specifier: string, importer: string, kind: ImportKind) => {
      signal.throwIfAborted();
      if (specifier === MODULE_URL) return { path: MODULE_URL, sideEffects: false };
      if (written.has(specifier)) return { path: specifier };
      return plan.resolve?.(specifier, importer, kind) ?? resolveModule(world, specifier, importer, kind);
    }),
    load: watched(async (path: string) => {
      const code = written.get(path);
      if (code !== undefined) return { contents: code, loader: 'js' };
      const found = loaded > LARGEST_FUNCTION ? undefined : await loadModule(world, path);
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

/** Only where somebody may ask for it: each written file costs the bundler a round trip. */
function moduleUrlOf(world: ModuleWorld) {
  const isAsked = world.tree.size > 0 || Object.values(world.files).some((content) => typeof content === 'string' && content.includes('import.meta'));
  return isAsked ? { inject: [MODULE_URL], define: { 'import.meta.url': 'stackwrightModuleUrl' } } : {};
}
