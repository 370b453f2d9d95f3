import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { LogLine } from '#kit/stack-driver.ts';
import type { Send } from './client/calls.ts';
import { isMissing } from './errors.ts';

/** Log lines of a function, from the group that its own configuration names. */
export async function logs(send: Send, groups: Map<string, string>, id: string, since: number, signal?: AbortSignal): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  try {
    const logGroupName = groups.get(id) ?? (await groupOf(send, id, signal));
    groups.set(id, logGroupName);
    const numbered = numberOccurrences();
    let token: string | undefined;
    do {
      const page = await send('FilterLogEvents', { logGroupName, startTime: since, ...(token ? { nextToken: token } : {}) }, signal);
      for (const event of page.events ?? []) {
        lines.push({
          at: event.timestamp ?? 0,
          text: (event.message ?? '').replace(/\r?\n$/, ''),
          stream: event.logStreamName ?? '',
          id: event.eventId ?? numbered(event),
        });
      }
      token = page.nextToken;
    } while (token);
  } catch (error) {
    // Neither the group nor the function has to be there before the first call; a group that was replaced is looked for again.
    if (!isMissing(error)) throw error;
    groups.delete(id);
  }
  return lines.sort((a, b) => a.at - b.at);
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
