import { expect, test } from 'vitest';
import type { Catalogue } from '#kit/catalogue.ts';
import { resource } from '#kit/field.ts';
import { emptyProject, type Project } from '#model/project.ts';
import type { ScanResult, Usage } from '#model/usage.ts';
import { unusedReport, unusedText } from './unused.ts';

const queue = {
  id: 'queue',
  title: 'Queue',
  variableSuffix: '_QUEUE_URL',
  holdsData: true,
  fields: { dead: resource({ label: 'Dead letters', type: 'q.queue', optional: true }) },
  parts: {},
  canBeAccounts: true,
  idleCost: 'none',
};
const catalogue: Catalogue = {
  cloud: 'test',
  callStyles: [],
  runtimes: [],
  services: [{ id: 'q', title: 'Queue', description: '', icon: '', resourceTypes: { queue }, operations: {}, triggers: {}, api: {} }],
};
const project: Project = {
  ...emptyProject('shop'),
  resources: {
    jobs: { type: 'q.queue', origin: 'project', properties: { dead: 'failed' } },
    failed: { type: 'q.queue', origin: 'project' },
    read: { type: 'q.queue', origin: 'project' },
    own: { type: 'q.queue', origin: 'project' },
    idle: { type: 'q.queue', origin: 'project' },
  },
};
const usage: Usage = {
  function: 'hit',
  file: 'src/hit.ts',
  line: 1,
  column: 1,
  kind: 'operation',
  service: 'q',
  operation: 'Send',
  resource: 'jobs',
  reference: null,
  grants: [],
};
const scan: ScanResult = {
  usages: [usage],
  problems: [],
  variables: { hit: ['READ_QUEUE_URL'] },
  reaches: {},
  unresolvedServices: [],
  complete: true,
  marks: [],
  handlers: [],
};

test.each([
  { of: scan, said: 'No call and no trigger uses it: it is left out of the template.' },
  { of: scan, holders: ['jobs'], said: 'No call and no trigger uses it: it is left out of the template.' },
  { of: scan, holders: ['idle'], said: 'It is kept, because it is deployed and may hold data.' },
  { of: { ...scan, complete: false }, said: 'It is kept, because it isn’t known whether code uses it.' },
  { of: { ...scan, unresolvedServices: ['q'] }, said: 'It is kept, because it isn’t known whether code uses it.' },
])('what becomes of a resource that nothing uses is said as the template has it: $said', ({ of, holders, said }) => {
  expect(unusedReport(project, of, catalogue, { fragment: 'Own', holders }).unused.map(unusedText)).toEqual([said]);
});

test('a resource is used by a call, a variable that is read, another resource, or the fragment', () => {
  const report = unusedReport(project, scan, catalogue, { fragment: 'Resources: { X: { Ref: Own } }' });
  expect(report.unused.map((one) => one.resource)).toEqual(['idle']);
  expect(report.used.map((one) => [one.resource, one.operations.length, one.readBy, one.namedBy, one.inFragment])).toEqual([
    ['jobs', 1, [], [], false],
    ['failed', 0, [], ['jobs'], false],
    ['read', 0, ['hit'], [], false],
    ['own', 0, [], [], true],
  ]);
  expect(report.warning).toBeUndefined();
});

test('where nothing is used at all, or calls cannot be followed, the list says that it may mislead', () => {
  const one: Project = { ...emptyProject('shop'), resources: { idle: { type: 'q.queue', origin: 'project' } } };
  const nothing: ScanResult = { ...scan, usages: [], variables: {} };
  expect(unusedReport(one, nothing, catalogue).warning).toBe('No resource is used at all. If that is not what you expect, check the code for syntax errors.');
  expect(unusedReport(one, { ...nothing, unresolvedServices: ['q'] }, catalogue).warning).toMatch(/^Some calls to q name/);
});
