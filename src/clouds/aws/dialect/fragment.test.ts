import { expect, test } from 'vitest';
import { readFragment } from './fragment.ts';

const permission = (principal: string) => `Resources:
  May:
    Type: AWS::Lambda::Permission
    Properties: { Principal: ${principal}, Action: !Join ['', [${principal}]] }
`;
const principalIn = (principal: string) => {
  const { sections, problems } = readFragment('f.yaml', permission(principal));
  expect(problems).toEqual([]);
  return (sections.Resources?.May as { Properties?: unknown } | undefined)?.Properties;
};

test('a number keeps all its digits, also where that makes it a text', () => {
  for (const [written, read] of [
    ['012345678901', '012345678901'],
    ['12345678901234567890', '12345678901234567890'],
    ['123456789012', 123456789012],
    ['30', 30],
    ['-7', -7],
    ['0', 0],
    ['1.5', 1.5],
    ["'012'", '012'],
  ] as const) {
    expect(principalIn(written)).toEqual({ Principal: read, Action: { 'Fn::Join': ['', [read]] } });
  }
});

test('a function that needs a transform is told with its place: a template without one cannot be deployed', () => {
  const text = `Resources:
  Rule:
    Type: AWS::Events::Rule
    Properties: { EventPattern: !ToJsonString { source: [mine] } }
`;
  expect(readFragment('f.yaml', text).problems).toEqual([
    {
      code: 'FragmentInvalid',
      severity: 'error',
      at: { file: 'f.yaml', line: 3, column: 5 },
      summary: 'Rule uses Fn::ToJsonString, which needs a transform, and a template of Stackwright has none',
      remedy: 'write what it comes to',
    },
  ]);
});
