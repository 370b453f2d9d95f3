import type { Disposable } from '#base/disposable.ts';
import type { ProjectFiles } from '#model/files.ts';
import { environmentTypings, packageTypings } from '#state/editor-typings.ts';
import type { Stores } from '#state/stores.ts';
import { giveManifestSchema } from './manifest-schema.ts';
import { javascriptDefaults, typescriptDefaults } from './monaco.ts';
import { NODE_TYPINGS } from './node-typings.ts';

// As the bundler reads the sources. 99 is ESNext, of targets and of modules.
const OPTIONS = {
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

const REST = 1_000;

/** Types for what functions are written in: Node, the project's own variables, its packages. A wrong variable is underlined. */
export function followTypings(stores: Stores): Disposable {
  for (const defaults of [typescriptDefaults, javascriptDefaults]) {
    defaults.setCompilerOptions(OPTIONS);
    defaults.setEagerModelSync(true);
  }
  giveManifestSchema();
  let shown = '';
  let sdk: typeof import('virtual:sdk-typings') | undefined;
  const update = () => {
    const { project, files } = stores.project.getState();
    if (!project) return;
    const environment = environmentTypings(project, stores.edit.bench.catalogue());
    const imported = sdk ? importedOf(Object.keys(sdk.packages), files) : [];
    const packages = packageTypings(files, imported);
    const next = [environment, packages, ...imported].join('\n');
    if (next === shown) return;
    shown = next;
    const declarations = new Set(imported.flatMap((name) => sdk?.packages[name] ?? []));
    const libraries = [
      { content: NODE_TYPINGS, filePath: 'file:///typings/node.d.ts' },
      { content: environment, filePath: 'file:///typings/environment.d.ts' },
      { content: packages, filePath: 'file:///typings/packages.d.ts' },
      ...[...declarations].map((path) => ({ content: sdk?.files[path] ?? '', filePath: `file:///project/${path}` })),
    ];
    for (const defaults of [typescriptDefaults, javascriptDefaults]) defaults.setExtraLibs(libraries);
  };
  const stop = stores.project.subscribe((state, before) => {
    if (state.files !== before.files) update();
  });
  update();
  // Large, and needed only once somebody reads underlines: when the page has come to rest.
  const later = setTimeout(() => {
    import('virtual:sdk-typings').then(
      (loaded) => {
        sdk = loaded;
        update();
      },
      (error: unknown) => reportError(error),
    );
  }, REST);
  return {
    dispose() {
      stop();
      clearTimeout(later);
    },
  };
}

/** Packages of the SDK that some source of the project imports: only their declarations go to the language service. */
function importedOf(packages: readonly string[], files: ProjectFiles): readonly string[] {
  const sources = Object.entries(files).filter(([path, content]) => typeof content === 'string' && /\.[cm]?[jt]sx?$/.test(path)) as [string, string][];
  return packages.filter((name) => sources.some(([, text]) => text.includes(`'${name}'`) || text.includes(`"${name}"`)));
}
