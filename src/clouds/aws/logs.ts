import type { LogLine } from '#kit/stack-driver.ts';
import type { Send } from './client/calls.ts';
import { isMissing } from './errors.ts';

/** Log lines of a function, from the group that its own configuration names. */
export async function logs(send: Send, groups: Map<string, string>, id: string, since: number, signal?: AbortSignal): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  try {
    const logGroupName = groups.get(id) ?? (await groupOf(send, id, signal));
    groups.set(id, logGroupName);
    let token: string | undefined;
    do {
      const page = await send('FilterLogEvents', { logGroupName, startTime: since, ...(token ? { nextToken: token } : {}) }, signal);
      for (const event of page.events ?? []) {
        lines.push({
          at: event.timestamp ?? 0,
          text: (event.message ?? '').replace(/\r?\n$/, ''),
          stream: event.logStreamName ?? '',
          id: event.eventId ?? `${event.logStreamName}/${event.timestamp}/${lines.length}`,
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

async function groupOf(send: Send, id: string, signal?: AbortSignal): Promise<string> {
  const { LoggingConfig } = await send('GetFunctionConfiguration', { FunctionName: id }, signal);
  return LoggingConfig?.LogGroup ?? `/aws/lambda/${id}`;
}
