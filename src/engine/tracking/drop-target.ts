import type { SyntaxNode } from '@lezer/common';
import type { TextEdit } from '#base/text-edit.ts';
import { isTracked } from '#model/source-text.ts';
import type { Handler } from '#model/usage.ts';
import { asyncEdits, consequenceOfWaiting } from './make-async.ts';
import { mask } from './syntax/mask.ts';
import { parserFor } from './syntax/parse.ts';

/** What a drop at a place of the code would do. */
export type DropTarget =
  /** A statement goes in at this offset (of the text as it is). `indent`: what begins its lines. */
  | { readonly kind: 'statement'; readonly offset: number; readonly line: number; readonly boundary: Boundary }
  /** On the handler's first parameter: a trigger. */
  | { readonly kind: 'event'; readonly function: string | undefined; readonly from: number; readonly to: number }
  | { readonly kind: 'none'; readonly reason: string };

export interface Boundary {
  readonly offset: number;
  readonly indent: string;
  /** What surrounds the statement: a line of its own, or a place within a line. */
  readonly before: string;
  readonly after: string;
  /** The head of the function around, and whether it can wait. */
  readonly isAsync: boolean;
  /** What is written where, for the function to become `async`; absent where it is. */
  readonly asyncEdits?: readonly TextEdit[];
  /** The function is given to an array's method that doesn't wait: what goes wrong when it becomes `async`. */
  readonly consequence?: string;
  /** The name by which the file calls the function, where it has one of its own that isn't a member's. */
  readonly declared?: { readonly name: string; readonly from: number };
}

/** Snaps a place to the nearest boundary between statements inside a function, or to the handler's event. */
export function dropTargetAt(text: string, file: string, offset: number, handlers: readonly Handler[] = []): DropTarget {
  if (!isTracked(file)) return { kind: 'none', reason: 'operations go into JavaScript and TypeScript' };
  const event = handlers.find(
    (one) => one.file === file && one.eventFrom !== undefined && one.eventTo !== undefined && offset >= one.eventFrom && offset <= one.eventTo,
  );
  if (event?.eventFrom !== undefined && event.eventTo !== undefined)
    return { kind: 'event', function: event.function, from: event.eventFrom, to: event.eventTo };
  const root = parserFor(file).parse(mask(text, file)).topNode;
  const block = blockAround(root, text, offset);
  if (typeof block === 'string') return { kind: 'none', reason: block };
  const boundary = boundaryIn(block, text, offset);
  if (typeof boundary === 'string') return { kind: 'none', reason: boundary };
  return { kind: 'statement', offset: boundary.offset, line: lineAt(text, boundary.offset) + (boundary.before.includes('\n') ? 1 : 0), boundary };
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

const FUNCTIONS: ReadonlySet<string> = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunction', 'MethodDeclaration', 'Property', 'StaticBlock']);
const LITERALS: ReadonlySet<string> = new Set(['String', 'TemplateString', 'BlockComment', 'LineComment']);

/** The innermost block of statements around a place, where that is in a function; else why there is none. */
function blockAround(root: SyntaxNode, text: string, offset: number): SyntaxNode | string {
  const inside = lineInside(text, offset);
  let arrow = false;
  for (let node: SyntaxNode | null = root.resolveInner(inside, 0); node; node = node.parent) {
    if (node.name === 'Block' && isStatementBlock(node)) return functionAround(node) ? node : 'a call has to stand in a function';
    if (node.name === 'ArrowFunction' && !node.getChild('Block') && inside >= (node.getChild('Arrow')?.to ?? node.to)) arrow = true;
  }
  return arrow ? 'the function is one expression: give it a body in braces first' : 'a call has to stand in a function';
}

/** A drop beyond the end of a line means the line. */
function lineInside(text: string, offset: number): number {
  return Math.max(0, Math.min(offset, text.length));
}

function isStatementBlock(node: SyntaxNode): boolean {
  const { parent } = node;
  return parent?.name !== 'NamespaceDeclaration' && !node.type.isError;
}

function functionAround(node: SyntaxNode): SyntaxNode | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (FUNCTIONS.has(at.name) && (at.name !== 'Property' || at.getChild('ParamList'))) return at;
    if (at.name === 'ClassBody' || at.name === 'Script') return undefined;
  }
  return undefined;
}

const LEAVES: ReadonlySet<string> = new Set(['ReturnStatement', 'ThrowStatement', 'BreakStatement', 'ContinueStatement']);

