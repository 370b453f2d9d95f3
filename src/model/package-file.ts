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
  return isJsonObject(json) ? { packageFile: packageFileOf(json), json, problems: [] } : invalid(`${PACKAGE_FILE} is not an object`);
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

function invalid(summary: string): ReadPackageFile {
  const wrong = problem('PackageFileInvalid', { at: { file: PACKAGE_FILE, line: 1 }, summary, remedy: 'correct it, or take back the last change' });
  return { packageFile: packageFileOf({}), problems: [wrong] };
}
