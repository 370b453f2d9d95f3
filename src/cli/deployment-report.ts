import type { DeploymentRow, DeploymentSnapshot } from '#model/deployment.ts';
import type { Problem } from '#model/problem.ts';
import type { DeploymentEnd, StackOutput } from '#model/stack.ts';
import type { ExitCode } from './exit.ts';
import { type Output, printedProblem } from './output.ts';

/** Says each thing of a deployment once: a line per phase, change, resource and problem, and one `finished` at the end. */
export interface Reporter {
  show(snapshot: DeploymentSnapshot): void;
  finishedWith(snapshot: DeploymentSnapshot, more: readonly Problem[]): ExitCode;
  finished(status: DeploymentEnd, outputs: readonly StackOutput[], problems: readonly Problem[]): ExitCode;
}

/** More of one kind of note than this are said in one line. */
const MANY = 5;

export function createReporter(output: Output): Reporter {
  let phase = '';
  let changesTold = 0;
  const rows = new Map<string, DeploymentRow['state']>();
  const now = () => new Date().toISOString();

  const finished = (status: DeploymentEnd, outputs: readonly StackOutput[], problems: readonly Problem[]): ExitCode => {
    if (!output.json) {
      const kept = problems.filter((one) => one.code === 'ResourceKept');
      const isMany = kept.length > MANY;
      output.problems(isMany ? problems.filter((one) => one.code !== 'ResourceKept') : problems);
      if (isMany)
        output.note(`note: ${kept.length} resources are kept in the account, and may cost money: ${kept.map((one) => one.at.resource ?? '').join(', ')}`);
    }
    const named = Object.fromEntries(outputs.map((one) => [one.name, one.value]));
    output.line(
      { type: 'finished', at: now(), status, outputs: named, problems: problems.map(printedProblem) },
      [`${status}`, ...outputs.map((one) => `  ${one.name}  ${one.value}`)].join('\n'),
    );
    return status === 'succeeded' || status === 'unchanged' || status === 'staged' ? 0 : 1;
  };

  return {
    finished,
    show(snapshot) {
      if (snapshot.phase !== phase) {
        phase = snapshot.phase;
        output.line({ type: 'phase', at: now(), phase, stack: snapshot.stackName }, snapshot.activity || phase);
      }
      if (snapshot.summary && changesTold === 0 && snapshot.rows.length > 0 && ['staged', 'executing', 'removing'].includes(phase)) {
        changesTold = snapshot.rows.length;
        if (!output.json) output.line({}, snapshot.summary.sentence);
        for (const { change } of snapshot.rows) {
          output.line(
            {
              type: 'change',
              at: now(),
              action: change.action,
              name: change.name,
              logicalId: change.logicalId,
              resourceType: change.type,
              replacement: change.replacement,
              holdsData: change.holdsData,
            },
            `  ${change.action.padEnd(7)} ${change.type}  ${change.name}${change.replacement === 'never' ? '' : '  replaces'}`,
          );
        }
      }
      for (const row of snapshot.rows) {
        if (row.state === 'waiting' || rows.get(row.change.logicalId) === row.state) continue;
        rows.set(row.change.logicalId, row.state);
        output.line(
          {
            type: 'resource',
            at: now(),
            name: row.change.name,
            logicalId: row.change.logicalId,
            resourceType: row.change.type,
            state: row.state,
            ...(row.reason ? { reason: row.reason } : {}),
          },
          row.state === 'running' ? undefined : `  ${row.state.padEnd(10)} ${row.change.name}${row.reason ? `: ${row.reason}` : ''}`,
        );
      }
    },
    finishedWith(snapshot, more) {
      const problems = [
        ...snapshot.problems,
        ...more.filter((one) => one.severity === 'warning' && !snapshot.problems.some((other) => other.summary === one.summary)),
      ];
      if (output.json) for (const one of problems) output.line({ type: 'problem', at: now(), ...printedProblem(one) }, undefined);
      return finished(endOf(snapshot), snapshot.outputs, problems);
    },
  };
}

function endOf({ phase, problems }: DeploymentSnapshot): DeploymentEnd {
  // Whatever was begun can neither be followed nor cleared away without new ones.
  if (phase === 'failed' && problems.some((one) => one.code === 'CredentialsExpired')) return 'lost';
  switch (phase) {
    case 'succeeded':
    case 'removed':
      return 'succeeded';
    case 'rolledBack':
    case 'unchanged':
    case 'lost':
      return phase;
    default:
      return 'failed';
  }
}
