import type { Change } from '#model/change.ts';
import type { Stories } from '#ui/parts/story.ts';
import { AbortFirst } from './abort-first.tsx';
import { Before } from './before.tsx';
import { RemovalDialog } from './removal-dialog.tsx';
import { RollBack } from './roll-back.tsx';

const idle = () => {};
const SESSIONS: Change = {
  action: 'remove',
  logicalId: 'Sessions',
  type: 'AWS::DynamoDB::Table',
  name: 'Sessions',
  replacement: 'never',
  holdsData: true,
  old: 'deleted',
  causes: [],
};

export const stories: Stories = {
  everything: () => (
    <Before
      projectName="thumbnailer"
      questions={{
        variables: [{ key: 'API_KEY' }, { key: 'TOKEN', function: 'resize' }],
        fragment: {
          path: 'extra.template.yaml',
          text: 'Resources:\n  Slow:\n    Type: Custom::Slow\n    Properties:\n      ServiceToken: !GetAtt Resize.Arn\n',
        },
        runsLocally: true,
      }}
      onGo={idle}
      onClose={idle}
    />
  ),
  unread: () => (
    <Before
      projectName="thumbnailer"
      questions={{ variables: [], fragment: { path: 'extra.template.json', text: '{}' }, runsLocally: true, isForStaged: true }}
      onGo={idle}
      onClose={idle}
    />
  ),
  values: () => (
    <Before projectName="thumbnailer" questions={{ variables: [{ key: 'API_KEY' }], fragment: undefined, runsLocally: false }} onGo={idle} onClose={idle} />
  ),
  abortFirst: () => <AbortFirst isStaged onAbort={idle} onClose={idle} />,
  removal: () => (
    <RemovalDialog
      removal={{
        stackName: 'thumbnailer-dev',
        goes: [
          { name: 'resize', type: 'AWS::Lambda::Function' },
          { name: 'resize', type: 'AWS::IAM::Role' },
          { name: 'api', type: 'AWS::ApiGatewayV2::Api' },
        ],
        stays: [{ name: 'photos', type: 'AWS::S3::Bucket' }],
        plan: { exists: true, stackName: 'thumbnailer-dev', goes: [], stays: [] },
      }}
      onRemove={idle}
      onClose={idle}
    />
  ),
  removalOfData: () => (
    <RemovalDialog
      removal={{
        stackName: 'thumbnailer-dev',
        goes: [
          { name: 'resize', type: 'AWS::Lambda::Function' },
          { name: 'Sessions', type: 'AWS::DynamoDB::Table' },
        ],
        stays: [{ name: 'photos', type: 'AWS::S3::Bucket' }],
        plan: { exists: true, stackName: 'thumbnailer-dev', goes: [SESSIONS], stays: [] },
      }}
      onRemove={idle}
      onClose={idle}
    />
  ),
  rollBack: () => (
    <RollBack
      halted={{
        stands: ['visits', 'hit'],
        deletes: [
          {
            action: 'remove',
            logicalId: 'Visits',
            type: 'AWS::DynamoDB::Table',
            name: 'visits',
            replacement: 'never',
            holdsData: true,
            old: 'deleted',
            causes: [],
          },
        ],
      }}
      confirmed={[]}
      onConfirm={idle}
      onKeep={idle}
      onRollBack={idle}
    />
  ),
};
