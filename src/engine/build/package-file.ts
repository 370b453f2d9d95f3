import { isJsonObject } from '#base/json.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import { type Problem, problem } from '#model/problem.ts';

export const PACKAGE_FILE = 'package.json';
export const LOCK_FILE = 'package-lock.json';

export interface PackageFile {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}

const NONE: PackageFile = { dependencies: {}, devDependencies: {}, optionalDependencies: {}, overrides: {} };

/** The project's package.json; one that doesn't exist has no dependencies. */
export function readPackageFile(files: ProjectFiles): { packageFile: PackageFile; problems: Problem[] } {
  const text = textOf(files, PACKAGE_FILE);
  if (text === undefined) return { packageFile: NONE, problems: [] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { packageFile: NONE, problems: [invalid(`${PACKAGE_FILE} is not JSON: ${(error as Error).message}`)] };
  }
  if (!isJsonObject(value)) return { packageFile: NONE, problems: [invalid(`${PACKAGE_FILE} is not an object`)] };
  const record = value;
  const table = (key: string) => strings(record[key]);
  return {
    packageFile: {
      ...(typeof record.name === 'string' ? { name: record.name } : {}),
      ...(typeof record.version === 'string' ? { version: record.version } : {}),
      dependencies: table('dependencies'),
      devDependencies: table('devDependencies'),
      optionalDependencies: table('optionalDependencies'),
      overrides: table('overrides'),
    },
    problems: [],
  };
}

/** Entries of a table that are text: others (nested overrides, mistakes) are left to npm. */
export function strings(value: unknown): Record<string, string> {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function invalid(summary: string): Problem {
  return problem('PackageFileInvalid', { at: { file: PACKAGE_FILE, line: 1 }, summary, remedy: 'correct it, or take back the last change' });
}
