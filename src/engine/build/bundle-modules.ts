import type { Runtime } from '#kit/catalogue.ts';
import type { BundleResult, LoadResult, ResolveResult } from '#kit/ports.ts';
import type { BuildPorts } from './build-ports.ts';
import { packageNameOf } from './import-specifiers.ts';
import { homeOf, loadModule, type ModuleWorld, resolveModule, VIRTUAL_ROOT } from './module-resolution.ts';
import { type Replaced, replaceComputedImports } from './replace-computed-imports.ts';

/** 250 MB unzipped, layers and all: a quota of the service, the same in every region. */
export const LARGEST_FUNCTION = 250 * 1024 * 1024;

/** What is written for a bundle, and stands in no project, lies here. */
export const WRITTEN_FOLDER = `${VIRTUAL_ROOT}.stackwright/`;

/** Modules that stand for computed imports. */
const REACHED_FOLDER = `${WRITTEN_FOLDER}reached/`;

/** Modules that stand for what the runtime brings, where it is imported by `import()`. */
const PROVIDED_FOLDER = `${WRITTEN_FOLDER}provided/`;

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
  /** That of the project's own sources, where some go in. */
  readonly tsconfig?: string;
  /** Asked before the rules of modules are. */
  resolve?(specifier: string, importer: string, kind: ImportKind): ResolveResult | undefined;
}

type Bundled = BundleResult | { readonly tooLarge: number };

/** Bundles what an entry reaches. Rejects where the world fails (a registry that doesn't answer), and with the signal's reason. */
export async function bundleModules(plan: BundlePlan, runtime: Runtime, world: ModuleWorld, ports: BuildPorts, signal: AbortSignal): Promise<Bundled> {
  const bundle = (leavesComputed: boolean) => bundleOnce({ ...plan, leavesComputed }, runtime, world, ports, signal);
  const { result, hasComputed } = await bundle(false);
  if (!hasComputed || 'tooLarge' in result || result.errors.length === 0) return result;
  // What a computed import reaches may be more than was meant, and not fit to be bundled.
  const without = (await bundle(true)).result;
  return 'tooLarge' in without || without.errors.length > 0 ? result : without;
}

async function bundleOnce(
  plan: BundlePlan & { readonly leavesComputed: boolean },
  runtime: Runtime,
  world: ModuleWorld,
  ports: BuildPorts,
  signal: AbortSignal,
): Promise<{ readonly result: Bundled; readonly hasComputed: boolean }> {
  const written = new Map(Object.entries(plan.written).map(([name, code]) => [WRITTEN_FOLDER + name, code]));
  written.set(MODULE_URL, MODULE_URL_CODE);
  const computed: Replaced[] = [];
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
  const bundling = ports.bundler.bundle({
    entry: WRITTEN_FOLDER + plan.entry,
    format: plan.format,
    target: runtime.target,
    externals: [],
    minify: false,
    sourceMap: plan.sourceMap,
    outputName: plan.outputName,
    ...(plan.tsconfig === undefined ? {} : { tsconfig: plan.tsconfig }),
    ...(plan.format === 'esm' ? { banner: MODULE_BANNER } : moduleUrlOf(world)),
    resolve: watched(async (specifier: string, importer: string, kind: ImportKind) => {
      signal.throwIfAborted();
      if (specifier === MODULE_URL) return { path: MODULE_URL, sideEffects: false };
      if (written.has(specifier) || importer.startsWith(REACHED_FOLDER)) return { path: specifier };
      const planned = plan.resolve?.(specifier, importer, kind);
      if (planned) return planned;
      const led = await resolveModule(world, specifier, importer, kind);
      if (kind !== 'dynamic' || !('external' in led) || !world.isExternal(packageNameOf(led.external))) return led;
      const stand = `${PROVIDED_FOLDER}${led.external}.mjs`;
      written.set(stand, providedCode(led.external));
      return { path: stand };
    }),
    load: watched(async (path: string) => {
      const code = written.get(path);
      if (code !== undefined) return { contents: code, loader: 'js' };
      const found = loaded > LARGEST_FUNCTION ? undefined : await loadModule(world, path);
      if (!found) return { contents: '', loader: 'empty' };
      loaded += found.contents.length;
      // What is larger than a function may be is never handed to the bundler, which would need many times its size.
      if (loaded > LARGEST_FUNCTION) return { contents: '', loader: 'empty' };
      const replaced = await withoutComputedImports(world, path, found, plan.leavesComputed);
      if (!replaced) return found;
      for (const [name, code] of replaced.modules) written.set(name, code);
      computed.push(replaced);
      return { ...found, contents: replaced.text };
    }),
  });
  const result = await untilAborted(bundling, signal);
  if (broken) throw broken.error;
  if (loaded > LARGEST_FUNCTION) return { result: { tooLarge: loaded }, hasComputed: false };
  const told = computed.flatMap((one) => one.warnings).sort((a, b) => ((a.file ?? '') < (b.file ?? '') ? -1 : 1));
  return { result: { ...result, warnings: [...result.warnings, ...told] }, hasComputed: computed.some((one) => one.modules.size > 0) };
}

/**
 * The runtime offers its packages by NODE_PATH, which `import()` doesn't heed everywhere: bundled, it asks by `require`. As Node does,
 * `default` is all that the package exports.
 */
function providedCode(specifier: string): string {
  const name = JSON.stringify(specifier);
  return `export * from ${name};\nexport { default } from ${name};\n`;
}

/** The bundler itself can't be stopped; whoever waits for it needn't go on waiting. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
    if (signal.aborted) onAbort();
  });
}

/** The bundler would look for what computed imports reach in the folders of the machine: it never gets to see one. */
async function withoutComputedImports(world: ModuleWorld, path: string, { contents, loader }: LoadResult, leaveAll: boolean): Promise<Replaced | undefined> {
  if (!/^[jt]sx?$/.test(loader)) return undefined;
  const inProject = path.slice(VIRTUAL_ROOT.length);
  const home = inProject.startsWith('node_modules/') ? homeOf(world.tree, inProject) : undefined;
  const replaced = replaceComputedImports({
    file: home?.rest ?? inProject,
    text: typeof contents === 'string' ? contents : new TextDecoder().decode(contents),
    paths: home ? ((await world.installed.open(home.node))?.files.keys() ?? []) : Object.keys(world.files),
    pathOf: (file) => VIRTUAL_ROOT + (home ? `${home.node.path}/${file}` : file),
    nameOf: (index) => `${REACHED_FOLDER}${inProject}-${index}.js`,
    leaveAll,
  });
  // In packages it is their business.
  return replaced && home ? { ...replaced, warnings: [] } : replaced;
}

/** Only where somebody may ask for it: each written file costs the bundler a round trip. */
function moduleUrlOf(world: ModuleWorld) {
  const isAsked = world.tree.size > 0 || Object.values(world.files).some((content) => typeof content === 'string' && content.includes('import.meta'));
  return isAsked ? { inject: [MODULE_URL], define: { 'import.meta.url': 'stackwrightModuleUrl' } } : {};
}
