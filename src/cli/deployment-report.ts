import type { Change } from '#model/change.ts';
import type { DeploymentRow, DeploymentSnapshot } from '#model/deployment.ts';
import { type Problem, problemText } from '#model/problem.ts';
import { rowNames } from '#model/row-names.ts';
import type { DeploymentEnd, StackOutput } from '#model/stack.ts';
import { type ExitCode, STOPPED, UsageError } from './exit.ts';
import { type Output, printedProblem } from './output.ts';
import { policyText, printedPolicy } from './policy-report.ts';
import { problemsOf, stoppedProblem } from './problems-of.ts';

/** Says each thing of a deployment once: a line per phase, change, resource and problem, and one `finished` at the end. */
export interface Reporter {
  show(snapshot: DeploymentSnapshot): void;
  /** What somebody should know before the execution; it stands among the problems of the end too. */
  warn(problems: readonly Problem[]): void;
  finishedWith(snapshot: DeploymentSnapshot, more: readonly Problem[]): ExitCode;
  finished(status: DeploymentEnd, outputs: readonly StackOutput[], problems: readonly Problem[]): ExitCode;
  /** Ctrl-C, with nothing begun or all of it taken back. */
  stopped(when: string): ExitCode;
}

/** Whatever ends it before there is a deployment still ends with the line that programs wait for. */
export async function reporting(output: Output, signal: AbortSignal, body: (reporter: Reporter) => Promise<ExitCode>): Promise<ExitCode> {
  const reporter = createReporter(output);
  try {
    return await body(reporter);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (signal.aborted) return reporter.stopped('before anything was begun');
    const problems = problemsOf(error);
    if (!problems) throw error;
    return reporter.finished('failed', [], problems);
  }
}

/** More of one kind of note than this are said in one line. */
const MANY = 5;

