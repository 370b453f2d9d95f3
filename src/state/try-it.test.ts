import { expect, test } from 'vitest';
import { tryStepsOf } from './try-it.ts';

test('the steps of an example are read; what can’t be is left out', () => {
  const steps = [
    { kind: 'open', label: 'Open', resource: 'api', path: '/' },
    { kind: 'put-object', label: 'No file', resource: 'photos', key: 'a' },
    { kind: 'dance', label: 'Dance' },
    { kind: 'invoke', label: 'Run now', function: 'report', event: {} },
  ];
  expect(tryStepsOf({ 'example.json': JSON.stringify({ title: 'x', tryIt: steps }) })).toEqual([steps[0], steps[3]]);
});

test.each([{}, { 'example.json': '{' }, { 'example.json': '{"tryIt": 3}' }])('a project without steps has none', (files) => {
  expect(tryStepsOf(files)).toEqual([]);
});
