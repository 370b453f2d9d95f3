/** As the bundler reads the sources. 99 is ESNext, of targets and of modules. */
export const COMPILER_OPTIONS = {
  target: 99,
  module: 99,
  // As bundlers resolve: `exports` count, endings need not stand.
  moduleResolution: 100,
  lib: ['es2023', 'webworker'],
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
