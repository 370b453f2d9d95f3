import { bindingsOfPattern } from '../syntax/convert-statement.ts';
import { COMPUTED, HELD, RESULT } from '../syntax/name-index.ts';
import {
  type CallNode,
  type ClassNode,
  enclosingClass,
  enclosingFunction,
  type FunctionNode,
  type NewNode,
  type Node,
  ownConstructor,
} from '../syntax/node.ts';
import { constructorOf } from './constructor.ts';
import type { Evaluator } from './evaluator.ts';
import { argumentsGiven, type HandedPlace, isTakenAndCalled, namesGiven, namesTaking, placeOf } from './handed-on.ts';
import { invocationOf } from './invocation.ts';
import { heirsOf } from './self.ts';
import type { Value } from './value.ts';

/** How a function comes to be called. */
interface Ways {
  /** In all files, of what is surely or maybe the function. */
  readonly sites: readonly (CallNode | NewNode)[];
  /** What it is called with by whom it is handed to. */
  readonly handed: readonly (readonly Value[])[];
}

/** The calls, in all files, of what is surely or maybe this function. */
export function callSites(e: Evaluator, of: FunctionNode): readonly (CallNode | NewNode)[] {
  return waysOf(e, of).sites;
}

/** The arguments of every call of it that can be found, and of those that whoever it is handed to makes, as far as they are known. */
export function waysCalled(e: Evaluator, of: FunctionNode): readonly (readonly Value[])[] {
  const { sites, handed } = waysOf(e, of);
  return [...handed, ...sites.flatMap((site) => argumentsAt(e, of, site))];
}

function argumentsAt(e: Evaluator, of: FunctionNode, site: CallNode | NewNode): readonly (readonly Value[])[] {
  const { callee, args } = invocationOf(e, site, undefined);
  const ours = callee.flatMap((atom) => (atom.is === 'function' && atom.node === of ? [atom.bound ?? []] : []));
  return ours.length === 0 ? [args()] : ours.map((bound) => [...bound, ...args()]);
}

const NO_WAYS: Ways = { sites: [], handed: [] };

function waysOf(e: Evaluator, of: FunctionNode): Ways {
  const [ways = NO_WAYS] = e.once(of, () => {
    const { names, places } = namesOf(e, of);
    const sites = findCallSites(e, of, names);
    const handed = places.flatMap((place) => {
      const given = argumentsGiven(e, place);
      if (!given || isTakenAndCalled(place, sites)) return [];
      return [[...place.bound, ...given]];
    });
    return [{ sites, handed }];
  });
  return ways;
}

/** What holds a function that is written in it. */
const HOLDS: ReadonlySet<Node['kind']> = new Set(['array', 'property', 'conditional', 'binary', 'sequence', 'assign', 'pattern']);

function findCallSites(e: Evaluator, of: FunctionNode, names: ReadonlySet<string>): (CallNode | NewNode)[] {
  const owner = of.parent;
  const isConstructor = owner?.kind === 'class-member' && owner.key === 'constructor' && !owner.isStatic;
  const sites: (CallNode | NewNode)[] = [];
  for (const file of e.world.files) {
    const module = e.world.module(file);
    if (!module) continue;
    const index = e.world.index(module);
    for (const name of names) {
      e.note(file, name === HELD ? 'text' : `calls:${name}`);
      for (const call of name === HELD ? index.held() : index.calls(name)) {
        if (sites.includes(call)) continue;
        if (call.kind === 'new' ? !isConstructor && (of.isArrow || owner?.kind === 'class-member') : isConstructor) continue;
        e.noteNode(call);
        const { callee } = invocationOf(e, call, undefined);
        const fits = isConstructor
          ? callee.some((atom) => atom.is === 'class' && constructorOf(e, atom.node) === of)
          : callee.some((atom) => atom.is === 'function' && atom.node === of);
        if (fits) sites.push(call);
      }
    }
    if (isConstructor) {
      e.note(file, 'calls:super');
      for (const call of index.calls('super')) {
        e.noteNode(call);
        const derived = enclosingClass(call);
        if (
          call.kind === 'call' &&
          call.callee.kind === 'super' &&
          derived?.base &&
          e.value(derived.base, undefined).some((atom) => atom.is === 'class' && constructorOf(e, atom.node) === of)
        )
          sites.push(call);
      }
    }
  }
  return sites;
}

