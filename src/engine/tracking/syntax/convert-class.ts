import type { TreeCursor } from '@lezer/common';
import type { Builder } from './builder.ts';
import { convertExpression } from './convert-expression.ts';
import { convertFunction, typeNameAt } from './convert-function.ts';
import { convertStatement } from './convert-statement.ts';
import type { BindingNode, ClassMemberNode, ClassNode, Node } from './node.ts';
import { numberValue, stringValue } from './text.ts';

export function convertClass(builder: Builder, cursor: TreeCursor): ClassNode {
  const place = { from: builder.at(cursor.from), to: builder.at(cursor.to), parent: undefined };
  let binding: BindingNode | undefined;
  let base: Node | undefined;
  let isExtending = false;
  const members: ClassMemberNode[] = [];
  const others: Node[] = [];
  builder.list(cursor, (at) => {
    const { name } = at;
    if (name === 'VariableDefinition' && !isExtending) {
      binding = { kind: 'binding', from: builder.at(at.from), to: builder.at(at.to), parent: undefined, name: builder.slice(at.from, at.to), path: [] };
    } else if (name === 'extends') isExtending = true;
    else if (name === 'implements') isExtending = false;
    else if (name === 'ClassBody') {
      for (const one of builder.list(at, (part) => convertMember(builder, part))) if (one.kind === 'class-member') members.push(one);
    } else {
      const expression = convertExpression(builder, at);
      if (expression && isExtending && !base) base = expression;
      else if (expression) others.push(expression);
    }
    return undefined;
  });
  const node = builder.own({ kind: 'class', ...place, binding, base, members } as const, binding, base, members, others);
  builder.class(node);
  return node;
}

function convertMember(builder: Builder, cursor: TreeCursor): Node | undefined {
  const { name } = cursor;
  if (name !== 'MethodDeclaration' && name !== 'PropertyDeclaration' && name !== 'StaticBlock') {
    return cursor.type.isError ? convertExpression(builder, cursor) : undefined;
  }
  return builder.chunk(cursor, () => member(builder, cursor));
}

function member(builder: Builder, cursor: TreeCursor): ClassMemberNode {
  const { name, from, to } = cursor;
  const place = { from: builder.at(from), to: builder.at(to), parent: undefined };
  let role = (name === 'MethodDeclaration' ? 'method' : name === 'StaticBlock' ? 'static-block' : 'field') as ClassMemberNode['role'];
  let key: string | undefined;
  let isStatic = false;
  let typeName: string | undefined;
  let isAfterKey = false;
  let isComputed = false;
  let value: Node | undefined;
  const others: Node[] = [];
  builder.list(cursor, (at) => {
    const part = at.name;
    if (part === 'static') isStatic = true;
    else if ((part === 'get' || part === 'set') && !isAfterKey) role = part;
    else if (part === 'PropertyDefinition' || part === 'PrivatePropertyDefinition') {
      key = builder.slice(at.from, at.to);
      isAfterKey = true;
    } else if (part === '[' && !isAfterKey) isComputed = true;
    else if (part === ']') {
      isComputed = false;
      isAfterKey = true;
    } else if ((part === 'String' || part === 'Number') && !isAfterKey) {
      const text = builder.slice(at.from, at.to);
      key = part === 'String' ? stringValue(text) : String(numberValue(text));
      isAfterKey = !isComputed;
    } else if (role === 'static-block' && part === 'Block') {
      const statements = builder.list(at, (statement) => convertStatement(builder, statement));
      value = builder.own({ kind: 'block', ...place, type: name, statements, pattern: undefined, isConditional: false }, statements);
    } else if (part === 'ParamList' || part === 'Block') return undefined;
    else if (part === 'TypeAnnotation') {
      typeName = typeNameAt(builder, at);
      convertExpression(builder, at);
    } else {
      const expression = convertExpression(builder, at);
      if (expression && role === 'field' && isAfterKey && !value) value = expression;
      else if (expression) others.push(expression);
    }
    return undefined;
  });
  if (role === 'method' || role === 'get' || role === 'set') value = convertFunction(builder, cursor);
  return builder.own({ kind: 'class-member', ...place, role, isStatic, key, value, ...(typeName === undefined ? {} : { typeName }), others }, value, others);
}
