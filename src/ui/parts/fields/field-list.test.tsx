import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '#base/json.ts';
import { choice, type Fields, group, json, list, number, resource, text, toggle } from '#kit/field.ts';
import { fieldProblems } from '#kit/field-problems.ts';
import { FieldList } from './field-list.tsx';

const fields: Fields = {
  name: text({ label: 'Name' }),
  size: number({ label: 'Size', optional: true, integer: true, default: 3 }),
  fifo: toggle({ label: 'First in, first out' }),
  kind: choice({
    label: 'Kind',
    default: 'a',
    options: [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ],
  }),
  queue: resource({ label: 'Queue', type: 'sqs.queue', optional: true }),
  cors: group({ label: 'CORS', optional: true, fields: { origins: list({ label: 'Origins', item: text({ label: 'Origin' }) }) } }),
  filter: json({ label: 'Filter', optional: true, advanced: true }),
};

let root: Root;
let host: HTMLElement;
let values: JsonObject = {};

function Host() {
  const [current, setCurrent] = useState<JsonObject>({});
  values = current;
  return (
    <FieldList fields={fields} values={current} onChange={setCurrent} context={{ problems: fieldProblems(fields, current), resourcesOf: () => ['jobs'] }} />
  );
}

beforeEach(async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  await act(async () => root.render(<Host />));
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
});

/** By its label, as a person finds it. */
function control(label: string): HTMLInputElement {
  const found = [...host.querySelectorAll('label')].find((one) => one.textContent?.replace(' optional', '') === label);
  const input = found && host.querySelector<HTMLInputElement>(`[id="${found.htmlFor}"]`);
  if (!input) throw new Error(`no control labelled ${label}`);
  return input;
}

async function type(label: string, typed: string) {
  const input = control(label);
  const prototype =
    input.tagName === 'TEXTAREA' ? HTMLTextAreaElement.prototype : input.tagName === 'SELECT' ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
  await act(async () => {
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(input, typed);
    input.dispatchEvent(new Event(input.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
  });
}

test('what is filled in is kept, and what is emptied is left out', async () => {
  await type('Name', 'photos');
  await type('Kind', 'b');
  await type('Queue', 'jobs');
  await act(async () => control('First in, first out').click());
  expect(values).toEqual({ name: 'photos', kind: 'b', queue: 'jobs', fifo: true });
  await type('Name', '');
  await type('Kind', 'a');
  expect(values).toEqual({ queue: 'jobs', fifo: true });
});

test('defaults show as placeholders and a missing value is said under its field', () => {
  expect(control('Size').placeholder).toBe('3');
  expect(host.querySelector(`[id="${control('Name').getAttribute('aria-describedby')}"]`)?.textContent).toBe('needs a value');
});

test('an optional group is absent until it is switched on', async () => {
  await act(async () => control('CORS').click());
  const add = [...host.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Add origin');
  await act(async () => add?.click());
  await type('Origins 1', 'https://example.com');
  expect(values).toEqual({ cors: { origins: ['https://example.com'] } });
  await act(async () => control('CORS').click());
  expect(values).toEqual({});
});

test('JSON that does not parse yet changes nothing and says where it breaks', async () => {
  await type('Filter', '{"a": 1}');
  await type('Filter', '{"a": ');
  expect(values).toEqual({ filter: { a: 1 } });
  expect(host.textContent).toContain('not JSON yet');
});
