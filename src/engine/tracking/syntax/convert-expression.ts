import type { TreeCursor } from '@lezer/common';
import type { Builder } from './builder.ts';
import { convertClass } from './convert-class.ts';
import { convertFunction } from './convert-function.ts';
import { convertObject } from './convert-object.ts';
import { convertPattern } from './convert-pattern.ts';
import type { Node } from './node.ts';
import { isRequire } from './requirers.ts';
import { decoded, numberValue, stringValue } from './text.ts';
import { typeNameIn } from './type-name.ts';

/** The types of the grammar that hold no value: never walked. */
const TYPES: ReadonlySet<string> = new Set(['TypeAnnotation', 'TypeArgList', 'TypeParamList', 'TypePredicate', 'TypeAliasDeclaration', 'InterfaceDeclaration']);

/** Expressions by the grammar's names; undefined for punctuation, keywords and types. Casts, `await` and parentheses give what is in them. */
export function convertExpression(builder: Builder, cursor: TreeCursor): Node | undefined {
  const { name } = cursor;
  const first = name.charCodeAt(0);
  // Punctuation and keywords, which are most of the tree, are done with here; the sign of an error is beyond ASCII.
  if ((first < 65 || (first > 90 && first < 128)) && name !== 'this' && name !== 'super' && name !== 'null') return undefined;
  if (NO_VALUE.has(name)) return undefined;
  return builder.deeper(() => convert(builder, cursor), undefined);
}

function convert(builder: Builder, cursor: TreeCursor): Node | undefined {
  const { name, from, to } = cursor;
  const place = { from: builder.at(from), to: builder.at(to), parent: undefined };
  const children = (): Node[] => builder.list(cursor, (at) => convertExpression(builder, at));
  switch (name) {
    case 'String':
      return { kind: 'literal', ...place, value: stringValue(builder.slice(from, to)) };
    case 'Number':
      return { kind: 'literal', ...place, value: numberValue(builder.slice(from, to)) };
    case 'BooleanLiteral':
      return { kind: 'literal', ...place, value: builder.slice(from, to) === 'true' };
    case 'null':
      return { kind: 'literal', ...place, value: null };
    case 'VariableName':
      return named(builder, builder.slice(from, to), place);
    case 'this':
    case 'super':
      return { kind: name, ...place };
    case 'TemplateString':
      return template(builder, cursor);
    case 'MemberExpression':
    case 'JSXMemberExpression':
      return member(builder, cursor);
    case 'CallExpression':
    case 'NewExpression': {
      const [callee, args] = children();
      if (!callee) return undefined;
      const list = args?.kind === 'sequence' && cursorHasArguments(args) ? args.items : [];
      const node = builder.own({ kind: name === 'CallExpression' ? 'call' : 'new', ...place, callee, args: list } as const, callee, list);
      builder.call(node);
      noteImport(builder, node);
      return node;
    }
    case 'ArgList': {
      const items = withSpreads(builder, cursor);
      return Object.assign(builder.own({ kind: 'sequence', ...place, items } as const, items), { isArguments: true });
    }
    case 'ObjectExpression':
      return convertObject(builder, cursor);
    case 'ArrayExpression': {
      const elements = withSpreads(builder, cursor);
      return builder.own({ kind: 'array', ...place, elements }, elements);
    }
    case 'ArrowFunction':
    case 'FunctionExpression':
      return convertFunction(builder, cursor);
    case 'ClassExpression':
      return convertClass(builder, cursor);
    case 'ConditionalExpression': {
      const [test, yes, no] = children();
      if (!test || !yes || !no) return other(builder, name, place, [test, yes, no]);
      return builder.own({ kind: 'conditional', ...place, test, yes, no }, test, yes, no);
    }
    case 'BinaryExpression':
      return binary(builder, cursor);
    case 'JSXEscape':
      // `{/* a comment */}`: the grammar wants an expression there.
      if (EMPTY_ESCAPE.test(builder.slice(from, to))) return undefined;
      return pass(children(), builder, name, place);
    case 'PostfixExpression': {
      const all = children();
      return /(\+\+|--)$/.test(builder.slice(to - 2, to)) ? updated(builder, all, place) : pass(all, builder, name, place);
    }
    case 'AwaitExpression':
    case 'ParenthesizedExpression':
    case 'InstantiationExpression':
    case 'PrefixCast':
      return pass(children(), builder, name, place);
    case 'AssignmentExpression':
      return assignment(builder, cursor);
    case 'SequenceExpression': {
      const items = children();
      return builder.own({ kind: 'sequence', ...place, items }, items);
    }
    case 'DynamicImport': {
      const [source] = children();
      if (!source) return undefined;
      const node = builder.own({ kind: 'dynamic-import', ...place, source }, source);
      if (source.kind === 'literal' && typeof source.value === 'string') builder.importing({ source: source.value, from: place.from, node });
      else builder.importingUnsaid(source);
      return node;
    }
    case 'YieldExpression': {
      const all = children();
      return other(builder, YIELD_ALL.test(builder.slice(from, Math.min(to, from + 40))) ? 'yield*' : 'yield', place, all);
    }
    case 'UnaryExpression': {
      const all = children();
      if (/^(\+\+|--)/.test(builder.slice(from, from + 2))) return updated(builder, all, place);
      return other(builder, builder.slice(from, from + 4) === 'void' ? 'void' : name, place, all);
    }
    case 'Interpolation': {
      const all = children();
      return all[0] ?? { kind: 'literal', ...place, value: '' };
    }
  }
  if (TYPES.has(name)) {
    noteErrors(builder, cursor);
    return undefined;
  }
  const all = children();
  // Recovered pieces stand inside error nodes: they are walked for calls, but are no part of what they stand in.
  return all.length > 0 ? other(builder, name, place, all) : undefined;
}

