import type { TreeCursor } from '@lezer/common';
import type { Builder } from './builder.ts';
import { convertClass } from './convert-class.ts';
import { convertExpression, other } from './convert-expression.ts';
import { convertFunction, typeNameAt } from './convert-function.ts';
import { convertExport, convertImport } from './convert-module.ts';
import { convertPattern } from './convert-pattern.ts';
import { type BindingNode, type DeclaratorNode, type Node, nameHandedOn, type PropertyNode } from './node.ts';
import { isRequire } from './requirers.ts';

/** Statements by the grammar's names; undefined for punctuation and for declarations of types. */
export function convertStatement(builder: Builder, cursor: TreeCursor): Node | undefined {
  const { name } = cursor;
  if (name === ';' || name === '{' || name === '}') return undefined;
  if (name === 'Hashbang' || name === 'TypeAliasDeclaration' || name === 'InterfaceDeclaration') return convertExpression(builder, cursor);
  return builder.deeper(() => builder.chunk(cursor, () => convert(builder, cursor)), undefined);
}

function convert(builder: Builder, cursor: TreeCursor): Node {
  const { name, from, to } = cursor;
  const place = { from: builder.at(from), to: builder.at(to), parent: undefined };
  const expressions = (): Node[] => builder.list(cursor, (at) => convertExpression(builder, at));
  switch (name) {
    case 'ExpressionStatement':
      return other(builder, name, place, expressions());
    case 'VariableDeclaration':
      return convertVariable(builder, cursor);
    case 'FunctionDeclaration': {
      const node = convertFunction(builder, cursor);
      if (node.binding) builder.hoist(node.binding);
      return other(builder, name, place, [node]);
    }
    case 'ClassDeclaration':
      return other(builder, name, place, [convertClass(builder, cursor)]);
    case 'ReturnStatement': {
      const [argument] = expressions();
      return builder.own({ kind: 'return', ...place, argument }, argument);
    }
    case 'ImportDeclaration':
      return convertImport(builder, cursor);
    case 'ExportDeclaration':
      return convertExport(builder, cursor);
    case 'EnumDeclaration':
      return convertEnum(builder, cursor);
    case 'ForStatement':
      return convertFor(builder, cursor);
    case 'WhileStatement':
    case 'DoStatement': {
      const children = builder.list(cursor, (at) => statementOrExpression(builder, at));
      return builder.own({ kind: 'loop', ...place, each: undefined, children }, children);
    }
    case 'ThrowStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return other(builder, name, place, expressions());
    case 'SwitchBody':
      return convertCases(builder, cursor);
    case 'AmbientDeclaration':
      return other(builder, name, place, []);
    case 'CatchClause':
      return convertBlock(builder, cursor, true);
    case 'Block':
      return convertBlock(builder, cursor, false);
    default:
      // if, try, switch, labels, namespaces, error nodes: what they hold, in order.
      return convertBlock(builder, cursor, name !== 'LabeledStatement');
  }
}

const STATEMENT = /Statement$|Declaration$|^Block$|Clause$|^SwitchBody$/;

function statementOrExpression(builder: Builder, cursor: TreeCursor): Node | undefined {
  return STATEMENT.test(cursor.name) ? convertStatement(builder, cursor) : convertExpression(builder, cursor);
}

function convertBlock(builder: Builder, cursor: TreeCursor, isConditional: boolean): Node {
  const place = { from: builder.at(cursor.from), to: builder.at(cursor.to), parent: undefined };
  const isCatch = cursor.name === 'CatchClause';
  const isTry = cursor.name === 'TryStatement';
  const isNamespace = cursor.name === 'NamespaceDeclaration';
  let binding: BindingNode | undefined;
  let pattern: Node | undefined;
  const statements = builder.list(cursor, (at) => {
    if (isCatch && (at.name === 'VariableDefinition' || at.name.endsWith('Pattern'))) {
      pattern = convertPattern(builder, at);
      return undefined;
    }
    // Of `A.B` the last name is not looked at: who names it, names it so.
    if (isNamespace && at.name === 'VariableDefinition')
      binding = { kind: 'binding', from: builder.at(at.from), to: builder.at(at.to), parent: undefined, name: builder.slice(at.from, at.to), path: [] };
    return statementOrExpression(builder, at);
  });
  // The parts of an `if` each run or not; the block of a `try` is taken to run.
  const node = { kind: 'block', ...place, type: cursor.name, statements, pattern, isConditional: isConditional && !isTry && !isNamespace } as const;
  return builder.own(binding ? { ...node, binding } : node, statements, pattern, binding);
}

/** The statements of each case by themselves: which of them run together shows what a name may be. */
function convertCases(builder: Builder, cursor: TreeCursor): Node {
  const place = { from: builder.at(cursor.from), to: builder.at(cursor.to), parent: undefined };
  const groups: Node[][] = [];
  builder.list(cursor, (at) => {
    if (at.name === 'CaseLabel' || at.name === 'DefaultLabel') groups.push([]);
    const node = statementOrExpression(builder, at);
    if (node && groups.length === 0) groups.push([]);
    if (node) groups.at(-1)?.push(node);
    return undefined;
  });
  const cases = groups.map((statements) => {
    const from = statements[0]?.chunk ? place.from : (statements[0]?.from ?? place.from);
    return builder.own(
      { kind: 'block', from, to: place.to, parent: undefined, type: 'case', statements, pattern: undefined, isConditional: false } as const,
      statements,
    );
  });
  return builder.own({ kind: 'block', ...place, type: cursor.name, statements: cases, pattern: undefined, isConditional: true } as const, cases);
}

