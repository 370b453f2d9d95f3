import { expect, test } from 'vitest';
import { emptyProject } from '#model/project.ts';
import { eventPath, eventsOf, eventTemplates } from './run-events.ts';

test('the events of a function are the JSON files of its own folder', () => {
  const files = {
    [eventPath('hit', 'second')]: '{}',
    [eventPath('hit', 'first')]: '{}',
    'events/hit/deep/no.json': '{}',
    'events/other/no.json': '{}',
    'events/hit/readme.md': '',
  };
  expect(eventsOf(files, 'hit')).toEqual([
    { path: 'events/hit/first.json', name: 'first' },
    { path: 'events/hit/second.json', name: 'second' },
  ]);
});

test('a template is offered for each trigger, and the empty event', () => {
  const project = { ...emptyProject('p'), functions: { hit: { entry: 'a.ts', triggers: { daily: { type: 'schedule.rate' }, gone: { type: 'no.such' } } } } };
  const trigger = { id: 'rate', title: 'Rate', fields: {}, onAccountsResource: 'no' as const, sampleEvent: { time: 'now' } };
  const service = { id: 'schedule', title: 'Schedule', description: '', icon: '', resourceTypes: {}, operations: {}, triggers: { rate: trigger }, api: {} };
  const catalogue = { cloud: 'aws', services: [service], callStyles: [], runtimes: [] };
  expect(eventTemplates(project, { catalogue }, 'hit')).toEqual([
    { name: 'daily', title: 'Rate (daily)', event: { time: 'now' } },
    { name: 'empty', title: 'Empty event', event: {} },
  ]);
});
