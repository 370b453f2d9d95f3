import type { Json } from '#base/json.ts';
import type { Catalogue, ServiceEntry } from '#kit/catalogue.ts';
import { type ArgumentTemplate, type Operation, RESOURCE } from '#kit/operation.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import type { FieldValue } from '#model/usage.ts';
import { fileWorld } from './file-world.ts';
import { type FoundCall, findCalls } from './find-calls.ts';
import { servicesCalled } from './known-resources.ts';
import { fieldsOf, type ResourceName } from './print.ts';
import { baseOf, fromOf, type Node, type ObjectNode, type PropertyNode, toOf } from './syntax/node.ts';
import { lookup } from './syntax/scope.ts';

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A call that stands in code, as the form of its operation shows it. */
export interface ReadCall {
  /** The room's id. */
  readonly service: string;
  /** The key of the operation in its service; absent where it can't be edited by a form. */
  readonly operationId: string | undefined;
  /** The API's own name. */
  readonly command: string;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly resource: ResourceName | undefined;
  readonly resourceRange: Range | undefined;
  /** By field, where its value stands. */
  readonly ranges: Readonly<Record<string, Range>>;
  /** In words, what the form doesn't show and leaves alone. */
  readonly unreadable: readonly string[];
  readonly range: Range;
  readonly argumentRange: Range | undefined;
}

/** The call around or at an offset, such as a mark's; the innermost. */
export function readCallAt(request: {
  readonly catalogue: Catalogue;
  readonly files: ProjectFiles;
  readonly file: string;
  readonly offset: number;
}): ReadCall | undefined {
  return callAt(request)?.read;
}

interface CallInCode {
  readonly read: ReadCall;
  readonly text: string;
  /** Where the arguments are written down; undefined where they come from elsewhere. */
  readonly object: ObjectNode | undefined;
  readonly operation: Operation | undefined;
}

export function callAt({
  catalogue,
  files,
  file,
  offset,
}: {
  readonly catalogue: Catalogue;
  readonly files: ProjectFiles;
  readonly file: string;
  readonly offset: number;
}): CallInCode | undefined {
  const text = textOf(files, file);
  const world = fileWorld(catalogue, files, file);
  if (text === undefined || !world.parsed) return undefined;
  const around = findCalls(world.e, world.parsed.module).filter((call) => fromOf(call.node) <= offset && offset <= toOf(call.node));
  const call = around.sort((a, b) => fromOf(b.node) - fromOf(a.node))[0];
  if (!call) return undefined;
  const found = operationFor(catalogue, call);
  const object = argumentObject(call.argumentNode);
  const range = { from: fromOf(call.node), to: toOf(call.node) };
  const argumentRange = call.argumentNode && { from: fromOf(call.argumentNode), to: toOf(call.argumentNode) };
  const blank = { values: {}, resource: undefined, resourceRange: undefined, ranges: {}, range, argumentRange, command: call.operations[0] ?? '' };
  if (!found) {
    const service = servicesCalled(catalogue, call.service)[0]?.id ?? call.service;
    return { read: { ...blank, service, operationId: undefined, unreadable: ['this operation has no form'] }, text, object, operation: undefined };
  }
  const { service, operationId, operation } = found;
  const reading: Reading = { text, values: {}, ranges: {}, unreadable: [], resource: undefined, resourceRange: undefined };
  if (object) readObject(reading, object, operation.call.arguments, '');
  else reading.unreadable.push(call.argumentNode ? `its arguments: ${shortened(sourceOf(text, call.argumentNode))}` : 'it has no arguments');
  const { values, ranges, unreadable, resource, resourceRange } = reading;
  return { read: { ...blank, service: service.id, operationId, values, ranges, unreadable, resource, resourceRange }, text, object, operation };
}

/** The operation of the palette that prints this command; of several, the one whose arguments look most alike. */
function operationFor(catalogue: Catalogue, call: FoundCall): { service: ServiceEntry; operationId: string; operation: Operation } | undefined {
  const keys = new Set(argumentObject(call.argumentNode)?.properties.map((one) => one.key));
  const all = servicesCalled(catalogue, call.service).flatMap((service) =>
    Object.entries(service.operations)
      .filter(([, operation]) => operation.call.command === call.operations[0])
      .map(([operationId, operation]) => ({
        service,
        operationId,
        operation,
        alike: Object.keys(operation.call.arguments).filter((key) => keys.has(key)).length,
      })),
  );
  return all.sort((a, b) => b.alike - a.alike)[0];
}

