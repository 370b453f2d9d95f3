import type { LogLine } from '#kit/stack-driver.ts';

/** The lines of one invocation. Lines that belong to none (the start of the runtime) form groups without an id. */
export interface LogRequest {
  /** For lists; unique. */
  readonly key: string;
  readonly requestId?: string;
  readonly startedAt: number;
  readonly lines: readonly LogLine[];
  /** Milliseconds, as the platform reports it. */
  readonly duration?: number;
  /** Megabytes. */
  readonly memoryUsed?: number;
  readonly isFailed: boolean;
}

const START = /^START RequestId: (\S+)/;
const END = /^END RequestId: (\S+)/;
const REPORT = /^REPORT RequestId: (\S+)(?:.*?\bDuration: ([\d.]+) ms)?(?:.*?Max Memory Used: (\d+) MB)?/;
const FAILED = /^(?:\S+\t){2}ERROR\t|\bERROR\b|Task timed out after|Invoke Error|Runtime exited|Process exited/;

/** Groups lines by request: one stream is one instance, and an instance serves one request at a time. Oldest first. */
export function requestsOf(lines: readonly LogLine[]): LogRequest[] {
  const groups: Draft[] = [];
  const open = new Map<string, Draft>();
  for (const line of lines) {
    const started = START.exec(line.text)?.[1];
    const known = open.get(line.stream);
    if (started !== undefined || known === undefined) {
      const draft: Draft = { key: started ?? line.id, requestId: started, startedAt: line.at, lines: [line], isFailed: false };
      groups.push(draft);
      open.set(line.stream, draft);
      read(draft, line.text);
    } else {
      known.lines.push(line);
      read(known, line.text);
      if (REPORT.test(line.text)) open.delete(line.stream);
    }
  }
  return groups.map(({ requestId, duration, memoryUsed, ...rest }) => ({
    ...rest,
    ...(requestId === undefined ? {} : { requestId }),
    ...(duration === undefined ? {} : { duration }),
    ...(memoryUsed === undefined ? {} : { memoryUsed }),
  }));
}

/** START, END and REPORT: the platform's own lines, shown as the group's head instead. */
export function isPlatformLine(text: string): boolean {
  return START.test(text) || END.test(text) || REPORT.test(text);
}

interface Draft {
  readonly key: string;
  requestId: string | undefined;
  readonly startedAt: number;
  readonly lines: LogLine[];
  duration?: number;
  memoryUsed?: number;
  isFailed: boolean;
}

function read(draft: Draft, text: string): void {
  const report = REPORT.exec(text);
  if (report) {
    draft.requestId ??= report[1];
    if (report[2] !== undefined) draft.duration = Number(report[2]);
    if (report[3] !== undefined && report[3] !== '0') draft.memoryUsed = Number(report[3]);
  }
  if (FAILED.test(text)) draft.isFailed = true;
}
