import JSZip from 'jszip';
import { isJsonObject } from '#base/json.ts';

/** One file of an artifact; of a bundle, one of the sources that it was made of. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What is in an artifact, by path. */
export interface ArtifactFiles {
  readonly plain: Files;
  /** Of a bundle what a person wrote, as far as it can be told apart. */
  readonly written: Files;
  /** Whether there is such a bundle. */
  readonly isBundled: boolean;
}

type Files = ReadonlyMap<string, WrittenFile>;

/** Throws where it is no zip. */
export async function filesOfArtifact(artifact: Uint8Array): Promise<ArtifactFiles> {
  const files = await unzipped(artifact);
  const written = new Map<string, WrittenFile>();
  const told = new Set<string>();
  for (const { path, bytes } of files.values()) {
    if (!BUNDLED.test(path)) continue;
    const map = files.get(`${path}.map`);
    const text = new TextDecoder().decode(bytes);
    const sources = (map && sourcesOfMap(map.bytes)) ?? sourcesOfBundle(path, text);
    if (!sources) continue;
    told.add(path).add(`${path}.map`);
    for (const [source, content] of sources) written.set(source, { path: source, bytes: new TextEncoder().encode(content) });
  }
  for (const file of files.values()) if (!told.has(file.path)) written.set(file.path, file);
  return { plain: files, written, isBundled: told.size > 0 };
}

const BUNDLED = /\.[cm]?js$/;

async function unzipped(artifact: Uint8Array): Promise<Files> {
  const zip = await JSZip.loadAsync(artifact);
  const files = new Map<string, WrittenFile>();
  for (const file of Object.values(zip.files)) if (!file.dir) files.set(file.name, { path: file.name, bytes: await file.async('uint8array') });
  return files;
}

/** Source Map, revision 3: `sourcesContent` has what `sources` names. Undefined where it has not all of it. */
function sourcesOfMap(bytes: Uint8Array): ReadonlyMap<string, string> | undefined {
  let map: unknown;
  try {
    map = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  if (!isJsonObject(map as never)) return undefined;
  const { sources, sourcesContent } = map as { sources?: unknown; sourcesContent?: unknown };
  if (!Array.isArray(sources) || !Array.isArray(sourcesContent) || sources.length === 0) return undefined;
  const found = new Map<string, string>();
  for (const [index, source] of sources.entries()) {
    const content: unknown = sourcesContent[index];
    if (typeof source !== 'string' || typeof content !== 'string') return undefined;
    found.set(sourcePath(source), content);
  }
  return found;
}

/** The bundler puts each source's path before what it made of it, unless it makes the bundle small. What belongs to none is the bundle's own. */
function sourcesOfBundle(path: string, text: string): ReadonlyMap<string, string> | undefined {
  const parts = new Map<string, string[]>();
  let source = path;
  for (const line of text.split('\n')) {
    const marked = /^(?: {2})?\/\/ (?:[a-z]+:)?\/project\/(\S+)$/.exec(line)?.[1];
    if (marked !== undefined) source = sourcePath(marked);
    else if (OWN.test(line)) source = path;
    const lines = parts.get(source) ?? [];
    if (marked === undefined) lines.push(line);
    parts.set(source, lines);
  }
  if (parts.size <= 1) return undefined;
  return new Map([...parts].map(([of, lines]) => [of, lines.join('\n')]));
}

/** How the end of a bundle begins. */
const OWN = /^\/\/ Annotate the CommonJS export names|^\/\/# sourceMappingURL=/;

/** `stackwright:/project/src/hit.ts`, `webpack://shop/./src/hit.ts`, `../../src/hit.ts` → `src/hit.ts` */
export function sourcePath(source: string): string {
  return source
    .replace(/^webpack:\/\/[^/]*\//, '')
    .replace(/^[a-z]+:/, '')
    .replace(/^\/*project\//, '')
    .replace(/^(?:\.{0,2}\/)+/, '');
}