/** The names by which a function may be called: where it is declared, and what files rename it to; and the places where it is handed on under one of them. */
function namesOf(e: Evaluator, of: FunctionNode): { readonly names: ReadonlySet<string>; readonly places: readonly HandedPlace[] } {
  const names = new Set<string>();
  const owner = of.parent;
  if (of.name !== undefined) names.add(of.name);
  if (owner?.kind === 'declarator') for (const binding of bindingsOfPattern(owner.pattern)) names.add(binding.name);
  else if (owner?.kind === 'property' && owner.key !== undefined) names.add(owner.key);
  else if (owner?.kind === 'assign') {
    const { target } = owner;
    if (target.kind === 'name') names.add(target.name);
    else if (target.kind === 'member' && target.property !== undefined) names.add(target.property);
  } else if (owner?.kind === 'class-member') {
    if (owner.key === 'constructor') classNames(e, enclosingClass(owner), names);
    else if (owner.key !== undefined) names.add(owner.key);
  }
  if (isDefaultExport(of)) names.add('default').add(RESULT);
  if (owner?.kind === 'return' || (owner?.kind === 'function' && owner.isExpression))
    addResultNames(owner.kind === 'function' ? owner : enclosingFunction(owner), e, names);
  const places: HandedPlace[] = [];
  const hand = (place: HandedPlace): void => {
    places.push(place);
    // Whoever is handed it may hold it, or give it back.
    names.add(HELD);
    for (const name of namesGiven(e, place)) add(name);
  };
  if (owner && HOLDS.has(owner.kind)) names.add(HELD);
  const queue = [...names];
  const add = (name: string): void => {
    if (names.has(name) || names.size > 40) return;
    names.add(name);
    queue.push(name);
  };
  if (owner?.kind === 'call' || owner?.kind === 'new') {
    const place = placeOf(owner, of);
    if (place) hand(place);
  }
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    for (const file of e.world.files) {
      const module = e.world.module(file);
      e.note(file, `calls:${name}`);
      if (!module) continue;
      const index = e.world.index(module);
      for (const alias of index.aliases(name)) add(alias);
      if (index.isHeld(name)) names.add(HELD);
      e.note(file, `handed:${name}`);
      for (const [call, node] of index.handed(name)) {
        e.noteNode(call);
        for (const atom of e.value(node, undefined)) if (atom.is === 'function' && atom.node === of) hand({ call, node, bound: atom.bound ?? [] });
      }
    }
  }
  // Among others in an object it may be called by a key that isn't written down.
  names.add(COMPUTED);
  return { names, places };
}

function classNames(e: Evaluator, node: Extract<Node, { kind: 'class' }> | undefined, names: Set<string>): void {
  if (!node) return;
  for (const name of ownNames(node)) names.add(name);
  if (node.parent && isDefaultExport(node)) names.add('default');
  // Derived classes without a constructor of their own hand their arguments on.
  for (const heir of heirsOf(e, node)) {
    if (!ownConstructor(heir)) for (const name of ownNames(heir)) names.add(name);
  }
}

/** What a class is called where it stands. */
export function ownNames({ binding, parent }: ClassNode): readonly string[] {
  const declared = parent?.kind === 'declarator' ? bindingsOfPattern(parent.pattern) : [];
  return [...new Set([...(binding ? [binding] : []), ...declared].map((one) => one.name))];
}

function isDefaultExport(node: Node): boolean {
  let at = node.parent;
  if (at?.kind === 'other') at = at.parent;
  if (at?.kind === 'export') return at.isDefault;
  return at?.kind === 'assign' && at.target.kind === 'member' && at.target.property === 'exports';
}

/** A function that another one makes is called by the name of what takes it. */
function addResultNames(maker: FunctionNode | undefined, e: Evaluator, names: Set<string>): void {
  if (!maker) return;
  for (const site of callSites(e, maker)) for (const name of namesTaking(site)) names.add(name);
}
