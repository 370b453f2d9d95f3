import type { Catalogue } from '#kit/catalogue.ts';
import { isProjectPath } from '#model/files.ts';
import { readJsonSource } from '#model/json-source.ts';
import { EXPORT_PATTERN } from '#model/names.ts';
import { type Problem, problem } from '#model/problem.ts';
import { type FunctionDefinition, type FunctionSettings, MANIFEST_FILE, type Project, settingsOf } from '#model/project.ts';
import { placeOf } from '#model/project-file.ts';
import type { Handler, UnknownCode } from '#model/usage.ts';
import { isBuiltinModule } from '../build/builtin-modules.ts';
import { packageNameOf } from '../build/import-specifiers.ts';
import { isProvided } from '../build/provided-modules.ts';
import { createEvaluator, type Evaluator } from './evaluate/evaluator.ts';
import { chunksOf, indexOf } from './evaluate/module-index.ts';
import type { Styles } from './evaluate/styles.ts';
import type { World } from './evaluate/world.ts';
import { type Changes, type FileStore, resolvedIn } from './file-store.ts';
import { findHandler, handlerAt, hasExport } from './find-handler.ts';
import { isAllowedByHand } from './handed-over.ts';
import { environmentOf, type KnownResources } from './known-resources.ts';
import { type PlacedChunk, type PlacedOpenCall, type PlacedUsage, placeChunk } from './place-usages.ts';
import { importsOf } from './reach.ts';
import { reachedFiles } from './reached-files.ts';
import type { ScanCache } from './scan-cache.ts';
import { scanChunk } from './scan-chunk.ts';
import { sdkInPackages } from './sdk-in-packages.ts';
import type { FunctionNode } from './syntax/node.ts';
import type { ParsedFile } from './syntax/parse.ts';

export interface ScanContext {
  readonly project: Project;
  readonly catalogue: Catalogue;
  readonly styles: Styles;
  readonly known: KnownResources;
  readonly store: FileStore;
  /** Since the scan before. */
  readonly changes: Changes;
  readonly cacheOf: (functionName: string) => ScanCache;
}

export interface FunctionScan {
  readonly usages: readonly PlacedUsage[];
  readonly open: readonly PlacedOpenCall[];
  readonly problems: readonly Problem[];
  readonly variables: readonly string[];
  readonly reaches: readonly string[];
  readonly unresolvedServices: readonly string[];
  /** Empty where all that it does is known. */
  readonly unknown: readonly UnknownCode[];
  readonly handler: Handler | undefined;
}

/** What one function does: its entry, and everything that the entry imports from the project. */
export function scanFunction(context: ScanContext, name: string): FunctionScan {
  const { project, store, known } = context;
  const definition = project.functions[name];
  if (!definition) return NOTHING;
  const settings = settingsOf(definition);
  const { entry } = settings;
  // What can't be a path is told where the manifest is checked.
  if (!isProjectPath(entry)) return { ...NOTHING, unknown: [{ file: entry, why: 'missing' }] };
  if (!store.exists(entry)) {
    const missing = problem('EntryMissing', {
      at: { function: name, file: entry },
      summary: `no file ${entry} for ${name}`,
      remedy: 'create it, or correct `entry` in the manifest',
    });
    return { ...NOTHING, problems: [missing], unknown: [{ file: entry, why: 'missing' }] };
  }
  const provides = context.catalogue.runtimes.find((one) => one.id === settings.runtime)?.provides ?? [];
  const isThere = (module: string): boolean => isBuiltinModule(module) || isProvided(packageNameOf(module), provides);
  const { files, unknown: unread, problems } = reachedFiles(store, entry, (reached) => evaluatorFor(context, definition, settings, reached).e, isThere);
  const environment = environmentOf(project, definition);
  const { e, handler } = evaluatorFor(context, definition, settings, files);
  const entryFile = store.parsed(entry);
  const mayCall = files.some((file) => usesSdk(context, file));
  const cache = context.cacheOf(name);
  cache.forget(context.changes, groundOf(project, definition, files, mayCall), handler);
  const usages: PlacedUsage[] = [];
  const open: PlacedOpenCall[] = [];
  const handed: PlacedChunk['handed'][number][] = [];
  const found: Problem[] = [...problems];
  const variables = new Set<string>();
  const unresolvedServices = new Set<string>();
  const unknown = [...unread];
  const isUnknown = (variable: string): boolean => looksLikeResource(known, variable) && !environment.has(variable);
  for (const file of files) {
    const module = store.parsed(file)?.module;
    const placing = { functionName: name, file, position: store.positionIn(file), isUnknown };
    for (const chunk of module ? chunksOf(module) : []) {
      if (chunk.calls.length === 0 && chunk.reads.length === 0 && chunk.imports.length === 0) continue;
      const kept = cache.get(chunk) ?? cache.keep(chunk, scanChunk(e, context.catalogue, known, chunk, mayCall));
      const { scanned } = kept;
      if (scanned.isEmpty) continue;
      kept.placed = placeChunk(placing, chunk.base, scanned, kept.placed);
      for (const one of kept.placed.usages) usages.push(one);
      for (const one of kept.placed.open) open.push(one);
      for (const one of kept.placed.handed) handed.push(one);
      for (const one of kept.placed.problems) if (!isTold(found, one)) found.push(one);
      for (const variable of scanned.grounds.variables) variables.add(variable);
      // Some variable is read, nobody knows which.
      if (scanned.reads.some((read) => read.name === undefined)) unknown.push({ file, why: 'variable' });
      for (const service of scanned.unresolvedServices) unresolvedServices.add(service);
    }
  }
  found.push(...unseen(context, definition, handed, { usages, open }));
  const inPackages = sdkInPackages(context, definition, files);
  found.push(...inPackages.problems);
  for (const service of inPackages.rooms) unresolvedServices.add(service);
  if (entryFile && lacksExport(e, entryFile, settings.export)) found.push(exportMissing(name, settings, definition, store.text(MANIFEST_FILE)));
  return {
    usages,
    open,
    problems: found,
    variables: [...variables].sort(),
    reaches: files,
    unresolvedServices: [...unresolvedServices],
    unknown,
    handler: handler && handlerAt(name, handler, (file, offset) => store.position(file, offset).line),
  };
}

