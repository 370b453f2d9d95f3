import { notOurs, stackOf } from '../deployed.ts';
import { type ExitCode, Refused } from '../exit.ts';
import { openSession, type TargetOptions } from '../open-session.ts';
import { type Output, printedProblem } from '../output.ts';

/** `status DIR`: the stack, its status, and what ran on it last. Without a stack: `"stack": null`, which is no failure. */
export async function statusCommand(folder: string, target: TargetOptions, output: Output, signal: AbortSignal): Promise<ExitCode> {
  const found = await stackOf(folder, target.stage);
  if ('problems' in found) {
    output.result({ stack: null, status: null, lastOperation: null, problems: found.problems.map(printedProblem) }, '');
    output.problems(found.problems);
    return 1;
  }
  const session = await openSession(target, output, found.loaded);
  const state = await session.driver.inspect(found.stack, signal);
  if (state.condition === 'missing') {
    output.result({ stack: null, status: null, lastOperation: null }, `${found.stack} is not deployed`);
    return 0;
  }
  const wrong = notOurs(state);
  if (wrong) throw new Refused([wrong]);
  const operation = state.operation;
  const lastOperation = operation
    ? {
        type: operation.kind,
        status: operation.running ? 'running' : operation.failed ? 'failed' : 'succeeded',
        startedAt: operation.startedAt === undefined ? null : new Date(operation.startedAt).toISOString(),
        endedAt: operation.endedAt === undefined ? null : new Date(operation.endedAt).toISOString(),
      }
    : null;
  output.result(
    { stack: state.name, status: state.status ?? null, lastOperation },
    `${state.name}  ${state.status ?? ''}${state.reason ? `  ${state.reason}` : ''}`,
  );
  return 0;
}
