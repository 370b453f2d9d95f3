import type { CloudSession } from '#kit/cloud-session.ts';
import type { LogLine } from '#kit/stack-driver.ts';
import { deployedFunction, stackOf } from '../deployed.ts';
import type { ExitCode } from '../exit.ts';
import { openSession, type TargetOptions } from '../open-session.ts';
import type { Output } from '../output.ts';

const POLL_MILLISECONDS = 1_000;

/** `logs DIR [FUNCTION]`: a line per log line, oldest first; with `--follow` until it is stopped. */
export async function logsCommand(
  folder: string,
  name: string | undefined,
  of: TargetOptions & { readonly since: number; readonly follow: boolean },
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const found = await stackOf(folder, of.stage);
  if ('problems' in found) {
    output.problems(found.problems);
    return 1;
  }
  const session = await openSession(of, output, found.loaded);
  const names = name === undefined ? Object.keys(found.loaded.project?.functions ?? {}) : [name];
  const functions: { name: string; id: string }[] = [];
  for (const one of names) {
    const target = await deployedFunction(session, found.stack, one, signal);
    if ('problem' in target) {
      output.problems([target.problem]);
      return 1;
    }
    functions.push({ name: one, id: target.id });
  }
  const seen = new Set<string>();
  let since = Date.now() - of.since * 60_000;
  do {
    const lines = await newLines(session, functions, since, seen, signal);
    for (const line of lines) {
      since = Math.max(since, line.at);
      output.line(
        { function: line.function, at: new Date(line.at).toISOString(), text: line.text },
        `${new Date(line.at).toISOString()}  ${line.function}  ${line.text}`,
      );
    }
    if (of.follow) await new Promise((done) => setTimeout(done, POLL_MILLISECONDS));
  } while (of.follow && !signal.aborted);
  return 0;
}

async function newLines(
  session: CloudSession,
  functions: readonly { name: string; id: string }[],
  since: number,
  seen: Set<string>,
  signal: AbortSignal,
): Promise<(LogLine & { function: string })[]> {
  const all = await Promise.all(
    functions.map(async ({ name, id }) =>
      (await session.runner.logs(id, since, signal)).map((line) => ({ ...line, text: line.text.replace(/\n$/, ''), function: name })),
    ),
  );
  return all
    .flat()
    .filter((line) => !seen.has(line.id) && seen.add(line.id))
    .sort((a, b) => a.at - b.at);
}
