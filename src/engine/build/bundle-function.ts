import type { Runtime } from '#kit/catalogue.ts';
import type { BundleMessage, BundleResult } from '#kit/ports.ts';
import { textOf } from '#model/files.ts';
import { PACKAGE_FILE, readPackageFile } from '#model/package-file.ts';
import type { Place } from '#model/place.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { FunctionSettings } from '#model/project.ts';
import { sourceTextOf, unreadOf } from '#model/source-text.ts';
import type { BuildPorts } from './build-ports.ts';
import { type BundlePlan, bundleModules, LARGEST_FUNCTION } from './bundle-modules.ts';
import { type ModuleWorld, TOLD_ELSEWHERE } from './module-resolution.ts';
import { isDisjoint, prebundle } from './prebundle.ts';
import { shippedFiles } from './shipped-packages.ts';

export interface BundledFunction {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly problems: readonly Problem[];
  readonly handler: string;
  readonly unzipped: number;
}

const NEEDS_MODULE = /top-level await/i;

/**
 * One function: CommonJS without what the runtime brings, its packages in a file beside its own code. Where it awaits at its top level, a
 * module with everything inside.
 */
export async function bundleFunction(
  name: string,
  settings: FunctionSettings,
  runtime: Runtime,
  world: ModuleWorld,
  ports: BuildPorts,
  signal: AbortSignal,
): Promise<BundledFunction> {
  const { tsconfig, isStrict } = await world.compiler.of(settings.entry);
  const code = `${isStrict ? '"use strict";\n' : ''}export { ${settings.export} } from '../${settings.entry.replace(/^\.\//, '')}';`;
  const plan = (format: 'cjs' | 'esm') => ({ ...planOf(format, code), ...(tsconfig === undefined ? {} : { tsconfig }) });
  const whole = (format: 'cjs' | 'esm', of: ModuleWorld) => bundleModules(plan(format), runtime, of, ports, signal);
  const apart = await bundleApart(plan('cjs'), runtime, world, ports, signal);
  const first = apart ?? (await whole('cjs', world));
  const isModule = 'errors' in first && first.errors.some((one) => NEEDS_MODULE.test(one.text));
  const carried: ModuleWorld = isModule ? { ...world, tree: await world.wholeTree(), isExternal: () => false } : world;
  const result = isModule ? await whole('esm', carried) : first;
  if ('tooLarge' in result) return failed([tooLarge(name, settings.entry, result.tooLarge)]);
  const noExport = result.warnings.find((one) => one.file?.startsWith('.stackwright/') && /will always be undefined/.test(one.text));
  if (isModule && (noExport || result.errors.some(isNoExport)) && exportsAsScript(world, settings.entry)) return failed([exportedAsScript(name, settings)]);
  if (noExport && result.errors.length === 0) return failed([exportMissing(name, settings)]);
  const problems = [
    ...result.errors
      .filter((one) => !one.text.startsWith(TOLD_ELSEWHERE))
      .map((one) => unreadProblem(one, name, world) ?? problemOf(one, name, settings, world)),
    ...result.warnings.filter((one) => !one.file?.includes('node_modules/')).map((one) => warningOf(one, name)),
  ];
  if (result.errors.length > 0) return failed(oncePerPlace(problems));
  const files = [...result.outputs, ...(await shippedFiles(carried, result.externals))];
  const unzipped = files.reduce((sum, one) => sum + one.bytes.length, 0);
  if (unzipped > LARGEST_FUNCTION) return failed([tooLarge(name, settings.entry, unzipped)]);
  return { files, problems, handler: `index.${settings.export}`, unzipped };
}

function planOf(format: 'cjs' | 'esm', code: string): BundlePlan {
  return { format, outputName: format === 'cjs' ? 'index.js' : 'index.mjs', written: { 'entry.js': code }, entry: 'entry.js', sourceMap: true };
}