function convertVariable(builder: Builder, cursor: TreeCursor): Node {
  const place = { from: builder.at(cursor.from), to: builder.at(cursor.to), parent: undefined };
  let keyword = 'const' as 'const' | 'let' | 'var';
  const declarators: DeclaratorNode[] = [];
  const extra: Node[] = [];
  let isAfterEquals = false;
  builder.list(cursor, (at) => {
    const { name } = at;
    if (name === 'var' || name === 'let') keyword = name;
    else if (name === ',') isAfterEquals = false;
    else if (name === 'Equals') isAfterEquals = true;
    else if (name === 'TypeAnnotation' && !isAfterEquals) {
      const last = declarators.at(-1);
      const typeName = typeNameAt(builder, at);
      if (last && typeName !== undefined) declarators[declarators.length - 1] = builder.own({ ...last, typeName }, last.pattern);
      convertExpression(builder, at);
    } else if (!isAfterEquals && (name === 'VariableDefinition' || name === 'ObjectPattern' || name === 'ArrayPattern')) {
      const pattern = convertPattern(builder, at);
      const at_ = { from: builder.at(at.from), to: builder.at(at.to), parent: undefined };
      if (pattern) declarators.push(builder.own({ kind: 'declarator', ...at_, pattern, init: undefined }, pattern));
    } else {
      const init = convertExpression(builder, at);
      const last = declarators.at(-1);
      if (init && last && isAfterEquals && !last.init)
        declarators[declarators.length - 1] = builder.own({ ...last, to: builder.at(at.to), init }, last.pattern, init);
      else if (init) extra.push(init);
    }
    return undefined;
  });
  for (const one of declarators) {
    if (one.pattern.kind === 'pattern') builder.read(one);
    for (const binding of bindingsOfPattern(one.pattern)) {
      const step = binding.path.at(-1);
      const name = step?.key ?? (step ? undefined : lastName(builder, one.init));
      if (name !== undefined) builder.alias(name, binding.name);
    }
    if (keyword === 'var') for (const binding of bindingsOfPattern(one.pattern)) builder.hoist(binding);
  }
  return builder.own({ kind: 'variable', ...place, keyword, declarators }, declarators, extra);
}

function lastName(builder: Builder, node: Node | undefined): string | undefined {
  // What `require` gives is what the file exports as a whole.
  if (node?.kind === 'call' && isRequire(builder, node.callee)) return 'default';
  return nameHandedOn(node);
}

export function bindingsOfPattern(pattern: Node | undefined): readonly BindingNode[] {
  if (pattern?.kind === 'binding') return [pattern];
  return pattern?.kind === 'pattern' ? pattern.bindings : [];
}

function convertFor(builder: Builder, cursor: TreeCursor): Node {
  const place = { from: builder.at(cursor.from), to: builder.at(cursor.to), parent: undefined };
  let each: { of: 'of' | 'in'; pattern: Node | undefined; iterable: Node } | undefined;
  const children = builder.list(cursor, (at) => {
    if (at.name !== 'ForOfSpec' && at.name !== 'ForInSpec') {
      if (at.name === 'ForSpec') return convertBlock(builder, at, false);
      return statementOrExpression(builder, at);
    }
    const of = at.name === 'ForOfSpec' ? 'of' : 'in';
    let pattern: Node | undefined;
    let isAfter = false;
    builder.list(at, (part) => {
      if (part.name === of) isAfter = true;
      else if (!isAfter) pattern = convertPattern(builder, part) ?? pattern;
      else {
        const iterable = convertExpression(builder, part);
        if (iterable) each = { of, pattern, iterable };
      }
      return undefined;
    });
    return undefined;
  });
  return builder.own({ kind: 'loop', ...place, each, children }, children, each?.pattern, each?.iterable);
}

function convertEnum(builder: Builder, cursor: TreeCursor): Node {
  const place = { from: builder.at(cursor.from), to: builder.at(cursor.to), parent: undefined };
  let binding: BindingNode = { kind: 'binding', ...place, name: '', path: [] };
  const members: PropertyNode[] = [];
  builder.list(cursor, (at) => {
    if (at.name === 'TypeDefinition') {
      binding = { kind: 'binding', from: builder.at(at.from), to: builder.at(at.to), parent: undefined, name: builder.slice(at.from, at.to), path: [] };
    } else if (at.name === 'EnumBody') {
      let key: string | undefined;
      builder.list(at, (part) => {
        if (part.name === 'PropertyName') key = builder.slice(part.from, part.to);
        else if (part.name === ',') key = undefined;
        else {
          const value = convertExpression(builder, part);
          const where = { from: builder.at(part.from), to: builder.at(part.to), parent: undefined };
          if (value && key !== undefined)
            members.push(
              builder.own({ kind: 'property', ...where, role: 'value', key, computed: undefined, value, valueFrom: value.from, valueTo: value.to }, value),
            );
        }
        return undefined;
      });
    }
    return undefined;
  });
  return builder.own({ kind: 'enum', ...place, binding, members }, binding, members);
}
