import type { Disposable } from '#base/disposable.ts';
import type { ProjectFiles } from '#model/files.ts';
import { environmentTypings, untypedPackages } from '#state/editor-typings.ts';
import type { Stores } from '#state/stores.ts';
import { addressOf } from './address-of.ts';
import { dropOutdated } from './drop-outdated.ts';
import { followCompilerOptions } from './follow-compiler-options.ts';
import { giveLibraries } from './give-libraries.ts';
import { giveManifestSchema } from './manifest-schema.ts';
import { javascriptDefaults, typescriptDefaults } from './monaco.ts';
import { OTHER_MODULES } from './other-modules.ts';
import { type FollowedPackages, followPackages } from './package-typings.ts';
import { createSourceLibraries } from './source-libraries.ts';

const REST = 1_000;

/** Types for what functions are written in, beside Node's own: the project's variables, its packages. A wrong variable is underlined. */
export function followTypings(stores: Stores): Disposable {
  for (const defaults of [typescriptDefaults, javascriptDefaults]) defaults.setEagerModelSync(true);
  const options = followCompilerOptions(stores, (one) => {
    for (const defaults of [typescriptDefaults, javascriptDefaults]) defaults.setCompilerOptions(one);
  });
  giveManifestSchema();
  let shown = '';
  let sdk: typeof import('virtual:sdk-typings') | undefined;
  let followed: FollowedPackages | undefined;
  let shownPackages: object | undefined;
  let shownSources: object | undefined;
  const sourcesOf = createSourceLibraries();
  const update = () => {
    const { id, project, files } = stores.project.getState();
    if (!project || id === null) return;
    const sources = sourcesOf(id, files, stores.editor.getState().open);
    const environment = environmentTypings(project, stores.edit.bench.catalogue());
    const imported = sdk ? importedOf(Object.keys(sdk.packages), files) : [];
    const found = followed?.current();
    const packages = untypedPackages(files, [...imported, ...(found?.typed ?? [])]);
    // A file that comes or goes changes what the others import: they are looked at again.
    const paths = `// ${Object.keys(files).sort().join(' ').replace(/\s/g, ' ')}\n`;
    const next = [id, environment, packages, paths, ...imported].join('\n');
    if (next === shown && found === shownPackages && sources === shownSources) return;
    shown = next;
    shownSources = sources;
    shownPackages = found;
    // Where both have a file, such as what all clients of the SDK share, it is the SDK's that fits its own.
    const declarations = {
      ...found?.files,
      ...Object.fromEntries(imported.flatMap((name) => sdk?.packages[name] ?? []).map((path) => [path, sdk?.files[path] ?? ''])),
    };
    const libraries = [
      { content: OTHER_MODULES, filePath: 'file:///typings/modules.d.ts' },
      { content: environment, filePath: 'file:///typings/environment.d.ts' },
      { content: packages, filePath: 'file:///typings/packages.d.ts' },
      { content: paths, filePath: 'file:///typings/paths.d.ts' },
      ...Object.entries(declarations).map(([path, content]) => ({ content, filePath: addressOf(id, path) })),
      ...sources,
    ];
    dropOutdated(libraries);
    giveLibraries(libraries);
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
        followed = followPackages(stores, (specifier) => Object.hasOwn(loaded.packages, specifier), update);
        update();
      },
      (error: unknown) => reportError(error),
    );
  }, REST);
  return {
    dispose() {
      options.dispose();
      stop();
      clearTimeout(later);
      followed?.dispose();
    },
  };
}

/** Packages of the SDK that some source of the project imports: only their declarations go to the language service. */
function importedOf(packages: readonly string[], files: ProjectFiles): readonly string[] {
  const sources = Object.entries(files).filter(([path, content]) => typeof content === 'string' && /\.[cm]?[jt]sx?$/.test(path)) as [string, string][];
  return packages.filter((name) => sources.some(([, text]) => text.includes(`'${name}'`) || text.includes(`"${name}"`)));
}
