import type { Evaluator } from './evaluate/evaluator.ts';
import { argumentsGiven, isReflected, namesTaking } from './evaluate/handed-on.ts';
import { type Invocation, invocationOf } from './evaluate/invocation.ts';
import { ABSENT, type Atom } from './evaluate/value.ts';
import { callsBy, type FoundCalls } from './find-calls.ts';
import type { KnownResources } from './known-resources.ts';
import { handedTo } from './syntax/name-index.ts';
import { baseOf, type CallNode, type NewNode, type Node, nameHandedOn } from './syntax/node.ts';
import { lookup } from './syntax/scope.ts';

type MethodAtom = Extract<Atom, { is: 'method' }>;

/**
 * The calls of a client's methods that are handed to this call without being called, by whoever calls them: a list's method, a timer, or code of
 * which nothing is known. What the project's own code is handed, it calls where that can be seen.
 */
export function handedMethodsAt(e: Evaluator, known: KnownResources, node: CallNode | NewNode): FoundCalls[] {
  if (node.args.length === 0 || isReflected(node)) return [];
  return handedTo(node).flatMap((handed): FoundCalls[] => {
    if (!mayBeMethod(known, handed)) return [];
    e.begin();
    const methods = e.value(handed, undefined).filter((atom): atom is MethodAtom => atom.is === 'method');
    if (methods.length === 0) return [];
    const given = argumentsGiven(e, { call: node, node: handed });
    if (!given || isCalledAsMade(e, node, handed, methods)) return [];
    const invocation: Invocation = {
      callee: methods,
      isNew: false,
      at: nameFrom(handed),
      args: () => given,
      argument: (place) => given[place] ?? ABSENT,
      argumentNode: () => undefined,
    };
    return [callsBy(e, node, { node, at: baseOf(node) + invocation.at }, invocation)];
  });
}

/** By its looks: nearly all that is handed on is something else. */
function mayBeMethod(known: KnownResources, node: Node): boolean {
  if (node.kind === 'call') return nameHandedOn(node) !== undefined;
  if (node.kind === 'member') return known.methods.has(node.property ?? '');
  if (node.kind !== 'name') return false;
  const by = lookup(node.name, node)?.by;
  if (by?.kind === 'import') return /^[./#@~]/.test(by.source);
  return by?.kind === 'declarator' && by.init !== undefined && by.init.kind !== 'name' && mayBeMethod(known, by.init);
}

function nameFrom(node: Node): number {
  if (node.kind === 'call' && node.callee.kind === 'member') return nameFrom(node.callee.object);
  return node.kind === 'member' ? node.nameFrom : node.from;
}

/** `const put = promisify(client.put.bind(client)); put({ … })`: what is made of it is called where that can be seen. */
function isCalledAsMade(e: Evaluator, call: CallNode | NewNode, handed: Node, methods: readonly MethodAtom[]): boolean {
  if (call.args[0] !== handed) return false;
  return namesTaking(call).some((name) =>
    e.world.files.some((file) => {
      const module = e.world.module(file);
      e.note(file, `calls:${name}`);
      return module
        ? e.world
            .index(module)
            .calls(name)
            .some((site) => invocationOf(e, site, undefined).callee.some((atom) => atom.is === 'method' && methods.some((one) => one.name === atom.name)))
        : false;
    }),
  );
}
