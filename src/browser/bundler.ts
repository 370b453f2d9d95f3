import wasm from 'esbuild-wasm/esbuild.wasm?url';
import * as esbuild from 'esbuild-wasm/esm/browser.js';
import { bundleWith } from '#engine/build/bundle-with.ts';
import type { Bundler } from '#kit/ports.ts';

let ready: Promise<void> | undefined;

/** esbuild as wasm, in the worker that calls this; started with the first bundle, or before it by `warmBundler`. */
export const browserBundler: Bundler = {
  version: esbuild.version,
  async bundle(request) {
    await warmBundler();
    return bundleWith(esbuild, request);
  },
};

export function warmBundler(): Promise<void> {
  ready ??= esbuild.initialize({ wasmURL: wasm, worker: false });
  return ready;
}
