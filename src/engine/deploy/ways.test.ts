import { expect, test } from 'vitest';
import { type Problem, problem } from '#model/problem.ts';
import { remedyIn, remedyInPage } from '#model/remedy.ts';
import type { StackState, StackTrouble } from '#model/stack.ts';
import { aState } from '#support/a-session.ts';
import { aChange } from '#support/deployment-states.ts';
import { diagnose } from './diagnose.ts';
import { importProblems } from './importing.ts';
import { keepProblems } from './keep.ts';
import { lossProblems } from './losses.ts';
import { brokenProblem, busyRemedy } from './prepare.ts';
import { unfollowed } from './unfollowed.ts';

const TROUBLES: Readonly<Record<StackTrouble, true>> = {
  creationLeft: true,
  creationTakenBack: true,
  creationNotTakenBack: true,
  importNotTakenBack: true,
  updateNotTakenBack: true,
  updateLeft: true,
  deletionFailed: true,
};
const broken = (of: Partial<StackState> = {}): StackState => ({ ...aState('broken'), ...of });
const failed = {
  id: '1',
  at: 0,
  logicalId: 'Jobs',
  type: 'AWS::SQS::Queue',
  status: 'CREATE_FAILED',
  phase: 'failed',
  verb: 'create',
  isStack: false,
  cancelled: false,
  reason: 'no',
} as const;
const diagnosed = (state: StackState) => diagnose({ events: [failed], names: {}, diagnoseAccessDenied: () => null, explain: () => null, state } as never);
const replaced = aChange({ action: 'modify', type: 'AWS::SQS::Queue', name: 'jobs', replacement: 'always', holdsData: true });
const lost = unfollowed('it goes on in the cloud');

/** All that leads on from where a deployment stopped. */
const told: readonly Problem[] = [
  ...(Object.keys(TROUBLES) as StackTrouble[]).map((trouble) => brokenProblem({}, broken({ trouble }))),
  brokenProblem({}, broken()),
  ...[broken({ takesRetry: true }), broken({ recovery: 'retryDeletion' }), broken({ recovery: 'continueRollback' }), broken()].flatMap(diagnosed),
  ...keepProblems([replaced], true),
  ...lossProblems([{ ...replaced, action: 'remove' }], []),
  ...importProblems({ importable: [{ logicalId: 'Jobs', name: 'jobs', type: 'AWS::SQS::Queue', physicalId: 'jobs' }] }),
  problem('DeploymentLost', { summary: '', remedy: remedyIn(lost) }),
  problem('StackBusy', {
    summary: '',
    remedy: busyRemedy({ ...aState('busy'), operation: { kind: 'create', running: true, failed: false, rollingBack: false } }),
  }),
];

test('the command line is told a command each time', () => {
  expect(told.filter((one) => !/`[^`]+`/.test(one.remedy)).map((one) => one.summary)).toEqual([]);
});

test('the page is told of no command and no option, but of what it has itself', () => {
  const inPage = told.map(remedyInPage);
  expect(inPage.filter((text) => /`|--\w/.test(text))).toEqual([]);
  expect(inPage.filter((text) => text.includes('()'))).toEqual([]);
});
