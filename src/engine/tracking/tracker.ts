import type { Catalogue } from '#kit/catalogue.ts';
import { textOf } from '#model/files.ts';
import { type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import type { CallMark, ScanResult, Usage } from '#model/usage.ts';
import { createStyles } from './evaluate/styles.ts';
import { createFileStore } from './file-store.ts';
import { knownResources } from './known-resources.ts';
import { createLastGood } from './last-good.ts';
import type { ScanInput } from './scan.ts';
import { createScanCache, type ScanCache } from './scan-cache.ts';
import { type FunctionScan, type PlacedUsage, type ScanContext, scanFunction } from './scan-function.ts';
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
      at: { function: name },
      summary: `${name} could not be read: ${error instanceof Error ? error.message : String(error)}`,
      remedy: 'report this; until it is corrected, nothing is dropped',
    });
    return { usages: [], problems: [failed], variables: [], reaches: [], unresolvedServices: [], complete: false, handler: undefined };
  }
}

function combine(scans: readonly (readonly [string, FunctionScan])[], triggers: readonly Usage[]): ScanResult {
  const placed = scans.flatMap(([, scan]) => scan.usages);
  return {
    usages: [...placed.map(withoutOffsets), ...triggers].sort(compareUsages),
    problems: eachOnce(scans.flatMap(([, scan]) => scan.problems)),
    variables: Object.fromEntries(scans.map(([name, scan]) => [name, scan.variables])),
    reaches: Object.fromEntries(scans.map(([name, scan]) => [name, scan.reaches])),
    unresolvedServices: [...new Set(scans.flatMap(([, scan]) => scan.unresolvedServices))].sort(),
    complete: scans.every(([, scan]) => scan.complete),
    marks: marksOf(placed),
    handlers: scans.flatMap(([, scan]) => scan.handler ?? []),
  };
}

function withoutOffsets({ at: _at, from: _from, to: _to, argumentsFrom: _argumentsFrom, argumentsTo: _argumentsTo, ...usage }: PlacedUsage): Usage {
  return usage;
}

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

export function compareUsages(a: Usage, b: Usage): number {
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
  const byText = new Map(problems.map((one) => [JSON.stringify([one.code, one.at, one.summary]), one]));
  return [...byText.values()].sort(
    (a, b) =>
      compare(a.at.file ?? '', b.at.file ?? '') ||
      compare(a.at.line ?? 0, b.at.line ?? 0) ||
      compare(a.at.column ?? 0, b.at.column ?? 0) ||
      compare(a.code, b.code),
  );
}

/** One mark for each place, whoever reaches it. */
function marksOf(usages: readonly PlacedUsage[]): CallMark[] {
  const marks = new Map<string, CallMark>();
  for (const one of usages) {
    const key = `${one.file}\0${one.line}\0${one.column}\0${one.operation}`;
    const known = marks.get(key);
    const functions = known ? [...new Set([...known.functions, one.function])].sort() : [one.function];
    marks.set(key, {
      file: one.file,
      from: one.from,
      to: one.to,
      ...(one.argumentsFrom === undefined || one.argumentsTo === undefined ? {} : { argumentsFrom: one.argumentsFrom, argumentsTo: one.argumentsTo }),
      line: one.line,
      column: one.column,
      service: one.service,
      operation: one.operation,
      resource: known?.resource ?? one.resource,
      reference: known?.reference ?? one.reference,
      functions,
    });
  }
  return [...marks.values()].sort((a, b) => compare(a.file, b.file) || a.from - b.from);
}
