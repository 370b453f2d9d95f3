import type { BuildProgress, BuildRequest, BuildResult } from '#engine/build/built.ts';
import type { PackageTypings, TypingsRequest } from '#engine/build/package-typings.ts';

/** What the page says to the worker that builds. */
export type BuildQuestion =
  | { readonly type: 'warm' }
  | { readonly type: 'build'; readonly id: number; readonly request: BuildRequest }
  | { readonly type: 'typings'; readonly id: number; readonly request: TypingsRequest }
  | { readonly type: 'abort'; readonly id: number }
  /** Whether it hears: the bundler holds the worker while it works. */
  | { readonly type: 'ping' };

/** What the worker says to the page. */
export type BuildAnswer =
  | { readonly type: 'progress'; readonly id: number; readonly progress: BuildProgress }
  | { readonly type: 'result'; readonly id: number; readonly result: BuildResult }
  | { readonly type: 'typings'; readonly id: number; readonly typings: PackageTypings }
  | { readonly type: 'failure'; readonly id: number; readonly message: string }
  | { readonly type: 'pong' };