/** Of resources with which the function is seen to do nothing, and somebody has allowed nothing by hand. A client that is given along is told by itself. */
function unseen(
  { known }: ScanContext,
  definition: FunctionDefinition,
  handed: PlacedChunk['handed'],
  { usages, open }: Pick<FunctionScan, 'usages' | 'open'>,
): Problem[] {
  const toldAt = new Set(open.map(({ problem: { at } }) => `${at.file}:${at.line}`));
  return handed.flatMap(({ variable, problem: one }) => {
    const resource = known.byVariable.get(variable);
    if (!resource || usages.some(({ usage }) => usage.resource === resource.name)) return [];
    if (toldAt.has(`${one.at.file}:${one.at.line}`)) return [];
    return isAllowedByHand(definition, resource.name, resource.reference) ? [] : [one];
  });
}

/** A read under an unknown name is found from where the environment is named, and from where it is read. */
function isTold(found: readonly Problem[], one: Problem): boolean {
  if (one.code !== 'VariableUnknown') return false;
  return found.some(
    ({ code, at, summary }) =>
      code === one.code && summary === one.summary && at.file === one.at.file && at.line === one.at.line && at.column === one.at.column,
  );
}

function evaluatorFor(
  context: ScanContext,
  definition: FunctionDefinition,
  settings: FunctionSettings,
  files: readonly string[],
): { readonly e: Evaluator; readonly handler: FunctionNode | undefined } {
  let handler: FunctionNode | undefined;
  const e = createEvaluator({ ...worldOf(context, definition, files), isHandler: (node) => node === handler });
  const entryFile = context.store.parsed(settings.entry);
  handler = entryFile && findHandler(e, entryFile.module, settings.export);
  return { e, handler };
}

const NOTHING: FunctionScan = { usages: [], open: [], problems: [], variables: [], reaches: [], unresolvedServices: [], unknown: [], handler: undefined };

function worldOf({ styles, store, known, project }: ScanContext, definition: FunctionDefinition, files: readonly string[]): Omit<World, 'isHandler'> {
  const environment = environmentOf(project, definition);
  return {
    styles,
    files,
    module: (file) => store.parsed(file)?.module,
    json: (file) => store.json(file),
    resolve: (fromFile, source) => resolvedIn(store, fromFile, source),
    environment: (variable) => (known.byVariable.has(variable) ? undefined : environment.value(variable)),
    isDefined: (variable) => known.byVariable.has(variable),
    index: indexOf,
  };
}

/** What answers rest on besides code. */
function groundOf(project: Project, definition: FunctionDefinition, files: readonly string[], mayCall: boolean): string {
  return JSON.stringify([project.resources, project.environment, definition.environment, files, mayCall]);
}

function usesSdk({ store, styles }: ScanContext, file: string): boolean {
  const module = store.parsed(file)?.module;
  if (!module) return false;
  const isSdk = (source: string): boolean => {
    if (styles.module(source) !== undefined) return true;
    const led = resolvedIn(store, file, source);
    return led !== undefined && 'module' in led && styles.module(led.module) !== undefined;
  };
  const { said, unsaid } = importsOf(module);
  // Imports of types too: they may tell a client. What isn't written down may be the SDK.
  return unsaid.length > 0 || module.statements.some((one) => one.kind === 'import' && isSdk(one.source)) || said.some((one) => isSdk(one.source));
}

/** What can't be a name is told where the manifest is checked; nobody could export it. */
function lacksExport(e: Evaluator, { module, error }: ParsedFile, name: string): boolean {
  return error === undefined && EXPORT_PATTERN.test(name) && hasExport(e, module, name) === 'no';
}

function exportMissing(name: string, { entry, export: exported }: FunctionSettings, definition: FunctionDefinition, manifest: string | undefined): Problem {
  const path = ['functions', name, definition.export === undefined ? 'entry' : 'export'];
  return problem('ExportMissing', {
    at: manifest === undefined ? { function: name, file: entry } : { ...placeOf(path), ...readJsonSource(manifest).placeOf(path) },
    summary: `${entry} does not export ${exported}`,
    remedy: `export it, or correct \`export\` of ${name} in the manifest`,
  });
}

function looksLikeResource(known: KnownResources, variable: string): boolean {
  if (known.byVariable.has(variable)) return false;
  return known.suffixes.some((suffix) => variable.length > suffix.length && variable.endsWith(suffix));
}