function boundaryIn(block: SyntaxNode, text: string, offset: number): Boundary | string {
  const around = functionAround(block);
  if (!around) return 'a call has to stand in a function';
  const asynchrony = asyncOf(around, text);
  if (typeof asynchrony === 'string') return asynchrony;
  const statements: SyntaxNode[] = [];
  for (let child = block.firstChild; child; child = child.nextSibling) {
    if (child.name !== '{' && child.name !== '}' && !LITERALS.has(child.name) && !child.type.isError && child.name !== ';') statements.push(child);
  }
  const next = statements.find((one) => offset <= middleOf(one, text));
  const index = next ? statements.indexOf(next) : statements.length;
  let previous = statements[index - 1];
  // What comes after `return` never runs.
  if (previous && LEAVES.has(previous.name)) {
    const leaving = previous;
    previous = statements[index - 2];
    return { ...beforeStatement(leaving, text), ...asynchrony };
  }
  if (next) return { ...beforeStatement(next, text), ...asynchrony };
  return { ...(previous ? afterStatement(previous, text) : atStartOf(block, text)), ...asynchrony };
}

/** On a statement of one line: by its middle; of several: by lines, so that the first line means before it. */
function middleOf(node: SyntaxNode, text: string): number {
  const end = text.indexOf('\n', node.from);
  return end < 0 || end >= node.to ? (node.from + node.to) / 2 : end;
}

function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

function startsLine(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start, offset).trim() === '';
}

function beforeStatement(node: SyntaxNode, text: string): Omit<Boundary, 'isAsync'> {
  const indent = indentAt(text, node.from);
  return { offset: node.from, indent, before: '', after: startsLine(text, node.from) ? `${lineBreak(text)}${indent}` : ' ' };
}

function afterStatement(node: SyntaxNode, text: string): Omit<Boundary, 'isAsync'> {
  const indent = indentAt(text, lineStartStatement(node, text));
  // Behind a comment on the same line.
  const rest = /^[ \t]*(\/\/[^\n]*|\/\*(?:[^*\n]|\*(?!\/))*\*\/[ \t]*)?(?=\r?\n|$)/.exec(text.slice(node.to));
  if (!rest) return { offset: node.to, indent, before: ' ', after: '' };
  return { offset: node.to + rest[0].trimEnd().length, indent, before: `${lineBreak(text)}${indent}`, after: '' };
}

/** The offset of a statement that begins a line, for its indentation. */
function lineStartStatement(node: SyntaxNode, text: string): number {
  let at: SyntaxNode = node;
  while (!startsLine(text, at.from) && at.prevSibling && at.prevSibling.name !== '{') at = at.prevSibling;
  return at.from;
}

function atStartOf(block: SyntaxNode, text: string): Omit<Boundary, 'isAsync'> {
  const outer = indentAt(text, firstOnLine(text, block.from));
  const unit = /\n(\t| {2,})/.exec(text)?.[1] ?? '  ';
  const indent = outer + (unit.startsWith('\t') ? '\t' : unit.length >= 4 && !/\n {2}\S/.test(text) ? '    ' : '  ');
  const inner = text.slice(block.from + 1, Math.max(block.from + 1, block.to - 1));
  const newline = lineBreak(text);
  // A comment alone in the block stays where it is.
  const kept = /\S/.test(inner) ? inner.trimEnd().length : 0;
  const hasOwnLine = inner.slice(kept).includes('\n');
  return { offset: block.from + 1 + kept, indent, before: `${newline}${indent}`, after: hasOwnLine ? '' : `${newline}${outer}` };
}

function firstOnLine(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return start + (/^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0);
}

export function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Whether the function can wait, or what to write so that it does. */
function asyncOf(node: SyntaxNode, text: string): Pick<Boundary, 'isAsync' | 'asyncEdits' | 'consequence' | 'declared'> | string {
  if (node.name === 'StaticBlock') return "a static block can't wait for a call";
  if (node.getChild('async')) return { isAsync: true };
  const isMember = node.name === 'MethodDeclaration' || node.name === 'Property';
  if (isMember && (node.getChild('get') || node.getChild('set'))) return "a getter or setter can't wait for a call";
  const name = node.getChild('PropertyDefinition') ?? node.getChild('PrivatePropertyDefinition');
  if (node.name === 'MethodDeclaration' && name && text.slice(name.from, name.to) === 'constructor') return "a constructor can't wait for a call";
  const first = isMember ? (node.getChild('Star') ?? name ?? node.getChild('[') ?? node.getChild('String') ?? node.getChild('Number')) : undefined;
  const consequence = consequenceOfWaiting(node, text);
  const declared = declaredName(node);
  return {
    isAsync: false,
    asyncEdits: asyncEdits(node, text, first?.from ?? node.from),
    ...(consequence === undefined ? {} : { consequence }),
    ...(declared ? { declared: { name: text.slice(declared.from, declared.to), from: declared.from } } : {}),
  };
}

/** `function name() {}`, and `const name = () => {}`. */
function declaredName(node: SyntaxNode): SyntaxNode | null {
  if (node.name === 'FunctionDeclaration') return node.getChild('VariableDefinition');
  if (node.parent?.name !== 'VariableDeclaration') return null;
  let at = node.prevSibling;
  while (at && at.name !== 'VariableDefinition' && at.name !== ',') at = at.prevSibling;
  return at?.name === 'VariableDefinition' ? at : null;
}
