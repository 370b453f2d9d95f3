import type { Catalogue } from '#kit/catalogue.ts';
import type { Place } from '#model/place.ts';
import { type Problem, problem } from '#model/problem.ts';
import { type FunctionDefinition, type FunctionSettings, type Project, settingsOf } from '#model/project.ts';
import type { Handler, Usage } from '#model/usage.ts';
import { createEvaluator, type Evaluator } from './evaluate/evaluator.ts';
import { chunksOf, indexOf } from './evaluate/module-index.ts';
import type { Styles } from './evaluate/styles.ts';
import type { World } from './evaluate/world.ts';
import type { Changes, FileStore } from './file-store.ts';
import { findHandler, handlerAt, hasExport } from './find-handler.ts';
import { environmentOf, type KnownResources, servicesCalled } from './known-resources.ts';
import { importsOf, isRelative, resolveImport } from './reach.ts';
import type { ScanCache } from './scan-cache.ts';
import { type ChunkCall, type ChunkScan, scanChunk } from './scan-chunk.ts';

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

/** A usage with the offsets of its call, for marks. */
export interface PlacedUsage extends Usage {
  /** Where line and column are counted. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly argumentsFrom?: number;
  readonly argumentsTo?: number;
}

export interface FunctionScan {
  readonly usages: readonly PlacedUsage[];
  readonly problems: readonly Problem[];
  readonly variables: readonly string[];
  readonly reaches: readonly string[];
  readonly unresolvedServices: readonly string[];
  readonly complete: boolean;
  readonly handler: Handler | undefined;
}

/** What one function does: its entry, and everything that the entry imports from the project. */
export function scanFunction(context: ScanContext, name: string): FunctionScan {
  const { project, store, known } = context;
  const definition = project.functions[name];
  if (!definition) return { ...NOTHING, complete: true };
  const settings = settingsOf(definition);
  const { entry } = settings;
  if (!store.exists(entry)) {
    const missing = problem('EntryMissing', {
      at: { function: name, file: entry },
      summary: `no file ${entry} for ${name}`,
      remedy: 'create it, or correct `entry` in the manifest',
    });
    return { ...NOTHING, problems: [missing] };
  }
  const { files, complete, problems } = reachedFiles(store, entry);
  const environment = environmentOf(project, definition);
  const e = createEvaluator(worldOf(context, definition, files));
  const cache = context.cacheOf(name);
  cache.forget(context.changes, groundOf(project, definition, files));
  const gathered: Gathered = {
    name,
    context,
    usages: [],
    problems: [...problems],
    variables: new Set(),
    unresolvedServices: new Set(),
    hasOwn: environment.has,
  };
  for (const file of files) {
    const module = store.parsed(file)?.module;
    const unknownServices = new Set<string>();
    for (const chunk of module ? chunksOf(module) : []) {
      if (chunk.calls.length === 0 && chunk.reads.length === 0) continue;
      const scanned = cache.get(chunk, () => scanChunk(e, context.catalogue, known, chunk));
      gather(gathered, file, chunk.base, scanned, unknownServices);
    }
  }
  const handler = handlerOf(e, context, name, settings, gathered.problems);
  return {
    usages: gathered.usages,
    problems: gathered.problems,
    variables: [...gathered.variables].sort(),
    reaches: files,
    unresolvedServices: [...gathered.unresolvedServices],
    complete,
    handler,
  };
}

const NOTHING: FunctionScan = { usages: [], problems: [], variables: [], reaches: [], unresolvedServices: [], complete: false, handler: undefined };

function worldOf({ styles, store, known, project }: ScanContext, definition: FunctionDefinition, files: readonly string[]): World {
  const environment = environmentOf(project, definition);
  return {
    styles,
    files,
    module: (file) => store.parsed(file)?.module,
    json: (file) => store.json(file),
    resolve: (fromFile, source) => resolveImport(store.exists, fromFile, source),
    environment: (variable) => (known.byVariable.has(variable) ? undefined : environment.value(variable)),
    isDefined: (variable) => known.byVariable.has(variable),
    index: indexOf,
  };
}

/** What answers rest on besides code. */
function groundOf(project: Project, definition: FunctionDefinition, files: readonly string[]): string {
  return JSON.stringify([project.resources, project.environment, definition.environment, files]);
}

interface Gathered {
  readonly name: string;
  readonly context: ScanContext;
  readonly usages: PlacedUsage[];
  readonly problems: Problem[];
  readonly variables: Set<string>;
  readonly unresolvedServices: Set<string>;
  readonly hasOwn: (variable: string) => boolean;
}

/** Puts what a chunk does where the chunk stands now. */
function gather(into: Gathered, file: string, base: number, scanned: ChunkScan, unknownServices: Set<string>): void {
  const { name, context, usages, problems } = into;
  for (const variable of scanned.grounds.variables) into.variables.add(variable);
  for (const call of scanned.calls) {
    const at = { file, ...context.store.position(file, base + call.at) };
    problems.push(...problemsOf(call, at, unknownServices));
    if (call.unknown !== 'ServiceUnknown' && (call.unknown || call.grants.some((one) => one.isUnresolved))) {
      for (const room of servicesCalled(context.catalogue, call.service)) into.unresolvedServices.add(room.id);
    }
    const { argumentsFrom, argumentsTo } = call;
    for (const { resource, reference, grants, writes } of call.grants) {
      usages.push({
        function: name,
        ...at,
        kind: 'operation',
        service: call.service,
        operation: call.operation,
        resource,
        reference,
        grants,
        ...(writes ? { writes } : {}),
        at: base + call.at,
        from: base + call.from,
        to: base + call.to,
        ...(argumentsFrom === undefined || argumentsTo === undefined ? {} : { argumentsFrom: base + argumentsFrom, argumentsTo: base + argumentsTo }),
      });
    }
  }
  for (const read of scanned.reads) {
    if (!looksLikeResource(context.known, read.name) || into.hasOwn(read.name)) continue;
    problems.push(
      problem('VariableUnknown', {
        at: { file, ...context.store.position(file, base + read.from) },
        summary: `no resource of the project is ${read.name}`,
        remedy: 'correct the name, or define the resource',
        ...(read.hasFallback ? { severity: 'warning' } : {}),
      }),
    );
  }
}

function problemsOf({ service, operation, grants, unknown }: ChunkCall, at: Place, unknownServices: Set<string>): Problem[] {
  const byHand = 'add what it needs to `permissions` of the function';
  if (unknown === 'ServiceUnknown') {
    // Once per file: the answer is the same for each call.
    if (unknownServices.has(service)) return [];
    unknownServices.add(service);
    return [problem('ServiceUnknown', { at, summary: `calls of ${service} are not known here`, remedy: byHand })];
  }
  if (unknown) return [problem('OperationUnknown', { at, summary: `${service} has no operation ${operation} here`, remedy: `correct the call, or ${byHand}` })];
  return grants
    .filter((one) => one.isUnresolved)
    .map((one) =>
      problem('ResourceUnresolved', {
        at,
        summary: `${operation}: ${one.why}`,
        remedy: 'name the resource by its environment variable, or add the permission by hand',
      }),
    );
}

function handlerOf(e: Evaluator, { store }: ScanContext, name: string, settings: FunctionSettings, problems: Problem[]): Handler | undefined {
  const parsed = store.parsed(settings.entry);
  if (!parsed) return undefined;
  e.begin();
  if (parsed.error === undefined && hasExport(e, parsed.module, settings.export) === 'no') {
    problems.push(
      problem('ExportMissing', {
        at: { function: name, file: settings.entry },
        summary: `${settings.entry} does not export ${settings.export}`,
        remedy: `export it, or correct \`export\` of ${name} in the manifest`,
      }),
    );
  }
  const node = findHandler(e, parsed.module, settings.export);
  return node && handlerAt(name, node, (file, offset) => store.position(file, offset).line);
}

function looksLikeResource(known: KnownResources, variable: string): boolean {
  if (known.byVariable.has(variable)) return false;
  return known.suffixes.some((suffix) => variable.length > suffix.length && variable.endsWith(suffix));
}

function reachedFiles(store: FileStore, entry: string): { files: readonly string[]; complete: boolean; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const seen = new Set([entry]);
  const waiting = [entry];
  let complete = true;
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const parsed = store.parsed(file);
    if (!parsed) {
      if (store.json(file) === undefined) complete = false;
      continue;
    }
    if (parsed.error !== undefined) {
      complete = false;
      const at = { file, ...store.position(file, parsed.error) };
      problems.push(
        problem('SyntaxError', {
          at,
          summary: `${file} does not parse from line ${at.line} on`,
          remedy: 'correct the syntax; until then nothing that it may use is dropped',
        }),
      );
    }
    for (const { source, from } of importsOf(parsed.module)) {
      if (!isRelative(source)) continue;
      const target = resolveImport(store.exists, file, source);
      if (target === undefined) {
        problems.push(
          problem('ImportMissing', {
            at: { file, ...store.position(file, from) },
            summary: `no file for the import ${source}`,
            remedy: 'create the file, or correct the import',
          }),
        );
      } else if (!seen.has(target) && !target.endsWith('.d.ts')) {
        seen.add(target);
        waiting.push(target);
      }
    }
  }
  const [, ...others] = seen;
  return { files: [entry, ...others.sort()], complete, problems };
}
