import type { StackDrift } from '#model/drift.ts';
import { problem } from '#model/problem.ts';
import { type DriftState, NO_DRIFT } from '#state/drift.ts';
import { DialogFrame } from '#ui/parts/dialog-frame.tsx';
import type { Stories } from '#ui/parts/story.ts';
import { DriftSection } from './drift-section.tsx';
import './project-info.css';

const idle = () => {};

const drifted: StackDrift = {
  checked: 11,
  at: Date.UTC(2026, 10, 21, 10, 0, 0),
  canRevert: true,
  drifted: [
    {
      logicalId: 'Resize',
      type: 'AWS::Lambda::Function',
      name: 'resize',
      kind: 'changed',
      differences: [
        { property: 'MemorySize', expected: '256', actual: '3008' },
        { property: 'Environment.Variables.MODE', actual: 'debug' },
        { property: 'Description', expected: 'makes thumbnails' },
      ],
    },
    { logicalId: 'Jobs', type: 'AWS::SQS::Queue', name: 'jobs', kind: 'deleted', differences: [] },
  ],
  unchecked: [{ logicalId: 'ResizePermission', type: 'AWS::Lambda::Permission', name: 'resize', why: 'type' }],
};

const states: Readonly<Record<string, Partial<DriftState>>> = {
  before: {},
  checking: { isChecking: true, progress: { checked: 3, total: 12 } },
  drifted: { found: drifted },
  byHand: { found: { ...drifted, canRevert: false } },
  inSync: { found: { ...drifted, drifted: [] } },
  refused: {
    problem: problem('StackMissing', { summary: 'no stack thumbnailer-dev: the project is not deployed at this stage', remedy: 'deploy the project' }),
  },
};

export const stories: Stories = Object.fromEntries(
  Object.entries(states).map(([name, state]) => [
    name,
    () => (
      <DialogFrame title="Project Info" className="project-info" onClose={idle}>
        <div className="tab-content">
          <DriftSection drift={{ ...NO_DRIFT, ...state }} onCheck={idle} onStageBack={idle} />
        </div>
      </DialogFrame>
    ),
  ]),
);
