import { type Change, losesData } from '#model/change.ts';
import type { Recovery } from '#model/deployment.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { StackState } from '#model/stack.ts';

// What somebody agreed to is that, and nothing else: between the question and the deed the stack may have become another.

/** What a way out deletes that holds data, besides what it leaves as it is. Several resources may have one name: only what is stuck can be left. */
export function deletedBy({ deletes = [], stuck }: Recovery, skip: readonly string[]): readonly Change[] {
  const left = new Set(stuck.filter((one) => skip.includes(one.name) || skip.includes(one.logicalId)).map((one) => one.logicalId));
  return deletes.filter((one) => !left.has(one.logicalId));
}

/** What holds data and would go now, and wasn't among what was shown: by what it is in the account, not by its name. */
export function beyondAgreed(agreed: readonly Change[], now: readonly Change[]): readonly Change[] {
  const isAgreed = (change: Change): boolean =>
    agreed.some((one) => one.logicalId === change.logicalId && one.physicalId === change.physicalId && (one.old !== 'kept' || change.old === 'kept'));
  return now.filter((change) => losesData(change) && !isAgreed(change));
}

/** Whether it is still the very stack that was asked about, as it was then. */
export function isStillThat(asked: StackState, now: StackState): boolean {
  return now.id === asked.id && now.status === asked.status && now.condition === asked.condition && now.recovery === asked.recovery;
}

/** Nothing was done: what there is now has to be agreed to anew. `beyond`: what would go, too. */
export function changedSince(now: Pick<StackState, 'name' | 'status'>, beyond: readonly Change[] = []): Problem {
  const names = [...new Set(beyond.map((one) => one.name))].join(', ');
  return problem('StackChanged', {
    ...(beyond[0] ? { at: { resource: beyond[0].name } } : {}),
    summary:
      names === ''
        ? `the stack ${now.name} is no longer the one that was agreed about: it is ${now.status ?? 'gone'} now`
        : `what was agreed to about the stack ${now.name} no longer holds: ${names} would go, too, with what ${beyond.length === 1 ? 'it holds' : 'they hold'}`,
    remedy: 'nothing was done: look at it again, then decide anew',
  });
}
