import type { SyntaxNode } from '@lezer/common';
import type { CompilerOptions } from '../imports/compiler-options.ts';
import { fromOf, type ModuleNode, type Node, toOf } from './syntax/node.ts';
import type { ParsedFile } from './syntax/parse.ts';

const known = new WeakMap<ModuleNode, { readonly options: CompilerOptions; readonly answers: Map<Node, boolean> }>();

/**
 * Whether a statement that names a module is left out when TypeScript becomes JavaScript: nothing that it names is used as a value. The
 * bundler leaves it out then, so that the module isn't even evaluated. Where that isn't certain, it isn't said.
 */
export function isLeftOut(parsed: ParsedFile, statement: Node, options: CompilerOptions): boolean {
  if ((statement.kind !== 'import' && statement.kind !== 'export') || parsed.error !== undefined) return false;
  if (!/\.(?:[cm]?ts|tsx)$/.test(parsed.file) || keepsAll(options)) return false;
  const before = known.get(parsed.module);
  const { answers } = before?.options === options ? before : { answers: new Map<Node, boolean>() };
  known.set(parsed.module, { options, answers });
  const answer = answers.get(statement) ?? leftOut(parsed, statement, options);
  answers.set(statement, answer);
  return answer;
}

/** Imports stay as they are written; or nobody knows, as a package that is extended isn't read here. */
function keepsAll({ options, broken, unresolved }: CompilerOptions): boolean {
  const isSet = (name: string): boolean => ![undefined, false, 'remove'].includes(options.get(name)?.value as string | undefined);
  return broken !== undefined || unresolved.length > 0 || ['verbatimModuleSyntax', 'preserveValueImports', 'importsNotUsedAsValues'].some(isSet);
}

function leftOut(parsed: ParsedFile, statement: Node, options: CompilerOptions): boolean {
  const written = parsed.text.slice(fromOf(statement), toOf(statement)).replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ');
  const [, verb, clause] = /^(import|export)\b([^'"]*)\bfrom\s*['"]/.exec(written) ?? [];
  const names = clause === undefined ? undefined : localNames(clause);
  if (!names) return false;
  if (verb === 'export') return names.length === 0 && /\btype\s/.test(clause ?? '');
  return !names.some((name) => isImplied(parsed.file, name, options) || isUsed(parsed, name));
}

const NAME = /^[A-Za-z_$][\w$]*$/;

/** The names that a clause gives to values: of `a, { b as c, type D }` a and c. Undefined for what is written in another way. */
function localNames(clause: string): readonly string[] | undefined {
  const [, before = '', group] = /^([^{}]*)(?:\{([^{}]*)\}\s*)?$/.exec(clause) ?? ['', '*'];
  const whole = listed(before).map((one) => one.replace(/^\*\s*as\s+/, ''));
  const named = listed(group ?? '').flatMap((one) => {
    if (/^type\s+(?!as\b)[\w$]+(?:\s+as\s+[\w$]+)?$/.test(one)) return [];
    return [/^[\w$]+\s+as\s+([\w$]+)$/.exec(one)?.[1] ?? one];
  });
  const names = [...whole, ...named];
  return names.every((name) => NAME.test(name)) ? names : undefined;
}

function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}

/** JSX names what it calls nowhere. */
function isImplied(file: string, name: string, { options }: CompilerOptions): boolean {
  if (!file.endsWith('.tsx')) return false;
  const factories = ['React', ...['jsxFactory', 'jsxFragmentFactory'].map((one) => String(options.get(one)?.value ?? '').split('.')[0])];
  return factories.includes(name);
}

/** Whether a name stands anywhere where it isn't certain to be a type, or no name at all. */
function isUsed({ file, text, module, tree }: ParsedFile, name: string): boolean {
  const imports = module.statements.filter((one) => one.kind === 'import');
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const after = at + name.length;
    if (/[\w$]/.test(text.charAt(at - 1)) || /[\w$]/.test(text.charAt(after))) continue;
    if (imports.some((one) => fromOf(one) <= at && after <= toOf(one))) continue;
    if (!isNoValue(tree.resolveInner(at, 1), text, at, after, file.endsWith('.tsx'))) return true;
  }
  return false;
}

const TYPES: ReadonlySet<string> = new Set(['TypeAnnotation', 'TypeArgList', 'TypeParamList', 'TypePredicate', 'TypeAliasDeclaration', 'InterfaceDeclaration']);

function isNoValue(node: SyntaxNode, text: string, from: number, to: number, isJsx: boolean): boolean {
  // `@jsx h` in a comment is a use.
  if (/Comment$/.test(node.name)) return !isJsx;
  if (/^(?:String|TemplateString|RegExp)$/.test(node.name)) return true;
  if (node.name === 'PropertyName') return /(?:^|[^.])\.\s*$/.test(text.slice(Math.max(0, from - 40), from));
  if (node.name === 'PropertyDefinition' && node.parent?.name === 'Property' && /^\s*:/.test(text.slice(to, to + 40))) return true;
  let isType = /^Type(?:Name|Definition)$/.test(node.name);
  for (let above: SyntaxNode | null = node; above; above = above.parent) {
    if (isComparison(above, text)) return false;
    isType ||= TYPES.has(above.name);
  }
  return isType;
}

/** `a < b && c > (d)`, which the grammar takes for arguments of types. */
function isComparison({ name, from, to }: SyntaxNode, text: string): boolean {
  return name === 'TypeArgList' && /&&|\|\|/.test(text.slice(from, to));
}
