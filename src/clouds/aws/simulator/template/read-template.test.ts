import { expect, test } from 'vitest';
import { readTemplate } from './read-template.ts';

const topic = { Type: 'AWS::SNS::Topic' };
const read = (template: object) => () => readTemplate(JSON.stringify(template));

test('parameters and resources share one space of names; outputs have their own', () => {
  const Parameters = { Name: { Type: 'String' }, Other: { Type: 'String' } };
  expect(read({ Parameters, Resources: { Name: topic } })).toThrow('all resources and parameters must have unique names. Common name(s):[Name]');
  expect(read({ Parameters, Resources: { Topic: topic }, Outputs: { Topic: { Value: { Ref: 'Name' } } } })).not.toThrow();
});

test('what refers to nothing is told with the section that it stands in', () => {
  expect(read({ Resources: { Topic: { ...topic, Properties: { DisplayName: { Ref: 'Gone' } } } } })).toThrow('[Gone] in the Resources block');
  expect(read({ Resources: { Topic: topic }, Outputs: { Out: { Value: { Ref: 'Gone' } } } })).toThrow('[Gone] in the Outputs block');
});
