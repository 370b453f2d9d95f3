import { applyEdits, type TextEdit } from '#base/text-edit.ts';
import { movedPath, type ProjectFiles, textOf } from '#model/files.ts';
import { isTracked, LARGEST_SOURCE } from '#model/source-text.ts';
import { mask } from '../tracking/syntax/mask.ts';
import { parserFor } from '../tracking/syntax/parse.ts';
import { namesByMapping, ofMappings } from './mapped-import.ts';
import { importResolverOf, isRelative, sourceFilesOf } from './resolve-import.ts';

/**
 * The texts that change when a file, or a folder, gets another path, by the paths they have then: relative imports, and those through `paths`, lead
 * where they led before, and are written as they were; by a relative path where the mapping doesn't reach. One that can't be, or that led nowhere,
 * stays as it is.
 */
export function movedImports(files: ProjectFiles, from: string, to: string): Readonly<Record<string, string>> {
  const moved = (path: string) => movedPath(path, from, to);
  const after = Object.fromEntries(Object.entries(files).map(([path, content]) => [moved(path), content]));
  const changed: Record<string, string> = {};
  for (const path of Object.keys(files)) {
    const text = isTracked(path) ? textOf(files, path) : undefined;
    if (text === undefined || text.length > LARGEST_SOURCE) continue;
    const edits = importsThat((specifier) => fileFrom(files, path, parted(specifier).name) !== undefined, path, text).flatMap((one): TextEdit[] => {
      const { name, rest } = parted(one.text);
      const target = fileFrom(files, path, name);
      if (target === undefined || (moved(path) === path && moved(target) === target)) return [];
      const leads = (written: string) => fileFrom(after, moved(path), written) === moved(target);
      if (leads(name)) return [];
      const likely = namesLike(name, target, moved(target));
      const mapped = isRelative(name) ? [] : likely.flatMap((led) => namesMapped(files, path, name, led));
      const written = [...mapped, ...likely.map((led) => relativePath(moved(path), led))].find(leads);
      return written === undefined ? [] : [{ from: one.from, to: one.to, text: written + rest }];
    });
    if (edits.length > 0) changed[moved(path)] = applyEdits(text, edits);
  }
  return changed;
}

/** What names a file, and what a bundler may be told after it: `./a.txt?raw`. A name may begin with `#`. */
function parted(specifier: string): { readonly name: string; readonly rest: string } {
  const name = specifier.replace(/(?<=.)[?#].*$/, '');
  return { name, rest: specifier.slice(name.length) };
}

/** The file behind a relative import, or behind one through `paths` or `baseUrl`; packages have names of their own, which no move changes. */
function fileFrom(files: ProjectFiles, importer: string, specifier: string): string | undefined {
  const resolver = importResolverOf(files);
  const led = resolver.resolve(importer, specifier);
  if (!('file' in led)) return undefined;
  const mapped = isRelative(specifier) ? led : ofMappings(sourceFilesOf(files), resolver.mappings(importer), specifier);
  return mapped && 'file' in mapped && mapped.file === led.file ? led.file : undefined;
}

function namesMapped(files: ProjectFiles, importer: string, specifier: string, path: string): readonly string[] {
  const mappings = importResolverOf(files).mappings(importer);
  return mappings ? namesByMapping(sourceFilesOf(files), mappings, specifier, path) : [];
}

const SPECIFIER = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*(["'])([^"'\n\\]+)\1/g;

/** What stands between the quotes; what a comment or a text tells of imports is none. */
function importsThat(isMeant: (specifier: string) => boolean, file: string, text: string): readonly TextEdit[] {
  const found = [...text.matchAll(SPECIFIER)].filter(([, , specifier = '']) => isMeant(specifier));
  if (found.length === 0) return [];
  const tree = parserFor(file).parse(mask(text, file));
  return found.flatMap((match) => {
    const specifier = match[2] ?? '';
    const to = match.index + match[0].length - 1;
    const from = to - specifier.length;
    const node = tree.resolveInner(from, 1);
    return node.name === 'String' && node.from === from - 1 ? [{ from, to, text: specifier }] : [];
  });
}

const EXTENSION = /(?:\.d)?\.(?:[cm]?[jt]sx?|json)$/;

/** How a file would be written as another one was: the likest first. */
function namesLike(written: string, target: string, moved: string): readonly string[] {
  const bare = moved.replace(EXTENSION, '');
  const folder = bare === 'index' ? '' : bare.replace(/\/index$/, '');
  const compiled = moved.replace(/\.([cm]?)tsx?$/, written.endsWith('.jsx') && moved.endsWith('.tsx') ? '.jsx' : '.$1js');
  const last = written.split('/').at(-1) ?? '';
  const ofTarget = target.split('/').at(-1) ?? '';
  if (last === ofTarget) return [moved];
  if (/\.[cm]?jsx?$/.test(last) && last.replace(EXTENSION, '') === ofTarget.replace(EXTENSION, '')) return [compiled, moved];
  return ofTarget.startsWith('index.') && last !== 'index' ? [folder, bare, moved] : [bare, moved];
}

function relativePath(fromFile: string, path: string): string {
  const folder = fromFile.split('/').slice(0, -1);
  const parts = path === '' ? [] : path.split('/');
  let shared = 0;
  while (shared < folder.length && shared < parts.length && folder[shared] === parts[shared]) shared += 1;
  const up = folder.length - shared;
  const rest = parts.slice(shared).join('/');
  return `${up === 0 ? './' : '../'.repeat(up)}${rest}`.replace(/(?<=\.)\/$/, '');
}
