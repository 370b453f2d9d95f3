import type { Catalogue } from '#kit/catalogue.ts';
import type { ProblemCode } from '#model/problem-codes.ts';
import { environmentReads } from './environment-reads.ts';
import type { Evaluator } from './evaluate/evaluator.ts';
import { framesAround, isOfObject } from './evaluate/frames.ts';
import type { Grounds } from './evaluate/grounds.ts';
import { entriesOf } from './evaluate/property.ts';
import { isWrittenInto } from './evaluate/self.ts';
import { mapped } from './evaluate/styles.ts';
import { isAbsent } from './evaluate/value.ts';
import { callsAt, type FoundCall, type OpenCall } from './find-calls.ts';
import { handedMethodsAt } from './find-handed-methods.ts';
import { unseenCallsAt } from './find-unseen-calls.ts';
import { type CallGrants, grantsOf, mergedGrants } from './grants.ts';
import { type HandedOver, handedOver } from './handed-over.ts';
import { type KnownResources, servicesCalled } from './known-resources.ts';
import { type CallNode, type Chunk, enclosingFunction, type NewNode, type Node } from './syntax/node.ts';

/** What one chunk does, with offsets relative to it: it holds as long as its grounds do, wherever the chunk moves. */
export interface ChunkScan {
  readonly calls: readonly ChunkCall[];
  readonly open: readonly ChunkOpenCall[];
  readonly handed: readonly HandedOver[];
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
  readonly grants: readonly ChunkGrants[];
  /** The rooms of its service. */
  readonly rooms: readonly string[];
  /** Why nothing is known of it. */
  readonly unknown?: Extract<ProblemCode, 'ServiceUnknown' | 'OperationUnknown'>;
}

export interface ChunkGrants extends CallGrants {
  /** The rooms of the service whose resource it is, where that isn't the call's. */
  readonly rooms?: readonly string[];
}

/** A call of which not even the operation is known. */
export interface ChunkOpenCall {
  readonly service: string | undefined;
  readonly at: number;
  /** The rooms that it may be a call of. */
  readonly rooms: readonly string[];
  readonly isUncalled: boolean;
  /** The method, where it is what it is called on that isn't known. */
  readonly method?: string;
  /** Whose code calls with a client that it was given. */
  readonly by?: string;
}

/** `mayCall`: some file of the function names a module of an SDK; without one, the many calls of a bundled library needn't be looked at. */
export function scanChunk(e: Evaluator, catalogue: Catalogue, known: KnownResources, chunk: Chunk, mayCall: boolean): ChunkScan {
  const { value, grounds } = e.record(() => ({
    ...callsIn(e, catalogue, known, chunk, mayCall),
    handed: handedOver(e, known, chunk),
    reads: environmentReads(e, chunk).map((read) => ({ ...read, from: read.from - chunk.base })),
  }));
  const unresolved = value.calls.filter((call) => call.unknown === 'OperationUnknown');
  return {
    ...value,
    grounds,
    unresolvedServices: unresolved.flatMap((call) => call.rooms),
    isEmpty: value.calls.length === 0 && value.open.length === 0 && value.reads.length === 0 && value.handed.length === 0 && grounds.variables.length === 0,
  };
}

interface ChunkCalls {
  readonly calls: readonly ChunkCall[];
  readonly open: readonly ChunkOpenCall[];
}

const NO_CALLS: ChunkCalls = { calls: [], open: [] };

function callsIn(e: Evaluator, catalogue: Catalogue, known: KnownResources, chunk: Chunk, mayCall: boolean): ChunkCalls {
  if (!mayCall || chunk.calls.length === 0) return NO_CALLS;
  const calls: ChunkCall[] = [];
  const open: ChunkOpenCall[] = [];
  for (const node of chunk.calls) {
    const found = callsOf(e, catalogue, known, chunk, node);
    for (const one of found.calls) calls.push(one);
    for (const one of found.open) open.push(one);
    for (const handed of handedMethodsAt(e, known, node)) {
      for (const one of handed.calls) calls.push(chunkCall(e, catalogue, known, chunk, one));
      for (const one of handed.open) open.push(openCall(catalogue, chunk, one));
    }
  }
  return { calls, open };
}

