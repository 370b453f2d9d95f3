import type { Json } from '#base/json.ts';
import { type Position, positionsOf } from '#base/text-edit.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import { isTracked, type ParsedFile, parseFile } from './syntax/parse.ts';

/** The files of a project, parsed when first asked for and kept while their text stays. */
export interface FileStore {
  readonly update: (files: ProjectFiles) => void;
  readonly exists: (path: string) => boolean;
  readonly parsed: (path: string) => ParsedFile | undefined;
  readonly json: (path: string) => Json | undefined;
  readonly text: (path: string) => string | undefined;
  readonly position: (path: string, offset: number) => Position;
}

export function createFileStore(): FileStore {
  let files: ProjectFiles = {};
  const parsed = new Map<string, ParsedFile>();
  const json = new Map<string, { readonly text: string; readonly value: Json | undefined }>();
  const positions = new Map<string, { readonly text: string; readonly at: (offset: number) => Position }>();
  return {
    update(next) {
      files = next;
      for (const map of [parsed, json, positions]) for (const path of map.keys()) if (!Object.hasOwn(next, path)) map.delete(path);
    },
    exists: (path) => Object.hasOwn(files, path),
    text: (path) => textOf(files, path),
    parsed(path) {
      const text = textOf(files, path);
      if (text === undefined || !isTracked(path)) return undefined;
      const known = parsed.get(path);
      if (known?.text === text) return known;
      const made = parseFile(path, text, known);
      parsed.set(path, made);
      return made;
    },
    json(path) {
      const text = path.endsWith('.json') ? textOf(files, path) : undefined;
      if (text === undefined) return undefined;
      const known = json.get(path);
      if (known?.text === text) return known.value;
      const value = parseJson(text);
      json.set(path, { text, value });
      return value;
    },
    position(path, offset) {
      const text = textOf(files, path) ?? '';
      const known = positions.get(path);
      const made = known?.text === text ? known : { text, at: positionsOf(text) };
      positions.set(path, made);
      return made.at(offset);
    },
  };
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
