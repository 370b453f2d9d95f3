import { isJsonObject, type JsonObject } from '#base/json.ts';
import { readPackageFile } from '../package-file.ts';
import type { Problem } from '../problem.ts';

export interface Dependency {
  readonly name: string;
  /** As it stands in package.json: `^4.17.21`. */
  readonly range: string;
  readonly dev: boolean;
}

/** What package.json asks for, the runtime's first; an absent file asks for nothing. */
export function readDependencies(text: string | undefined): readonly Dependency[] | Problem {
  const { packageFile, problems } = readPackageFile(text);
  const rows = (table: Readonly<Record<string, string>>, dev: boolean) => Object.entries(table).map(([name, range]) => ({ name, range, dev }));
  return problems[0] ?? [...rows(packageFile.dependencies, false), ...rows(packageFile.devDependencies, true)];
}

/** package.json with a dependency added or changed, its other lines as they were. */
export function withDependency(text: string | undefined, projectName: string, dependency: Dependency): string | Problem {
  const { json, problems } = readPackageFile(text);
  if (!json) return problems[0];
  const base: JsonObject = text === undefined ? { name: projectName, private: true, type: 'module' } : json;
  const [into, outOf] = dependency.dev ? (['devDependencies', 'dependencies'] as const) : (['dependencies', 'devDependencies'] as const);
  return print(without({ ...base, [into]: sorted({ ...section(base, into), [dependency.name]: dependency.range }) }, outOf, dependency.name), text);
}

export function withoutDependency(text: string | undefined, name: string): string | Problem {
  const { json, problems } = readPackageFile(text);
  return json ? print(without(without(json, 'dependencies', name), 'devDependencies', name), text) : problems[0];
}

function section(file: JsonObject, key: string): JsonObject {
  const value = file[key];
  return isJsonObject(value) ? value : {};
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