/** What one expression calls. Where a function's parameters leave it open, each call of the function is looked at by itself: their values belong together. */
function callsOf(e: Evaluator, catalogue: Catalogue, known: KnownResources, chunk: Chunk, node: CallNode | NewNode): ChunkCalls {
  const found = callsAt(e, node, undefined);
  if (found.calls.length === 0 && found.open.length === 0) return onUnknownClient(e, known, node) ?? unseenCalls(e, catalogue, node) ?? NO_CALLS;
  const calls = found.calls.map((call) => chunkCall(e, catalogue, known, chunk, call));
  const open = found.open.map((call) => openCall(catalogue, chunk, call));
  const isOpen = calls.length + open.length > 1 || calls.some((call) => call.grants.length > 1 || call.grants.some((one) => one.grants.length > 1));
  if (!isOpen && !isOfChanged(e, node)) return { calls, open };
  e.begin();
  const frames = framesAround(e, node);
  if (frames.length < 2 && !frames.some((frame) => frame.self)) return { calls, open };
  const each = frames.map((frame) => callsAt(e, node, frame));
  return {
    calls: merged(each.flatMap((one) => one.calls.map((call) => chunkCall(e, catalogue, known, chunk, call)))),
    open: each
      .flatMap((one) => one.open)
      .slice(0, 1)
      .map((call) => openCall(catalogue, chunk, call)),
  };
}

/** What a method is called on may have other things in it than its object or class says: they are spread, or written into. */
function isOfChanged(e: Evaluator, node: Node): boolean {
  for (let of = enclosingFunction(node); of; of = enclosingFunction(of)) {
    if (isOfObject(of)) return true;
    const around = of.parent?.kind === 'class-member' ? of.parent.parent : undefined;
    if (around?.kind === 'class') return isWrittenInto(e, around);
  }
  return false;
}

function openCall(catalogue: Catalogue, chunk: Chunk, { service, at, isUncalled }: OpenCall): ChunkOpenCall {
  const rooms = service === undefined ? catalogue.services : servicesCalled(catalogue, service);
  return { service, at: at - chunk.base, rooms: rooms.map((room) => room.id), isUncalled };
}

/** What somebody else's code does with a client, or with a command of its making. */
function unseenCalls(e: Evaluator, catalogue: Catalogue, node: CallNode | NewNode): ChunkCalls | undefined {
  const open = unseenCallsAt(e, node).map(
    ({ at, service, isUncalled, by }): ChunkOpenCall => ({
      service,
      at,
      rooms: servicesCalled(catalogue, service).map((room) => room.id),
      isUncalled,
      ...(by === undefined ? {} : { by }),
    }),
  );
  return open.length === 0 ? undefined : { calls: [], open };
}

/** `db.put({ TableName })` on nobody knows what: by the method's name and its arguments most likely a call, and better told than missed. */
function onUnknownClient(e: Evaluator, known: KnownResources, { callee, args: [argument] }: CallNode | NewNode): ChunkCalls | undefined {
  if (callee.kind !== 'member' || callee.property === undefined || !argument || argument.kind === 'literal' || argument.kind === 'function') return undefined;
  const like = known.methods.get(callee.property);
  if (!like) return undefined;
  // Nothing can be called on what isn't there: then it was not understood.
  const client = e.value(callee.object, undefined).filter((atom) => atom.is === 'unknown' || isAbsent(atom));
  if (client.length === 0) return undefined;
  const given = entriesOf(e, e.value(argument, undefined)).entries.map(({ key }) => (key.is === 'literal' ? key.value : undefined));
  const one = like.find(({ at }) => given.includes(at));
  if (!one) return undefined;
  const isUncalled = client.every((atom) => atom.is === 'unknown' && atom.isUncalled);
  return { calls: [], open: [{ service: one.service, at: callee.nameFrom, rooms: one.rooms, isUncalled, method: callee.property }] };
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
  const grants = grantsOf(
    e,
    known,
    call,
    api.flatMap((one) => one?.grants ?? []),
  );
  return { grants: grants.map((one) => (one.service === undefined ? one : { ...one, rooms: servicesCalled(catalogue, one.service).map((room) => room.id) })) };
}