/** The object that is written in place, or held by a constant that nothing else writes to. */
function argumentObject(node: Node | undefined): ObjectNode | undefined {
  if (node?.kind === 'object') return node;
  if (node?.kind !== 'name') return undefined;
  const declared = lookup(node.name, node);
  const by = declared?.by;
  return by?.kind === 'declarator' &&
    by.init?.kind === 'object' &&
    by.pattern.kind === 'binding' &&
    by.parent?.kind === 'variable' &&
    by.parent.keyword === 'const'
    ? by.init
    : undefined;
}

interface Reading {
  readonly text: string;
  readonly values: Record<string, FieldValue>;
  readonly ranges: Record<string, Range>;
  readonly unreadable: string[];
  resource: ResourceName | undefined;
  resourceRange: Range | undefined;
}

function sourceOf(text: string, node: Node): string {
  return text.slice(fromOf(node), toOf(node));
}

function shortened(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function readObject(reading: Reading, object: ObjectNode, templates: Readonly<Record<string, ArgumentTemplate>>, path: string): void {
  for (const property of object.properties) {
    const template = property.key !== undefined && property.role === 'value' && Object.hasOwn(templates, property.key) ? templates[property.key] : undefined;
    if (template === undefined) reading.unreadable.push(path + (property.key ?? shortened(sourceOf(reading.text, property))));
    else readTemplate(reading, property.value, rangeOf(property), template, `${path}${property.key}`);
  }
}

/** A value's source, with casts and `await`. */
function rangeOf(property: PropertyNode): Range {
  return { from: baseOf(property) + property.valueFrom, to: baseOf(property) + property.valueTo };
}

function readTemplate(reading: Reading, node: Node, range: Range, template: ArgumentTemplate, path: string): void {
  const { text } = reading;
  if (template === RESOURCE) {
    reading.resource = resourceIn(text, node, range);
    reading.resourceRange = range;
    return;
  }
  if (typeof template === 'string') {
    reading.values[template] = fieldValue(text, node, range);
    reading.ranges[template] = range;
    return;
  }
  if ('constant' in template) {
    if (JSON.stringify(jsonOf(node)) !== JSON.stringify(template.constant)) reading.unreadable.push(path);
    return;
  }
  if ('object' in template) {
    if (node.kind === 'object') readObject(reading, node, template.object, `${path}.`);
    else reading.unreadable.push(path);
    return;
  }
  const isPlain = node.kind === 'array' && node.elements.length === template.array.length;
  if (!isPlain) {
    if (
      fieldsOf(template).length > 0 ||
      JSON.stringify(jsonOf(node)) !== JSON.stringify(template.array.map((one) => (typeof one === 'object' && 'constant' in one ? one.constant : null)))
    ) {
      reading.unreadable.push(path);
    }
    return;
  }
  for (const [index, element] of node.elements.entries())
    readTemplate(reading, element, { from: fromOf(element), to: toOf(element) }, template.array[index] as ArgumentTemplate, `${path}[${index}]`);
}

function fieldValue(text: string, node: Node, range: Range): FieldValue {
  const value = jsonOf(node);
  const isBare = fromOf(node) === range.from && toOf(node) === range.to;
  return value !== undefined && isBare ? { kind: 'literal', value } : { kind: 'expression', code: text.slice(range.from, range.to) };
}

/** Plain data, or undefined. */
function jsonOf(node: Node): Json | undefined {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'array': {
      const items = node.elements.map(jsonOf);
      return items.includes(undefined) ? undefined : (items as Json[]);
    }
    case 'object': {
      const entries: [string, Json][] = [];
      for (const property of node.properties) {
        const value = property.role === 'value' && property.key !== undefined ? jsonOf(property.value) : undefined;
        if (value === undefined || property.key === undefined) return undefined;
        entries.push([property.key, value]);
      }
      return Object.fromEntries(entries);
    }
    case 'other': {
      const [only] = node.children;
      // -1
      return node.type === 'UnaryExpression' &&
        node.children.length === 1 &&
        only?.kind === 'literal' &&
        typeof only.value === 'number' &&
        only.from === node.from + 1
        ? -only.value
        : undefined;
    }
    default:
      return undefined;
  }
}

function resourceIn(text: string, node: Node, range: Range): ResourceName {
  if (node.kind === 'literal' && typeof node.value === 'string') return { literal: node.value };
  const isEnvironment =
    node.kind === 'member' &&
    node.property !== undefined &&
    node.object.kind === 'member' &&
    node.object.property === 'env' &&
    node.object.object.kind === 'name' &&
    node.object.object.name === 'process';
  return isEnvironment && node.property !== undefined ? { variable: node.property } : { expression: text.slice(range.from, range.to) };
}
