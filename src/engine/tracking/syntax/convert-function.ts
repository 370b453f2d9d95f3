import type { TreeCursor } from '@lezer/common';
import type { Builder } from './builder.ts';
import { convertExpression } from './convert-expression.ts';
import { convertPattern } from './convert-pattern.ts';
import { convertStatement } from './convert-statement.ts';
import type { BindingNode, FunctionNode, Node, ParameterNode } from './node.ts';
import { typeNameIn } from './type-name.ts';

/** Function declarations and expressions, arrows, methods and getters: the cursor stands on the node that has the parameter list. */
export function convertFunction(builder: Builder, cursor: TreeCursor): FunctionNode {
  const { from, to } = cursor;
  const isArrow = cursor.name === 'ArrowFunction';
  return builder.inFunction(() => {
    let binding: BindingNode | undefined;
    let params: ParameterNode[] = [];
    let isAsync = false;
    let isGenerator = false;
    let typeName: string | undefined;
    let isExpression = false;
    let bodyFrom = to;
    let bodyTo = to;
    let isAfterParams = false;
    const isMethod = cursor.name === 'MethodDeclaration' || cursor.name === 'Property';
    const body: Node[] = [];
    const others: Node[] = [];
    builder.list(cursor, (at) => {
      const { name } = at;
      if (name === 'async') isAsync = true;
      else if (name === 'Star' && !isAfterParams) isGenerator = true;
      else if (name === 'VariableDefinition' && !isAfterParams && !isMethod) {
        binding = { kind: 'binding', from: builder.at(at.from), to: builder.at(at.to), parent: undefined, name: builder.slice(at.from, at.to), path: [] };
      } else if (name === 'ParamList') {
        params = convertParameters(builder, at, others);
        isAfterParams = true;
      } else if (name === 'Block' && isAfterParams) {
        bodyFrom = at.from;
        bodyTo = at.to;
        body.push(...builder.list(at, (statement) => convertStatement(builder, statement)));
      } else if (name === 'TypeAnnotation' && isAfterParams) {
        typeName = typeNameAt(builder, at);
        convertExpression(builder, at);
      } else if (isAfterParams && name !== 'Arrow' && (isArrow || at.type.isError)) {
        const expression = convertExpression(builder, at);
        if (!expression) return undefined;
        if (!at.type.isError && body.length === 0) {
          isExpression = true;
          bodyFrom = at.from;
          bodyTo = at.to;
        }
        body.push(expression);
      }
      return undefined;
    });
    const node: FunctionNode = {
      kind: 'function',
      from: builder.at(from),
      to: builder.at(to),
      parent: undefined,
      name: binding?.name,
      binding,
      params,
      body,
      isExpression,
      isArrow,
      isAsync,
      isGenerator,
      bodyFrom: builder.at(bodyFrom),
      bodyTo: builder.at(bodyTo),
      hoisted: [],
      typeName,
    };
    return builder.own(node, binding, params, body, others);
  });
}

/** What an annotation says; undefined for what is no use. */
export function typeNameAt(builder: Builder, cursor: TreeCursor): string | undefined {
  return typeNameIn(builder.slice(cursor.from, cursor.to));
}

/** The parameters; what else stands among them (decorators) goes to `others`, so that its calls are seen. */
function convertParameters(builder: Builder, cursor: TreeCursor, others: Node[]): ParameterNode[] {
  const params: ParameterNode[] = [];
  let isRest = false;
  let isField = false;
  let isAfterEquals = false;
  builder.list(cursor, (at) => {
    const { name } = at;
    if (name === ',') {
      isRest = false;
      isField = false;
      isAfterEquals = false;
    } else if (name === 'Spread') isRest = true;
    else if (name === 'Privacy' || name === 'readonly') isField = true;
    else if (name === 'Equals') isAfterEquals = true;
    else if (isAfterEquals) {
      const fallback = convertExpression(builder, at);
      const last = params.at(-1);
      if (fallback && last) params[params.length - 1] = builder.own({ ...last, fallback }, last.pattern, fallback);
    } else if (name === 'TypeAnnotation') {
      const last = params.at(-1);
      const typeName = typeNameAt(builder, at);
      if (last && typeName !== undefined) params[params.length - 1] = builder.own({ ...last, typeName }, last.pattern);
      return convertExpression(builder, at);
    } else {
      const pattern = convertPattern(builder, at);
      if (!pattern) {
        const expression = convertExpression(builder, at);
        if (expression) others.push(expression);
        return undefined;
      }
      const place = { from: builder.at(at.from), to: builder.at(at.to), parent: undefined };
      params.push(builder.own({ kind: 'parameter', ...place, pattern, fallback: undefined, isRest, isField, index: params.length }, pattern));
    }
    return undefined;
  });
  return params;
}