const NO_VALUE: ReadonlySet<string> = new Set([
  'TypeName',
  'ArithOp',
  'LogicOp',
  'CompareOp',
  'BitOp',
  'UpdateOp',
  'Equals',
  'Escape',
  'LineComment',
  'BlockComment',
]);

const YIELD_ALL = /^yield\s*\*/;
const EMPTY_ESCAPE = /^\{(\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*\n)*\}?$/;

function pass(all: readonly Node[], builder: Builder, name: string, place: { from: number; to: number; parent: undefined }): Node | undefined {
  return all.length === 1 ? all[0] : other(builder, name, place, all);
}

export function other(builder: Builder, type: string, place: { from: number; to: number; parent: undefined }, children: readonly (Node | undefined)[]): Node {
  const all = children.filter((child) => child !== undefined);
  return builder.own({ kind: 'other', type, ...place, children: all }, all);
}

function cursorHasArguments(node: Node): boolean {
  return 'isArguments' in node;
}

/** Names that lead to the environment, or to code that is a text. */
const ORIGINS: ReadonlySet<string> = new Set(['process', 'globalThis', 'global', 'eval', 'Function']);

export function named(builder: Builder, name: string, place: { from: number; to: number; parent: undefined }): Node {
  const node = variable(name, place);
  if (ORIGINS.has(name)) builder.read(node);
  return node;
}

function variable(name: string, place: { from: number; to: number; parent: undefined }): Node {
  if (name === 'undefined') return { kind: 'literal', ...place, value: undefined };
  return { kind: 'name', ...place, name: name === '' ? '?' : name };
}

function noteErrors(builder: Builder, cursor: TreeCursor): void {
  cursor.node.cursor().iterate((node) => {
    if (node.type.isError) builder.error(node.from);
  });
}

function noteImport(builder: Builder, node: Node): void {
  if (node.kind !== 'call' || !isRequire(builder, node.callee)) return;
  const [source] = node.args;
  if (source?.kind === 'literal' && typeof source.value === 'string') builder.importing({ source: source.value, from: node.from, node });
  else if (source) builder.importingUnsaid(source);
}

/** The items of an array or argument list, with `...` before what it spreads. */
function withSpreads(builder: Builder, cursor: TreeCursor): Node[] {
  let spreading: number | undefined;
  return builder.list(cursor, (at) => {
    if (at.name === 'Spread') {
      spreading = at.from;
      return undefined;
    }
    const node = convertExpression(builder, at);
    if (!node || spreading === undefined) return node;
    const spread = builder.own({ kind: 'spread', from: builder.at(spreading), to: builder.at(at.to), parent: undefined, argument: node } as const, node);
    spreading = undefined;
    return spread;
  });
}

function template(builder: Builder, cursor: TreeCursor): Node {
  const { from, to } = cursor;
  const texts: string[] = [];
  let start = from + 1;
  const expressions = builder.list(cursor, (at) => {
    if (at.name !== 'Interpolation') return undefined;
    texts.push(decoded(builder.slice(start, at.from)));
    start = at.to;
    return convertExpression(builder, at);
  });
  texts.push(decoded(builder.slice(start, Math.max(start, builder.slice(to - 1, to) === '`' ? to - 1 : to))));
  const place = { from: builder.at(from), to: builder.at(to), parent: undefined };
  if (texts.length === 1) return { kind: 'literal', ...place, value: texts[0] as string };
  return builder.own({ kind: 'template', ...place, texts, expressions }, expressions);
}

