import type { TextEdit } from '#base/text-edit.ts';
import { bindingsOfPattern } from './syntax/convert-statement.ts';
import { fromOf, type ModuleNode, type Node, toOf } from './syntax/node.ts';

/** How a file brings modules in, and what it already has of one. */
interface ImportStyle {
  readonly isCommonJs: boolean;
  /** After which offset new imports go; the statements before it stay. */
  readonly anchor: number;
  readonly hasImports: boolean;
}

interface NamesOfModule {
  /** The code by which each name is already reachable: itself, an alias, or `sdk.GetObjectCommand`. */
  readonly local: ReadonlyMap<string, string>;
  /** Through a namespace every name is reachable. */
  readonly namespace: string | undefined;
  /** After which offset a further name can be written, in a group that is there. */
  readonly groupEnd: number | undefined;
}

export function importStyleOf(module: ModuleNode, file: string): ImportStyle {
  const requires = module.statements.filter((one) => requiredBy(one).length > 0);
  const imports = module.statements.filter((one) => one.kind === 'import');
  const isModule = imports.length > 0 || module.statements.some((one) => one.kind === 'export');
  const isCommonJs = file.endsWith('.cjs') || (!isModule && !file.endsWith('.mjs') && (requires.length > 0 || usesCommonExports(module)));
  const last = (isCommonJs ? requires : imports).at(-1);
  return { isCommonJs, anchor: last ? toOf(last) : 0, hasImports: last !== undefined };
}

function usesCommonExports(module: ModuleNode): boolean {
  return (module.chunk?.inner ?? []).some((chunk) =>
    chunk.assignments.some(({ target }) => target.kind === 'member' && /^(module|exports)$/.test(rootName(target))),
  );
}

function rootName(node: Node): string {
  if (node.kind === 'member') return rootName(node.object);
  return node.kind === 'name' ? node.name : '';
}

interface Required {
  readonly source: string;
  readonly pattern: Node;
}

function requiredBy(statement: Node): Required[] {
  if (statement.kind !== 'variable') return [];
  return statement.declarators.flatMap(({ pattern, init }) => {
    if (init?.kind !== 'call' || init.callee.kind !== 'name' || init.callee.name !== 'require') return [];
    const [source] = init.args;
    return source?.kind === 'literal' && typeof source.value === 'string' ? [{ source: source.value, pattern }] : [];
  });
}

export function namesOfModule(module: ModuleNode, source: string): NamesOfModule {
  const local = new Map<string, string>();
  let namespace: string | undefined;
  let groupEnd: number | undefined;
  for (const statement of module.statements) {
    if (statement.kind === 'import' && statement.source === source) {
      for (const { imported, binding } of statement.names) {
        if (imported === '*') namespace = binding.name;
        else if (imported !== 'default') {
          local.set(imported, binding.name);
          groupEnd = toOf(binding);
        }
      }
    }
    for (const { source: required, pattern } of requiredBy(statement)) {
      if (required !== source) continue;
      if (pattern.kind === 'binding') namespace = pattern.name;
      for (const binding of pattern.kind === 'pattern' ? bindingsOfPattern(pattern) : []) {
        const [step] = binding.path;
        if (step?.key === undefined || binding.path.length > 1 || step.fallback) continue;
        local.set(step.key, binding.name);
        groupEnd = toOf(binding);
      }
    }
  }
  return { local, namespace, groupEnd };
}

/** Writes further names into a group: `, B`, on a line of its own where the others are. */
export function extendGroup(text: string, groupEnd: number, names: readonly string[]): TextEdit {
  const start = text.lastIndexOf('\n', groupEnd - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(start, groupEnd))?.[0] ?? '';
  const opener = text.slice(0, groupEnd).lastIndexOf('{');
  const between = opener < start ? `,${text.includes('\r\n') ? '\r\n' : '\n'}${indent}` : ', ';
  return { from: groupEnd, to: groupEnd, text: names.map((name) => between + name).join('') };
}

export function printImport(isCommonJs: boolean, source: string, names: readonly string[]): string {
  const list = names.join(', ');
  return isCommonJs ? `const { ${list.replace(/ as /g, ': ')} } = require('${source}');` : `import { ${list} } from '${source}';`;
}

/** Where the first import of a file goes: after `#!` and directives. */
export function topOf(module: ModuleNode, text: string): number {
  const shebang = text.startsWith('#!') ? text.indexOf('\n') + 1 || text.length : 0;
  let top = shebang;
  for (const statement of module.statements) {
    const isDirective =
      statement.kind === 'other' &&
      statement.children[0]?.kind === 'literal' &&
      typeof statement.children[0].value === 'string' &&
      statement.children.length === 1;
    if (!isDirective || fromOf(statement) < top) break;
    const end = text.indexOf('\n', toOf(statement));
    top = end < 0 ? text.length : end + 1;
  }
  return top;
}