export function createReporter(output: Output): Reporter {
  let phase = '';
  let changesTold = 0;
  const rows = new Map<string, string>();
  const told = new Set<string>();
  const now = () => new Date().toISOString();

  const finished = (status: DeploymentEnd, outputs: readonly StackOutput[], problems: readonly Problem[]): ExitCode => {
    if (!output.json) {
      const fresh = problems.filter((one) => !told.has(problemText(one)));
      const kept = fresh.filter((one) => one.code === 'ResourceKept');
      const isMany = kept.length > MANY;
      output.problems(isMany ? fresh.filter((one) => one.code !== 'ResourceKept') : fresh);
      if (isMany)
        output.note(`note: ${kept.length} resources are kept in your account, and may cost money: ${kept.map((one) => one.at.resource ?? '').join(', ')}`);
    }
    const named = Object.fromEntries(outputs.map((one) => [one.name, one.value]));
    output.line(
      { type: 'finished', at: now(), status, outputs: named, problems: problems.map(printedProblem) },
      [`${status}`, ...outputs.map((one) => `  ${one.name}  ${one.value}`)].join('\n'),
    );
    return status === 'succeeded' || status === 'unchanged' || status === 'staged' ? 0 : 1;
  };

  const lines = (problems: readonly Problem[]): void => {
    for (const one of problems) if (!told.has(problemText(one))) output.line({ type: 'problem', at: now(), ...printedProblem(one) }, undefined);
  };

  return {
    finished,
    warn(problems) {
      const warnings = problems.filter((one) => isTold(one) && !told.has(problemText(one)));
      if (output.json) lines(warnings);
      else output.problems(warnings);
      for (const one of warnings) told.add(problemText(one));
    },
    stopped(when) {
      finished('failed', [], [stoppedProblem(when)]);
      return STOPPED;
    },
    show(snapshot) {
      if (snapshot.phase !== phase) {
        phase = snapshot.phase;
        const policy = phase === 'staged' ? snapshot.policy : undefined;
        output.line(
          { type: 'phase', at: now(), phase, stack: snapshot.stackName, ...(policy ? { policy: printedPolicy(policy) } : {}) },
          [snapshot.activity || phase, ...(policy ? [policyText(policy)] : [])].join('\n'),
        );
      }
      const held = snapshot.pause?.replace(/; asking again.*/, '');
      if (held !== undefined && !told.has(`${phase} ${held}`)) {
        told.add(`${phase} ${held}`);
        output.line({ type: 'phase', at: now(), phase, stack: snapshot.stackName, waitsFor: snapshot.pause }, snapshot.pause);
      }
      if (snapshot.heldBy !== undefined && !told.has(snapshot.heldBy)) {
        told.add(snapshot.heldBy);
        output.line(
          { type: 'phase', at: now(), phase, stack: snapshot.stackName, waitsFor: snapshot.heldBy },
          `${snapshot.heldBy}; waiting until that is over`,
        );
      }
      if (snapshot.summary && changesTold === 0 && snapshot.rows.length > 0 && ['staged', 'executing', 'removing'].includes(phase)) {
        changesTold = snapshot.rows.length;
        if (!output.json && phase !== 'removing') output.line({}, snapshot.summary.sentence);
        for (const { change } of snapshot.rows) {
          output.line(
            {
              type: 'change',
              at: now(),
              action: actionOf(change, phase),
              name: change.name,
              logicalId: change.logicalId,
              resourceType: change.type,
              replacement: change.replacement,
              holdsData: change.holdsData,
              ...(change.old === 'kept' ? { stays: true } : {}),
            },
            `  ${actionOf(change, phase).padEnd(7)} ${change.type}  ${change.name}${REPLACES[change.replacement]}${change.old === 'kept' && phase !== 'removing' ? '  stays in the account' : ''}`,
          );
        }
      }
      for (const row of snapshot.rows) {
        const state = row.stabilising ? 'stabilising' : row.state;
        if (state === 'waiting' || rows.get(row.change.logicalId) === state) continue;
        rows.set(row.change.logicalId, state);
        const seconds = secondsOf(row);
        const waitedFor = row.state === 'running' && !row.stabilising ? waitedOf(row.after ?? [], snapshot.rows) : [];
        output.line(
          {
            type: 'resource',
            at: now(),
            name: row.change.name,
            logicalId: row.change.logicalId,
            resourceType: row.change.type,
            state: row.state,
            ...(row.stabilising ? { stabilising: true } : {}),
            ...(row.parent === undefined ? {} : { parent: row.parent }),
            ...(waitedFor.length > 0 ? { waitedFor } : {}),
            ...(seconds === undefined ? {} : { seconds }),
            ...(row.reason ? { reason: row.reason } : {}),
          },
          row.state === 'running'
            ? row.stabilising
              ? `  ${'applied'.padEnd(10)} ${row.change.type}  ${row.change.name}  still stabilising`
              : undefined
            : `  ${(row.state === 'skipped' && phase === 'removing' ? 'kept' : row.state).padEnd(10)} ${row.change.type}  ${row.change.name}${seconds === undefined ? '' : `  ${seconds.toFixed(1)} s`}${row.reason ? `: ${row.reason}` : ''}`,
        );
      }
    },
    finishedWith(snapshot, more) {
      const problems = [...snapshot.problems, ...more.filter((one) => isTold(one) && !snapshot.problems.some((other) => other.summary === one.summary))];
      if (output.json) lines(problems);
      return finished(endOf(snapshot), snapshot.outputs, problems);
    },
  };
}

/** What is left out of the template stands among what is deployed, or rather doesn't; other notes are for who asks for the template. */
function isTold({ code, severity }: Problem): boolean {
  return severity === 'warning' || code === 'ResourceUnused';
}

/** From its beginning to its end, in tenths. */
function secondsOf({ startedAt, endedAt }: DeploymentRow): number | undefined {
  return startedAt === undefined || endedAt === undefined ? undefined : Math.round((endedAt - startedAt) / 100) / 10;
}

function waitedOf(ids: readonly string[], rows: readonly DeploymentRow[]): readonly string[] {
  const names = ids.length > 0 ? rowNames(rows) : undefined;
  return names ? ids.map((id) => names.get(id) ?? id) : [];
}

const REPLACES: Readonly<Record<Change['replacement'], string>> = { never: '', maybe: '  may replace', always: '  replaces' };

/** A removal keeps what the template says to keep. */
function actionOf({ action, old }: Change, phase: string): string {
  return phase === 'removing' && old === 'kept' ? 'keep' : action;
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
