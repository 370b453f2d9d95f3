import type { Position } from '#base/text-edit.ts';
import type { Place } from '#model/place.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Usage } from '#model/usage.ts';
import type { CallGrants } from './grants.ts';
import type { ChunkCall, ChunkOpenCall, ChunkScan } from './scan-chunk.ts';

/** A usage with the absolute offsets of its call, for marks. */
export interface PlacedUsage {
  readonly usage: Usage;
  /** Where line and column are counted. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly argumentsFrom?: number;
  readonly argumentsTo?: number;
  /** Of a resource that isn't known: the problem, and the rooms of which nothing may be dropped therefore. */
  readonly unresolved?: { readonly problem: Problem; readonly rooms: readonly string[]; readonly isUncalled: boolean };
}

/** What a chunk does, where it stands now. */
export interface PlacedChunk {
  readonly base: number;
  readonly start: Position;
  readonly usages: readonly PlacedUsage[];
  readonly open: readonly PlacedOpenCall[];
  readonly handed: readonly { readonly variable: string; readonly problem: Problem }[];
  readonly problems: readonly Problem[];
}

/** A call of which nobody knows what it calls. */
export interface PlacedOpenCall {
  readonly file: string;
  readonly at: number;
  readonly problem: Problem;
  readonly rooms: readonly string[];
  readonly isUncalled: boolean;
}

interface Placing {
  readonly functionName: string;
  readonly file: string;
  readonly position: (offset: number) => Position;
  /** Whether a variable looks like a resource's, and nothing defines it. */
  readonly isUnknown: (variable: string) => boolean;
}

/** Puts what a chunk does into lines; a chunk that stands where it stood keeps what it had. */
export function placeChunk(placing: Placing, base: number, scanned: ChunkScan, before: PlacedChunk | undefined): PlacedChunk {
  const start = placing.position(base);
  if (before?.base === base && before.start.line === start.line && before.start.column === start.column) return before;
  const usages: PlacedUsage[] = [];
  const problems: Problem[] = [];
  for (const call of scanned.calls) {
    const position = placing.position(base + call.at);
    problems.push(...problemsOf(call, { file: placing.file, ...position }));
    for (const { resource, reference, grants, writes, ...one } of call.grants) {
      usages.push({
        usage: {
          function: placing.functionName,
          file: placing.file,
          line: position.line,
          column: position.column,
          kind: 'operation',
          service: call.service,
          operation: call.operation,
          resource,
          reference,
          grants,
          ...(writes ? { writes } : {}),
        },
        at: base + call.at,
        from: base + call.from,
        to: base + call.to,
        ...(one.isUnresolved
          ? {
              unresolved: {
                problem: unresolvedProblem(call.operation, { grants, ...one }, { file: placing.file, ...position }),
                rooms: one.rooms ?? call.rooms,
                isUncalled: one.isUncalled ?? false,
              },
            }
          : {}),
        ...(call.argumentsFrom === undefined || call.argumentsTo === undefined
          ? {}
          : { argumentsFrom: base + call.argumentsFrom, argumentsTo: base + call.argumentsTo }),
      });
    }
  }
  const open = scanned.open.map((call): PlacedOpenCall => {
    const at = base + call.at;
    const { rooms, isUncalled } = call;
    return { file: placing.file, at, problem: openProblem(call, { file: placing.file, ...placing.position(at) }), rooms, isUncalled };
  });
  const handed = scanned.handed.map(({ variable, at, by }) => ({
    variable,
    problem: handedProblem(variable, by, { file: placing.file, ...placing.position(base + at) }),
  }));
  for (const read of scanned.reads) {
    const at = { file: placing.file, ...placing.position(base + read.from) };
    if (read.name === undefined) problems.push(openRead(at));
    else if (placing.isUnknown(read.name)) problems.push(unknownVariable(read.name, read.hasFallback, at));
  }
  return { base, start, usages, open, handed, problems };
}

function problemsOf({ service, operation, unknown }: ChunkCall, at: Place): Problem[] {
  const byHand = 'add what it needs to `permissions` of the function';
  // Said for every call, and then told once per file.
  if (unknown === 'ServiceUnknown') return [problem('ServiceUnknown', { at, summary: `calls of ${service} are not known here`, remedy: byHand })];
  if (unknown) return [problem('OperationUnknown', { at, summary: `${service} has no operation ${operation} here`, remedy: `correct the call, or ${byHand}` })];
  return [];
}

function openProblem({ service, method, by }: ChunkOpenCall, at: Place): Problem {
  if (by !== undefined)
    return problem('OperationUnknown', {
      at,
      summary: `what ${by} calls with the client of ${service} can't be told`,
      remedy: 'add what it needs to `permissions` of the function',
    });
  if (method !== undefined)
    return problem('OperationUnknown', {
      at,
      summary: `which client ${method} is called on can't be told`,
      remedy: 'make the client where it can be seen, or declare its type; else add what it needs to `permissions` of the function',
    });
  return problem('OperationUnknown', {
    at,
    summary: `which operation of ${service ?? 'which service'} is called can't be told`,
    remedy: 'call it by its name, or add what it needs to `permissions` of the function',
  });
}

function unresolvedProblem(operation: string, { why, isExact, grants }: Pick<CallGrants, 'why' | 'isExact' | 'grants'>, at: Place): Problem {
  const actions = [...new Set(grants.flatMap((grant) => grant.actions))].sort().join(' and ');
  return problem('ResourceUnresolved', {
    at,
    summary: `${operation}: ${why}`,
    remedy: isExact
      ? `write its full name there, or allow ${actions} on it in \`permissions\` of the function`
      : 'name the resource by its environment variable, or add the permission by hand',
  });
}

function handedProblem(variable: string, by: string, at: Place): Problem {
  return problem('UsageUnseen', {
    at,
    summary: `${by} is given ${variable}, and what it does with that is not seen`,
    remedy: 'add what it needs to `permissions` of the function',
  });
}

function unknownVariable(name: string, hasFallback: boolean, at: Place): Problem {
  return problem('VariableUnknown', {
    at,
    summary: `no resource of the project is ${name}`,
    remedy: 'correct the name, or define the resource',
    ...(hasFallback ? { severity: 'warning' } : {}),
  });
}

function openRead(at: Place): Problem {
  return problem('VariableUnknown', {
    at,
    severity: 'warning',
    summary: "which environment variable is read can't be told",
    remedy: 'name it; until then nothing that it may mean is dropped, and the function may lack it',
  });
}
