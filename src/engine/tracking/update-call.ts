import type { TextEdit } from '#base/text-edit.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import { type ArgumentTemplate, RESOURCE } from '#kit/operation.ts';
import type { ProjectFiles } from '#model/files.ts';
import type { FieldValues } from '#model/usage.ts';
import { fieldsOf, printResource, printTemplate, type ResourceName } from './print.ts';
import { printKey, printValue } from './print-value.ts';
import { callAt, type ReadCall } from './read-call.ts';
import { fromOf, type ObjectNode, type PropertyNode, toOf } from './syntax/node.ts';

export interface UpdateRequest {
  readonly catalogue: Catalogue;
  readonly files: ProjectFiles;
  readonly file: string;
  /** Anywhere in the call, as for `readCallAt`. */
  readonly offset: number;
  /** All fields as they shall be: one that is missing is taken out. */
  readonly values: FieldValues;
  /** Absent: as it is. */
  readonly resource?: ResourceName;
}

/** The edits that make a call say what the form says; what is equal, and what the form can't show, isn't touched. */
export function updateCall(request: UpdateRequest): TextEdit[] {
  const call = callAt(request);
  if (!call?.object || !call.operation) return [];
  const editing: Editing = { text: call.text, before: call.read, values: request.values, resource: request.resource ?? call.read.resource, edits: [] };
  editObject(editing, call.object, call.operation.call.arguments);
  return editing.edits;
}

interface Editing {
  readonly text: string;
  readonly before: ReadCall;
  readonly values: FieldValues;
  readonly resource: ResourceName | undefined;
  readonly edits: TextEdit[];
}

function editObject(editing: Editing, object: ObjectNode, templates: Readonly<Record<string, ArgumentTemplate>>): void {
  const added: string[] = [];
  const removed: PropertyNode[] = [];
  for (const [key, template] of Object.entries(templates)) {
    const property = object.properties.findLast((one) => one.key === key && one.role === 'value');
    if (!property) {
      const printed = editing.resource && isWanted(editing, template) ? printTemplate(template, editing.values, editing.resource) : undefined;
      if (printed !== undefined) added.push(`${printKey(key)}: ${printed}`);
    } else if (!isWanted(editing, template) && isReadable(editing, template)) removed.push(property);
    else editTemplate(editing, property, template);
  }
  // Before the removals: where both stand at one place, what is added comes first.
  if (added.length > 0) editing.edits.push(addition(editing.text, object, added, removed));
  editing.edits.push(...removals(editing.text, object, removed));
}

/** Whether the call shall have this part: what is no field's stays as it is. */
function isWanted({ values }: Editing, template: ArgumentTemplate): boolean {
  const fields = fieldsOf(template);
  return fields.length === 0 || fields.some((field) => field === RESOURCE || Object.hasOwn(values, field));
}

/** Only what the form has shown may go. */
function isReadable({ before }: Editing, template: ArgumentTemplate): boolean {
  return fieldsOf(template).some((field) => Object.hasOwn(before.values, field));
}

function editTemplate(editing: Editing, property: PropertyNode, template: ArgumentTemplate): void {
  const { before, values, resource, edits } = editing;
  if (template === RESOURCE) {
    if (before.resourceRange && resource && JSON.stringify(resource) !== JSON.stringify(before.resource))
      replace(editing, property, before.resourceRange, printResource(resource));
    return;
  }
  if (typeof template === 'string') {
    const range = before.ranges[template];
    const value = values[template];
    if (range && value && JSON.stringify(value) !== JSON.stringify(before.values[template])) replace(editing, property, range, printValue(value));
    return;
  }
  if ('constant' in template || fieldsOf(template).length === 0) return;
  if ('object' in template && property.value.kind === 'object') {
    editObject(editing, property.value, template.object);
    return;
  }
  if ('array' in template && property.value.kind === 'array') {
    for (const field of fieldsOf(template)) {
      const range = before.ranges[field];
      const value = values[field];
      if (range && value && JSON.stringify(value) !== JSON.stringify(before.values[field])) edits.push({ ...range, text: printValue(value) });
    }
  }
}

/** Of `{ Key }` too. */
function replace(editing: Editing, property: PropertyNode, range: { readonly from: number; readonly to: number }, text: string): void {
  const isShort = fromOf(property) === range.from && property.key !== undefined;
  editing.edits.push({ from: range.from, to: range.to, text: isShort ? `${printKey(property.key ?? '')}: ${text}` : text });
}

/** Neighbours go together, with the commas after them, or the one before them where they are the last. */
function removals(text: string, object: ObjectNode, removed: readonly PropertyNode[]): TextEdit[] {
  const { properties } = object;
  const edits: TextEdit[] = [];
  for (let first = 0; first < properties.length; first++) {
    if (!removed.includes(properties[first] as PropertyNode)) continue;
    let last = first;
    while (removed.includes(properties[last + 1] as PropertyNode)) last++;
    const start = fromOf(properties[first] as PropertyNode);
    const end = toOf(properties[last] as PropertyNode);
    const previous = properties[first - 1];
    const next = properties[last + 1];
    if (next) edits.push({ from: start, to: fromOf(next), text: '' });
    else if (previous) edits.push({ from: toOf(previous), to: end, text: '' });
    else edits.push({ from: start, to: end + (/^\s*,/.exec(text.slice(end))?.[0].length ?? 0), text: '' });
    first = last;
  }
  return edits;
}

function addition(text: string, object: ObjectNode, added: readonly string[], removed: readonly PropertyNode[]): TextEdit {
  const kept = object.properties.filter((one) => !removed.includes(one));
  const last = object.properties.at(-1);
  if (!last || kept.length === 0) {
    const [first] = object.properties;
    const at = first ? fromOf(first) : fromOf(object) + 1;
    return first
      ? { from: at, to: at, text: `${added.join(', ')} ` }
      : { from: at, to: at, text: ` ${added.join(', ')}${text.charAt(at) === '}' ? ' ' : ','}` };
  }
  const lineStart = text.lastIndexOf('\n', fromOf(last)) + 1;
  const ownLine = text.slice(lineStart, fromOf(last)).trim() === '' && lineStart > fromOf(object);
  const separator = ownLine ? `,${text.includes('\r\n') ? '\r\n' : '\n'}${text.slice(lineStart, fromOf(last))}` : ', ';
  // A removed last one takes the place's comma with it.
  const at = removed.includes(last) ? toOf(kept.at(-1) as PropertyNode) : toOf(last);
  return { from: at, to: at, text: added.map((one) => separator + one).join('') };
}
