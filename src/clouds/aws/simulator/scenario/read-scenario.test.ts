import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problemText } from '#model/problem.ts';
import { readScenario } from './read-scenario.ts';

const problemsOf = (value: unknown): string[] => readScenario(JSON.stringify(value, null, 2), 'bad.json').problems.map(problemText);

test('a scenario with everything in it is read as it stands', () => {
  const whole = {
    speed: 200,
    stacks: { 'counter-dev': { status: 'ROLLBACK_FAILED' }, 'other-dev': { status: 'UPDATE_IN_PROGRESS', ours: false, holds: ['pages'], seconds: 5 } },
    resources: { pages: { create: { seconds: 4, fail: 'Table already exists: pages', times: 1 } }, hit: { rollback: { fail: 'the old code is gone' } } },
    faults: [
      { command: 'DescribeStackEvents', calls: [2, 3, 4], error: 'Throttling' },
      { command: '*', afterSeconds: 60, error: 'ExpiredToken' },
      { command: 'ExecuteChangeSet', calls: [1], error: 'network', carriedOut: false },
    ],
    missing: ['legacy'],
    rate: { perSecond: 5, burst: 10 },
    findings: [{ resource: 'pages', check: 'Acme::Storage::Encryption', reason: 'not encrypted', mode: 'WARN', hook: true }],
    drift: { hit: { Timeout: 3 } },
  };
  expect(readScenario(JSON.stringify(whole), 'good.json')).toEqual({ scenario: whole, problems: [] });
});

test('what cannot be is told with its place and a remedy', () => {
  expect(
    problemsOf({
      speed: 0,
      stacks: { 'counter-dev': { status: 'BROKEN' }, 'x-dev': {} },
      resources: { pages: { create: { seconds: -1, times: 2 }, remove: {} } },
      faults: [{ command: 'DescribeNothing', calls: [0], error: 'Boredom' }, { command: '*', error: 'Throttling', carriedOut: true }, {}],
      missing: 'legacy',
    }),
  ).toEqual([
    "bad.json:2:3: `speed` can't be 0; use a number above 0 (ScenarioInvalid)",
    'bad.json:5:7: `stacks.counter-dev.status` can\'t be "BROKEN"; use a status of CloudFormation, such as ROLLBACK_COMPLETE (ScenarioInvalid)',
    'bad.json:7:5: a stack has no status; say its status, such as "ROLLBACK_COMPLETE" (ScenarioInvalid)',
    "bad.json:12:9: `resources.pages.create.seconds` can't be -1; use a number from 0 on (ScenarioInvalid)",
    'bad.json:11:7: `times` stands without `fail`; say with `fail` why it fails (ScenarioInvalid)',
    'bad.json:15:7: "remove" is not known here; use one of create, update, delete, rollback (ScenarioInvalid)',
    'bad.json:20:7: `faults.0.command` can\'t be "DescribeNothing"; use a command of the API, such as DescribeStackEvents, or * (ScenarioInvalid)',
    "bad.json:22:9: `faults.0.calls.0` can't be 0; use a whole number from 1 on (ScenarioInvalid)",
    'bad.json:24:7: `faults.0.error` can\'t be "Boredom"; use one of Throttling, network, ExpiredToken, AccessDenied, ServiceUnavailable (ScenarioInvalid)',
    'bad.json:29:7: `carriedOut` goes with network only; remove it (ScenarioInvalid)',
    'bad.json:31:5: a fault has no command; say its command (ScenarioInvalid)',
    'bad.json:31:5: a fault has no error; say its error (ScenarioInvalid)',
    'bad.json:33:3: `missing` can\'t be read: "legacy" is not a list; write it as a list (ScenarioInvalid)',
  ]);
});

test('a key that is not known is a warning, so that newer scenarios can be played', () => {
  expect(readScenario('{ "weather": "bad" }', 'new.json')).toEqual({
    scenario: { weather: 'bad' },
    problems: [
      {
        code: 'ScenarioInvalid',
        severity: 'warning',
        at: { file: 'new.json', line: 1, column: 3, field: 'weather' },
        summary: '"weather" is not known here',
        remedy: 'use one of title, description, speed, stacks, resources, faults, missing, rate, findings, drift',
      },
    ],
  });
});

test('what is not JSON is told with its place', () => {
  expect(readScenario('{\n  "speed": 2,\n}', 'torn.json').problems.map(problemText)).toEqual([
    'torn.json:3:1: the scenario is not JSON: a key in double quotes is expected, not "}"; correct it there (ScenarioInvalid)',
  ]);
});

test('the example of the guide is one', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../../../docs/guide/rehearse.md'), 'utf8');
  const [, example = ''] = /```json\n([^`]+)```/.exec(guide) ?? [];
  expect(readScenario(example, 'rehearse.md').problems).toEqual([]);
});
