import type { BuildOptions, Message, OnLoadResult, OnResolveResult, Plugin, TransformOptions } from 'esbuild';
import type { BundleMessage, BundleRequest, BundleResult, LoadResult } from '#kit/ports.ts';
import { VIRTUAL_ROOT } from './module-resolution.ts';

/** As much of the bundler as is used: native in Node, as wasm in the browser, of one version. */
export interface Esbuild {
  build(options: BuildOptions): Promise<{
    outputFiles?: { path: string; contents: Uint8Array }[] | undefined;
    warnings: Message[];
    metafile?: { inputs: Record<string, unknown>; outputs: Record<string, { imports: { path: string; external?: boolean }[] }> } | undefined;
  }>;
  transform(input: string, options: TransformOptions): Promise<{ code: string; warnings: Message[] }>;
}

const NAMESPACE = 'stackwright';

/** Runs a bundle over virtual files only. What stands here decides the bytes, so both platforms share it. */
export async function bundleWith(esbuild: Esbuild, request: BundleRequest): Promise<BundleResult> {
  const missing = new Map<string, string>();
  try {
    const made = await esbuild.build({
      entryPoints: [request.entry],
      outfile: `/out/${request.outputName}`,
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      format: request.format,
      target: request.target,
      minify: request.minify,
      sourcemap: request.sourceMap ? 'linked' : false,
      sourcesContent: false,
      legalComments: 'none',
      charset: 'utf8',
      logLevel: 'silent',
      treeShaking: true,
      absWorkingDir: '/',
      assetNames: '[name]-[hash]',
      ...(request.banner === undefined ? {} : { banner: { js: request.banner } }),
      ...(request.define === undefined ? {} : { define: { ...request.define } }),
      ...(request.inject === undefined ? {} : { inject: [...request.inject] }),
      ...(request.tsconfig === undefined ? {} : { tsconfigRaw: request.tsconfig }),
      plugins: [virtualFiles(esbuild, request, missing)],
    });
    const strange = Object.keys(made.metafile?.inputs ?? {}).find((path) => !path.startsWith(`${NAMESPACE}:`));
    // The bundler never reads a disk; where it did all the same, nothing of it may go out.
    if (strange !== undefined) return { outputs: [], errors: [{ text: `${strange} is not a file of the project` }], warnings: [], inputs: [], externals: [] };
    return {
      outputs: (made.outputFiles ?? []).map((one) => ({ name: one.path.replace(/^.*\/out\//, '').replace(/^\/?out\//, ''), bytes: one.contents })),
      errors: [],
      warnings: made.warnings.map((one) => messageOf(one, missing)),
      inputs: Object.keys(made.metafile?.inputs ?? {}).sort(),
      externals: [...new Set(Object.values(made.metafile?.outputs ?? {}).flatMap((one) => one.imports.filter(isExternal).map(({ path }) => path)))].sort(),
    };
  } catch (error) {
    const { errors, warnings } = error as { errors?: Message[]; warnings?: Message[] };
    if (!errors) throw error;
    const told = (messages: Message[] = []) => messages.map((one) => messageOf(one, missing));
    return { outputs: [], errors: told(errors), warnings: told(warnings), inputs: [], externals: [] };
  }
}

function isExternal(one: { readonly external?: boolean }): boolean {
  return one.external === true;
}

function virtualFiles(esbuild: Esbuild, request: BundleRequest, missing: Map<string, string>): Plugin {
  return {
    name: NAMESPACE,
    setup(build) {
      build.onResolve({ filter: /.*/ }, async (asked): Promise<OnResolveResult | undefined> => {
        const kind = asked.kind === 'require-call' || asked.kind === 'require-resolve' ? 'require' : asked.kind === 'dynamic-import' ? 'dynamic' : 'import';
        const found = await request.resolve(asked.path, asked.importer, kind);
        if ('external' in found) return { path: found.external, external: true };
        if ('missing' in found) {
          // Left unresolved, it is an error where it has to be there, and none within `try`, which is how packages ask for what may be absent.
          missing.set(`${asked.importer} ${asked.path}`, found.missing);
          return asked.kind === 'entry-point' ? { errors: [{ text: found.missing }] } : undefined;
        }
        return { path: found.path, namespace: NAMESPACE, ...(found.sideEffects === false ? { sideEffects: false } : {}) };
      });
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, async (asked): Promise<OnLoadResult> => {
        const loaded = await request.load(asked.path);
        if (/^(?:tsx?|jsx)$/.test(loaded.loader) && loaded.tsconfig !== request.tsconfig) return ofOtherConfig(esbuild, request, asked.path, loaded);
        return { contents: loaded.contents, loader: loaded.loader };
      });
    },
  };
}

/** The bundler knows one tsconfig.json for all files: what has another becomes JavaScript before. In plain JavaScript there is nothing to become. */
async function ofOtherConfig(esbuild: Esbuild, request: BundleRequest, path: string, { contents, loader, tsconfig }: LoadResult): Promise<OnLoadResult> {
  const sourcefile = `${NAMESPACE}:${path}`;
  try {
    const { code, warnings } = await esbuild.transform(typeof contents === 'string' ? contents : new TextDecoder().decode(contents), {
      loader: loader as 'ts',
      sourcefile,
      target: request.target,
      platform: 'node',
      charset: 'utf8',
      legalComments: 'none',
      logLevel: 'silent',
      sourcemap: request.sourceMap ? 'inline' : false,
      sourcesContent: false,
      // Else the bundler's own, which are none.
      tsconfigRaw: tsconfig ?? '{}',
    });
    return { contents: code, loader: 'js', warnings: warnings.map(placed) };
  } catch (error) {
    const { errors, warnings } = error as { errors?: Message[]; warnings?: Message[] };
    if (!errors) throw error;
    return { errors: errors.map(placed), warnings: (warnings ?? []).map(placed) };
  }
}

/** As the bundler itself names the place. */
function placed({ text, location }: Message): Pick<Message, 'text' | 'location'> {
  return { text, location };
}

function messageOf(one: Message, missing: ReadonlyMap<string, string>): BundleMessage {
  const { location } = one;
  const file = location?.file.replace(`${NAMESPACE}:`, '');
  const unresolved = /^Could not resolve "(.*)"$/.exec(one.text)?.[1];
  return {
    // The user knows the file by its path in the project.
    text: (unresolved === undefined ? undefined : missing.get(`${file} ${unresolved}`)) ?? one.text.replaceAll(`${NAMESPACE}:${VIRTUAL_ROOT}`, ''),
    ...(file === undefined ? {} : { file: file.startsWith(VIRTUAL_ROOT) ? file.slice(VIRTUAL_ROOT.length) : file }),
    ...(location ? { line: location.line, column: location.column + 1 } : {}),
  };
}
