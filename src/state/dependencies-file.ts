import { isJsonObject, type JsonObject } from '#base/json.ts';
import { type Problem, problem } from '#model/problem.ts';

export const PACKAGE_FILE = 'package.json';

export interface Dependency {
  readonly name: string;
  /** As it stands in package.json: `^4.17.21`. */
  readonly range: string;
  readonly dev: boolean;
}

/** What package.json asks for, the runtime's first; an absent file asks for nothing. */
export function readDependencies(text: string | undefined): readonly Dependency[] | Problem {
  const file = parse(text);
  if (!file) return invalid();
  return [...rowsOf(file, 'dependencies', false), ...rowsOf(file, 'devDependencies', true)];
}

/** package.json with a dependency added or changed, its other lines as they were. */
export function withDependency(text: string | undefined, projectName: string, dependency: Dependency): string | Problem {
  const file = parse(text);
  if (!file) return invalid();
  const base: JsonObject = text === undefined ? { name: projectName, private: true, type: 'module' } : file;
  const [into, outOf] = dependency.dev ? (['devDependencies', 'dependencies'] as const) : (['dependencies', 'devDependencies'] as const);
  return print(without({ ...base, [into]: sorted({ ...section(base, into), [dependency.name]: dependency.range }) }, outOf, dependency.name), text);
}

export function withoutDependency(text: string | undefined, name: string): string | Problem {
  const file = parse(text);
  if (!file) return invalid();
  return print(without(without(file, 'dependencies', name), 'devDependencies', name), text);
}

function parse(text: string | undefined): JsonObject | undefined {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function invalid(): Problem {
  return problem('PackageFileInvalid', { at: { file: PACKAGE_FILE }, summary: 'package.json is not a JSON object', remedy: 'correct it in the editor' });
}

function rowsOf(file: JsonObject, key: string, dev: boolean): Dependency[] {
  return Object.entries(section(file, key)).flatMap(([name, range]) => (typeof range === 'string' ? [{ name, range, dev }] : []));
}

function section(file: JsonObject, key: string): JsonObject {
  const value = file[key];
  return isJsonObject(value) ? (value as JsonObject) : {};
}

function without(file: JsonObject, key: string, name: string): JsonObject {
  if (!Object.hasOwn(section(file, key), name)) return file;
  const { [name]: _, ...kept } = section(file, key);
  if (Object.keys(kept).length > 0) return { ...file, [key]: kept };
  const { [key]: _section, ...rest } = file;
  return rest;
}

// npm sorts them so; a file that both write would change back and forth otherwise.
function sorted(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function print(file: JsonObject, before: string | undefined): string {
  const indent = /^\{\r?\n([ \t]+)/.exec(before ?? '')?.[1] ?? '  ';
  return `${JSON.stringify(file, null, indent)}\n`;
}
