import { satisfies } from 'semver';
import { isJsonObject, type JsonObject } from '#base/json.ts';
import type { InstalledPackage } from './installed-packages.ts';
import { targetOf } from './package-exports.ts';

/** The editor's TypeScript resolves as bundlers do: these conditions count, and no others. */
const CONDITIONS = new Set(['types', 'import']);
/** For packages that keep other declarations for other versions of TypeScript. */
const TYPESCRIPT = '5.9.0';

/** The declaration that an import of a package (or of a path below it) means, and the files by which TypeScript finds it. */
export function entryOf({ files, description }: InstalledPackage, subpath: string): readonly string[] | undefined {
  const has = (path: string) => files.has(path);
  if (description.exports !== undefined && description.exports !== null) {
    const target = targetOf(description.exports, subpath === '' ? '.' : `./${subpath}`, CONDITIONS);
    const found = target && declarationAt(target, has);
    return found ? [found] : undefined;
  }
  if (subpath !== '') {
    const found = declarationAt(versioned(description, subpath), has);
    if (found) return [found];
    // A folder with a package.json of its own, as older packages have for their subpaths.
    const inner = parse(files.get(`${subpath}/package.json`));
    const innerEntry = inner && typesOf(inner);
    const below = innerEntry && declarationAt(`${subpath}/${innerEntry}`, has);
    return below ? [below, `${subpath}/package.json`] : undefined;
  }
  const entry = typesOf(description);
  const found = (entry && declarationAt(versioned(description, entry), has)) || declarationAt(versioned(description, 'index'), has);
  return found ? [found] : undefined;
}

/** `#internal`, as a package names paths of its own. */
export function internalEntryOf({ files, description }: InstalledPackage, specifier: string): string | undefined {
  const target = targetOf(description.imports ?? {}, specifier, CONDITIONS);
  return target?.startsWith('./') ? declarationAt(target, (path) => files.has(path)) : undefined;
}

/** The declaration of what is imported by a path: of `a.js` it is `a.d.ts`, of a folder its index. Undefined: there is none, or it leads out. */
export function declarationAt(path: string, has: (path: string) => boolean): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  const clean = parts.join('/');
  const candidates = [
    ...(/\.d\.[cm]?ts$/.test(clean) ? [clean] : []),
    ...(/\.[cm]?jsx?$/.test(clean) ? [clean.replace(/\.([cm]?)jsx?$/, '.d.$1ts')] : []),
    ...(/\.[cm]?tsx?$/.test(clean) ? [clean.replace(/\.([cm]?)tsx?$/, '.d.$1ts')] : []),
    `${clean}.d.ts`,
    clean === '' ? 'index.d.ts' : `${clean}/index.d.ts`,
  ];
  return candidates.find(has);
}

function typesOf(description: JsonObject): string | undefined {
  return [description.types, description.typings, description.main].find((one) => typeof one === 'string');
}

/** As `typesVersions` sends it elsewhere. */
function versioned(description: JsonObject, path: string): string {
  if (!isJsonObject(description.typesVersions)) return path;
  const paths = Object.entries(description.typesVersions).find(([range]) => range === '*' || satisfies(TYPESCRIPT, range))?.[1];
  if (!isJsonObject(paths)) return path;
  const clean = path.replace(/^\.\//, '');
  for (const [pattern, targets] of Object.entries(paths)) {
    const target = Array.isArray(targets) ? (targets as readonly unknown[])[0] : undefined;
    const [before = '', after] = pattern.split('*');
    const fits = after === undefined ? clean === pattern : clean.startsWith(before) && clean.endsWith(after);
    if (fits && typeof target === 'string') return target.replace('*', after === undefined ? '' : clean.slice(before.length, clean.length - after.length));
  }
  return path;
}

function parse(bytes: Uint8Array | undefined): JsonObject | undefined {
  try {
    const value: unknown = bytes && JSON.parse(new TextDecoder().decode(bytes));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
