import type { Generated } from '#engine/template/generated.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock, Random } from '#kit/ports.ts';
import type { PollResult, StackDriver, StagedChanges } from '#kit/stack-driver.ts';
import type { Change } from '#model/change.ts';
import type { StackEvent, StackResource, StackState } from '#model/stack.ts';

/** A clock that nobody waits for: sleeping lets the others go first, then moves the time on. */
export function aClock(start = 1_000): Clock {
  let now = start;
  return {
    now: () => now,
    async sleep(milliseconds, signal) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      now += milliseconds;
    },
  };
}

export function aRandom(): Random {
  let count = 0;
  return { id: () => `id-${++count}` };
}

export function aChange(logicalId: string, more: Partial<Change> = {}): Change {
  return { action: 'add', logicalId, type: 'Thing', name: logicalId.toLowerCase(), replacement: 'never', holdsData: false, causes: [], ...more };
}

export function aGenerated(more: Partial<Generated> = {}): Generated {
  return {
    template: {},
    body: '{}',
    problems: [],
    parameters: [],
    artifactBucketParameter: 'ArtifactBucket',
    names: {},
    statements: {},
    dropped: [],
    publicUrls: 0,
    idleCosts: [],
    dataHolders: [],
    ...more,
  };
}

export const STACK_ID = 'stack/shop-dev/1';

export function aState(status: 'missing' | 'ready' | 'busy' | 'rollingBack' | 'rolledBack' | 'broken' | 'deleted', more: Partial<StackState> = {}): StackState {
  const base = { name: 'shop-dev', id: STACK_ID, ours: true, outputs: [], status: status.toUpperCase() };
  const operation = { kind: 'update', running: false, failed: false, rollingBack: false } as const;
  switch (status) {
    case 'missing':
      return { name: 'shop-dev', condition: 'missing', ours: false, outputs: [], ...more };
    case 'deleted':
      return { ...base, condition: 'missing', operation: { ...operation, kind: 'delete' }, ...more };
    case 'ready':
      return { ...base, condition: 'ready', operation, ...more };
    case 'busy':
      return { ...base, condition: 'busy', operation: { ...operation, running: true }, ...more };
    case 'rollingBack':
      return { ...base, condition: 'busy', operation: { ...operation, running: true, failed: true, rollingBack: true }, ...more };
    case 'rolledBack':
      return { ...base, condition: 'ready', operation: { ...operation, failed: true, rolledBack: true }, ...more };
    case 'broken':
      return { ...base, condition: 'broken', operation: { ...operation, failed: true }, ...more };
  }
}

let events = 0;
export function anEvent(logicalId: string, verb: StackEvent['verb'], phase: StackEvent['phase'], more: Partial<StackEvent> = {}): StackEvent {
  events += 1;
  return { id: `event-${events}`, at: events, logicalId, type: 'Thing', status: `${verb}-${phase}`, verb, phase, isStack: false, ...more };
}

/** The stack's own event; its status is the state's, so that both tell of the same end. */
export function aStackEvent(state: StackState, verb: StackEvent['verb'], phase: StackEvent['phase']): StackEvent {
  return anEvent('shop-dev', verb, phase, { isStack: true, status: state.status ?? '' });
}

export interface Script {
  /** By verb, how often it was called, with what. */
  readonly calls: { verb: keyof StackDriver; argument?: unknown }[];
  inspect: StackState;
  changes: readonly Change[];
  empty: boolean;
  resources: readonly StackResource[];
  removal: readonly Change[];
  /** What each poll gives; the last one is repeated, without its events. */
  polls: (Pick<PollResult, 'state' | 'events'> | CloudError)[];
  fail: Partial<Record<keyof StackDriver, unknown[]>>;
  /** What the stack is once one of these was called. */
  after: Partial<Record<keyof StackDriver, StackState>>;
}

/** A driver that does what its script says and remembers what it was asked. */
export function aSession(script: Partial<Script> = {}): CloudSession & { readonly script: Script } {
  const full: Script = {
    calls: [],
    inspect: aState('missing'),
    changes: [aChange('A')],
    empty: false,
    resources: [],
    removal: [aChange('Old', { action: 'remove' })],
    polls: [],
    fail: {},
    after: {},
    ...script,
  };
  const called = async (verb: keyof StackDriver, argument?: unknown): Promise<void> => {
    full.calls.push({ verb, ...(argument === undefined ? {} : { argument }) });
    await Promise.resolve();
    const failure = full.fail[verb]?.shift();
    if (failure !== undefined) throw failure;
    full.inspect = full.after[verb] ?? full.inspect;
  };
  let last: Pick<PollResult, 'state' | 'events'> | undefined;
  const staged = (): StagedChanges => ({ stackId: STACK_ID, stack: 'shop-dev', id: 'changes-1', kind: 'update', changes: full.changes, empty: full.empty });
  const driver: StackDriver = {
    capabilities: { stop: true, events: true },
    async inspect() {
      await called('inspect');
      return full.inspect;
    },
    async prepareArtifacts(signal) {
      await called('prepareArtifacts');
      signal?.throwIfAborted();
      return { bucket: 'bucket' };
    },
    async upload(_bucket, artifacts, onProgress, signal) {
      await called('upload');
      signal?.throwIfAborted();
      onProgress(artifacts.length, artifacts.length);
    },
    async stage(request, signal) {
      await called('stage', request);
      signal?.throwIfAborted();
      return staged();
    },
    async execute(_staged, token) {
      await called('execute', token);
    },
    discard: () => called('discard'),
    async findStaged() {
      await called('findStaged');
      return { staged: staged(), running: full.inspect.condition === 'busy', names: {} };
    },
    async bookmark() {
      await called('bookmark');
      return { seen: [], since: 0 };
    },
    async poll() {
      await called('poll');
      const next = full.polls.shift();
      if (next instanceof CloudError) throw next;
      const result = next ?? { state: last?.state ?? full.inspect, events: [] };
      last = result;
      return { ...result, cursor: { seen: [], since: 0 } };
    },
    stop: (_state, token) => called('stop', token),
    remove: (_id, token) => called('remove', token),
    recover: (_state, { skip }) => called('recover', skip),
    resources: async () => {
      await called('resources');
      return [...full.resources];
    },
    removal: async () => {
      await called('removal');
      return [...full.removal];
    },
    findings: async () => [],
    endpointsOf: () => [],
    deployedTemplate: async () => undefined,
  };
  const unused = (): never => {
    throw new Error('not part of a deployment');
  };
  return {
    script: full,
    target: { kind: 'aws', region: 'eu-west-1' },
    driver,
    runner: { invoke: unused, logs: unused },
    account: { list: unused },
    identity: async () => ({ account: '1', arn: 'people/alice' }),
    act: unused,
    diagnoseAccessDenied: () => null,
  };
}
