import type { AccessDenial } from '#kit/cloud-session.ts';
import type { Finding } from '#kit/stack-driver.ts';
import { logicalId } from '#model/names.ts';
import type { Place } from '#model/place.ts';
import type { Problem } from '#model/problem.ts';
import { problem } from '#model/problem.ts';
import type { StackEvent, StackState } from '#model/stack.ts';

export interface Evidence {
  /** Of the operation, oldest first. */
  readonly events: readonly StackEvent[];
  readonly findings?: readonly Finding[];
  readonly names: Readonly<Record<string, string>>;
  /** Where in the project a resource of the template comes from. */
  readonly placeOf?: (logicalId: string) => Place | undefined;
  readonly diagnoseAccessDenied: (text: string) => AccessDenial | null;
  /** A rollback that was asked for needs no reason. */
  readonly stoppedByUser?: boolean;
  /** How the operation left the stack: one that takes no update any more needs something else first. */
  readonly state?: Pick<StackState, 'condition' | 'recovery'>;
}

/** What went wrong, the root cause first: the first failure in time; then the others; those that were only cancelled last. */
export function diagnose(evidence: Evidence): Problem[] {
  const { events, findings = [] } = evidence;
  const failures = events.filter((event) => event.phase === 'failed' && !event.isStack);
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
    ...findings.filter((finding) => !finding.isWarning).map((finding) => findingProblem(finding, evidence)),
    ...genuine.map((event) => failureProblem(event, evidence, began !== undefined && events.indexOf(event) > rollbackAt)),
  ];
  return [...(causes.length > 0 ? causes : stackProblems(evidence)), ...cancelled.map((event) => cancelledProblem(event, evidence)), ...keptProblems(evidence)];
}

function failureProblem(event: StackEvent, evidence: Evidence, inRollback: boolean): Problem {
  const name = nameOf(event.logicalId, evidence);
  const at = placeIn(event.logicalId, evidence);
  const reason = event.reason ?? 'the cloud gave no reason';
  if (event.verb === 'delete' && !inRollback && !evidence.events.some((one) => one.isStack && one.phase === 'failed')) {
    return problem('ResourceKept', {
      at,
      summary: `${name} (${event.type}) could not be removed and is kept: ${reason}`,
      remedy: 'remove it in the console; it may cost money',
    });
  }
  const denial = evidence.diagnoseAccessDenied(reason);
  if (denial) {
    const on = denial.resource === undefined ? '' : ` on ${denial.resource}`;
    return problem('AccessDenied', {
      at,
      summary: `${name} (${event.type}) failed, because ${denial.action}${on} is not allowed${denial.principal ? ` to ${denial.principal}` : ''}`,
      remedy: `allow ${denial.action}${on}, then deploy again`,
    });
  }
  return problem('ResourceFailed', {
    at,
    summary: `${name} (${event.type}) could not be ${inRollback ? 'taken back' : DONE[event.verb]}: ${reason}`,
    remedy: inRollback ? 'put right what the reason names, then recover the stack (`recover`)' : putRight(evidence),
  });
}

function putRight({ state }: Evidence): string {
  const right = 'put right what the reason names';
  if (state?.condition !== 'broken') return `${right}, then deploy again`;
  return state.recovery
    ? `${right}, recover the stack (\`recover\`), then deploy again`
    : `${right}, then deploy again and let the broken stack be replaced (\`deploy --replace-broken\`)`;
}

const DONE: Readonly<Record<StackEvent['verb'], string>> = {
  create: 'made',
  update: 'changed',
  delete: 'removed',
  import: 'imported',
  rollback: 'taken back',
  other: 'carried out',
};

function findingProblem(finding: Finding, evidence: Evidence): Problem {
  const id = finding.logicalId;
  const what = id === undefined ? (finding.path ?? finding.check) : nameOf(id, evidence);
  return problem('ResourceFailed', {
    at: { ...(id === undefined ? {} : placeIn(id, evidence)), ...(finding.path ? { field: finding.path } : {}) },
    summary: `${what} did not pass ${finding.check}: ${finding.reason}`,
    remedy: 'correct the value that it names, then deploy again',
  });
}

/** No resource failed: then the stack itself says why. */
function stackProblems(evidence: Evidence): Problem[] {
  const { events, stoppedByUser } = evidence;
  if (stoppedByUser) return [];
  const reason = events.find((event) => event.isStack && (event.phase === 'failed' || event.verb === 'rollback') && event.reason)?.reason;
  if (!reason) return [];
  return [
    problem('ResourceFailed', {
      summary: `the stack could not be brought to the new state: ${reason}`,
      remedy: putRight(evidence),
    }),
  ];
}

function cancelledProblem(event: StackEvent, evidence: Evidence): Problem {
  return problem('ResourceCancelled', {
    at: placeIn(event.logicalId, evidence),
    summary: `${nameOf(event.logicalId, evidence)} (${event.type}) was cancelled, because another one failed`,
    remedy: 'nothing to do here: put right the first reason',
  });
}

/** What the cloud left in the account, by its policy. */
function keptProblems(evidence: Evidence): Problem[] {
  const kept = new Map(evidence.events.filter((event) => event.phase === 'skipped' && event.verb === 'delete').map((event) => [event.logicalId, event]));
  return [...kept.values()].map((event) =>
    problem('ResourceKept', {
      at: placeIn(event.logicalId, evidence),
      summary: `${nameOf(event.logicalId, evidence)} (${event.type}${event.physicalId ? `, ${event.physicalId}` : ''}) is kept in the account`,
      remedy: 'remove it there when its data is no longer needed; it may cost money',
    }),
  );
}

function nameOf(logicalId: string, { names }: Evidence): string {
  return names[logicalId] ?? logicalId;
}

/** By the name that the template has for it, where it has one: of what the project no longer has, an id alone would lead to another's beginning. */
function placeIn(id: string, { names, placeOf }: Evidence): Place {
  const name = names[id];
  if (name === undefined) return placeOf?.(id) ?? { resource: id };
  const at = placeOf?.(logicalId(name));
  if (!at || (at.resource === undefined && at.function === undefined)) return at ?? { resource: name };
  return at.resource === name || at.function === name ? at : { resource: name };
}
