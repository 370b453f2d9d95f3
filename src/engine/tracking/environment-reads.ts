import { openUses } from './environment-origins.ts';
import type { Evaluator } from './evaluate/evaluator.ts';
import type { Value } from './evaluate/value.ts';
import { bindingsOfPattern } from './syntax/convert-statement.ts';
import { type BindingNode, baseOf, type Chunk, type Node } from './syntax/node.ts';
import { lookup } from './syntax/scope.ts';

/** A place that reads an environment variable. */
interface EnvironmentRead {
  /** Undefined where it can't be told which. */
  readonly name: string | undefined;
  /** Absolute offset. */
  readonly from: number;
  /** Something else takes its place where it isn't set. */
  readonly hasFallback: boolean;
}

/** Every read of an environment variable in a chunk, by whatever way the environment got there. */
export function environmentReads(e: Evaluator, chunk: Chunk): EnvironmentRead[] {
  const found: EnvironmentRead[] = [];
  for (const node of chunk.reads) {
    if (node.kind === 'member') found.push(...ofMember(e, node));
    else if (node.kind === 'declarator' && node.init) found.push(...ofPattern(e, node.init, bindingsOfPattern(node.pattern)));
    else if (node.kind === 'assign') found.push(...ofPattern(e, node.value, bindingsOfPattern(node.target)));
  }
  // What is read in another place under an unknown name was told there.
  for (const from of openUses(e, chunk))
    if (!found.some((one) => one.name === undefined && one.from === from)) found.push({ name: undefined, from, hasFallback: false });
  return found;
}

/** Also a copy of it. */
function holdsEnvironment(e: Evaluator, value: Value): boolean {
  return value.some(
    (atom) =>
      atom.is === 'environment' ||
      (atom.is === 'object' && atom.node.properties.some((one) => one.role === 'spread' && isEnvironment(e.value(one.value, atom.frame)))),
  );
}

function isEnvironment(value: Value): boolean {
  return value.some((atom) => atom.is === 'environment');
}

/** `options.LIMIT` of a parameter: who gives it is only asked for names that mean something. */
function isUnlikely(e: Evaluator, { object, property }: Extract<Node, { kind: 'member' }>): boolean {
  if (object.kind !== 'name' || property === undefined || /env/i.test(object.name) || e.world.isDefined(property)) return false;
  const by = lookup(object.name, object)?.by;
  return by?.kind === 'parameter' || by?.kind === 'loop';
}

function ofMember(e: Evaluator, node: Extract<Node, { kind: 'member' }>): EnvironmentRead[] {
  if (node.parent?.kind === 'assign' && node.parent.target === node && node.parent.operator === '=') return [];
  if (isUnlikely(e, node)) return [];
  e.begin();
  const object = e.value(node.object, undefined);
  if (!(node.property === undefined ? holdsEnvironment(e, object) : isEnvironment(object))) return [];
  const from = baseOf(node) + node.from;
  const hasFallback = node.parent?.kind === 'binary' && node.parent.left === node && /^(\?\?|\|\|)$/.test(node.parent.operator);
  e.value(node, undefined);
  if (node.property !== undefined) return [{ name: node.property, from, hasFallback }];
  const names = node.computed ? e.value(node.computed, undefined) : [];
  const isOpen = names.length === 0 || names.some((atom) => atom.is !== 'literal' && !(atom.is === 'unknown' && atom.isUncalled));
  const known = names.flatMap((atom) => (atom.is === 'literal' && typeof atom.value === 'string' ? [{ name: atom.value, from, hasFallback }] : []));
  return isOpen ? [...known, { name: undefined, from, hasFallback }] : known;
}

/** `process.env`, `env`, `process`: by its looks, as nearly every other pattern takes something else apart. */
function mayHold(whole: Node): boolean {
  if (whole.kind === 'member') return whole.property === 'env';
  return (whole.kind === 'name' && /env|process/i.test(whole.name)) || whole.kind === 'binary';
}

function ofPattern(e: Evaluator, whole: Node, bindings: readonly BindingNode[]): EnvironmentRead[] {
  if (!mayHold(whole) && !bindings.some(({ path: [step] }) => step?.key !== undefined && /^([A-Z][A-Z\d_]*|env)$/.test(step.key))) return [];
  e.begin();
  const value = e.value(whole, undefined);
  const isItself = isEnvironment(value);
  const isHolder = value.some((atom) => atom.is === 'process');
  if (!isItself && !isHolder) return [];
  return bindings.flatMap((binding) => {
    const path = isItself ? binding.path : binding.path[0]?.key === 'env' ? binding.path.slice(1) : [];
    const [step] = path;
    if (step?.key === undefined) return [];
    e.onRead(step.key);
    return [{ name: step.key, from: baseOf(binding) + binding.from, hasFallback: step.fallback !== undefined }];
  });
}
