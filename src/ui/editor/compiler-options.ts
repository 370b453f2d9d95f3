import type { EditorCompilerOptions } from '#state/editor-compiler-options.ts';
import { addressOf } from './address-of.ts';

/** As the bundler reads the sources. 99 is ESNext, of targets and of modules. */
export const COMPILER_OPTIONS = {
  target: 99,
  module: 99,
  // As bundlers resolve: `exports` count, endings need not stand.
  moduleResolution: 100,
  // What Node 22 has; of what browsers have that which workers have, as Node's own declarations expect where both are.
  lib: ['es2024', 'esnext.array', 'esnext.collection', 'esnext.iterator', 'webworker', 'webworker.iterable', 'webworker.asynciterable'],
  strict: true,
  allowJs: true,
  esModuleInterop: true,
  resolveJsonModule: true,
  allowNonTsExtensions: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

export type ServiceOptions = typeof COMPILER_OPTIONS & { [option: string]: string | number | boolean | string[] | Record<string, string[]> };

/** The service has numbers for these. */
const JSX: Readonly<Record<string, number>> = { preserve: 1, react: 2, 'react-native': 3, 'react-jsx': 4, 'react-jsxdev': 5 };

/** The same, and what the project's tsconfig.json says; its files by the addresses that they have here. */
export function serviceOptionsFor(projectId: string, { options, mappings }: EditorCompilerOptions): ServiceOptions {
  const { jsx, ...rest } = options;
  const number = JSX[String(jsx).toLowerCase()];
  const paths = mappings?.paths.map(([pattern, targets]) => [pattern, targets.map((path) => addressOf(projectId, path))]) ?? [];
  return {
    ...COMPILER_OPTIONS,
    ...rest,
    ...(number === undefined ? {} : { jsx: number }),
    ...(mappings?.baseUrl === undefined ? {} : { baseUrl: addressOf(projectId, mappings.baseUrl) }),
    ...(paths.length === 0 ? {} : { paths: Object.fromEntries(paths) }),
  };
}
