import { bindingsOfPattern } from './convert-statement.ts';
import { type BindingNode, type Chunk, isSignature, type Node } from './node.ts';

/** What a name stands for: the binding, in the node that declares it. */
export interface Declared {
  readonly binding: BindingNode;
  /** A declarator, parameter, function, class, enum, import, loop or block (of a catch). */
  readonly by: Node;
}

type Bindings = ReadonlyMap<string, Declared>;
const scopes = new WeakMap<Node, Bindings>();
const NOTHING: Bindings = new Map();

/** The declaration that a name has at a node, inner scopes first; undefined: a global, or unknown. */
export function lookup(name: string, from: Node): Declared | undefined {
  let at: Node | undefined = from;
  while (at) {
    const found = bindingsIn(at).get(name);
    if (found) return found;
    at = at.parent;
  }
  return undefined;
}

/** The same, telling whether the declaration lies outside of the chunk that the node stands in. */
export function lookupAcross(name: string, from: Node): { readonly declared: Declared | undefined; readonly crossed: Chunk | undefined } {
  let at: Node | undefined = from;
  let crossed: Chunk | undefined;
  while (at) {
    const declared = bindingsIn(at).get(name);
    if (declared) return { declared, crossed };
    crossed ??= at.chunk;
    at = at.parent;
  }
  return { declared: undefined, crossed };
}

/** The names that a statement gives to the scope that it stands in. */
export function namesDeclaredBy(statement: Node): string[] {
  const names: string[] = [];
  declare(statement, (binding) => {
    if (binding) names.push(binding.name);
  });
  return names;
}

/** The names that a node declares for what is in it. */
export function bindingsIn(node: Node): Bindings {
  switch (node.kind) {
    case 'module':
    case 'block':
    case 'loop':
    case 'function':
    case 'class':
      break;
    default:
      return NOTHING;
  }
  const known = scopes.get(node);
  if (known) return known;
  const found = new Map<string, Declared>();
  collect(node, found);
  const bindings = found.size === 0 ? NOTHING : found;
  scopes.set(node, bindings);
  return bindings;
}

function collect(node: Node, found: Map<string, Declared>): void {
  const add = (binding: BindingNode | undefined, by: Node): void => {
    if (!binding || binding.name === '') return;
    const known = found.get(binding.name)?.by;
    // What is called is the one behind the overloads.
    if (!known || (known.kind === 'function' && isSignature(known))) found.set(binding.name, { binding, by });
  };
  switch (node.kind) {
    case 'module':
      for (const statement of node.statements) declare(statement, add);
      for (const binding of node.chunk?.hoisted ?? []) add(binding, declarerOf(binding));
      return;
    case 'block':
      for (const binding of bindingsOfPattern(node.pattern)) add(binding, node);
      for (const statement of node.statements) declare(statement, add);
      return;
    case 'loop':
      for (const binding of bindingsOfPattern(node.each?.pattern)) add(binding, node);
      for (const child of node.children) declare(child, add);
      return;
    case 'class':
      add(node.binding, node);
      return;
    case 'function':
      for (const statement of node.body) declare(statement, add);
      for (const param of node.params) for (const binding of bindingsOfPattern(param.pattern)) add(binding, param);
      for (const binding of node.hoisted) add(binding, declarerOf(binding));
      add(node.binding, node);
      return;
    default:
  }
}

function declare(statement: Node, add: (binding: BindingNode | undefined, by: Node) => void): void {
  switch (statement.kind) {
    case 'variable':
      for (const one of statement.declarators) for (const binding of bindingsOfPattern(one.pattern)) add(binding, one);
      return;
    case 'other':
      if (statement.type !== 'FunctionDeclaration' && statement.type !== 'ClassDeclaration') return;
      for (const child of statement.children) if (child.kind === 'function' || child.kind === 'class') add(child.binding, child);
      return;
    case 'enum':
      add(statement.binding, statement);
      return;
    case 'block':
      add(statement.binding, statement);
      return;
    case 'import':
      for (const one of statement.names) add(one.binding, statement);
      return;
    case 'export':
      if (statement.declaration) declare(statement.declaration, add);
      if (statement.declaration?.kind === 'function' || statement.declaration?.kind === 'class') add(statement.declaration.binding, statement.declaration);
      return;
    default:
  }
}

/** Up from a binding to what declares it. */
function declarerOf(binding: BindingNode): Node {
  let at: Node | undefined = binding.parent;
  while (at && at.kind === 'pattern') at = at.parent;
  return at ?? binding;
}
