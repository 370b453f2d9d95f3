import type { Catalogue } from '#kit/catalogue.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Project } from '#model/project.ts';
import { settingsOf } from '#model/project.ts';
import type { Handler, Usage, UsageGrant } from '#model/usage.ts';
import { environmentReads } from './environment-reads.ts';
import { createEvaluator } from './evaluate/evaluator.ts';
import { indexOf } from './evaluate/module-index.ts';
import { mapped, type Styles } from './evaluate/styles.ts';
import type { World } from './evaluate/world.ts';
import type { FileStore } from './file-store.ts';
import { type FoundCall, findCalls } from './find-calls.ts';
import { findHandler, handlerAt, hasExport } from './find-handler.ts';
import { type CallGrants, grantsOf } from './grants.ts';
import { environmentOf, type KnownResources, servicesCalled } from './known-resources.ts';
import { importsOf, isRelative, resolveImport } from './reach.ts';
import { baseOf } from './syntax/node.ts';

export interface ScanContext {
  readonly project: Project;
  readonly catalogue: Catalogue;
  readonly styles: Styles;
  readonly known: KnownResources;
  readonly store: FileStore;
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
  const { project, store, known, styles } = context;
  const definition = project.functions[name];
  if (!definition) return { usages: [], problems: [], variables: [], reaches: [], unresolvedServices: [], complete: true, handler: undefined };
  const settings = settingsOf(definition);
  const { entry } = settings;
  if (!store.exists(entry)) {
    const missing = problem('EntryMissing', {
      at: { function: name, file: entry },
      summary: `no file ${entry} for ${name}`,
      remedy: 'create it, or correct `entry` in the manifest',
    });
    return { usages: [], problems: [missing], variables: [], reaches: [], unresolvedServices: [], complete: false, handler: undefined };
  }
  const problems: Problem[] = [];
  const variables = new Set<string>();
  const { files, complete } = reachedFiles(context, entry, problems);
  const environment = environmentOf(project, definition);
  const world: World = {
    styles,
    files,
    module: (file) => store.parsed(file)?.module,
    json: (file) => store.json(file),
    resolve: (fromFile, source) => resolveImport(store.exists, fromFile, source),
    environment: (variable) => (known.byVariable.has(variable) ? undefined : environment.value(variable)),
    isDefined: (variable) => known.byVariable.has(variable),
    index: indexOf,
  };
  const e = createEvaluator(world, (variable) => variables.add(variable));
  const usages: PlacedUsage[] = [];
  const unresolvedServices = new Set<string>();
  for (const file of files) {
    const parsed = store.parsed(file);
    if (!parsed) continue;
    const unknownServices = new Set<string>();
    for (const call of findCalls(e, parsed.module)) {
      e.begin();
      const at = { file, ...store.position(file, call.at) };
      for (const one of usagesOf(context, e, call, at, problems, unresolvedServices, unknownServices)) {
        usages.push({
          function: name,
          ...at,
          kind: 'operation',
          service: call.service,
          operation: call.operations[0] ?? '',
          resource: one.resource,
          reference: one.reference,
          grants: one.grants,
          at: call.at,
          from: baseOf(call.node) + call.node.from,
          to: baseOf(call.node) + call.node.to,
          ...(call.argumentNode
            ? { argumentsFrom: baseOf(call.argumentNode) + call.argumentNode.from, argumentsTo: baseOf(call.argumentNode) + call.argumentNode.to }
            : {}),
        });
      }
    }
    for (const read of environmentReads(e, parsed.module)) {
      if (!looksLikeResource(known, read.name) || environment.has(read.name)) continue;
      problems.push(
        problem('VariableUnknown', {
          at: { file, ...store.position(file, read.from) },
          summary: `no resource of the project is ${read.name}`,
          remedy: 'correct the name, or define the resource',
          ...(read.hasFallback ? { severity: 'warning' } : {}),
        }),
      );
    }
  }
  const parsedEntry = store.parsed(entry);
  let handler: Handler | undefined;
  if (parsedEntry) {
    e.begin();
    const node = findHandler(e, parsedEntry.module, settings.export);
    handler = node && handlerAt(name, node, (file, offset) => store.position(file, offset).line);
    if (parsedEntry.error === undefined && hasExport(e, parsedEntry.module, settings.export) === 'no') {
      problems.push(
        problem('ExportMissing', {
          at: { function: name, file: entry },
          summary: `${entry} does not export ${settings.export}`,
          remedy: `export it, or correct \`export\` of ${name} in the manifest`,
        }),
      );
    }
  }
  return { usages, problems, variables: [...variables].sort(), reaches: files, unresolvedServices: [...unresolvedServices], complete, handler };
}

function looksLikeResource(known: KnownResources, variable: string): boolean {
  if (known.byVariable.has(variable)) return false;
  return known.suffixes.some((suffix) => variable.length > suffix.length && variable.endsWith(suffix));
}

function reachedFiles({ store }: ScanContext, entry: string, problems: Problem[]): { files: readonly string[]; complete: boolean } {
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
  return { files: [entry, ...others.sort()], complete };
}

interface At {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

function usagesOf(
  { catalogue, known }: ScanContext,
  e: ReturnType<typeof createEvaluator>,
  call: FoundCall,
  at: At,
  problems: Problem[],
  unresolvedServices: Set<string>,
  unknownServices: Set<string>,
): readonly (CallGrants | { resource: null; reference: null; grants: readonly UsageGrant[] })[] {
  const { service, operations } = call;
  const rooms = servicesCalled(catalogue, service);
  const nothing = [{ resource: null, reference: null, grants: [] }];
  if (rooms.length === 0) {
    if (!unknownServices.has(service)) {
      unknownServices.add(service);
      problems.push(
        problem('ServiceUnknown', { at, summary: `calls of ${service} are not known here`, remedy: 'add what it needs to `permissions` of the function' }),
      );
    }
    return nothing;
  }
  const api = operations.map((operation) => rooms.map((room) => mapped(room.api, operation)).find((one) => one !== undefined));
  if (api[0] === undefined) {
    problems.push(
      problem('OperationUnknown', {
        at,
        summary: `${service} has no operation ${operations[0]} here`,
        remedy: 'correct the call, or add what it needs to `permissions` of the function',
      }),
    );
    for (const room of rooms) unresolvedServices.add(room.id);
    return nothing;
  }
  const found = grantsOf(
    e,
    known,
    call,
    api.flatMap((one) => one?.grants ?? []),
  );
  for (const one of found) {
    if (!one.isUnresolved) continue;
    for (const room of rooms) unresolvedServices.add(room.id);
    problems.push(
      problem('ResourceUnresolved', {
        at,
        summary: `${operations[0]}: ${one.why}`,
        remedy: 'name the resource by its environment variable, or add the permission by hand',
      }),
    );
  }
  return found;
}
