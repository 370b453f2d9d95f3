import { problem } from '#model/problem.ts';
import { comparisonOf } from '#state/comparison-views.ts';
import type { ComparedCode } from '#state/releases.ts';
import { aChange, monitorStates } from '#support/deployment-states.ts';
import { anArtifactOf, aRelease } from '#support/releases.ts';
import { timelineStates } from '#support/timeline-states.ts';
import type { Stories } from '#ui/parts/story.ts';
import { ComparisonDialog } from './comparison-dialog.tsx';
import { ReleaseDialog } from './release-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';

const idle = () => {};
const resource = (properties: object) => ({ Type: 'AWS::Lambda::Function', Metadata: { Stackwright: { name: 'resize' } }, Properties: properties });
const first = aRelease({
  id: '1',
  artifacts: [anArtifactOf('resize', '1', 90_000)],
  template: JSON.stringify({ Resources: { Resize: resource({ MemorySize: 256 }) } }),
  manifest: JSON.stringify({ functions: { resize: { memory: 256 } } }),
});
const later = aRelease({
  id: '2',
  startedAt: Date.UTC(2026, 10, 22, 8, 59, 18),
  endedAt: Date.UTC(2026, 10, 22, 9),
  commit: { id: '3f2a91c04b7d'.padEnd(40, '0'), isDirty: true },
  from: 'command line',
  artifacts: [anArtifactOf('resize', '3', 120_000), anArtifactOf('notify', '4')],
  parameters: [{ id: 'ApiKey', variable: 'API_KEY', function: 'resize' }],
  outputs: [{ name: 'PhotosBucketName', value: 'thumbnailer-dev-photos-0a1b2c', description: 'The bucket photos' }],
  template: JSON.stringify({ Resources: { Resize: resource({ MemorySize: 512 }), Notify: resource({}) } }),
  manifest: JSON.stringify({ functions: { resize: { memory: 512 }, notify: {} } }),
  changes: [
    {
      ...aChange({ action: 'modify', type: 'AWS::Lambda::Function', name: 'resize', causes: ['Code changed'] }),
      outcome: 'done',
      startedAt: Date.UTC(2026, 10, 22, 8, 59, 20),
      endedAt: Date.UTC(2026, 10, 22, 8, 59, 41),
    },
    {
      ...aChange({ action: 'add', type: 'AWS::Lambda::Function', name: 'notify' }),
      outcome: 'done',
      startedAt: Date.UTC(2026, 10, 22, 8, 59, 20),
      endedAt: Date.UTC(2026, 10, 22, 8, 59, 56),
    },
  ],
  events: [],
});
const timed = aRelease({
  ...later,
  id: '5',
  changes: (timelineStates.timelineEnded?.rows ?? []).map(({ change, state, ...of }) => ({ ...change, outcome: state, ...of })),
  events: timelineStates.timelineEnded?.events ?? [],
});
const failed = aRelease({
  ...later,
  id: '3',
  status: 'rolledBack',
  stackStatus: 'UPDATE_ROLLBACK_COMPLETE',
  problems: monitorStates.rolledBack?.problems ?? [],
});
const dialog = {
  isCurrent: false,
  endpoints: [{ name: 'api', url: 'https://example.execute-api.eu-west-1.amazonaws.com' }],
  onSave: idle,
  onReturn: idle,
  onClose: idle,
};
const comparison = comparisonOf([later, first], ['1', '2']);
const read: ComparedCode = {
  before: '1',
  after: '2',
  isReading: false,
  code: [
    {
      function: 'resize',
      change: 'changed',
      files: [
        {
          path: 'src/resize.ts',
          change: 'changed',
          bytesBefore: 1_804,
          bytesAfter: 1_851,
          hunks: [
            {
              before: { line: 12, count: 7 },
              after: { line: 12, count: 8 },
              lines: [
                '   const photo = await photos.get(key);',
                '   if (!photo) return;',
                '   const image = sharp(photo);',
                '-  const small = await image.resize(256).toBuffer();',
                '+  const { width = 256 } = await image.metadata();',
                '+  const small = await image.resize(Math.min(width, 256)).toBuffer();',
                '   await thumbnails.put(key, small);',
                '   console.log(`made a thumbnail of ${key}, which is a photo that somebody put there, and told whoever wants to know of it`);',
                ' }',
              ],
            },
          ],
        },
        { path: 'assets/font.woff2', change: 'changed', bytesBefore: 20_000, bytesAfter: 21_000, why: 'it is no text' },
        { path: 'node_modules/sharp', change: 'changed', packageFiles: 4 },
      ],
    },
    { function: 'notify', change: 'added', unread: 'the artifact artifacts/4.zip is no longer in the artifact bucket' },
  ],
};
const nothing = comparisonOf([{ ...first, id: '4' }, first], ['1', '4']);

export const stories: Stories = {
  release: () => <ReleaseDialog release={later} {...dialog} />,
  'with its timeline': () => <ReleaseDialog release={timed} {...dialog} />,
  current: () => <ReleaseDialog release={later} {...dialog} isCurrent />,
  'rolled back': () => <ReleaseDialog release={failed} {...dialog} />,
  compared: () => <>{comparison && <ComparisonDialog shown={comparison} onClose={idle} />}</>,
  'compared, code being read': () => (
    <>{comparison && <ComparisonDialog shown={comparison} code={{ ...read, isReading: true, code: comparison.comparison.code }} onClose={idle} />}</>
  ),
  'compared, file by file': () => <>{comparison && <ComparisonDialog shown={comparison} code={read} onClose={idle} />}</>,
  'nothing differs': () => <>{nothing && <ComparisonDialog shown={nothing} onClose={idle} />}</>,
  return: () => (
    <ReturnDialog release={first} asked={{ id: '1', notUndone: [], variables: [] }} comparison={comparison} isDeployed onGo={idle} onClose={idle} />
  ),
  'return after a removal': () => (
    <ReturnDialog
      release={first}
      asked={{
        id: '1',
        notUndone: [
          problem('ReleaseNotUndone', {
            at: { resource: 'visits' },
            summary: 'the stack was removed: visits is made anew, empty',
            remedy: 'copy the data by hand, if it is needed',
          }),
        ],
        variables: [],
      }}
      comparison={comparison}
      isDeployed={false}
      onGo={idle}
      onClose={idle}
    />
  ),
  'return that loses': () => (
    <ReturnDialog
      release={first}
      asked={{
        id: '1',
        notUndone: [
          problem('ReleaseNotUndone', {
            at: { resource: 'visits' },
            summary:
              'visits was replaced by the release of 11/22/2026, 10:00:00, and what it held then does not come back; the old one is still in the account',
            remedy: 'copy the data by hand, if it is needed',
          }),
          problem('ReleaseNotUndone', {
            at: { resource: 'photos' },
            summary:
              'photos was removed by the release of 11/22/2026, 10:00:00, and what it held then does not come back; the old one is still in the account, as shop-dev-photos-7cad1d583bdb',
            meaning: 'the release makes photos under that very name: the cloud refuses the return for as long as shop-dev-photos-7cad1d583bdb is there',
            remedy: 'before the return, move what shop-dev-photos-7cad1d583bdb holds elsewhere and delete it, unless it is gone already',
          }),
        ],
        variables: [{ key: 'API_KEY' }, { key: 'TOKEN', function: 'resize' }],
      }}
      comparison={comparison}
      isDeployed
      onGo={idle}
      onClose={idle}
    />
  ),
};
