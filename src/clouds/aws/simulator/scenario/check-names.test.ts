import { expect, test } from 'vitest';
import { problemText } from '#model/problem.ts';
import { unknownNames } from './check-names.ts';

test('whatever names a resource that the project does not have is warned of, wherever it stands', () => {
  const project = { resources: { Hit: {}, HitRole: {}, Pages: {} }, references: { legacy: 'old-table' } };
  const finding = { check: 'Acme::Encryption', reason: 'not encrypted' };
  const scenario = {
    stacks: { 'shop-dev': { status: 'CREATE_COMPLETE', holds: ['pages', 'held'] } },
    resources: { hit: {}, HitRole: {}, made: {}, constructor: {} },
    findings: [
      { ...finding, resource: 'pages' },
      { ...finding, resource: 'Hit' },
      { ...finding, resource: 'found' },
    ],
    drift: { hit: {}, drifted: {} },
    missing: ['legacy', 'old-table', 'lost'],
  };
  const remedy = 'use a name of the project, or a logical id of its template (ScenarioInvalid)';
  const problems = unknownNames(scenario, project, 's.json');
  expect(problems.map(problemText)).toEqual([
    ...['made', 'constructor', 'held', 'found', 'drifted'].map((name) => `s.json: the project has no resource or function ${name}; ${remedy}`),
    `s.json: the project calls no lost the account's own; ${remedy}`,
  ]);
  expect(new Set(problems.map((one) => one.severity))).toEqual(new Set(['warning']));
});