function member(builder: Builder, cursor: TreeCursor): Node | undefined {
  const { name, from, to } = cursor;
  let property: string | undefined;
  let nameFrom = from;
  const parts = builder.list(cursor, (at) => {
    if (at.name === 'PropertyName' || at.name === 'PrivatePropertyName') {
      property = builder.slice(at.from, at.to);
      nameFrom = at.from;
      return undefined;
    }
    if (at.name === '[') nameFrom = at.to;
    return convertExpression(builder, at);
  });
  const [object, index] = parts;
  const place = { from: builder.at(from), to: builder.at(to), parent: undefined };
  if (!object) return undefined;
  // A half-typed `client.` is the client, no more.
  if (property === undefined && index === undefined) return other(builder, name, place, [object]);
  if (index?.kind === 'literal' && (typeof index.value === 'string' || typeof index.value === 'number')) property = String(index.value);
  const node = builder.own(
    { kind: 'member', ...place, object, property, computed: property === undefined ? index : undefined, nameFrom: builder.at(nameFrom) } as const,
    object,
    index,
  );
  if (mayBeVariable(object, property)) builder.read(node);
  return node;
}

/** `process.env.x`, `env[x]`, `anything.UPPER`: what may read the environment, and not the thousand other members. */
function mayBeVariable(object: Node, property: string | undefined): boolean {
  if (object.kind === 'member') return object.property === 'env';
  if (object.kind === 'name' && /env/i.test(object.name)) return true;
  return property !== undefined && /^[A-Z][A-Z\d_]*$/.test(property);
}

function binary(builder: Builder, cursor: TreeCursor): Node | undefined {
  const { name, from, to } = cursor;
  let operator = '';
  let type: string | undefined;
  const parts = builder.list(cursor, (at) => {
    if (operator === '' && (at.name.endsWith('Op') || at.name === 'as' || at.name === 'satisfies' || at.name === 'in' || at.name === 'instanceof')) {
      operator = builder.slice(at.from, at.to);
      return undefined;
    }
    if (operator === 'as' || operator === 'satisfies') {
      type ??= builder.slice(at.from, at.to);
      return undefined;
    }
    return convertExpression(builder, at);
  });
  const [left, right] = parts;
  if (!left) return right;
  if (operator === 'as' && type !== undefined) cast(left, type);
  if (!right) return left;
  return builder.own(
    { kind: 'binary', from: builder.at(from), to: builder.at(to), parent: undefined, operator, left, right, type: name } as const,
    left,
    right,
  );
}

/** Of several casts the outermost that says something counts. */
function cast(node: Node, type: string): void {
  if (node.kind !== 'name' && node.kind !== 'member' && node.kind !== 'call') return;
  const said = NOTHING_SAID.test(type) ? undefined : typeNameIn(type);
  if (said !== undefined) node.castTo = said;
}

const NOTHING_SAID = /^(?:any|unknown|never|const|string|number|boolean|object)\b/;

/** `next++`: which number it is then isn't known. */
function updated(builder: Builder, all: readonly Node[], place: { from: number; to: number; parent: undefined }): Node | undefined {
  const [target] = all;
  if (target?.kind !== 'name') return pass(all, builder, 'UpdateExpression', place);
  const value = other(builder, 'UpdateExpression', place, []);
  const node = builder.own({ kind: 'assign', ...place, operator: '++', target, value } as const, target, value);
  builder.assignment(node);
  return node;
}

function assignment(builder: Builder, cursor: TreeCursor): Node | undefined {
  const place = { from: builder.at(cursor.from), to: builder.at(cursor.to), parent: undefined };
  let operator = '';
  const parts = builder.list(cursor, (at) => {
    if (at.name === 'Equals' || at.name === 'UpdateOp') {
      operator = builder.slice(at.from, at.to);
      return undefined;
    }
    if (operator === '' && (at.name === 'ObjectPattern' || at.name === 'ArrayPattern')) return convertPattern(builder, at);
    return convertExpression(builder, at);
  });
  const [target, value] = parts;
  if (!target || !value) return target ?? value;
  const node = builder.own({ kind: 'assign', ...place, operator, target, value } as const, target, value);
  builder.assignment(node);
  if (target.kind === 'pattern') builder.read(node);
  return node;
}
