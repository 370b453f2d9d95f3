import type { Catalogue } from '#kit/catalogue.ts';
import { textOf } from '#model/files.ts';
import { type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import type { CallMark, ScanResult, UnknownCode, Usage } from '#model/usage.ts';
import { createStyles } from './evaluate/styles.ts';
import { createFileStore } from './file-store.ts';
import { knownResources } from './known-resources.ts';
import { createLastGood } from './last-good.ts';
import type { PlacedOpenCall, PlacedUsage } from './place-usages.ts';
import type { ScanInput } from './scan.ts';
import { createScanCache, type ScanCache } from './scan-cache.ts';
import { type FunctionScan, type ScanContext, scanFunction } from './scan-function.ts';
import { triggerUsages } from './triggers.ts';

/** Scans a project again and again, doing only what its changes ask for. */
export interface Tracker {
  readonly update: (input: ScanInput) => ScanResult;
}

export interface TrackerOptions {
  /** A file that doesn't parse keeps the usages of its last good text: for editors. */
  readonly keepLastGood?: boolean;
}

export function createTracker(catalogue: Catalogue, { keepLastGood = false }: TrackerOptions = {}): Tracker {
  const store = createFileStore();
  const lastGood = keepLastGood ? createLastGood(store) : undefined;
  const styles = createStyles(catalogue.callStyles);
  const caches = new Map<string, ScanCache>();
  const cacheOf = (name: string): ScanCache => {
    const cache = caches.get(name) ?? createScanCache();
    caches.set(name, cache);
    return cache;
  };
  return {
    update({ project, files, manifestText }) {
      const changes = store.update(files);
      for (const name of caches.keys()) if (!Object.hasOwn(project.functions, name)) caches.delete(name);
      const context: ScanContext = { project, catalogue, styles, known: knownResources(project, catalogue), store, changes, cacheOf };
      const scans = Object.keys(project.functions).map((name) => {
        const made = scanSafely(context, name);
        return [name, lastGood?.restore(name, made) ?? made] as const;
      });
      return combine(scans, triggerUsages(project, manifestText ?? textOf(files, MANIFEST_FILE)));
    },
  };
}

/** A scan that fails is a fault of ours, and no reason to drop anything: the function counts as not known. */
function scanSafely(context: ScanContext, name: string): FunctionScan {
  try {
    return scanFunction(context, name);
  } catch (error) {
    const failed = problem('UsageUnknown', {
      // What is deployed may lose permissions of which nothing is known.
      severity: 'error',
      at: { function: name },
      summary: `${name} could not be read: ${error instanceof Error ? error.message : String(error)}`,
      remedy: 'report this; until it is corrected, nothing is deployed or dropped',
    });
    const unknown: UnknownCode[] = [{ file: context.project.functions[name]?.entry ?? name, why: 'failed' }];
    return { usages: [], open: [], problems: [failed], variables: [], reaches: [], unresolvedServices: [], unknown, handler: undefined };
  }
}

function combine(scans: readonly (readonly [string, FunctionScan])[], triggers: readonly Usage[]): ScanResult {
  const placed = withoutUncalled(scans.flatMap(([, scan]) => scan.usages));
  const unresolved = [
    ...placed.flatMap((one) => one.unresolved ?? []),
    ...openCalls(
      placed,
      scans.flatMap(([, scan]) => scan.open),
    ),
  ];
  return {
    usages: [...placed.map((one) => one.usage), ...triggers].sort(compareUsages),
    problems: eachOnce([...scans.flatMap(([, scan]) => scan.problems), ...unresolved.map((one) => one.problem)]),
    variables: Object.fromEntries(scans.map(([name, scan]) => [name, scan.variables])),
    reaches: Object.fromEntries(scans.map(([name, scan]) => [name, scan.reaches])),
    unresolvedServices: [...new Set([...scans.flatMap(([, scan]) => scan.unresolvedServices), ...unresolved.flatMap((one) => one.rooms)])].sort(),
    ...unknownOf(scans.flatMap(([, scan]) => scan.unknown)),
    marks: marksOf(placed),
    handlers: scans.flatMap(([, scan]) => scan.handler ?? []),
  };
}

/** Each file once for each reason. */
function unknownOf(all: readonly UnknownCode[]): Pick<ScanResult, 'complete' | 'unknown'> {
  if (all.length === 0) return { complete: true };
  const unknown = [...new Map(all.map((one) => [`${one.why} ${one.file}`, one])).values()];
  return { complete: false, unknown: unknown.sort((a, b) => compare(a.file, b.file) || compare(a.why, b.why)) };
}

/**
 * A helper that several functions share is called by some and not by others: what only calls of it can tell, and is told elsewhere in the
 * project, is nothing that this function does.
 */
function withoutUncalled(all: readonly PlacedUsage[]): readonly PlacedUsage[] {
  const uncalled = all.filter((one) => one.unresolved?.isUncalled);
  if (uncalled.length === 0) return all;
  const key = ({ usage, at }: PlacedUsage): string => `${usage.file}\0${at}\0${usage.operation}`;
  const told = new Set(all.filter((one) => !one.unresolved?.isUncalled).map(key));
  return all.filter((one) => !one.unresolved?.isUncalled || !told.has(key(one)));
}

/** The same of calls of which nobody knows what they call. */
function openCalls(placed: readonly PlacedUsage[], all: readonly PlacedOpenCall[]): readonly PlacedOpenCall[] {
  if (!all.some((one) => one.isUncalled)) return all;
  const key = ({ file, at }: { readonly file: string; readonly at: number }): string => `${file}\0${at}`;
  const told = new Set([...placed.map(({ usage, at }) => key({ file: usage.file, at })), ...all.filter((one) => !one.isUncalled).map(key)]);
  return all.filter((one) => !one.isUncalled || !told.has(key(one)));
}

const compare = <T extends string | number>(a: T, b: T): number => (a === b ? 0 : a < b ? -1 : 1);

function compareUsages(a: Usage, b: Usage): number {
  return (
    compare(a.function, b.function) ||
    compare(a.file, b.file) ||
    compare(a.line, b.line) ||
    compare(a.column, b.column) ||
    compare(a.resource ?? '', b.resource ?? '') ||
    compare(a.reference ?? '', b.reference ?? '') ||
    compare(a.operation, b.operation)
  );
}

/** Files that several functions share tell their problems once. */
function eachOnce(problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort(
    (a, b) =>
      compare(a.at.file ?? '', b.at.file ?? '') ||
      compare(a.at.line ?? 0, b.at.line ?? 0) ||
      compare(a.at.column ?? 0, b.at.column ?? 0) ||
      compare(a.code, b.code),
  );
  const seen = new Set<string>();
  return sorted.filter(({ code, at, summary }) => {
    // A service that isn't known is said once per file, at its first call.
    const key = JSON.stringify(code === 'ServiceUnknown' ? [code, at.file, summary] : [code, at, summary]);
    return !seen.has(key) && seen.add(key);
  });
}

/** One mark for each place, whoever reaches it. */
function marksOf(usages: readonly PlacedUsage[]): CallMark[] {
  const byFile = new Map<string, Map<number, CallMark[]>>();
  for (const placed of usages) {
    const { usage, at } = placed;
    const places = byFile.get(usage.file) ?? new Map<number, CallMark[]>();
    byFile.set(usage.file, places);
    const here = places.get(at);
    const index = here?.findIndex((mark) => mark.operation === usage.operation) ?? -1;
    if (!here) places.set(at, [markOf(placed, undefined)]);
    else if (index < 0) here.push(markOf(placed, undefined));
    else here[index] = markOf(placed, here[index]);
  }
  return [...byFile.values()].flatMap((places) => [...places.values()].flat()).sort((a, b) => compare(a.file, b.file) || a.from - b.from);
}

function markOf({ usage, from, to, argumentsFrom, argumentsTo }: PlacedUsage, known: CallMark | undefined): CallMark {
  const isKnownTo = known?.functions.includes(usage.function);
  return {
    file: usage.file,
    from,
    to,
    ...(argumentsFrom === undefined || argumentsTo === undefined ? {} : { argumentsFrom, argumentsTo }),
    line: usage.line,
    column: usage.column,
    service: usage.service,
    operation: usage.operation,
    resource: known?.resource ?? usage.resource,
    reference: known?.reference ?? usage.reference,
    functions: known ? (isKnownTo ? known.functions : [...known.functions, usage.function].sort()) : [usage.function],
  };
}
