import { decode } from '@jridgewell/sourcemap-codec';
import JSZip from 'jszip';
import { sourcePath } from '../releases/written-files.ts';

/** A call that an error went through, in the sources that the function's artifact was made of. Lines and columns count from 1. */
export interface TracedFrame {
  /** The function around, as the trace names it. */
  readonly name?: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Where stack traces lead in the project's own sources, the innermost first, each place once; frames of packages and of the runtime are left out.
 * `texts` are lines or whole traces, as V8 writes them. Throws where the artifact is no zip.
 */
export async function tracedFrames(artifact: Uint8Array, texts: readonly string[]): Promise<readonly TracedFrame[]> {
  const frames = texts.flatMap((text) => [...text.matchAll(FRAME)]);
  if (frames.length === 0) return [];
  const zip = await JSZip.loadAsync(artifact);
  const maps = new Map<string, SourceMap | undefined>();
  const found = new Map<string, TracedFrame>();
  for (const [, name, bundle = '', line, column] of frames) {
    if (!maps.has(bundle)) maps.set(bundle, readMap(await zip.file(`${bundle}.map`)?.async('string')));
    const place = placeIn(maps.get(bundle), Number(line), Number(column));
    if (!place || /(^|\/)(node_modules|\.stackwright)\//.test(place.file)) continue;
    const key = `${place.file}:${place.line}:${place.column}`;
    if (!found.has(key))
      found.set(key, { ...(name === undefined ? {} : { name: name.replace(/^(?:Object|Runtime|exports|module\.exports)\./, '') }), ...place });
  }
  return [...found.values()];
}

/** `at async handler (/var/task/index.js:33:38)`, `at file:///var/task/index.mjs:3:1` */
const FRAME = /\bat (?:async )?(?:(?:new )?([\w$.<>]+)(?: \[as [^\]]+\])? \()?[^\s()]*?([\w.-]+\.[cm]?js):(\d+):(\d+)\)?/g;

interface SourceMap {
  readonly sources: readonly string[];
  readonly lines: ReturnType<typeof decode>;
}

function readMap(text: string | undefined): SourceMap | undefined {
  if (text === undefined) return undefined;
  try {
    const { sources, mappings } = JSON.parse(text) as { sources: readonly string[]; mappings: string };
    return { sources, lines: decode(mappings) };
  } catch {
    return undefined;
  }
}

/** What the last segment at or before the place says. */
function placeIn(map: SourceMap | undefined, line: number, column: number): Omit<TracedFrame, 'name'> | undefined {
  const segment = map?.lines[line - 1]?.findLast(([from]) => from <= column - 1);
  if (!map || !segment || segment.length === 1) return undefined;
  const [, source, sourceLine, sourceColumn] = segment;
  const path = map.sources[source];
  return path === undefined ? undefined : { file: sourcePath(path), line: sourceLine + 1, column: sourceColumn + 1 };
}
