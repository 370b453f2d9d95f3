import { StackStatus } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { foldEventStatus, foldStatus } from './stack-status.ts';

test('every status that CloudFormation has is known, and only what is in progress is busy', () => {
  const conditions: Record<string, string[]> = {};
  for (const status of Object.keys(StackStatus)) {
    const { condition } = foldStatus(status);
    conditions[condition] = [...(conditions[condition] ?? []), status].sort();
  }
  expect(conditions).toEqual({
    missing: ['DELETE_COMPLETE'],
    empty: ['REVIEW_IN_PROGRESS'],
    ready: ['CREATE_COMPLETE', 'IMPORT_COMPLETE', 'IMPORT_ROLLBACK_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'],
    broken: ['CREATE_FAILED', 'DELETE_FAILED', 'IMPORT_ROLLBACK_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'UPDATE_FAILED', 'UPDATE_ROLLBACK_FAILED'],
    busy: Object.keys(StackStatus)
      .filter((status) => status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS')
      .sort(),
  });
  expect(() => foldStatus('SOMETHING_NEW')).toThrow('SOMETHING_NEW');
});

test('a rollback that is over is told from one in work and from one that failed', () => {
  const told = (status: string) => foldStatus(status).operation;
  expect(told('UPDATE_ROLLBACK_COMPLETE')).toEqual({ kind: 'update', running: false, failed: true, rollingBack: false, rolledBack: true });
  expect(told('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS')).toEqual({ kind: 'update', running: true, failed: true, rollingBack: true });
  expect(told('UPDATE_ROLLBACK_FAILED')).toEqual({ kind: 'update', running: false, failed: true, rollingBack: false });
  expect(foldStatus('UPDATE_ROLLBACK_FAILED').recovery).toBe('continueRollback');
});

test('an event’s status is a verb and a phase', () => {
  expect(
    ['CREATE_IN_PROGRESS', 'UPDATE_COMPLETE', 'DELETE_SKIPPED', 'UPDATE_ROLLBACK_IN_PROGRESS', 'ROLLBACK_FAILED', 'IMPORT_COMPLETE'].map(foldEventStatus),
  ).toEqual([
    { phase: 'running', verb: 'create' },
    { phase: 'done', verb: 'update' },
    { phase: 'skipped', verb: 'delete' },
    { phase: 'running', verb: 'rollback' },
    { phase: 'failed', verb: 'rollback' },
    { phase: 'done', verb: 'import' },
  ]);
});
