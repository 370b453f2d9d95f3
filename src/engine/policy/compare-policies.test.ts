import { expect, test } from 'vitest';
import type { RolePermission, RolePolicy } from '#kit/role-policy.ts';
import { comparePolicies } from './compare-policies.ts';

const may = (action: string, resource: string, more: Partial<RolePermission> = {}): RolePermission => ({ action, resource, source: `"${resource}"`, ...more });
const role = (name: string, permissions: readonly RolePermission[], code = 'one'): RolePolicy => ({ id: `${name}Role`, name, permissions, code });
const placeOf = (id: string) => ({ function: id.replace('Role', ''), file: `src/${id.replace('Role', '')}.ts`, line: 1 });

test('what a role gains has the line that asks for it, what it loses the function that no longer does', () => {
  const before = [role('hit', [may('table:Update', 'pages')]), role('report', [may('store:Get', 'photos'), may('log:Write', 'logs')])];
  const after = [role('hit', [may('table:Update', 'pages'), may('table:Put', 'pages')], 'two'), role('report', [may('log:Write', 'logs')], 'two')];
  const statements = { hit: [{ actions: ['table:Put'], resources: ['pages'], evidence: [{ file: 'src/hit.ts', line: 7 }] }] };
  expect(comparePolicies({ before, after, statements, placeOf })).toEqual({
    isFirst: false,
    sentence: 'hit gains table:Put on pages; report loses store:Get on photos.',
    roles: [
      {
        id: 'hitRole',
        name: 'hit',
        change: 'changed',
        gains: [{ actions: ['table:Put'], resource: 'pages', evidence: [{ file: 'src/hit.ts', line: 7 }], marks: [] }],
        loses: [],
      },
      {
        id: 'reportRole',
        name: 'report',
        change: 'changed',
        gains: [],
        loses: [{ actions: ['store:Get'], resource: 'photos', evidence: [{ function: 'report', file: 'src/report.ts', line: 1 }], marks: [] }],
      },
    ],
  });
});

test('a first deployment is told shortly, whatever is open to anybody counted', () => {
  const after = [
    role('hit', [may('a:Read', 'x'), may('a:Write', 'x'), may('a:List', 'y')]),
    { id: 'u', name: 'hit', permissions: [may('f:Call', 'hit', { who: 'anyone', isPublic: true })] },
  ];
  const { isFirst, sentence, roles } = comparePolicies({ before: undefined, after });
  expect([isFirst, sentence, roles.map((one) => [one.name, one.change, one.gains.map((line) => line.actions)])]).toEqual([
    true,
    'Everything is new: 3 permissions for hit, 1 open to anybody.',
    [
      ['hit', 'added', [['a:Read', 'a:Write'], ['a:List']]],
      ['hit', 'added', [['f:Call']]],
    ],
  ]);
});

test('wider than any line needs, open to anybody, and taken from code that stays: each is marked, and comes first in the sentence', () => {
  const all = may('store:*', 'every resource', { isWide: true });
  const traces = may('trace:Put', 'every resource', { isWide: true });
  const before = [role('hit', [may('store:Get', 'photos')])];
  const after = [
    role('hit', [may('log:Write', 'logs'), all, traces]),
    { id: 'u', name: 'hit', permissions: [may('f:Call', 'hit', { who: 'anyone', isPublic: true })] },
  ];
  const statements = {
    hit: [
      { actions: ['trace:Put'], resources: ['every resource'], evidence: [{ file: 'stackwright.json', line: 4 }] },
      { actions: ['store:*'], resources: ['every resource'], evidence: [{ file: 'stackwright.json', line: 9 }], byHand: true },
    ],
  };
  const { sentence, roles } = comparePolicies({ before, after, statements });
  expect(sentence).toBe('hit gains store:* on every resource; hit loses store:Get on photos; and 3 more.');
  expect(roles.flatMap((one) => [...one.gains, ...one.loses].map((line) => [line.actions[0], line.marks]))).toEqual([
    ['log:Write', []],
    ['store:*', ['wide']],
    // What the code asks for takes no resource: nothing narrower can be said.
    ['trace:Put', []],
    ['store:Get', ['still used']],
    ['f:Call', ['public']],
  ]);
});

test('a role that goes loses all, one that stays the same is not told of, and a denial is no gain', () => {
  const before = [role('old', [may('a:Read', 'x')]), role('same', [may('a:Read', 'x')])];
  const after = [role('same', [may('a:Read', 'x'), may('a:Write', 'x', { isDenied: true })])];
  const { sentence, roles } = comparePolicies({ before, after });
  expect([sentence, roles.map((one) => [one.name, one.change])]).toEqual([
    'same is denied a:Write on x; old loses a:Read on x.',
    [
      ['same', 'changed'],
      ['old', 'removed'],
    ],
  ]);
  expect(comparePolicies({ before: after, after })).toEqual({ isFirst: false, sentence: 'No role gains or loses anything.', roles: [] });
});
