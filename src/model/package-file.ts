import { isJsonObject, type JsonObject } from '#base/json.ts';
import { type Problem, problem } from './problem.ts';

export const PACKAGE_FILE = 'package.json';
export const LOCK_FILE = 'package-lock.json';

/** As much of a project's package.json as it is built by. */
export interface PackageFile {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}

/** What stands in it, and all of it as JSON, so that it can be written again with what isn't known here. */
export type ReadPackageFile =
  | { readonly packageFile: PackageFile; readonly json: JsonObject; readonly problems: readonly [] }
  | { readonly packageFile: PackageFile; readonly json?: never; readonly problems: readonly [Problem] };

/** The project's package.json; one that doesn't exist has no dependencies, nor has one that can't be read. */
export function readPackageFile(text: string | undefined): ReadPackageFile {
  let json: unknown;
  try {
    // Some editors mark the encoding at the beginning; it isn't JSON.
    json = text === undefined ? {} : JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return invalid(`${PACKAGE_FILE} is not JSON: ${(error as Error).message}`);
  }
  if (!isJsonObject(json)) return invalid(`${PACKAGE_FILE} is not an object`);
  for (const table of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    const wrong = unreadable(json[table]);
    if (wrong) return invalid(`\`${table}\` ${wrong.text}`, lineOf(text, table, wrong.key));
  }
  return { packageFile: packageFileOf(json), json, problems: [] };
}

/** What keeps a table of packages from being read: left out without a word, a package would be missed only when the function runs. */
function unreadable(table: unknown): { readonly text: string; readonly key?: string } | undefined {
  if (table === undefined || table === null) return undefined;
  if (!isJsonObject(table)) return { text: `is ${shown(table)}, not an object of packages and their versions` };
  const wrong = Object.entries(table).find(([, version]) => typeof version !== 'string');
  return wrong && { text: `says ${shown(wrong[1])} for ${wrong[0]}, which is not a version in quotes`, key: wrong[0] };
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function lineOf(text: string | undefined, table: string, key: string | undefined): number {
  const at = text?.indexOf(JSON.stringify(table)) ?? -1;
  const end = key === undefined ? at : (text?.indexOf(JSON.stringify(key), at) ?? -1);
  return (text ?? '').slice(0, Math.max(at, end, 0)).split('\n').length;
}

function packageFileOf(json: JsonObject): PackageFile {
  return {
    ...(typeof json.name === 'string' ? { name: json.name } : {}),
    ...(typeof json.version === 'string' ? { version: json.version } : {}),
    dependencies: strings(json.dependencies),
    devDependencies: strings(json.devDependencies),
    optionalDependencies: strings(json.optionalDependencies),
    overrides: strings(json.overrides),
  };
}

/** Entries of a table that are text: others (nested overrides, mistakes) are left to npm. */
export function strings(value: unknown): Record<string, string> {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function invalid(summary: string, line = 1): ReadPackageFile {
  const wrong = problem('PackageFileInvalid', { at: { file: PACKAGE_FILE, line }, summary, remedy: 'correct it, or take back the last change' });
  return { packageFile: packageFileOf({}), problems: [wrong] };
}