/** The function's own code beside a file with its packages; undefined where they can't be told apart. */
async function bundleApart(plan: BundlePlan, runtime: Runtime, world: ModuleWorld, ports: BuildPorts, signal: AbortSignal): Promise<BundleResult | undefined> {
  const packages = await prebundle(plan, runtime, world, ports, signal);
  if (!packages) return undefined;
  const own = await bundleModules({ ...plan, written: { ...plan.written, ...packages.written }, resolve: packages.resolve }, runtime, world, ports, signal);
  if ('tooLarge' in own || own.errors.length > 0 || !isDisjoint(packages, own.inputs)) return undefined;
  world.installed.tell(packages.problems);
  return { ...own, outputs: [...own.outputs, ...packages.outputs], externals: [...own.externals, ...packages.externals] };
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

/** The bundler's words about UTF-16 are of its first byte. */
function unreadProblem({ file }: BundleMessage, name: string, { files }: ModuleWorld): Problem | undefined {
  const unread = file === undefined ? undefined : unreadOf(files, file);
  return unread?.why === 'utf-16' ? problem('SourceUnread', { at: { file: file ?? '', function: name }, ...unread }) : undefined;
}

function problemOf(one: BundleMessage, name: string, settings: FunctionSettings, { files }: ModuleWorld): Problem {
  const at = { ...placeOf(one), function: name };
  const missingPackage = /package:(\S+)/.exec(one.text)?.[1];
  if (missingPackage) {
    if (Object.hasOwn(readPackageFile(sourceTextOf(files, PACKAGE_FILE)).packageFile.devDependencies, missingPackage))
      return onlyForDevelopment(missingPackage, at);
    return problem('DependencyMissing', {
      at,
      summary: `${missingPackage} is imported, and ${PACKAGE_FILE} does not have it`,
      remedy: `add ${missingPackage} under Dependencies`,
    });
  }
  if (one.file === undefined || one.file.startsWith('.stackwright/')) {
    const own = { file: settings.entry, line: 1, function: name };
    if (isNoExport(one)) return exportMissing(name, settings);
    if (/no file/.test(one.text)) {
      return problem('EntryMissing', {
        at: { function: name, field: `functions.${name}.entry` },
        summary: `no file ${settings.entry}`,
        remedy: 'create it, or correct `entry`',
      });
    }
    return problem('BuildFailed', { at: own, summary: sentence(one.text), remedy: 'correct the source' });
  }
  if (/^no file /.test(one.text)) {
    const remedy = /does not name$/.test(one.text) ? 'name it there, or correct the import' : 'create it, or correct the import';
    return problem('ImportMissing', { at, summary: one.text, remedy });
  }
  return problem('BuildFailed', { at, summary: sentence(one.text), remedy: 'correct the source' });
}

function onlyForDevelopment(missingPackage: string, at: Place): Problem {
  return problem('DependencyMissing', {
    at,
    summary: `${missingPackage} is imported, and ${PACKAGE_FILE} has it among the devDependencies, which no function gets`,
    remedy: `move ${missingPackage} from devDependencies to dependencies`,
  });
}

function exportMissing(name: string, settings: FunctionSettings): Problem {
  return problem('ExportMissing', {
    at: { file: settings.entry, line: 1, function: name },
    summary: `${settings.entry} does not export ${settings.export}`,
    remedy: `export the handler as ${settings.export}, or correct \`export\` of ${name}`,
  });
}

function isNoExport(one: BundleMessage): boolean {
  return /No matching export/.test(one.text);
}

function exportsAsScript({ files }: ModuleWorld, entry: string): boolean {
  return /\bmodule\.exports\b|\bexports\.\w+\s*=/.test(textOf(files, entry) ?? '');
}

/** Node refuses the two in one file, too. */
function exportedAsScript(name: string, { entry, export: exported }: FunctionSettings): Problem {
  return problem('ExportMissing', {
    at: { file: entry, line: 1, function: name },
    summary: `${entry} awaits at its top level, which only a module may, and exports by \`module.exports\`, which a module does not have`,
    remedy: `write \`export { ${exported} }\`, or await within the function`,
  });
}

function warningOf(one: BundleMessage, name: string): Problem {
  return problem('BuildWarning', { at: { ...placeOf(one), function: name }, summary: sentence(one.text), remedy: one.remedy ?? 'look at the line' });
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
