import type { CloudSession } from '#kit/cloud-session.ts';
import { problem } from '#model/problem.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { logText, mergeLines } from '../logs-lines.ts';
import { problemFrom } from '../session.ts';
import { deployedId } from './refresh-deployed.ts';

/** The log begins an hour back, and each poll looks a little behind the last line: lines arrive late and out of order. */
const BACK = 3_600_000;
const OVERLAP = 30_000;
const PAUSE = { local: 700, aws: 3_000 } as const;

/** Reads a function's log and goes on reading until it is stopped, or another function is chosen. */
export async function followLogs(world: DeployWorld, chosen?: string): Promise<void> {
  const { logs, clouds } = world;
  logs.getState().stop?.();
  if (chosen !== undefined && chosen !== logs.getState().functionName) logs.setState({ functionName: chosen, lines: [], added: [] });
  const name = logsFunctionName(world);
  const session = clouds.session.current();
  if (name === undefined || !session) return;
  const abort = new AbortController();
  logs.setState({ stop: () => abort.abort(), problem: undefined });
  try {
    await follow(world, session, name, abort.signal);
  } catch (error) {
    if (!abort.signal.aborted) logs.setState({ problem: problemFrom(error), stop: undefined });
  }
}

export function stopLogs(world: DeployWorld): void {
  world.logs.getState().stop?.();
  world.logs.setState({ stop: undefined });
}

/** What is shown is forgotten; what comes later is shown. The cloud keeps it all. */
export function clearLogs(world: DeployWorld): void {
  world.logs.setState({ lines: [], added: [], clearedAt: world.clock.now() });
}

export function searchLogs(world: DeployWorld, search: string): void {
  world.logs.setState({ search });
}

export function downloadLogs(world: DeployWorld): void {
  const { lines } = world.logs.getState();
  world.workbench.download(`${logsFunctionName(world) ?? 'function'}.log.txt`, logText(lines));
}

export function logsFunctionName(world: DeployWorld): string | undefined {
  const functions = Object.keys(world.workbench.opened()?.project.functions ?? {});
  const chosen = world.logs.getState().functionName;
  return chosen !== undefined && functions.includes(chosen) ? chosen : functions[0];
}

async function follow(world: DeployWorld, session: CloudSession, name: string, signal: AbortSignal): Promise<void> {
  const { logs, clock } = world;
  const pause = PAUSE[session.target.kind];
  for (;;) {
    const id = await deployedId(world, name, signal);
    signal.throwIfAborted();
    if (id === undefined) {
      logs.setState({
        problem: problem('StackMissing', {
          at: { function: name },
          summary: `${name} is not deployed`,
          remedy: 'deploy the project to see its log',
          severity: 'info',
        }),
      });
    } else {
      const { lines, clearedAt } = logs.getState();
      const since = Math.max(clearedAt, (lines.at(-1)?.at ?? clock.now() - BACK) - OVERLAP);
      const came = await session.runner.logs(id, since, signal);
      signal.throwIfAborted();
      const merged = mergeLines(
        logs.getState().lines,
        came.filter((line) => line.at >= clearedAt),
      );
      if (merged !== lines || logs.getState().problem) {
        logs.setState({ lines: merged, problem: undefined });
      }
    }
    await clock.sleep(pause, signal);
  }
}
