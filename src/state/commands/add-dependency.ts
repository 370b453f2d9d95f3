import { CloudError } from '#kit/cloud-error.ts';
import { type Dependency, readDependencies, withDependency, withoutDependency } from '#model/edit/dependencies.ts';
import { textOf } from '#model/files.ts';
import { PACKAGE_FILE } from '#model/package-file.ts';
import type { Problem } from '#model/problem.ts';
import { checkPackage } from '../check-package.ts';
import { packageVersions, searchPackages } from '../dependencies-registry.ts';
import type { EditWorld } from '../edit-world.ts';
import { splitSpec } from '../package-spec.ts';

/** Adds a package, or changes its range or kind. The build writes the lock file at its next resolution. False: it couldn't be, which was said. */
export function setDependency(world: EditWorld, dependency: Dependency): boolean {
  return change(world, `add ${dependency.name}`, (text, name) => withDependency(text, name, dependency));
}

export function removeDependency(world: EditWorld, name: string): void {
  change(world, `remove ${name}`, (text) => withoutDependency(text, name));
}

function change({ bench }: EditWorld, label: string, edit: (text: string | undefined, projectName: string) => string | Problem): boolean {
  const opened = bench.opened();
  if (!opened) return false;
  const before = textOf(opened.files, PACKAGE_FILE);
  const after = edit(before, opened.project.name);
  if (typeof after !== 'string') {
    bench.report(after);
    return false;
  }
  if (before === undefined) return bench.apply({ label, files: { [PACKAGE_FILE]: after } });
  return bench.apply({ label, edits: [{ file: PACKAGE_FILE, edits: [{ from: 0, to: before.length, text: after }] }] });
}

/** What the dialog lists: package.json's, or why it can't be read. */
export function dependenciesOf(world: EditWorld): readonly Dependency[] | Problem {
  const opened = world.bench.opened();
  return readDependencies(opened && textOf(opened.files, PACKAGE_FILE));
}

/**
 * Adds what was typed as `name@version`, or sets the version of what is listed already. False: the registry has no such version, which is
 * said. Where it doesn't answer, what was typed is taken: the build asks again.
 */
export async function addTyped(world: EditWorld, typed: string, dev: boolean, signal: AbortSignal): Promise<boolean> {
  const { dependencies, bench } = world;
  const spec = typed.trim();
  const [name, range = 'latest'] = splitSpec(spec);
  const registry = bench.registry();
  dependencies.setState({ query: typed, search: 'asking', said: undefined, checked: undefined });
  let isChecked = false;
  try {
    const check = registry && (await checkPackage(registry, name, range, signal));
    isChecked = check !== undefined;
    if (signal.aborted) return false;
    dependencies.setState({ search: 'answered', found: [] });
    if (check?.wrong !== undefined) {
      dependencies.setState({ checked: { spec, wrong: check.wrong } });
      return false;
    }
  } catch (error) {
    if (signal.aborted) return false;
    if (!(error instanceof CloudError)) throw error;
    dependencies.setState({ search: 'answered', found: [] });
  }
  const listed = dependenciesOf(world);
  const before = 'code' in listed ? undefined : listed.find((one) => one.name === name);
  const isOther = before?.range !== range || (dev && !before.dev);
  if (isOther && !setDependency(world, { name, range, dev: dev || before?.dev === true })) return false;
  const unchecked = isChecked ? '' : ' The registry does not answer: the next build sees whether it has that version.';
  dependencies.setState({ said: `${saidOf(name, range, before?.range)}${unchecked}` });
  return true;
}

function saidOf(name: string, range: string, before: string | undefined): string {
  if (before === undefined) return `${name} is added: ${range}.`;
  return before === range ? `${name} is listed already: ${range}.` : `${name} is listed already: its version is set to ${range}, it was ${before}.`;
}

/** Asks the registry; an older question that is still under way is dropped. */
export async function findPackages({ dependencies, bench }: EditWorld, query: string, signal: AbortSignal): Promise<void> {
  const text = query.trim();
  const [name, range] = splitSpec(text);
  const isEmpty = text === '';
  dependencies.setState({
    query,
    problem: undefined,
    checked: undefined,
    search: isEmpty ? 'idle' : 'asking',
    ...(isEmpty ? { found: [] } : { said: undefined }),
  });
  const registry = bench.registry();
  if (text === '') return;
  if (!registry) {
    dependencies.setState({ search: 'answered', found: [], problem: OFFLINE });
    return;
  }
  try {
    if (range !== undefined) {
      const checked = { spec: text, ...(await checkPackage(registry, name, range, signal)) };
      if (!signal.aborted) dependencies.setState({ search: 'answered', found: [], checked });
      return;
    }
    const found = await searchPackages(registry, name, signal);
    if (!signal.aborted) dependencies.setState({ search: 'answered', found });
  } catch (error) {
    if (!signal.aborted) dependencies.setState({ search: 'answered', found: [], problem: range === undefined ? wordsOf(error) : UNCHECKED });
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

const UNCHECKED = 'the package registry does not answer; what is typed is taken as it is, and the next build sees whether it is there';
const OFFLINE = 'the package registry does not answer; type the name and version, or try again when you are online';

function wordsOf(error: unknown): string {
  if (!(error instanceof CloudError)) return OFFLINE;
  return error.code === 'EndpointUnreachable' ? OFFLINE : `${error.message}; ${error.remedy}`;
}
