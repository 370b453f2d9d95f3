import { readFile } from 'node:fs/promises';
import { problem } from '#model/problem.ts';
import { deployedFunction, stackOf } from '../deployed.ts';
import { type ExitCode, UsageError } from '../exit.ts';
import { openSession, type TargetOptions } from '../open-session.ts';
import { type Output, printedProblem } from '../output.ts';

/** `invoke DIR FUNCTION`: runs the deployed function with an event, and gives its answer and its log. */
export async function invokeCommand(
  folder: string,
  name: string,
  of: TargetOptions & { readonly event?: string },
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const payload = of.event === undefined ? '{}' : await readEvent(of.event);
  const found = await stackOf(folder, of.stage);
  const invalid =
    payload === undefined
      ? [problem('EventInvalid', { at: { file: of.event ?? '' }, summary: 'the event is not JSON', remedy: 'give a file with one JSON value' })]
      : [];
  const problems = 'problems' in found ? found.problems : invalid;
  if (problems.length > 0 || 'problems' in found || payload === undefined) return failed(output, problems);
  const session = await openSession(of, output, found.loaded);
  const target = await deployedFunction(session, found.stack, name, signal);
  if ('problem' in target) return failed(output, [target.problem]);
  const answer = await session.runner.invoke(target.id, payload, signal);
  output.result({ status: answer.status, payload: answer.payload, logs: answer.logs }, JSON.stringify(answer.payload, null, 2) ?? '');
  if (!output.json) for (const line of answer.logs) output.note(line);
  return answer.status === 'succeeded' ? 0 : 1;
}

function failed(output: Output, problems: Parameters<Output['problems']>[0]): ExitCode {
  output.result({ status: 'failed', payload: null, logs: [], problems: problems.map(printedProblem) }, '');
  output.problems(problems);
  return 1;
}

/** Undefined where it isn't JSON. */
async function readEvent(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(`no file ${path}; --event takes a file with the event as JSON`);
  });
  try {
    JSON.parse(text);
    return text;
  } catch {
    return undefined;
  }
}
