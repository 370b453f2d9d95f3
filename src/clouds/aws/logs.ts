import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { LogLine } from '#kit/stack-driver.ts';
import type { Send } from './client/calls.ts';
import { isMissing } from './errors.ts';

/** Log lines of a function, from the group that its own configuration names. */
export async function logs(send: Send, groups: Map<string, string>, id: string, since: number, signal?: AbortSignal): Promise<LogLine[]> {
  const lines = new Map<string, LogLine>();
  try {
    const logGroupName = groups.get(id) ?? (await groupOf(send, id, signal));
    groups.set(id, logGroupName);
    for (let from: number | undefined = since; from !== undefined; ) from = await readFrom(send, logGroupName, from, lines, signal);
  } catch (error) {
    // Neither the group nor the function has to be there before the first call; a group that was replaced is looked for again.
    if (!isMissing(error)) throw error;
    groups.delete(id);
  }
  return [...lines.values()].sort((a, b) => a.at - b.at);
}

/** API Reference, `FilterLogEvents`: at most so many events an answer. */
const MOST = 10_000;

/**
 * Page by page, each line once. Where it has to be read on from, after a full page without a token: the local cloud gives none, and ends there
 * without a word. Undefined: that was all.
 */
async function readFrom(send: Send, logGroupName: string, startTime: number, lines: Map<string, LogLine>, signal?: AbortSignal): Promise<number | undefined> {
  const numbered = numberOccurrences();
  let token: string | undefined;
  for (;;) {
    const { events = [], nextToken } = await send('FilterLogEvents', { logGroupName, startTime, ...(token ? { nextToken: token } : {}) }, signal);
    let last = startTime;
    for (const event of events) {
      const at = event.timestamp ?? 0;
      const id = event.eventId ?? numbered(event);
      last = Math.max(last, at);
      lines.set(id, { at, text: (event.message ?? '').replace(/\r?\n$/, ''), stream: event.logStreamName ?? '', id });
    }
    token = nextToken;
    if (token) continue;
    if (events.length < MOST) return undefined;
    // What else was said at that very moment comes with what follows; where a whole page is of one moment, there is no other way on.
    return last > startTime ? last : startTime + 1;
  }
}

/** The local cloud numbers no events: what says the same at the same moment is told apart by its place among its like, the same in each reading. */
function numberOccurrences(): (event: FilteredLogEvent) => string {
  const seen = new Map<string, number>();
  return ({ logStreamName, timestamp, message }) => {
    const words = `${logStreamName}/${timestamp}/${message}`;
    const nth = (seen.get(words) ?? 0) + 1;
    seen.set(words, nth);
    return `${words}/${nth}`;
  };
}

async function groupOf(send: Send, id: string, signal?: AbortSignal): Promise<string> {
  const { LoggingConfig } = await send('GetFunctionConfiguration', { FunctionName: id }, signal);
  return LoggingConfig?.LogGroup ?? `/aws/lambda/${id}`;
}
