import { CloudError } from '#kit/cloud-error.ts';
import { type Dependency, readDependencies, withDependency, withoutDependency } from '#model/edit/dependencies.ts';
import { textOf } from '#model/files.ts';
import { PACKAGE_FILE } from '#model/package-file.ts';
import type { Problem } from '#model/problem.ts';
import { packageVersions, searchPackages } from '../dependencies-registry.ts';
import type { EditWorld } from '../edit-world.ts';

/** Adds a package, or changes its range or kind. The build writes the lock file at its next resolution. */
export function setDependency(world: EditWorld, dependency: Dependency): void {
  change(world, `add ${dependency.name}`, (text, name) => withDependency(text, name, dependency));
}

export function removeDependency(world: EditWorld, name: string): void {
  change(world, `remove ${name}`, (text) => withoutDependency(text, name));
}

function change({ bench }: EditWorld, label: string, edit: (text: string | undefined, projectName: string) => string | Problem): void {
  const opened = bench.opened();
  if (!opened) return;
  const before = textOf(opened.files, PACKAGE_FILE);
  const after = edit(before, opened.project.name);
  if (typeof after !== 'string') {
    bench.report(after);
    return;
  }
  if (before === undefined) bench.apply({ label, files: { [PACKAGE_FILE]: after } });
  else bench.apply({ label, edits: [{ file: PACKAGE_FILE, edits: [{ from: 0, to: before.length, text: after }] }] });
}

/** What the dialog lists: package.json's, or why it can't be read. */
export function dependenciesOf(world: EditWorld): readonly Dependency[] | Problem {
  const opened = world.bench.opened();
  return readDependencies(opened && textOf(opened.files, PACKAGE_FILE));
}

/** Asks the registry; an older question that is still under way is dropped. */
export async function findPackages({ dependencies, bench }: EditWorld, query: string, signal: AbortSignal): Promise<void> {
  const text = query.trim();
  dependencies.setState({ query, problem: undefined, search: text === '' ? 'idle' : 'asking', ...(text === '' ? { found: [] } : {}) });
  const registry = bench.registry();
  if (text === '') return;
  if (!registry) {
    dependencies.setState({ search: 'answered', found: [], problem: OFFLINE });
    return;
  }
  try {
    const found = await searchPackages(registry, text, signal);
    if (!signal.aborted) dependencies.setState({ search: 'answered', found });
  } catch (error) {
    if (!signal.aborted) dependencies.setState({ search: 'answered', found: [], problem: wordsOf(error) });
  }
}

/** The versions to choose from. Where the registry doesn't answer, one can still be typed. */
export async function listVersions({ dependencies, bench }: EditWorld, name: string, signal: AbortSignal): Promise<void> {
  const registry = bench.registry();
  if (!registry || Object.hasOwn(dependencies.getState().versions, name)) return;
  try {
    const versions = await packageVersions(registry, name, signal);
    if (versions === undefined) dependencies.setState({ problem: `the registry has no package "${name}"; correct its name in package.json` });
    else dependencies.setState((state) => ({ versions: { ...state.versions, [name]: versions } }));
  } catch (error) {
    if (!signal.aborted) dependencies.setState({ problem: wordsOf(error) });
  }
}

const OFFLINE = 'the package registry does not answer; type the name and version, or try again when you are online';

function wordsOf(error: unknown): string {
  if (!(error instanceof CloudError)) return OFFLINE;
  return error.code === 'EndpointUnreachable' ? OFFLINE : `${error.message}; ${error.remedy}`;
}
