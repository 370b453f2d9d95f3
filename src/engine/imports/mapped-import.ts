import { fileAt } from './file-at.ts';
import { joined, type PathMappings, type SourceFiles } from './path-mappings.ts';
import type { ImportTarget } from './resolve-import.ts';

/** A pattern with the paths that it leads to, as in `paths`. */
type PathMapping = PathMappings['paths'][number];

/** By `paths`, then by `baseUrl`; undefined where neither is about it. */
export function ofMappings(files: SourceFiles, mappings: PathMappings | undefined, specifier: string): ImportTarget | undefined {
  if (!mappings) return undefined;
  const fit = bestFit(mappings.paths, specifier);
  for (const mapping of mappingsOf(mappings, fit)) {
    const file = leadsTo(files, mapping, specifier);
    if (file !== undefined) return { file };
  }
  if (!fit || fit[0] === '*') return undefined;
  return {
    missing: `no file for the import ${specifier}, which ${mappings.file} leads to ${filledIn(fit, specifier).join(' or ') || 'nothing'}`,
    remedy: `create the file, or correct the import or \`paths\` of ${mappings.file}`,
  };
}

/** The names that another file has by the mapping that leads an import to its own; none where that doesn't reach so far. */
export function namesByMapping(files: SourceFiles, mappings: PathMappings, specifier: string, path: string): readonly string[] {
  const mapping = mappingsOf(mappings, bestFit(mappings.paths, specifier)).find((one) => leadsTo(files, one, specifier) !== undefined);
  if (!mapping) return [];
  const [pattern, targets] = mapping;
  return targets.flatMap((target) => {
    const middle = middleOf(target, path);
    return middle === undefined ? [] : [pattern.replace('*', () => middle)];
  });
}

/** In the order in which they count. What stands in `baseUrl` has its path there as its name. */
function mappingsOf({ baseUrl }: PathMappings, fit: PathMapping | undefined): readonly PathMapping[] {
  return [...(fit ? [fit] : []), ...(baseUrl === undefined ? [] : [['*', [joined(baseUrl, '*')]] as const])];
}

function leadsTo(files: SourceFiles, mapping: PathMapping, specifier: string): string | undefined {
  for (const path of filledIn(mapping, specifier)) {
    const file = fileAt(path, files.exists);
    if (file !== undefined) return file;
  }
  return undefined;
}

function filledIn([pattern, targets]: PathMapping, specifier: string): readonly string[] {
  const middle = middleOf(pattern, specifier) ?? '';
  return targets.map((one) => one.replace('*', () => middle));
}

/** The very name first, then the pattern with the longest beginning. */
function bestFit(paths: PathMappings['paths'], specifier: string): PathMapping | undefined {
  let best: PathMapping | undefined;
  for (const mapping of paths) {
    const [pattern] = mapping;
    if (pattern === specifier && !pattern.includes('*')) return mapping;
    if (pattern.includes('*') && middleOf(pattern, specifier) !== undefined && pattern.indexOf('*') > (best?.[0].indexOf('*') ?? -1)) best = mapping;
  }
  return best;
}

/** What stands for the `*` of a pattern; undefined where it doesn't fit. */
function middleOf(pattern: string, text: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === text ? '' : undefined;
  const [start, end] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const fits = text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
  return fits ? text.slice(star, text.length - end.length) : undefined;
}
