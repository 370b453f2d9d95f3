import type { Handler } from '#model/usage.ts';
import type { Evaluator } from './evaluate/evaluator.ts';
import { exportedValue } from './evaluate/exports.ts';
import { indexOf } from './evaluate/module-index.ts';
import { baseOf, type FunctionNode, type ModuleNode, moduleOf, type Node } from './syntax/node.ts';
import { bindingsIn, lookup } from './syntax/scope.ts';

/** Whether a file exports a name; `maybe` where it passes on what isn't known. */
export function hasExport(e: Evaluator, module: ModuleNode, name: string): 'yes' | 'no' | 'maybe' {
  const [first = name] = name.split('.');
  if (exportedValue(e, module.file, first) !== undefined && first !== 'default') return 'yes';
  if (module.statements.some((one) => one.kind === 'export' && one.isDefault) && first === 'default') return 'yes';
  if (module.statements.some((one) => one.kind === 'export' && one.isAll)) return 'maybe';
  const whole = indexOf(module).commonExports().get('*') ?? [];
  if (whole.some((one) => one.value.kind !== 'object' || one.value.properties.some((property) => property.role === 'spread' || property.key === undefined)))
    return 'maybe';
  // `Object.defineProperty(exports, 'handler', …)`, as compilers write it.
  if (
    indexOf(module)
      .calls('defineProperty')
      .some(({ args: [target] }) => target?.kind === 'name' && target.name === 'exports')
  )
    return 'maybe';
  // `Object.assign(exports, …)`, `__exportStar(…)`: written by machines, trusted.
  return indexOf(module)
    .writtenByName('exports')
    .some((one) => one.how === 'merge')
    ? 'maybe'
    : 'no';
}

/** The function that the cloud calls, wherever it stands: also inside wrappers such as `middy(async (event) => …)`. */
export function findHandler(e: Evaluator, module: ModuleNode, name: string): FunctionNode | undefined {
  const [first = name] = name.split('.');
  for (const atom of exportedValue(e, module.file, first) ?? []) if (atom.is === 'function') return atom.node;
  const node = exportedNode(module, first);
  return node && functionIn(node, 0);
}

function exportedNode(module: ModuleNode, name: string): Node | undefined {
  for (const statement of module.statements) {
    if (statement.kind !== 'export') continue;
    if (statement.isDefault && name === 'default') return statement.declaration;
    const renamed = statement.source === undefined ? statement.names.find((one) => one.exported === name) : undefined;
    if (renamed) return initOf(bindingsIn(module).get(renamed.local)?.by);
  }
  const commonExports = indexOf(module).commonExports();
  const assigned = commonExports.get(name)?.at(-1)?.value;
  if (assigned) return assigned;
  for (const one of commonExports.get('*') ?? []) {
    if (one.value.kind !== 'object') continue;
    const property = one.value.properties.find((part) => part.key === name);
    if (property) return property.value;
  }
  return initOf(bindingsIn(module).get(name)?.by);
}

function initOf(by: Node | undefined): Node | undefined {
  return by?.kind === 'declarator' ? by.init : by;
}

function functionIn(node: Node, depth: number): FunctionNode | undefined {
  if (depth > 8) return undefined;
  if (node.kind === 'function') return node;
  if (node.kind === 'name') {
    const init = initOf(lookup(node.name, node)?.by);
    return init && init !== node ? functionIn(init, depth + 1) : undefined;
  }
  if (node.kind !== 'call') return undefined;
  for (const arg of node.args) {
    const found = functionIn(arg, depth + 1);
    if (found) return found;
  }
  return node.callee.kind === 'member' ? functionIn(node.callee.object, depth + 1) : undefined;
}

/** Where the editor marks the handler, and where a drop makes a trigger. */
export function handlerAt(functionName: string, node: FunctionNode, lineOf: (file: string, offset: number) => number): Handler | undefined {
  const file = moduleOf(node)?.file;
  if (file === undefined) return undefined;
  const base = baseOf(node);
  const event = node.params[0];
  return {
    function: functionName,
    file,
    line: lineOf(file, base + node.from),
    ...(event ? { eventFrom: base + event.from, eventTo: base + event.to } : {}),
    bodyFrom: base + node.bodyFrom,
    bodyTo: base + node.bodyTo,
  };
}
