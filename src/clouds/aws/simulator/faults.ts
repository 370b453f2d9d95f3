import type { Fault, Scenario } from './scenario/scenario.ts';
import { ServiceError } from './service-error.ts';

export interface Faults {
  /** Counts the call; gives what goes wrong with it. */
  next(command: string, now: number): Struck | undefined;
  /** New credentials: what failed for the old ones is over. */
  renew(): void;
  save(): SavedFaults;
}

/** What has struck so far, as plain data. */
export interface SavedFaults {
  /** Simulated milliseconds since 1970: when they began to count. */
  readonly since: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Simulated milliseconds since 1970: the first call of each command. */
  readonly firsts?: Readonly<Record<string, number>>;
  readonly isRenewed: boolean;
}

export interface Struck {
  readonly error: ServiceError;
  /** The command is carried out all the same, and its answer lost. */
  readonly carriedOut: boolean;
}

/** Errors of the API itself, as the scenario has them: by how often a command was called, or by time. */
export function createFaults({ faults = [], rate }: Scenario, now: number, saved?: SavedFaults): Faults {
  const begin = saved?.since ?? now;
  const takes = rate ? bucketOf(rate, now) : undefined;
  const counts = new Map(Object.entries(saved?.counts ?? {}));
  const firsts = new Map(Object.entries(saved?.firsts ?? {}));
  const lasting = faults.filter((one) => one.error !== 'ExpiredToken');
  let active = saved?.isRenewed ? lasting : faults;
  return {
    next(command, now) {
      const own = count(counts, canonical(command));
      const all = count(counts, '*');
      if (own === 1) firsts.set(canonical(command), now);
      const fault = active.find((one) => {
        const calls = one.command === '*' ? all : canonical(one.command) === canonical(command) ? own : undefined;
        if (calls === undefined) return false;
        const since = one.since === undefined ? begin : firsts.get(canonical(one.since));
        if (since === undefined) return false;
        const seconds = (now - since) / 1_000;
        const from = one.afterSeconds ?? 0;
        const isTime = seconds >= from && seconds < from + (one.forSeconds ?? Number.POSITIVE_INFINITY);
        return isTime && (one.calls === undefined || one.calls.includes(calls));
      });
      if (!fault && takes?.(now) === false) return { error: throttled(), carriedOut: false };
      return fault && { error: errorOf(fault, command), carriedOut: fault.error === 'network' && (fault.carriedOut ?? true) };
    },
    renew() {
      active = lasting;
    },
    save: () => ({ since: begin, counts: Object.fromEntries(counts), firsts: Object.fromEntries(firsts), isRenewed: active === lasting }),
  };
}

function throttled(): ServiceError {
  return new ServiceError('Throttling', 'Rate exceeded', 400);
}

/** API Reference, "Throttling": a bucket of tokens that fills up again; a call that finds none is refused. */
function bucketOf({ perSecond, burst = Math.max(1, Math.ceil(perSecond)) }: NonNullable<Scenario['rate']>, begin: number): (now: number) => boolean {
  let tokens = burst;
  let filledAt = begin;
  return (now) => {
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1_000) * perSecond);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

/** Both tell the events of a stack; which of them is asked is the driver's affair. */
function canonical(command: string): string {
  return command === 'DescribeStackEvents' ? 'DescribeEvents' : command;
}

function count(counts: Map<string, number>, key: string): number {
  const next = (counts.get(key) ?? 0) + 1;
  counts.set(key, next);
  return next;
}

/** API Reference, "Common Error Types" of CloudFormation; a lost answer is the SDK's own `TimeoutError`, without a status. */
function errorOf({ error }: Fault, command: string): ServiceError {
  switch (error) {
    case 'Throttling':
      return throttled();
    case 'network':
      return new ServiceError('TimeoutError', 'socket hang up');
    case 'ExpiredToken':
      return new ServiceError('ExpiredToken', 'The security token included in the request is expired', 403);
    case 'AccessDenied':
      return new ServiceError(
        'AccessDenied',
        `User: arn:aws:iam::123456789012:user/rehearsal is not authorized to perform: ${actionOf(command)} because no identity-based policy allows the ${actionOf(command)} action`,
        403,
      );
    case 'ServiceUnavailable':
      return new ServiceError('ServiceUnavailable', 'Service is unable to handle request', 503);
  }
}

/** Service Authorization Reference: mostly the command's own name. */
function actionOf(command: string): string {
  return ACTIONS[command] ?? `cloudformation:${command}`;
}

const ACTIONS: Readonly<Record<string, string>> = {
  FilterLogEvents: 'logs:FilterLogEvents',
  GetCallerIdentity: 'sts:GetCallerIdentity',
  GetFunctionConfiguration: 'lambda:GetFunctionConfiguration',
  GetObject: 's3:GetObject',
  HeadObject: 's3:GetObject',
  Invoke: 'lambda:InvokeFunction',
  ListBuckets: 's3:ListAllMyBuckets',
  ListObjectsV2: 's3:ListBucket',
  ListQueues: 'sqs:ListQueues',
  ListTables: 'dynamodb:ListTables',
  ListTopics: 'sns:ListTopics',
  PutObject: 's3:PutObject',
  UpdateFunctionCode: 'lambda:UpdateFunctionCode',
};
