import { isProjectPath } from '#model/files.ts';
import type { ScanResult, UnknownCode } from '#model/usage.ts';

/** What to do so that it is known what code uses: true of each file that isn't understood, and naming it. */
export function unknownRemedy({ complete, unknown = [] }: Pick<ScanResult, 'complete' | 'unknown'>): string {
  if (complete || unknown.length === 0) return 'name the resource where the scan could not tell it';
  const clauses = (Object.keys(WORDS) as UnknownCode['why'][]).flatMap((why) => {
    const files = [...new Set(unknown.filter((one) => one.why === why).map((one) => one.file))];
    return files.length === 0 ? [] : [WORDS[why](files)];
  });
  return clauses.join('; ');
}

const WORDS: Readonly<Record<UnknownCode['why'], (files: readonly string[]) => string>> = {
  broken: (files) => `correct ${listed(files)}, which could not be read`,
  missing: (files) => {
    // Nobody can make a file there.
    const possible = files.filter(isProjectPath);
    return possible.length > 0 ? `create ${listed(possible)}, or correct \`entry\`` : 'correct `entry`';
  },
  import: (files) => `name the module that ${listed(files)} imports`,
  variable: (files) => `name the environment variable that ${listed(files)} reads`,
  failed: (files) => `report that ${listed(files)} could not be read`,
  untracked: (files) => `leave it, as ${listed(files)} is in a language that is not read, or remove it from the project where it is not used`,
};

function listed(files: readonly string[]): string {
  const shown = files.slice(0, 3);
  return files.length > shown.length ? `${shown.join(', ')} and ${files.length - shown.length} more` : shown.join(' and ');
}
