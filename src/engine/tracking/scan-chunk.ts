import type { Catalogue } from '#kit/catalogue.ts';
import type { ProblemCode } from '#model/problem-codes.ts';
import { environmentReads } from './environment-reads.ts';
import type { Evaluator } from './evaluate/evaluator.ts';
import type { Grounds } from './evaluate/grounds.ts';
import { mapped } from './evaluate/styles.ts';
import { callsIn, type FoundCall } from './find-calls.ts';
import { type CallGrants, grantsOf } from './grants.ts';
import { type KnownResources, servicesCalled } from './known-resources.ts';
import type { Chunk, Node } from './syntax/node.ts';

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

export function scanChunk(e: Evaluator, catalogue: Catalogue, known: KnownResources, chunk: Chunk): ChunkScan {
  const { value, grounds } = e.record(() => ({
    calls: callsIn(e, chunk).map((call) => chunkCall(e, catalogue, known, chunk, call)),
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
