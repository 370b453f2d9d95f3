import { stableJson } from '#base/stable-json.ts';
import type { Runtime } from '#kit/catalogue.ts';
import type { BundleResult } from '#kit/ports.ts';
import { hasErrors, type Problem } from '#model/problem.ts';
import { importResolverOf } from '../imports/resolve-import.ts';
import type { BuildPorts } from './build-ports.ts';
import { type BundlePlan, bundleModules, WRITTEN_FOLDER } from './bundle-modules.ts';
import { type ImportedName, importedNames } from './imported-names.ts';
import { type ModuleWorld, VIRTUAL_ROOT } from './module-resolution.ts';

/** The packages of one function as one file, made once for a lock file and what is imported; its own code is all that is bundled after an edit. */
export interface Prebundle {
  readonly outputs: BundleResult['outputs'];
  /** Modules that went in. */
  readonly inputs: readonly string[];
  /** What they ask for from outside. */
  readonly externals: readonly string[];
  readonly problems: readonly Problem[];
  /** For the bundle of the function's own code. */
  readonly written: BundlePlan['written'];
  readonly resolve: NonNullable<BundlePlan['resolve']>;
}

const PACKAGES = 'packages.js';

/**
 * Undefined where it wouldn't be the same as bundling everything at once, or isn't known to be: a package imported whole or asked for
 * by `require` in a module, names that can't be told, or any problem (which bundling everything at once then tells).
 */
export async function prebundle(
  plan: BundlePlan,
  runtime: Runtime,
  world: ModuleWorld,
  ports: BuildPorts,
  signal: AbortSignal,
): Promise<Prebundle | undefined> {
  if (world.tree.size === 0) return undefined;
  const own = await bundleModules(ownCode(plan, world), runtime, world, ports, signal);
  if ('tooLarge' in own || own.errors.length > 0 || own.inputs.some((path) => /\.m[jt]s$/.test(path))) return undefined;
  const index = own.outputs.find((one) => one.name === 'own.js');
  const imports = index && importedNames(new TextDecoder().decode(index.bytes));
  const taken = imports?.filter((one) => isOfPackage(one.specifier) && !world.isExternal(packageOf(one.specifier)));
  if (!taken || taken.length === 0) return undefined;
  const made = await packagesOf(entryOf(taken), runtime, world, ports, signal);
  if (!made) return undefined;
  const places = new Map(taken.map((one, at) => [one.specifier, `from-${at}.js`]));
  return {
    ...made,
    written: Object.fromEntries(taken.map((one, at) => [`from-${at}.js`, reexported(one, at)])),
    resolve(specifier, importer, kind) {
      if (specifier === `./${PACKAGES}` && importer.startsWith(`${WRITTEN_FOLDER}from-`)) return { external: specifier };
      const place = kind === 'import' && !importer.startsWith(`${VIRTUAL_ROOT}node_modules/`) ? places.get(specifier) : undefined;
      return place === undefined ? undefined : { path: WRITTEN_FOLDER + place };
    },
  };
}

/** A module must not be there twice: it may have a state. */
export function isDisjoint(one: Prebundle, inputs: readonly string[]): boolean {
  const inside = new Set(one.inputs.filter((path) => path.includes('/node_modules/')));
  return !inputs.some((path) => inside.has(path));
}

function ownCode(plan: BundlePlan, world: ModuleWorld): BundlePlan {
  return {
    ...plan,
    format: 'esm',
    outputName: 'own.js',
    sourceMap: false,
    resolve(specifier, importer) {
      if (!isOfPackage(specifier)) return undefined;
      const led = importResolverOf(world.files).resolve(importer.slice(VIRTUAL_ROOT.length), specifier);
      return 'module' in led ? { external: led.module } : undefined;
    },
  };
}

function isOfPackage(specifier: string): boolean {
  return !/^(\.{0,2}\/|\.{1,2}$|node:)/.test(specifier);
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function entryOf(imports: readonly ImportedName[]): string {
  return imports
    .map(({ specifier, names }, at) =>
      names.length === 0
        ? `import ${JSON.stringify(specifier)};`
        : `export { ${names.map((name) => `${name} as from${at}_${name}`).join(', ')} } from ${JSON.stringify(specifier)};`,
    )
    .join('\n');
}

function reexported({ names }: ImportedName, at: number): string {
  if (names.length === 0) return `import './${PACKAGES}';`;
  return `export { ${names.map((name) => `from${at}_${name} as ${name}`).join(', ')} } from './${PACKAGES}';`;
}

type Made = Pick<Prebundle, 'outputs' | 'inputs' | 'externals' | 'problems'>;

async function packagesOf(entry: string, runtime: Runtime, world: ModuleWorld, ports: BuildPorts, signal: AbortSignal): Promise<Made | undefined> {
  const nodes = [...world.tree.values()]
    .map(({ path, version, integrity }) => [path, version, integrity ?? null])
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
  const isRepeatable = nodes.every(([, , integrity]) => integrity !== null);
  const identity = stableJson({
    entry,
    nodes,
    target: runtime.target,
    provides: runtime.provides,
    architecture: world.architecture,
    bundler: ports.bundler.version,
  });
  const key = `prebundles/3/${await ports.digest.sha256(new TextEncoder().encode(identity))}`;
  const kept = isRepeatable ? await ports.cache.get(key) : undefined;
  const known = kept instanceof Uint8Array ? unpack(kept) : undefined;
  if (known) return known;
  const plan: BundlePlan = { format: 'cjs', outputName: PACKAGES, written: { 'packages-entry.js': entry }, entry: 'packages-entry.js', sourceMap: true };
  const result = await bundleModules(plan, runtime, world, ports, signal);
  if ('tooLarge' in result || result.errors.length > 0 || result.warnings.some((one) => /will always be undefined/.test(one.text))) return undefined;
  if (hasErrors(world.installed.problems)) return undefined;
  const problems = world.installed.problems.filter(({ at }) =>
    result.inputs.some((path) => path.includes(`/node_modules/${at.field?.replace(/^dependencies\./, '')}/`)),
  );
  const made = { outputs: result.outputs, inputs: result.inputs, externals: result.externals, problems };
  if (isRepeatable) await ports.cache.set(key, pack(made)).catch(() => undefined);
  return made;
}

/** The length of a head in JSON, the head, and the bytes that it names, one after the other. */
function pack({ outputs, inputs, externals, problems }: Made): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify({ inputs, externals, problems, outputs: outputs.map((one) => [one.name, one.bytes.length]) }));
  const packed = new Uint8Array(4 + head.length + outputs.reduce((sum, one) => sum + one.bytes.length, 0));
  new DataView(packed.buffer).setUint32(0, head.length);
  packed.set(head, 4);
  let at = 4 + head.length;
  for (const { bytes } of outputs) {
    packed.set(bytes, at);
    at += bytes.length;
  }
  return packed;
}

/** Undefined for what isn't whole. */
function unpack(packed: Uint8Array): Made | undefined {
  try {
    let at = 4 + new DataView(packed.buffer, packed.byteOffset).getUint32(0);
    const head = JSON.parse(new TextDecoder().decode(packed.subarray(4, at))) as Pick<Made, 'inputs' | 'externals' | 'problems'> & {
      outputs: [string, number][];
    };
    const outputs = head.outputs.map(([name, length]) => {
      at += length;
      return { name, bytes: packed.slice(at - length, at) };
    });
    return at === packed.length ? { outputs, inputs: head.inputs, externals: head.externals, problems: head.problems } : undefined;
  } catch {
    return undefined;
  }
}
