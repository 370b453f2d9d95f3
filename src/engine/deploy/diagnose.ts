import { denialMeaning, denialRemedy, deniedText } from '#kit/denial-words.ts';
import type { Problem } from '#model/problem.ts';
import { problem } from '#model/problem.ts';
import { type Remedy, remedy } from '#model/remedy.ts';
import type { StackEvent } from '#model/stack.ts';
import { type Evidence, placeIn } from './diagnose-place.ts';
import { findingFailures } from './finding-problems.ts';
import { DELETE_AGAIN, DEPLOY_ON_TOP, RECOVER, REPLACE, retain } from './ways.ts';

/** What went wrong, the root cause first: the first failure in time; then the others; those that were only cancelled last. */
export function diagnose(evidence: Evidence): Problem[] {
  const { events, findings = [] } = evidence;
  // A nested stack fails at the moment at which what is within it has failed.
  const failures = events.filter((event) => event.phase === 'failed' && !event.isStack).sort((a, b) => a.at - b.at || depthOf(b) - depthOf(a));
  const rollbackAt = events.findIndex((event) => event.isStack && event.verb === 'rollback');
  const began = rollbackAt < 0 ? undefined : events[rollbackAt];
  const told = new Set<string>();
  const once = (event: StackEvent): boolean => {
    const key = `${event.logicalId} ${event.reason}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  };
  const genuine = failures.filter((event) => !event.cancelled).filter(once);
  const cancelled = failures.filter((event) => event.cancelled).filter(once);
  const causes = [
    ...findingFailures(findings, evidence),
    ...genuine.map((event) => failureProblem(event, evidence, began !== undefined && events.indexOf(event) > rollbackAt)),
  ];
  const turn = evidence.stoppedByUser ? undefined : stopFromElsewhere(evidence);
  const isStopped = evidence.stoppedByUser === true || turn !== undefined;
  return [
    ...(turn ? [stoppedProblem(turn), ...causes] : causes.length > 0 ? causes : stackProblems(evidence)),
    ...cancelled.map((event) => cancelledProblem(event, evidence, isStopped)),
    ...keptProblems(evidence),
  ];
}

/** Nothing had failed when the stack went back: somebody asked for it. A first creation is stopped by deleting it. */
function stopFromElsewhere({ events, findings = [] }: Evidence): StackEvent | undefined {
  const at = events.findIndex((event) => event.isStack && (event.verb === 'rollback' || event.verb === 'delete'));
  const before = events.slice(0, Math.max(at, 0));
  const turn = events[at];
  if (!turn || findings.length > 0 || before.some((event) => event.phase === 'failed' && !event.cancelled)) return undefined;
  // A rollback, or a deletion, that is an operation of its own stops nothing.
  const began = before.findLast((event) => event.isStack);
  return began?.phase === 'running' && (turn.byUser === true || turn.verb === 'delete') ? turn : undefined;
}

function stoppedProblem({ verb }: StackEvent): Problem {
  const outcome = verb === 'delete' ? 'the stack was deleted, but for what holds data and is kept' : 'what it had done was taken back';
  return problem('StoppedElsewhere', {
    summary: `it was stopped from elsewhere (another window, the command line or the console), and ${outcome}`,
    remedy: 'find out who stopped it and why, then deploy again',
  });
}

function failureProblem(event: StackEvent, evidence: Evidence, inRollback: boolean): Problem {
  const name = nameOf(event.logicalId, evidence);
  const reason = event.reason ?? 'the cloud gave no reason';
  const known = evidence.explain?.(reason);
  const at = placeIn(event.logicalId, evidence, known?.field);
  if (event.verb === 'delete' && !inRollback && !evidence.events.some((one) => one.isStack && one.phase === 'failed')) {
    return problem('ResourceKept', {
      at,
      summary: `${name} (${event.type}) could not be removed, is kept in your account, and may cost money: ${reason}`,
      remedy: 'put right what the reason names, then remove it in the console',
    });
  }
  const denial = evidence.diagnoseAccessDenied(reason);
  if (denial) {
    const to = denial.principal ?? (denial.isRole ? 'the function’s role' : undefined);
    const meaning = denialMeaning(denial);
    return problem('AccessDenied', {
      at,
      summary: `${name} (${event.type}) failed, because ${deniedText(denial)} is not allowed${to ? ` to ${to}` : ''}`,
      ...(meaning ? { meaning } : {}),
      remedy: thenGoOn(denialRemedy(denial), evidence, name),
    });
  }
  return problem('ResourceFailed', {
    at,
    summary: `${name} (${event.type}) could not be ${inRollback ? 'taken back' : DONE[isMaking(event, evidence) ? 'create' : event.verb]}: ${reason}`,
    ...(known ? { meaning: known.meaning } : {}),
    remedy: thenGoOn(known?.remedy ?? 'put right what the reason names', evidence, name, known?.again),
  });
}

/** Not every cloud tells in an update what is made from what is changed. */
function isMaking({ verb, logicalId }: StackEvent, { added }: Evidence): boolean {
  return verb === 'update' && added?.has(logicalId) === true;
}

function thenGoOn(right: string | Remedy, { state }: Evidence, name = 'NAME', again = 'deploy again'): Remedy {
  if (state?.condition !== 'broken') return remedy`${right}, then ${again}`;
  if (state.takesRetry) return remedy`${right}, then deploy on top of what stands (${DEPLOY_ON_TOP})`;
  if (state.recovery === 'retryDeletion')
    return remedy`${right}, then delete the stack again (${DELETE_AGAIN}), or leave ${name} in the account (${retain(name)})`;
  return state.recovery
    ? remedy`${right}, recover the stack (${RECOVER}), then deploy again`
    : remedy`${right}, then deploy again and let the broken stack be replaced (${REPLACE})`;
}

const DONE: Readonly<Record<StackEvent['verb'], string>> = {
  create: 'made',
  update: 'changed',
  delete: 'removed',
  import: 'imported',
  rollback: 'taken back',
  other: 'carried out',
};

/** No resource failed: then the stack itself says why. */
function stackProblems(evidence: Evidence): Problem[] {
  const { events, stoppedByUser } = evidence;
  if (stoppedByUser) return [];
  const reason = events.find((event) => event.isStack && (event.phase === 'failed' || event.verb === 'rollback') && event.reason)?.reason;
  if (!reason) return [];
  return [
    problem('ResourceFailed', {
      summary: `the stack could not be brought to the new state: ${reason}`,
      remedy: thenGoOn('put right what the reason names', evidence),
    }),
  ];
}

function cancelledProblem(event: StackEvent, evidence: Evidence, isStopped: boolean): Problem {
  return problem('ResourceCancelled', {
    at: placeIn(event.logicalId, evidence),
    summary: `${nameOf(event.logicalId, evidence)} (${event.type}) ${isStopped ? 'was stopped with it' : 'was cancelled, because another one failed'}`,
    remedy: isStopped ? 'nothing to do here: it was going well' : 'nothing to do here: put right the first reason',
  });
}

/** What the cloud left in the account, by its policy. */
function keptProblems(evidence: Evidence): Problem[] {
  const kept = new Map(evidence.events.filter((event) => event.phase === 'skipped' && event.verb === 'delete').map((event) => [event.logicalId, event]));
  return [...kept.values()].map((event) =>
    problem('ResourceKept', {
      at: placeIn(event.logicalId, evidence),
      summary: `${nameOf(event.logicalId, evidence)} (${event.type}${event.physicalId ? `, ${event.physicalId}` : ''}) is kept in your account, and may cost money`,
      remedy: 'remove it there when its data is no longer needed',
    }),
  );
}

function depthOf({ logicalId }: StackEvent): number {
  return logicalId.split('/').length;
}

function nameOf(logicalId: string, { names }: Evidence): string {
  return names[logicalId] ?? logicalId;
}
