import type { Catalogue } from '#kit/catalogue.ts';
import type { ProblemCode } from '#model/problem-codes.ts';
import { environmentReads } from './environment-reads.ts';
import type { Evaluator } from './evaluate/evaluator.ts';
import type { Grounds } from './evaluate/grounds.ts';
import { framesAround } from './evaluate/parameter.ts';
import { mapped } from './evaluate/styles.ts';
import { callsAt, type FoundCall } from './find-calls.ts';
import { type CallGrants, grantsOf, mergedGrants } from './grants.ts';
import { type KnownResources, servicesCalled } from './known-resources.ts';
import type { CallNode, Chunk, NewNode, Node } from './syntax/node.ts';

/** What one chunk does, with offsets relative to it: it holds as long as its grounds do, wherever the chunk moves. */
export interface ChunkScan {
  readonly calls: readonly ChunkCall[];
  readonly reads: readonly { readonly name: string | undefined; readonly from: number; readonly hasFallback: boolean }[];
  readonly grounds: Grounds;
  /** Rooms of which a call isn't known at all. */
  readonly unresolvedServices: readonly string[];
  /** It does nothing that counts. */
  readonly isEmpty: boolean;
}

export interface ChunkCall {
  readonly service: string;
  readonly operation: string;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly argumentsFrom?: number;
  readonly argumentsTo?: number;
  readonly grants: readonly CallGrants[];
  /** The rooms of its service. */
  readonly rooms: readonly string[];
  /** Why nothing is known of it. */
  readonly unknown?: Extract<ProblemCode, 'ServiceUnknown' | 'OperationUnknown'>;
}

/** `mayCall`: some file of the function names a module of an SDK; without one, the many calls of a bundled library needn't be looked at. */
export function scanChunk(e: Evaluator, catalogue: Catalogue, known: KnownResources, chunk: Chunk, mayCall: boolean): ChunkScan {
  const { value, grounds } = e.record(() => ({
    calls: (mayCall ? chunk.calls : []).flatMap((node) => callsOf(e, catalogue, known, chunk, node)),
    reads: environmentReads(e, chunk).map((read) => ({ ...read, from: read.from - chunk.base })),
  }));
  const unresolved = value.calls.filter((call) => call.unknown === 'OperationUnknown');
  return {
    ...value,
    grounds,
    unresolvedServices: unresolved.flatMap((call) => call.rooms),
    isEmpty: value.calls.length === 0 && value.reads.length === 0 && grounds.variables.length === 0,
  };
}

/** What one expression calls. Where a function's parameters leave it open, each call of the function is looked at by itself: their values belong together. */
function callsOf(e: Evaluator, catalogue: Catalogue, known: KnownResources, chunk: Chunk, node: CallNode | NewNode): ChunkCall[] {
  const calls = callsAt(e, node, undefined).map((call) => chunkCall(e, catalogue, known, chunk, call));
  const isOpen = calls.length > 1 || calls.some((call) => call.grants.length > 1 || call.grants.some((one) => one.grants.length > 1));
  if (!isOpen) return calls;
  e.begin();
  const frames = framesAround(e, node);
  if (frames.length < 2) return calls;
  return merged(frames.flatMap((frame) => callsAt(e, node, frame).map((call) => chunkCall(e, catalogue, known, chunk, call))));
}

function merged(calls: readonly ChunkCall[]): ChunkCall[] {
  const byOperation = new Map<string, ChunkCall>();
  for (const call of calls) {
    const key = `${call.service} ${call.operation}`;
    const known = byOperation.get(key);
    byOperation.set(key, known ? { ...known, grants: mergedGrants([...known.grants, ...call.grants]) } : call);
  }
  return [...byOperation.values()];
}

function chunkCall(e: Evaluator, catalogue: Catalogue, known: KnownResources, chunk: Chunk, call: FoundCall): ChunkCall {
  const { node, argumentNode, service } = call;
  const [operation = ''] = call.operations;
  return {
    service,
    operation,
    rooms: servicesCalled(catalogue, service).map((room) => room.id),
    at: call.at - chunk.base,
    from: node.from,
    to: node.to,
    ...(argumentNode ? rangeOf(argumentNode) : {}),
    ...needsOf(e, catalogue, known, call),
  };
}

function rangeOf(node: Node): { argumentsFrom: number; argumentsTo: number } {
  return { argumentsFrom: node.from, argumentsTo: node.to };
}

const NOTHING: readonly CallGrants[] = [{ resource: null, reference: null, isUnresolved: false, grants: [], why: '' }];

function needsOf(e: Evaluator, catalogue: Catalogue, known: KnownResources, call: FoundCall): Pick<ChunkCall, 'grants' | 'unknown'> {
  const rooms = servicesCalled(catalogue, call.service);
  if (rooms.length === 0) return { grants: NOTHING, unknown: 'ServiceUnknown' };
  const api = call.operations.map((operation) => rooms.map((room) => mapped(room.api, operation)).find((one) => one !== undefined));
  if (api[0] === undefined) return { grants: NOTHING, unknown: 'OperationUnknown' };
  e.begin();
  return {
    grants: grantsOf(
      e,
      known,
      call,
      api.flatMap((one) => one?.grants ?? []),
    ),
  };
}
