import type { TreeCursor } from '@lezer/common';
import type { Builder } from './builder.ts';
import { convertExpression, named, other } from './convert-expression.ts';
import { convertFunction } from './convert-function.ts';
import { type Node, nameHandedOn, type PropertyNode } from './node.ts';
import { numberValue, stringValue } from './text.ts';

export function convertObject(builder: Builder, cursor: TreeCursor): Node {
  const place = { from: builder.at(cursor.from), to: builder.at(cursor.to), parent: undefined };
  const properties = builder.list(cursor, (at) => (at.name === 'Property' ? property(builder, at) : undefined)) as PropertyNode[];
  return builder.own({ kind: 'object', ...place, properties }, properties);
}

const NAME = /^[A-Za-z_$][\w$]*$/;

function property(builder: Builder, cursor: TreeCursor): Node | undefined {
  const place = { from: builder.at(cursor.from), to: builder.at(cursor.to), parent: undefined };
  let role = 'value' as PropertyNode['role'];
  let key: string | undefined;
  let keyFrom = 0;
  let bracket: 'no' | 'open' | 'closed' = 'no';
  let computed: Node | undefined;
  let isAfterKey = false;
  let valueFrom = cursor.from;
  let valueTo = cursor.to;
  const values = builder.list(cursor, (at) => {
    const { name } = at;
    if (name === 'Spread') role = 'spread';
    else if (name === 'get' || name === 'set') role = name;
    else if (name === '[' && !isAfterKey) bracket = 'open';
    else if (name === ']') {
      bracket = 'closed';
      isAfterKey = true;
    } else if (name === ':') isAfterKey = true;
    else if (name === 'ParamList') {
      if (role === 'value') role = 'method';
      return undefined;
    } else if (bracket === 'open') {
      computed = convertExpression(builder, at);
    } else if (name === 'PropertyDefinition' && !isAfterKey) {
      key = builder.slice(at.from, at.to);
      keyFrom = at.from;
    } else if ((name === 'String' || name === 'Number') && !isAfterKey && role !== 'spread') {
      const text = builder.slice(at.from, at.to);
      key = name === 'String' ? stringValue(text) : String(numberValue(text));
      isAfterKey = true;
    } else if (name !== 'Block') {
      if (!at.type.isError) {
        valueFrom = at.from;
        valueTo = at.to;
      }
      return convertExpression(builder, at);
    }
    return undefined;
  });
  if (computed?.kind === 'literal' && computed.value !== undefined) {
    key = String(computed.value);
  }
  // A masked one of a long list.
  const whole = builder.slice(cursor.from, cursor.to).trimEnd();
  const isShort = role === 'value' && key !== undefined && whole !== key && NAME.test(whole);
  if (isShort) {
    key = whole;
    values.length = 0;
  }
  const made = role === 'method' || role === 'get' || role === 'set' ? convertFunction(builder, cursor) : values[0];
  const value =
    made ??
    (key !== undefined && keyFrom > 0
      ? named(builder, key, { from: builder.at(keyFrom), to: builder.at(keyFrom + key.length), parent: undefined })
      : undefined);
  if (!value) return other(builder, 'Property', place, [computed]);
  if (key === undefined && computed === undefined && role !== 'spread') return other(builder, 'Property', place, [value]);
  const handed = nameHandedOn(value);
  if (handed !== undefined && key !== undefined) builder.alias(handed, key);
  const node = builder.own(
    {
      kind: 'property',
      ...place,
      role,
      key,
      computed: key === undefined ? computed : undefined,
      value,
      valueFrom: builder.at(valueFrom),
      valueTo: builder.at(valueTo),
    },
    computed,
    value,
  );
  return node;
}
