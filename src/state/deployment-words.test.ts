import { expect, test } from 'vitest';
import { queueEventsOf, STOPPED_HERE } from '#engine/queue/snapshot-events.ts';
import { problem } from '#model/problem.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import { aChange } from '#support/deployment-states.ts';
import { stepsOf } from './deployment-steps.ts';
import { lookOf } from './deployment-waits.ts';
import { activityText, clockText, durationText, footerText, fractionText, goesOn, headlineOf, isRemoval, progressOf } from './deployment-words.ts';
import { canDeployAfter, requestStateText } from './queue-words.ts';

test('the fraction says what is counted, the stack too, and names the stack’s own status', () => {
  expect(fractionText(aSnapshot({ phase: 'executing', done: 7, total: 11, stackStatus: 'UPDATE_IN_PROGRESS' }))).toBe(
    '7 of 11 done (10 resources and the stack), 0 errors · UPDATE_IN_PROGRESS',
  );
  expect(fractionText(aSnapshot({ phase: 'rollingBack', done: 2, total: 11, errors: 1 }))).toBe('2 of 11 done (10 resources and the stack), 1 error');
  // Of a stack that isn't there there is none.
  expect(fractionText(aSnapshot({ phase: 'failed', total: 3, stackStatus: '' }))).toBe('0 of 3 done (2 resources and the stack), 0 errors');
});

test('while it is carried out, what goes on is said beside what it is all about', () => {
  const silent = aSnapshot({ phase: 'executing', activity: "The cloud doesn't answer; asking again in 8 s" });
  const summary = { added: 1, modified: 0, removed: 0, replaced: 0, imported: 0, sentence: '1 added.' };
  expect([{ ...silent, summary }, silent, aSnapshot({ phase: 'staging', activity: 'Staging' })].map(activityText)).toEqual([
    "The cloud doesn't answer; asking again in 8 s…",
    undefined,
    undefined,
  ]);
});

