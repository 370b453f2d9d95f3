import { expect, test } from 'vitest';
import { changesOf } from './changes.ts';

test('a change set’s entries become rows with names, what holds data, and what becomes of the old', () => {
  const rows = changesOf(
    [
      { Type: 'Resource', ResourceChange: { Action: 'Add', LogicalResourceId: 'Photos', ResourceType: 'AWS::S3::Bucket' } },
      {
        Type: 'Resource',
        ResourceChange: {
          Action: 'Modify',
          LogicalResourceId: 'Pages',
          PhysicalResourceId: 'p',
          ResourceType: 'AWS::DynamoDB::Table',
          Replacement: 'True',
          PolicyAction: 'ReplaceAndRetain',
          Scope: ['Properties'],
        },
      },
      { Type: 'Resource', ResourceChange: { Action: 'Remove', LogicalResourceId: 'Alerts', ResourceType: 'AWS::SNS::Topic', PolicyAction: 'Delete' } },
      {
        Type: 'Resource',
        ResourceChange: { Action: 'Dynamic', LogicalResourceId: 'Later', ResourceType: 'AWS::CloudFormation::Stack', Replacement: 'Conditional' },
      },
    ],
    { Photos: 'photos', Pages: 'pages' },
  );
  expect(rows).toEqual([
    { action: 'add', logicalId: 'Photos', type: 'AWS::S3::Bucket', name: 'photos', replacement: 'never', holdsData: true, causes: [] },
    {
      action: 'modify',
      logicalId: 'Pages',
      physicalId: 'p',
      type: 'AWS::DynamoDB::Table',
      name: 'pages',
      replacement: 'always',
      holdsData: true,
      old: 'kept',
      causes: ['Properties changed'],
    },
    { action: 'remove', logicalId: 'Alerts', type: 'AWS::SNS::Topic', name: 'Alerts', replacement: 'never', holdsData: false, old: 'deleted', causes: [] },
    {
      action: 'modify',
      logicalId: 'Later',
      type: 'AWS::CloudFormation::Stack',
      name: 'Later',
      replacement: 'maybe',
      holdsData: true,
      old: 'deleted',
      causes: [],
    },
  ]);
});

test('causes are told in words, each once: values where they are given, else what the change follows from', () => {
  const [row] = changesOf(
    [
      {
        ResourceChange: {
          Action: 'Modify',
          LogicalResourceId: 'Hit',
          ResourceType: 'AWS::Lambda::Function',
          Details: [
            {
              Target: { Attribute: 'Properties', Name: 'Timeout', Path: '/Properties/Timeout', BeforeValue: '10', AfterValue: '30' },
              ChangeSource: 'DirectModification',
            },
            { Target: { Attribute: 'Properties', Name: 'Role' }, ChangeSource: 'ResourceAttribute', CausingEntity: 'HitRole.Arn', Evaluation: 'Dynamic' },
            { Target: { Attribute: 'Properties', Name: 'Environment' }, ChangeSource: 'ParameterReference', CausingEntity: 'ApiKey' },
            {
              Target: { Attribute: 'Properties', Name: 'Code', Path: '/Properties/Url', BeforeValue: 'a', AfterValue: '{{changeSet:KNOWN_AFTER_APPLY}}' },
            },
            {
              Target: { Attribute: 'Properties', Name: 'Code', Path: '/Properties/Path', AfterValue: '/{{changeSet:KNOWN_AFTER_APPLY}}/b' },
            },
            { Target: { Attribute: 'Tags' }, ChangeSource: 'DirectModification' },
            { Target: { Attribute: 'Tags' }, ChangeSource: 'DirectModification' },
          ],
        },
      },
    ],
    { HitRole: 'hit' },
  );
  expect(row?.causes).toEqual([
    'Timeout changed: "10" → "30"',
    'Role may change with hit',
    'Environment changed with the parameter ApiKey',
    'Url changed: "a" → known after the deployment',
    'Path changed: nothing → "/(known after the deployment)/b"',
    'Tags changed',
  ]);
});

test('a data holder of which only such properties change as never replace it stays in place, whatever an emulator supposes', () => {
  const bucket = (...names: readonly string[]) => {
    const Details = names.map((Name) => ({ Target: { Attribute: 'Properties', Name, RequiresRecreation: 'Conditionally' }, Evaluation: 'Dynamic' }) as const);
    const [row] = changesOf(
      [{ ResourceChange: { Action: 'Modify', LogicalResourceId: 'Photos', ResourceType: 'AWS::S3::Bucket', Replacement: 'Conditional', Details } }],
      {},
    );
    return row?.replacement;
  };
  expect([bucket('NotificationConfiguration', 'Tags'), bucket('NotificationConfiguration', 'BucketName'), bucket()]).toEqual(['never', 'maybe', 'maybe']);
});
