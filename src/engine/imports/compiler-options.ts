import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import { plainJson } from '#base/jsonc.ts';
import type { Position } from '#base/text-edit.ts';
import { type JsonSource, readJsonSource } from '#model/json-source.ts';
import { configFor, DEEPEST_CONFIG, extendedFile } from './path-mappings.ts';
import { type ImportResolver, isRelative } from './resolve-import.ts';

/** What a project's tsconfig.json says of how its sources become JavaScript. */
export interface CompilerOptions {
  /** The nearest one; undefined: there is none. */
  readonly file: string | undefined;
  /** With what it extends, what extends counting; each with the place that sets it. */
  readonly options: ReadonlyMap<string, { readonly value: Json; readonly at: ConfigPlace }>;
  /** What doesn't parse; nothing that it says is known then. */
  readonly broken: { readonly at: ConfigPlace; readonly message: string } | undefined;
  /** What is extended, and not there. */
  readonly unresolved: readonly { readonly name: string; readonly at: ConfigPlace }[];
}

interface ConfigPlace extends Position {
  readonly file: string;
}

/** Where configurations are found. */
export interface ConfigFiles {
  readonly exists: (path: string) => boolean;
  readonly text: (path: string) => string | undefined;
  /** The file of a package: `@tsconfig/node22/tsconfig.json`. */
  readonly inPackage: (from: string, name: string) => string | undefined;
}

/** A package's file, where the package is part of the project. */
export function configInProject(imports: ImportResolver, from: string, name: string): string | undefined {
  for (const one of [name, `${name}.json`, `${name}/tsconfig.json`]) {
    const led = imports.resolve(from, one);
    if ('file' in led && led.file.endsWith('.json')) return led.file;
  }
  return undefined;
}

/** What holds for the sources of a folder. */
export function compilerOptionsFor(files: ConfigFiles, folder: string): CompilerOptions {
  const file = configFor(files, folder);
  const found: Gathered = { options: new Map(), broken: undefined, unresolved: [] };
  if (file !== undefined) gather(files, file, found, 0);
  return { file, ...found };
}

interface Gathered {
  readonly options: Map<string, { readonly value: Json; readonly at: ConfigPlace }>;
  broken: CompilerOptions['broken'];
  readonly unresolved: { readonly name: string; readonly at: ConfigPlace }[];
}

/** From what is extended to what extends it: what comes later counts. */
function gather(files: ConfigFiles, file: string, found: Gathered, depth: number): void {
  const source = readJsonSource(plainJson(files.text(file) ?? ''));
  const { value: json, error } = source;
  if (error || !isJsonObject(json)) {
    found.broken ??= { at: { file, ...(error?.at ?? source.placeOf([])) }, message: error?.message ?? 'it is no object' };
    return;
  }
  if (depth > DEEPEST_CONFIG) return;
  const listed = Array.isArray(json.extends) ? (json.extends as readonly Json[]) : undefined;
  for (const [index, name] of (listed ?? [json.extends]).entries()) {
    if (typeof name !== 'string') continue;
    const extended = isRelative(name) ? extendedFile(files, file, name) : files.inPackage(file, name);
    if (extended !== undefined) gather(files, extended, found, depth + 1);
    else found.unresolved.push({ name, at: { file, ...source.placeOf(listed ? ['extends', index] : ['extends']) } });
  }
  if (isJsonObject(json.compilerOptions)) take(json.compilerOptions, file, source, found);
}

function take(options: JsonObject, file: string, source: JsonSource, found: Gathered): void {
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined) found.options.set(name, { value, at: { file, ...source.placeOf(['compilerOptions', name]) } });
  }
}
