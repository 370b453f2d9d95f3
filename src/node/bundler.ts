import * as esbuild from 'esbuild';
import { bundleWith } from '#engine/build/bundle-with.ts';
import type { Bundler } from '#kit/ports.ts';

/** esbuild as a native program. */
export const nodeBundler: Bundler = {
  version: esbuild.version,
  bundle: (request) => bundleWith(esbuild, request),
};
