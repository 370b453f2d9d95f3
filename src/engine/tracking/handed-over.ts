import { logicalId } from '#model/names.ts';
import type { FunctionDefinition } from '#model/project.ts';
import { isBuiltinModule } from '../build/builtin-modules.ts';
import type { Evaluator } from './evaluate/evaluator.ts';
import { TELLS } from './evaluate/handed-on.ts';
import type { KnownResources } from './known-resources.ts';
import { type CallNode, type Chunk, type NewNode, type Node, rootOf } from './syntax/node.ts';
import { lookup } from './syntax/scope.ts';

/** A resource's variable that a package is given: what the package does with the resource isn't seen. Offsets are relative to the chunk. */
export interface HandedOver {
  readonly variable: string;
  readonly at: number;
  /** The name of what is given it. */
  readonly by: string;
}

/** Where a chunk gives resources' variables to packages, as arguments or among the properties of one. */
export function handedOver(e: Evaluator, known: KnownResources, chunk: Chunk): HandedOver[] {
  if (/(^|\/)node_modules\//.test(chunk.file)) return [];
  return chunk.calls.flatMap((node) => {
    const by = packageCalled(e, node);
    if (by === undefined) return [];
    e.begin();
    const variables = new Set(node.args.flatMap((arg) => variablesIn(e, known, arg, 2)));
    return [...variables].map((variable) => ({ variable, at: node.from, by }));
  });
}

/** Whether somebody has written a statement about it. */
export function isAllowedByHand({ permissions = [] }: FunctionDefinition, resource: string, reference: string | undefined): boolean {
  const names = [`\${${logicalId(resource)}.`, `\${${logicalId(resource)}}`, ...(reference === undefined ? [] : [reference])];
  return permissions.some((statement) => statement.resources.some((text) => text === '*' || names.some((name) => text.includes(name))));
}

/** The name under which an export of a package is called or made, that of the SDK left out; undefined for what is called otherwise. */
function packageCalled(e: Evaluator, { callee }: CallNode | NewNode): string | undefined {
  if (callee.kind === 'member' && TELLS.test(callee.property ?? '')) return undefined;
  const root = rootOf(callee);
  if (root.kind !== 'name') return undefined;
  const source = sourceOf(root, callee.kind === 'member' && CHECKS.test(callee.property ?? ''));
  if (source === undefined || /^[./#]/.test(source) || isBuiltinModule(source)) return undefined;
  // What the project has itself, or the SDK, is known.
  return e.value(root, undefined).every((atom) => atom.is === 'unknown') ? root.name : undefined;
}

// What a schema or a checker does with a value.
const CHECKS = /^(parse|safeParse|parseAsync|safeParseAsync|validate|validateSync|assert|check|cast|is)$/;

/** The module that a name comes from: imported, or (unless `isWhole`) made by something of the module. */
function sourceOf(root: Extract<Node, { kind: 'name' }>, isWhole: boolean, depth = 0): string | undefined {
  const by = lookup(root.name, root)?.by;
  if (by?.kind === 'import') return by.source;
  const init = by?.kind === 'declarator' ? by.init : undefined;
  if (init?.kind !== 'call' && init?.kind !== 'new') return undefined;
  const [source] = init.callee.kind === 'name' && init.callee.name === 'require' ? init.args : [];
  if (source) return source.kind === 'literal' && typeof source.value === 'string' ? source.value : undefined;
  const maker = rootOf(init.callee);
  return isWhole || depth > 2 || maker.kind !== 'name' ? undefined : sourceOf(maker, false, depth + 1);
}

function variablesIn(e: Evaluator, known: KnownResources, arg: Node, depth: number): string[] {
  if (arg.kind === 'object')
    return depth === 0 ? [] : arg.properties.flatMap((one) => (one.role === 'value' ? variablesIn(e, known, one.value, depth - 1) : []));
  if (arg.kind === 'array') return depth === 0 ? [] : arg.elements.flatMap((one) => variablesIn(e, known, one, depth - 1));
  if (arg.kind !== 'name' && arg.kind !== 'member') return [];
  return e.value(arg, undefined).flatMap((atom) => (atom.is === 'variable' && known.byVariable.get(atom.name)?.sdk !== undefined ? [atom.name] : []));
}
