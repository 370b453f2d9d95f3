import type { TreeCursor } from '@lezer/common';
import { parser } from '@lezer/javascript';
import type { Builder } from './builder.ts';
import { convertExpression } from './convert-expression.ts';
import type { BindingNode, Node, PatternNode, PatternStep } from './node.ts';
import { numberValue, stringValue } from './text.ts';

/** A name, or `{ … }` / `[ … ]`: every name that it binds, with the way from the whole to it. */
export function convertPattern(builder: Builder, cursor: TreeCursor): BindingNode | PatternNode | undefined {
  if (cursor.name === 'VariableDefinition' && /[{[]/.test(builder.slice(cursor.from, cursor.from + 1))) return maskedPattern(builder, cursor);
  if (cursor.name === 'VariableDefinition' || cursor.name === 'VariableName') return binding(builder, cursor, []);
  if (cursor.name !== 'ObjectPattern' && cursor.name !== 'ArrayPattern') return undefined;
  const place = { from: builder.at(cursor.from), to: builder.at(cursor.to), parent: undefined };
  const found: Found = { bindings: [], others: [] };
  walk(builder, cursor, [], found);
  return builder.own({ kind: 'pattern', ...place, ...found }, found.bindings, found.others);
}

const patternParser = parser.configure({ dialect: 'ts jsx' });

/** A pattern that was masked as a name: parsed by itself. */
function maskedPattern(builder: Builder, cursor: TreeCursor): BindingNode | PatternNode | undefined {
  const { from, to } = cursor;
  const tree = patternParser.parse(`let ${builder.slice(from, to)} = 0`);
  const shift = from - 'let '.length;
  const inner = tree.cursor();
  while (inner.name !== 'ObjectPattern' && inner.name !== 'ArrayPattern') if (!inner.next()) return undefined;
  return convertPattern(shifted(builder, shift), inner);
}

/** A builder for a tree whose text begins elsewhere. */
function shifted(builder: Builder, shift: number): Builder {
  return {
    ...builder,
    at: (offset) => builder.at(offset + shift),
    slice: (from, to) => builder.slice(from + shift, to + shift),
    error: (offset) => builder.error(offset + shift),
    chunk: (_cursor, make) => make(),
  };
}

interface Found {
  readonly bindings: BindingNode[];
  readonly others: Node[];
}

function binding(builder: Builder, cursor: TreeCursor, path: readonly PatternStep[]): BindingNode {
  const { from, to } = cursor;
  return { kind: 'binding', from: builder.at(from), to: builder.at(to), parent: undefined, name: builder.slice(from, to), path };
}

function walk(builder: Builder, cursor: TreeCursor, path: readonly PatternStep[], found: Found): void {
  builder.deeper(() => {
    if (cursor.name === 'VariableDefinition' || cursor.name === 'VariableName') found.bindings.push(binding(builder, cursor, path));
    else if (cursor.name === 'ObjectPattern') walkObject(builder, cursor, path, found);
    else if (cursor.name === 'ArrayPattern') walkArray(builder, cursor, path, found);
  }, undefined);
}

function walkObject(builder: Builder, cursor: TreeCursor, path: readonly PatternStep[], found: Found): void {
  const keys: string[] = [];
  builder.list(cursor, (at) => {
    if (at.name !== 'PatternProperty') return undefined;
    let step: PatternStep = {};
    let isRest = false;
    let isAfterEquals = false;
    let isComputed = false;
    const targets: BindingNode[] = [];
    const others: Node[] = [];
    const inner: Found = { bindings: targets, others };
    builder.list(at, (part) => {
      const { name } = part;
      if (name === 'Spread') isRest = true;
      else if (name === 'Equals') isAfterEquals = true;
      else if (name === '[' && step.key === undefined) isComputed = true;
      else if (name === ']') isComputed = false;
      else if (isAfterEquals) {
        const fallback = convertExpression(builder, part);
        if (fallback) {
          others.push(fallback);
          for (const [index, target] of targets.entries()) targets[index] = withFallback(target, path.length, fallback);
        }
      } else if (isComputed) {
        const computed = convertExpression(builder, part);
        if (computed) others.push(computed);
        if (computed) step = computed.kind === 'literal' ? { key: String(computed.value) } : { computed };
      } else if (name === 'PropertyName') step = { key: builder.slice(part.from, part.to) };
      else if (name === 'String') step = { key: stringValue(builder.slice(part.from, part.to)) };
      else if (name === 'Number') step = { key: String(numberValue(builder.slice(part.from, part.to))) };
      else if (name === 'VariableDefinition' && step.key === undefined && step.computed === undefined && !isRest) {
        step = { key: builder.slice(part.from, part.to) };
        walk(builder, part, [...path, step], inner);
      } else walk(builder, part, [...path, isRest ? { without: [...keys] } : step], inner);
      return undefined;
    });
    if (step.key !== undefined) keys.push(step.key);
    found.bindings.push(...targets);
    found.others.push(...others);
    return undefined;
  });
}

function walkArray(builder: Builder, cursor: TreeCursor, path: readonly PatternStep[], found: Found): void {
  let index = 0;
  let isRest = false;
  let isAfterEquals = false;
  let first = 0;
  builder.list(cursor, (at) => {
    const { name } = at;
    if (name === ',') {
      index++;
      isAfterEquals = false;
    } else if (name === 'Spread') isRest = true;
    else if (name === 'Equals') isAfterEquals = true;
    else if (isAfterEquals) {
      const fallback = convertExpression(builder, at);
      if (!fallback) return undefined;
      found.others.push(fallback);
      for (let place = first; place < found.bindings.length; place++) {
        found.bindings[place] = withFallback(found.bindings[place] as BindingNode, path.length, fallback);
      }
    } else {
      first = found.bindings.length;
      walk(builder, at, [...path, isRest ? { after: index } : { index }], found);
    }
    return undefined;
  });
}

function withFallback(target: BindingNode, depth: number, fallback: Node): BindingNode {
  const path = target.path.map((step, index) => (index === depth ? { ...step, fallback } : step));
  return { ...target, path };
}
