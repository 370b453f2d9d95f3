import type { Evaluator } from './evaluate/evaluator.ts';
import type { Atom, ClientAtom, Value } from './evaluate/value.ts';
import { type CallNode, type NewNode, type Node, rootOf } from './syntax/node.ts';
import { lookup } from './syntax/scope.ts';

/** A call that happens in code which isn't seen: with a client that a package is given, or of a command that a package made. */
export interface UnseenCall {
  /** Relative to the chunk. */
  readonly at: number;
  readonly service: string;
  readonly isUncalled: boolean;
  /** The name of what was given the client. */
  readonly by: string | undefined;
}

export function unseenCallsAt(e: Evaluator, node: CallNode | NewNode): UnseenCall[] {
  const { callee } = node;
  if (node.kind === 'call' && callee.kind === 'member') {
    const sent = sentAt(e, node, callee);
    if (sent) return sent;
  }
  if (isSaidToBe(node)) return [];
  const by = nameOfPackage(e, callee);
  if (by === undefined || e.world.styles.isTransparent(callee.kind === 'member' ? (callee.property ?? '') : by)) return [];
  if (!e.value(callee, undefined).some((atom) => atom.is === 'unknown')) return [];
  const clients = node.args.flatMap((arg) => clientsIn(e, arg, 1));
  const services = new Set(clients.map((client) => client.service));
  return [...services].map((service) => ({
    at: callee.kind === 'member' ? callee.nameFrom : node.kind === 'new' ? node.from : callee.from,
    service,
    isUncalled: false,
    by,
  }));
}

/** What comes back has a type: most likely the same client in a wrapper, which is followed. */
function isSaidToBe(node: CallNode | NewNode): boolean {
  return ('castTo' in node && node.castTo !== undefined) || (node.parent?.kind === 'declarator' && node.parent.typeName !== undefined);
}

/** `client.send(command)`, of a command that nobody knows; undefined where this is something else. */
function sentAt(e: Evaluator, { args: [command] }: CallNode, callee: Extract<Node, { kind: 'member' }>): UnseenCall[] | undefined {
  if (callee.property !== 'send' || !command || command.kind === 'new') return undefined;
  const clients = e.value(callee.object, undefined).filter((atom): atom is ClientAtom => atom.is === 'client' && atom.style.sends === callee.property);
  if (clients.length === 0) return undefined;
  const unknown = e.value(command, undefined).filter((atom) => atom.is === 'unknown');
  const isUncalled = unknown.every((atom) => atom.is === 'unknown' && atom.isUncalled === true);
  return unknown.length === 0 ? [] : clients.slice(0, 1).map(({ service }) => ({ at: callee.nameFrom, service, isUncalled, by: undefined }));
}

/** The name under which a package's export is called, `lib` of `lib.store(…)`; undefined for what the project or the language has. */
function nameOfPackage(e: Evaluator, callee: Node): string | undefined {
  const root = rootOf(callee);
  if (root.kind !== 'name') return undefined;
  const by = lookup(root.name, root)?.by;
  if (by?.kind === 'import') return isOfPackage(e.value(root, undefined)) ? root.name : undefined;
  const init = by?.kind === 'declarator' ? by.init : undefined;
  return init?.kind === 'call' && init.callee.kind === 'name' && init.callee.name === 'require' && isOfPackage(e.value(root, undefined))
    ? root.name
    : undefined;
}

function isOfPackage(value: Value): boolean {
  return value.some((atom) => atom.is === 'unknown');
}

/** Clients that an argument is, or has among its properties. */
function clientsIn(e: Evaluator, arg: Node, depth: number): ClientAtom[] {
  if (arg.kind === 'object' && depth > 0) return arg.properties.flatMap((one) => (one.role === 'value' ? clientsIn(e, one.value, depth - 1) : []));
  if (arg.kind !== 'name' && arg.kind !== 'new' && arg.kind !== 'member' && arg.kind !== 'call') return [];
  return e.value(arg, undefined).filter((atom: Atom): atom is ClientAtom => atom.is === 'client');
}
