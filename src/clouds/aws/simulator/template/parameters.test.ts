import { expect, test } from 'vitest';
import { parameterValues } from './parameters.ts';
import { readTemplate } from './read-template.ts';

const template = readTemplate(
  JSON.stringify({
    Parameters: { Key: { Type: 'String', NoEcho: true }, Size: { Type: 'String', Default: 'small' } },
    Resources: { Jobs: { Type: 'AWS::SQS::Queue' } },
  }),
);
const keyed = (ParameterValue: string) => parameterValues(template, [{ ParameterKey: 'Key', ParameterValue }], {});

test('of a secret nothing is kept but whether it is another one', () => {
  const { Key, ...rest } = keyed('opensesame');
  expect([Key, rest]).toEqual([expect.stringMatching(/^secret-[0-9a-f]{4}$/), { Size: 'small' }]);
  expect(keyed('opensesame').Key).toBe(Key);
  expect(keyed('shazam').Key).not.toBe(Key);
  expect(parameterValues(template, [{ ParameterKey: 'Key', UsePreviousValue: true }], { Key: 'secret-0000' }).Key).toBe('secret-0000');
});
