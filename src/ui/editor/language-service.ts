import type { Disposable } from '#base/disposable.ts';
import { environmentTypings, packageTypings } from '#state/editor-typings.ts';
import type { Stores } from '#state/stores.ts';
import { javascriptDefaults, jsonDefaults, typescriptDefaults } from './monaco.ts';
import { NODE_TYPINGS } from './node-typings.ts';

// As the bundler reads the sources. 99 is ESNext, of targets and of modules.
const OPTIONS = {
  target: 99,
  module: 99,
  moduleResolution: 2,
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

/** Types for what functions are written in: Node, the project's own variables, its packages. A wrong variable is underlined. */
export function followTypings(stores: Stores): Disposable {
  for (const defaults of [typescriptDefaults, javascriptDefaults]) {
    defaults.setCompilerOptions(OPTIONS);
    defaults.setEagerModelSync(true);
  }
  jsonDefaults.setDiagnosticsOptions({ validate: true, allowComments: false, schemas: [] });
  let shown = '';
  const update = () => {
    const { project, files } = stores.project.getState();
    if (!project) return;
    const environment = environmentTypings(project, stores.edit.bench.catalogue());
    const packages = packageTypings(files, []);
    if (environment + packages === shown) return;
    shown = environment + packages;
    const libraries = [
      { content: NODE_TYPINGS, filePath: 'file:///typings/node.d.ts' },
      { content: environment, filePath: 'file:///typings/environment.d.ts' },
      { content: packages, filePath: 'file:///typings/packages.d.ts' },
    ];
    for (const defaults of [typescriptDefaults, javascriptDefaults]) defaults.setExtraLibs(libraries);
  };
  const stop = stores.project.subscribe((state, before) => {
    if (state.project !== before.project || state.files['package.json'] !== before.files['package.json']) update();
  });
  update();
  return { dispose: stop };
}
