import { expect, test } from 'vitest';
import { said, templateFor } from '#support/template-for.ts';

const spec = { functions: { slow: {} }, resources: { photos: { type: 's3.bucket', origin: 'project' } }, template: 'extra.template.yaml' };
const withFragment = (text: string, more: object = {}) => templateFor({ ...spec, ...more }, { 'extra.template.yaml': text });

test('a fragment in YAML joins the template with its short forms, and what it refers to is used', () => {
  const { generated, problems, resources } = withFragment(`
Parameters:
  Pace: { Type: Number, Default: 3 }
Conditions:
  IsSlow: !Not [!Equals [!Ref Pace, 0]]
Resources:
  Wait:
    Type: Custom::Wait
    Condition: IsSlow
    Properties:
      ServiceToken: !GetAtt Slow.Arn
      Seconds: !Ref Pace
      Name: !Sub '\${Photos}-\${AWS::StackName}'
      List: !Split [',', !Join [',', [a, !If [IsSlow, b, c]]]]
  Items:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
Outputs:
  Waited: { Value: !Ref Wait }
`);
  expect(problems).toEqual([]);
  expect(resources.Wait).toEqual({
    Type: 'Custom::Wait',
    Metadata: { Stackwright: { name: 'Wait' } },
    Condition: 'IsSlow',
    Properties: {
      ServiceToken: { 'Fn::GetAtt': ['Slow', 'Arn'] },
      Seconds: { Ref: 'Pace' },
      Name: { 'Fn::Sub': '${Photos}-${AWS::StackName}' },
      List: { 'Fn::Split': [',', { 'Fn::Join': [',', ['a', { 'Fn::If': ['IsSlow', 'b', 'c'] }]] }] },
    },
  });
  expect(resources.Items).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  expect(generated.dataHolders).toEqual(['Photos', 'Items']);
  expect(generated.template.Conditions).toEqual({ IsSlow: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Pace' }, 0] }] } });
  expect(generated.template.Outputs).toHaveProperty('Waited');
  expect(generated.names).toMatchObject({ Wait: 'Wait', Slow: 'slow' });
});

test('a member that is left out is one problem, whoever refers to it', () => {
  const { problems } = withFragment('Parameters:\n  P: { Type: String }\nResources:\n  Z: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Ref P } }\n', {
    resources: {},
  });
  expect(said(problems)).toEqual(['FragmentInvalid:2 the parameter P has no Default']);
});

test('JSON is a fragment too', () => {
  const { problems, resources } = withFragment('{ "Resources": { "More": { "Type": "AWS::SNS::Topic" } } }', { resources: {} });
  expect(problems).toEqual([]);
  expect(resources.More?.Type).toBe('AWS::SNS::Topic');
});

test('a name that both have is a conflict, and the generated one stays', () => {
  const { problems, resources } = withFragment('Resources:\n  Slow: { Type: AWS::SNS::Topic }\n', { resources: {} });
  expect(said(problems)).toEqual(['TemplateConflict:2 the fragment and the generated template both have Slow in Resources']);
  expect(resources.Slow?.Type).toBe('AWS::Lambda::Function');
});

test('a parameter and a resource of one name are a conflict, whichever of them is the fragment’s', () => {
  const { problems, resources } = withFragment('Parameters:\n  Slow: { Type: String, Default: x }\n', { resources: {} });
  expect(said(problems)).toEqual(['TemplateConflict:2 the template has Slow both as a parameter and as a resource']);
  expect(resources.Slow?.Type).toBe('AWS::Lambda::Function');
  const asked = withFragment('Resources:\n  EnvironmentApiKey: { Type: AWS::SNS::Topic }\n', { resources: {}, environment: { API_KEY: {} } });
  expect(said(asked.problems)).toEqual(['TemplateConflict:2 the template has EnvironmentApiKey both as a parameter and as a resource']);
  const own = withFragment('Parameters:\n  Own: { Type: String, Default: x }\nResources:\n  Own: { Type: AWS::SNS::Topic }\n', { resources: {} });
  expect(said(own.problems)).toEqual(['TemplateConflict:2 the template has Own both as a parameter and as a resource']);
});

test.each([
  ['Resources: [', 'FragmentInvalid:1'],
  ['- a', 'FragmentInvalid:1 it is not an object'],
  ['Transform: AWS::Serverless-2016-10-31', 'FragmentInvalid:1 a fragment has no section Transform'],
  ['Resources:\n  A: { Properties: {} }', 'FragmentInvalid:2 A has no Type'],
  ['Parameters:\n  A: { Type: String }', 'FragmentInvalid:2 the parameter A has no Default'],
  ['Resources:\n  a_b: { Type: AWS::SNS::Topic }', 'FragmentInvalid:2 a_b is not a logical id'],
])('%j is told with its line', (text, expected) => {
  expect(said(withFragment(text, { resources: {} }).problems)[0]).toContain(expected);
});

test('what it refers to has to be there: members, attributes, conditions', () => {
  const { problems } = withFragment(
    'Resources:\n  A: { Type: AWS::SNS::Topic, Condition: Nothing, Properties: { DisplayName: !Ref Gone, TopicName: !GetAtt Slow.Wrong } }',
    { resources: {} },
  );
  expect(said(problems)).toEqual([
    'TemplateInvalid:2 A refers to Gone, which the template does not have',
    'TemplateInvalid:2 A: the template has no condition Nothing',
    'TemplateInvalid:2 A: Slow has no attribute Wrong',
  ]);
});

test('a fragment that is not there is told', () => {
  expect(said(templateFor({ ...spec, resources: {} }).problems)).toEqual(['FragmentInvalid:12 no file extra.template.yaml']);
});

test('what it breaks of the schema is told, types that are not known are let through', () => {
  const { problems } = withFragment(
    'Resources:\n  A: { Type: AWS::SQS::Queue, Properties: { Wrong: 1, VisibilityTimeout: soon } }\n  B: { Type: AWS::New::Thing, Properties: { Any: 1 } }\n  C: { Type: AWS::Events::Rule, DeletionPolicy: Never }',
    { resources: {} },
  );
  expect(said(problems)).toEqual([
    'TemplateInvalid:2 A, Properties.Wrong: there is no such property',
    'TemplateInvalid:2 A, Properties.VisibilityTimeout: "soon" is not a number',
    'TemplateInvalid:4 C, DeletionPolicy: "Never" is none of Delete, Retain, RetainExceptOnCreate, Snapshot',
  ]);
});

test('what a fragment lets be deleted is kept all the same where it is replaced, unless the fragment says that too', () => {
  const table = (more: string) => `
Resources:
  Notes:
    Type: AWS::DynamoDB::Table
    DeletionPolicy: Delete${more}
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
`;
  const made = (more: string) => templateFor({ functions: { a: {} }, template: 'extra.yaml' }, { 'extra.yaml': table(more) }).resources.Notes;
  expect(made('')).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Retain' });
  expect(made('\n    UpdateReplacePolicy: Delete')).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
});
