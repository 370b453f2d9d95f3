import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudError } from '#kit/cloud-error.ts';
import { AMENDMENTS, type Amendment } from './amendments.ts';
import { EMULATOR_VERSION } from './places.ts';

/**
 * Changes the emulator that is installed in `environment` where it would lose what a person kept, or tell of what isn't there. What is changed already stays as it is;
 * where a place is not as it has to be, nothing is changed at all: another version must be looked at before it is trusted with data.
 */
export function amendEmulator(environment: string, amendments: readonly Amendment[] = AMENDMENTS): void {
  const root = packageIn(environment);
  const texts = new Map<string, { readonly before: string; text: string }>();
  for (const { file, from, to } of amendments) {
    const path = join(root, file);
    const known = texts.get(path) ?? read(path);
    texts.set(path, known);
    const [start, end, ...more] = known.text.split(from);
    if (end !== undefined && more.length === 0) known.text = start + to + end;
    else if (end !== undefined || known.text.split(to).length !== 2) throw misfit(`${file} is not as it was in version ${EMULATOR_VERSION}`);
  }
  for (const [path, { before, text }] of texts) {
    if (text === before) continue;
    // Whole or not at all: another emulator may be starting from it.
    const fresh = `${path}.${process.pid}`;
    try {
      writeFileSync(fresh, text);
      renameSync(fresh, path);
    } catch (error) {
      throw misfit(`${path} could not be written`, error);
    }
  }
}

function read(path: string): { readonly before: string; text: string } {
  try {
    const before = readFileSync(path, 'utf8');
    return { before, text: before };
  } catch (error) {
    throw misfit(`${path} could not be read`, error);
  }
}

function packageIn(environment: string): string {
  const library = join(environment, 'lib');
  const python = entriesOf(library).find((name) => name.startsWith('python3'));
  if (python === undefined) throw misfit(`${library} has no folder of Python's packages`);
  return join(library, python, 'site-packages', 'ministack');
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function misfit(what: string, cause?: unknown): CloudError {
  return new CloudError('LocalCloudMissing', `the local cloud could not be made safe for what it holds: ${what}`, {
    remedy: `remove the folder ministack-${EMULATOR_VERSION} within .stackwright, then start again`,
    cause,
  });
}
