import { expect, test } from 'vitest';
import { choice, group, json, list, number, resource, text, toggle } from './field.ts';
import { fieldProblems } from './field-problems.ts';
import { resourceReferences } from './resource-references.ts';

const fields = {
  name: text({ label: 'Name', pattern: '[a-z]+', placeholder: 'small letters' }),
  shards: number({ label: 'Shards', integer: true, minimum: 1, maximum: 10, optional: true }),
  fifo: toggle({ label: 'First in, first out' }),
  type: choice({ label: 'Type', default: 'S', options: [{ value: 'S', label: 'Text' }] }),
  deadLetter: group({
    label: 'Dead letters',
    optional: true,
    fields: { queue: resource({ label: 'Queue', type: 'sqs.queue' }), after: number({ label: 'After' }) },
  }),
  targets: list({ label: 'Targets', optional: true, item: resource({ label: 'Queue', type: 'sqs.queue' }) }),
  filter: json({ label: 'Filter', optional: true }),
};

test('values that fit have no problem, and defaults and toggles may be left out', () => {
  expect(fieldProblems(fields, { name: 'abc', shards: 3, filter: { any: ['thing'] } })).toEqual({});
});

test('each wrong value is told at its own path', () => {
  expect(fieldProblems(fields, { name: 'A', shards: 1.5, fifo: 'yes', type: 'X', deadLetter: { queue: 'a' }, targets: ['a', ''] })).toEqual({
    name: '"A" does not fit small letters',
    shards: '1.5 is not a whole number from 1 to 10',
    fifo: 'has to be on or off, not "yes"',
    type: '"X" is not one of S',
    'deadLetter.after': 'needs a value',
    'targets.1': 'needs a value',
  });
});

test('an empty text is no value of any kind, and a list that has to be there is not empty', () => {
  const empty = Object.fromEntries(Object.keys(fields).map((key) => [key, '']));
  const leave = 'is empty: give it a value, or leave it out';
  expect(fieldProblems(fields, empty)).toEqual({
    name: 'needs a value',
    shards: leave,
    fifo: leave,
    type: leave,
    deadLetter: leave,
    targets: leave,
    filter: leave,
  });
  expect(fieldProblems({ origins: list({ label: 'Origins', item: text({ label: 'Origin' }) }) }, { origins: [] })).toEqual({ origins: 'needs a value' });
});

test('a rule says in words what a pattern means; an object may be asked for; a time zone has to exist', () => {
  const declared = {
    path: text({ label: 'Path', pattern: '/.*', rule: 'begin with /' }),
    filter: json({ label: 'Filter', shape: 'object' }),
    zone: text({ label: 'Zone', format: 'time-zone' }),
  };
  expect(fieldProblems(declared, { path: 'a', filter: [1], zone: 'Mars/Base' })).toEqual({
    path: '"a" has to begin with /',
    filter: 'has to be an object, not [1]',
    zone: '"Mars/Base" is not a time zone, such as Europe/Berlin',
  });
  expect(fieldProblems(declared, { path: '/a', filter: {}, zone: 'Europe/Berlin' })).toEqual({});
});

test('of several words each is told of by its title, then the whole', () => {
  const size = { title: 'width', pattern: '\\d+', takes: 'a number' };
  const declared = { size: text({ label: 'Size', words: [size, { ...size, title: 'height' }], pattern: '.*0', rule: 'end with 0' }) };
  expect(['1 2 3', '1 b', '1 2', ' 1  20'].map((value) => fieldProblems(declared, { size: value }).size)).toEqual([
    '"1 2 3" has to be 2 fields: width, height',
    '"b" can\'t be the height: use a number',
    '"1 2" has to end with 0',
    undefined,
  ]);
});

test('references to resources are found within groups and lists', () => {
  expect(resourceReferences(fields, { deadLetter: { queue: 'failed', after: 1 }, targets: ['a', 'b'], name: 'failed' })).toEqual([
    ['deadLetter', 'queue'],
    ['targets', 0],
    ['targets', 1],
  ]);
});