test('a removal is told from a deployment, also once it has failed', () => {
  const row = { change: aChange({ action: 'remove', type: 'AWS::S3::Bucket', name: 'photos' }), state: 'failed' } as const;
  const removed = aSnapshot({ phase: 'failed', rows: [row] });
  expect([removed, aSnapshot({ phase: 'removing' }), { ...removed, template: '{}' }, aSnapshot({ phase: 'failed' })].map(isRemoval)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('the footer says the same, shorter', () => {
  expect(footerText(aSnapshot({ phase: 'executing', done: 7, total: 11, activity: 'Updating functions' }))).toBe('7/11 updating functions · 0 errors');
  expect(footerText(aSnapshot({ phase: 'executing', done: 7, total: 11, activity: 'AWS asks to slow down; asking again in 4 s' }))).toBe(
    '7/11 AWS asks to slow down; asking again in 4 s · 0 errors',
  );
  expect(footerText(aSnapshot({ phase: 'staged' }))).toBe('Changes ready: execute or abort');
});

test('progress is unknown until there is something to count, and whole at a good end', () => {
  expect(progressOf(aSnapshot({ phase: 'staging' }))).toBeUndefined();
  expect(progressOf(aSnapshot({ phase: 'executing', done: 1, total: 4 }))).toBe(0.25);
  expect(progressOf(aSnapshot({ phase: 'unchanged' }))).toBe(1);
});

test('a staged deployment goes on in the background, an ended one doesn’t', () => {
  expect([undefined, aSnapshot({ phase: 'staged' }), aSnapshot({ phase: 'failed' })].map(goesOn)).toEqual([false, true, false]);
});

test('durations are short', () => {
  expect([88, 3_140, 42_900, 125_000, 3_720_000].map(durationText)).toEqual(['88 ms', '3.1 s', '42 s', '2 min 05 s', '1 h 02 min']);
  expect(clockText(62_000)).toBe('01:02');
  // The laptop was closed overnight.
  expect(clockText(8 * 3_600_000 + 125_000)).toBe('8:02:05');
});

test('what was aborted says what there was to discard: nothing is called staged that never was', () => {
  const broken = problem('StackBroken', { summary: 'it is broken', remedy: 'mend it' });
  const left = aSnapshot({ phase: 'aborted', stackStatus: 'ROLLBACK_FAILED', trouble: 'creationNotTakenBack', problems: [broken] });
  const mended = aSnapshot({ phase: 'aborted', trouble: 'updateNotTakenBack' });
  const staged = aSnapshot({ phase: 'aborted', changeSetId: 'changes-1' });
  expect([left, aSnapshot({ phase: 'aborted' }), staged, mended, { ...mended, changeSetId: 'changes-1' }].map(headlineOf)).toEqual([
    'Not deployed: the stack stays as it is, ROLLBACK_FAILED. Nothing was staged.',
    'Aborted before anything was staged, nothing was changed.',
    'Aborted: the staged changes were discarded, nothing was changed.',
    'Aborted before anything was staged.',
    'Aborted: the staged changes were discarded.',
  ]);
  expect([left, staged].map(footerText)).toEqual(['Not deployed: the stack is left as it is', 'Aborted']);
});

test('what was rolled back is as it was before; where nothing was before, there is an empty stack', () => {
  const back = aSnapshot({ phase: 'rolledBack' });
  expect([back, { ...back, errors: 1 }, { ...back, errors: 1, trouble: 'creationTakenBack' as const }].map(headlineOf)).toEqual([
    'Rolled back: the stack is as it was before.',
    'Rolled back: the stack is as it was before. What went wrong:',
    'Rolled back: what was made is gone again, and the empty stack has to be made anew. What went wrong:',
  ]);
});

test('what was deployed is no claim about a project that differs from it', () => {
  expect(headlineOf(aSnapshot({ phase: 'succeeded', differs: true }))).toBe('Deployed what was staged. The project differs from it.');
});

test('a good end says what is known to differ beside the stack, and claims nothing that it contradicts', () => {
  const ends = [
    { phase: 'succeeded', drifted: 2 },
    { phase: 'succeeded', drifted: 1, differs: true },
    { phase: 'unchanged', drifted: 1 },
    { phase: 'unchanged', differs: true },
    { phase: 'succeeded', returnsTo: '1', differs: true },
    { phase: 'unchanged', returnsTo: '1', differs: true },
    { phase: 'succeeded', drifted: 1, revertsDrift: true },
    { phase: 'succeeded', drifted: 0, differs: false },
  ] as const;
  const one = '1 resource was changed outside of the stack and differs still: see Drift in Project Info.';
  expect(ends.map((end) => [headlineOf(aSnapshot(end)), footerText(aSnapshot(end))])).toEqual([
    ['Deployed. 2 resources were changed outside of the stack and differ still: see Drift in Project Info.', 'Deployed; some of it was changed outside'],
    [`Deployed what was staged. The project differs from it. ${one}`, 'Deployed; the project differs'],
    [`Nothing to deploy: nothing in the template changed. ${one}`, 'Deployed, nothing to change; some of it was changed outside'],
    ['Nothing to deploy: nothing in the template changed. The project was edited since.', 'Deployed, nothing to change; the project differs'],
    ['Deployed. Everything is as the release says.', 'Deployed; the project differs'],
    ['Nothing to deploy: nothing in the template changed.', 'Deployed, nothing to change; the project differs'],
    [`Taken back. ${one}`, 'Deployed; some of it was changed outside'],
    ['Deployed. Everything is as the project says.', 'Deployed'],
  ]);
});

test('what could not even begin is not called a deployment that failed', () => {
  const words = (failedAt: 'initialisation' | 'staging') => {
    const snapshot = aSnapshot({ phase: 'failed', failedAt });
    return [headlineOf(snapshot), footerText(snapshot)];
  };
  expect([words('initialisation'), words('staging')]).toEqual([
    ['The deployment could not begin; the stack is as it was. What went wrong:', 'Could not begin'],
    ['The deployment failed. What went wrong:', 'Deployment failed'],
  ]);
});

test('what somebody else stopped is told as that: whether anything is as it was, its problem says', () => {
  const stopped = problem('StoppedElsewhere', { summary: 'it was stopped from elsewhere, and the stack was deleted', remedy: 'ask who' });
  expect(headlineOf(aSnapshot({ phase: 'rolledBack', problems: [stopped] }))).toBe('Stopped from elsewhere. What happened:');
});

test('what one stopped oneself is no failure: said as wished for, and with what became of it', () => {
  const back = aSnapshot({
    phase: 'rolledBack',
    stopTaken: true,
    problems: [problem('ResourceCancelled', { summary: 'it was stopped with it', remedy: 'none' })],
  });
  const failed = { ...back, problems: [problem('ResourceFailed', { summary: 'no', remedy: 'mend it' })] };
  const states = [back, { ...back, stopDeletes: true }, { ...back, stopDeletes: true, keeps: 'forced' as const }, failed];
  expect(states.map((one) => [headlineOf(one), footerText(one), lookOf(one), stepsOf(one)[3]?.state])).toEqual([
    ['Stopped by you. Everything is as it was before.', 'Stopped', 'still', 'stopped'],
    ['Stopped by you. What was made is deleted.', 'Stopped', 'still', 'stopped'],
    ['Stopped by you. The stack is as it was when it was last whole.', 'Stopped', 'still', 'stopped'],
    ['Rolled back: the stack is as it was before. What went wrong:', 'Rolled back', 'failure', 'failed'],
  ]);
  const kept = problem('ResourceKept', { summary: 'photos is kept', remedy: 'remove it' });
  expect(headlineOf({ ...back, stopDeletes: true, problems: [kept] })).toBe('Stopped by you. What was made is deleted, but for what is kept:');
  const request = { id: 'a', state: 'TERMINATED', at: 0 } as const;
  expect(queueEventsOf('rollingBack', back, 'a', 1)).toContainEqual({ type: 'ended', id: 'a', at: 1, event: 'terminated', reasons: [STOPPED_HERE] });
  expect([STOPPED_HERE, 'it was aborted'].map((reason) => requestStateText({ ...request, reasons: [reason] }, []))).toEqual(['Stopped', 'Given up']);
});

test('a stop that came too late is told at the end, with the way back', () => {
  const late = aSnapshot({ phase: 'succeeded', stopTaken: true });
  const made = { change: aChange({ action: 'add', type: 'T', name: 'photos' }), state: 'done' } as const;
  expect([late, { ...late, stopTaken: false, stopLate: true }, { ...late, stopDeletes: true, rows: [made] }].map(headlineOf)).toEqual([
    'Stopping came too late: the changes stand. To take them back, return to the release before, in the Deployments panel.',
    'Stopping came too late: the changes stand. To take them back, return to the release before, in the Deployments panel.',
    'Stopping came too late: the changes stand. To take them back, remove the stack.',
  ]);
  expect(footerText(late)).toBe('Deployed: stopping came too late');
});

test('the project can be queued after what works on its stack, not after what only brings the stack back', () => {
  const phases = ['executing', 'rollingBack', 'removing', 'recovering', 'staged'] as const;
  expect(phases.filter((phase) => canDeployAfter(aSnapshot({ phase })))).toEqual(['executing', 'rollingBack', 'removing']);
});
