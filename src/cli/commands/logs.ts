import { setTimeout as wait } from 'node:timers/promises';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { LogLine } from '#kit/stack-driver.ts';
import { deployedFunction, stackOf } from '../deployed.ts';
import { type ExitCode, Refused } from '../exit.ts';
import { openSession, type TargetOptions } from '../open-session.ts';
import type { Output } from '../output.ts';
import type { World } from '../run-command-line.ts';

const POLL_MILLISECONDS = 1_000;

/** `logs DIR [FUNCTION]`: a line per log line, oldest first; with `--follow` until it is stopped, or nobody reads any more. */
export async function logsCommand(
  folder: string,
  name: string | undefined,
  of: TargetOptions & { readonly since: number; readonly follow: boolean },
  output: Output,
  world: World,
): Promise<ExitCode> {
  const signal = world.unread ? AbortSignal.any([world.signal, world.unread]) : world.signal;
  const found = await stackOf(folder, of.stage);
  if ('problems' in found) throw new Refused(found.problems);
  const session = await openSession(of, output, found.loaded);
  const names = name === undefined ? Object.keys(found.loaded.project?.functions ?? {}) : [name];
  const functions: { name: string; id: string }[] = [];
  for (const one of names) {
    const target = await deployedFunction(session, found.stack, one, signal);
    if ('problem' in target) throw new Refused([target.problem]);
    functions.push({ name: one, id: target.id });
  }
  const seen = new Set<string>();
  let since = Math.max(0, Date.now() - of.since * 60_000);
  try {
    do {
      for (const line of await newLines(session, functions, since, seen, signal)) {
        since = Math.max(since, line.at);
        output.line(
          { function: line.function, at: new Date(line.at).toISOString(), text: line.text },
          `${new Date(line.at).toISOString()}  ${line.function}  ${line.text}`,
        );
      }
      if (of.follow) await wait(POLL_MILLISECONDS, undefined, { signal });
    } while (of.follow);
  } catch (error) {
    // The only end that following has.
    if (!signal.aborted) throw error;
  }
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
