import { expect, test } from 'vitest';
import { fieldProblems } from '#kit/field-problems.ts';
import { rootProblems } from '#model/root-problems.ts';
import { said, templateFor } from '#support/template-for.ts';
import { cron } from './triggers/cron.ts';

const timesProblem = (expression: string) => fieldProblems(cron.fields, { expression }).expression;
const every = (options: object, type = 'schedule.rate') => templateFor({ functions: { a: { triggers: { tick: { type, options } } } } });

test.each([
  [{ every: 1, unit: 'days' }, 'rate(1 day)'],
  [{ every: 1, unit: 'minutes' }, 'rate(1 minute)'],
  [{ every: 5, unit: 'hours' }, 'rate(5 hours)'],
])('%j is %s', (options, expression) => {
  expect(every(options).resources.ATickSchedule?.Properties?.ScheduleExpression).toBe(expression);
});

test('a schedule has a role of its own that may call the function and nothing else, and knows time zones', () => {
  const { resources, problems } = every({ expression: '0 7 * * ? *', timezone: 'Europe/Berlin', input: { kind: 'nightly' } }, 'schedule.cron');
  expect(problems).toEqual([]);
  expect(resources.ATickSchedule?.Properties).toEqual({
    ScheduleExpression: 'cron(0 7 * * ? *)',
    ScheduleExpressionTimezone: 'Europe/Berlin',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: { 'Fn::GetAtt': ['A', 'Arn'] }, RoleArn: { 'Fn::GetAtt': ['ATickRole', 'Arn'] }, Input: '{"kind":"nightly"}' },
  });
  expect(resources.ATickRole?.Properties?.Policies).toEqual([
    {
      PolicyName: 'call',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: [{ 'Fn::GetAtt': ['A', 'Arn'] }] }],
      },
    },
  ]);
});

test('times of five fields are one problem', () => {
  expect(said(rootProblems(every({ expression: '0 7 * * *' }, 'schedule.cron').problems))).toEqual([
    'PropertyInvalid:12 `expression` of tick: "0 7 * * *" has to be 6 fields: minutes, hours, day of the month, month, day of the week, year',
  ]);
});

test.each([
  ['61 25 * * ? *', '"61" can\'t be the minutes: use *, a number from 0 to 59, a range, a list or a step'],
  ['0 25 * * ? *', '"25" can\'t be the hours: use *, a number from 0 to 23, a range, a list or a step'],
  ['0 7 * * * *', '"0 7 * * * *" has to have ? for either the day of the month or the day of the week'],
])('the times %s are refused in the form, and of a manifest told once, where they stand', (expression, words) => {
  expect(timesProblem(expression)).toBe(words);
  expect(said(rootProblems(every({ expression }, 'schedule.cron').problems))).toEqual([`PropertyInvalid:12 \`expression\` of tick: ${words}`]);
});

test.each(['0 7 * * ? *', '*/5 0-6,22 ? * MON-FRI *', '0 12 L * ? 2026-2030', '0 12 15W JAN,JUL ? *', '0 9 ? * 2#1 *', '0 9 ? * 6L *'])(
  '%s are times',
  (expression) => {
    expect(timesProblem(expression)).toBeUndefined();
  },
);

test.each([
  '60 7 * * ? *',
  '0 24 * * ? *',
  '0 7 ? * ? *',
  '0 7 * * * *',
  '0 7 32W * ? *',
  '0 7 1,? * ? *',
  '0 7 * 13 ? *',
  '0 7 ? * 8 *',
  '0 7 * * ?',
  '0 7 * * ? * *',
  'a b c d e f',
  '*/0 7 * * ? *',
  '0 7 * * ? 1900',
])('%s are none', (expression) => {
  expect(timesProblem(expression)).toBeDefined();
});

test.each([
  ['Mars/Base', '"Mars/Base" is not a time zone, such as Europe/Berlin'],
  ['+01:00', '"+01:00" is not a time zone, such as Europe/Berlin'],
  ['europe/berlin', '"europe/berlin" is written Europe/Berlin'],
])('the time zone %s is refused', (timezone, words) => {
  expect(said(rootProblems(every({ every: 1, unit: 'days', timezone }).problems))).toEqual([`PropertyInvalid:14 \`timezone\` of tick: ${words}`]);
});

test.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata', 'Asia/Calcutta', 'Etc/GMT+5', 'US/Pacific'])('%s is one', (timezone) => {
  expect(said(every({ every: 1, unit: 'days', timezone }).problems)).toEqual([]);
});
