import type { TreeCursor } from '@lezer/common';
import type { Builder } from './builder.ts';
import { convertExpression } from './convert-expression.ts';
import { convertStatement } from './convert-statement.ts';
import type { BindingNode, NameNode, Node } from './node.ts';
import { stringValue } from './text.ts';

export function convertImport(builder: Builder, cursor: TreeCursor): Node {
  const place = { from: builder.at(cursor.from), to: builder.at(cursor.to), parent: undefined };
  const names: { imported: string; binding: BindingNode }[] = [];
  const types: { imported: string; name: string }[] = [];
  let source: string | undefined;
  let isTypeOnly = false;
  let isNamespace = false;
  const bindingAt = (at: TreeCursor): BindingNode => ({
    kind: 'binding',
    from: builder.at(at.from),
    to: builder.at(at.to),
    parent: undefined,
    name: builder.slice(at.from, at.to),
    path: [],
  });
  builder.list(cursor, (at) => {
    const { name } = at;
    if (name === 'type') isTypeOnly = true;
    else if (name === 'Star') isNamespace = true;
    else if (name === 'String') source = stringValue(builder.slice(at.from, at.to));
    else if (name === 'VariableDefinition') names.push({ imported: isNamespace ? '*' : 'default', binding: bindingAt(at) });
    else if (name === 'ImportGroup') {
      let imported: string | undefined;
      let isType = false;
      builder.list(at, (part) => {
        if (part.name === ',') {
          imported = undefined;
          isType = false;
        } else if (part.name === 'type') isType = true;
        else if (part.name === 'VariableName') imported = builder.slice(part.from, part.to);
        else if (part.name === 'String') imported = stringValue(builder.slice(part.from, part.to));
        else if (part.name === 'default') imported = 'default';
        else if (part.name === 'VariableDefinition') {
          const local = builder.slice(part.from, part.to);
          if (isType) types.push({ imported: imported ?? local, name: local });
          else names.push({ imported: imported ?? local, binding: bindingAt(part) });
        }
        return undefined;
      });
    }
    return undefined;
  });
  const kept = isTypeOnly ? [] : names;
  if (isTypeOnly) types.push(...names.map(({ imported, binding }) => ({ imported, name: binding.name })));
  const node = builder.own(
    { kind: 'import', ...place, source: source ?? '', names: kept, types } as const,
    kept.map((one) => one.binding),
  );
  for (const one of kept) builder.alias(one.imported, one.binding.name);
  if (source !== undefined && !isTypeOnly) builder.importing({ source, from: place.from, node });
  return node;
}

export function convertExport(builder: Builder, cursor: TreeCursor): Node {
  const place = { from: builder.at(cursor.from), to: builder.at(cursor.to), parent: undefined };
  let source: string | undefined;
  let declaration: Node | undefined;
  let isDefault = false;
  let isTypeOnly = false;
  let isAll = false;
  let isAfterFrom = false;
  let isAssigned = false;
  const names: { local: string; exported: string; node: NameNode | undefined }[] = [];
  builder.list(cursor, (at) => {
    const { name } = at;
    if (name === 'default') isDefault = true;
    else if (name === 'type') isTypeOnly = true;
    else if (name === 'Star') isAll = true;
    else if (name === 'from') isAfterFrom = true;
    else if (name === 'Equals') isAssigned = true;
    else if (name === 'as' || name === ';' || name === 'export') return undefined;
    else if (isAfterFrom && name === 'String') source = stringValue(builder.slice(at.from, at.to));
    else if (isAll && !isAfterFrom && (name === 'VariableName' || name === 'String')) {
      const text = builder.slice(at.from, at.to);
      names.push({ local: '*', exported: name === 'String' ? stringValue(text) : text, node: undefined });
      isAll = false;
    } else if (name === 'ExportGroup') names.push(...exportGroup(builder, at));
    else if (/Declaration$/.test(name)) declaration = convertStatement(builder, at);
    else declaration = convertExpression(builder, at) ?? declaration;
    return undefined;
  });
  if (isTypeOnly) names.length = 0;
  const node = builder.own(
    { kind: 'export', ...place, source, declaration, isDefault: isDefault || isAssigned, names, isAll: isAll && !isTypeOnly } as const,
    declaration,
    names.map((one) => one.node),
  );
  for (const one of names) builder.alias(one.local, one.exported);
  if (declaration?.kind === 'name') builder.alias(declaration.name, 'default');
  if (source !== undefined && !isTypeOnly) builder.importing({ source, from: place.from, node });
  return node;
}

function exportGroup(builder: Builder, cursor: TreeCursor): { local: string; exported: string; node: NameNode }[] {
  const names: { local: string; exported: string; node: NameNode }[] = [];
  let isAs = false;
  builder.list(cursor, (at) => {
    const { name } = at;
    if (name === ',') isAs = false;
    else if (name === 'as') isAs = true;
    else if (name === 'VariableName' || name === 'String' || name === 'default') {
      const text = name === 'String' ? stringValue(builder.slice(at.from, at.to)) : builder.slice(at.from, at.to);
      const last = names.at(-1);
      if (isAs && last) names[names.length - 1] = { ...last, exported: text };
      else if (text !== '') {
        const node: NameNode = { kind: 'name', from: builder.at(at.from), to: builder.at(at.to), parent: undefined, name: text };
        names.push({ local: text, exported: text, node });
      }
    }
    return undefined;
  });
  return names;
}
