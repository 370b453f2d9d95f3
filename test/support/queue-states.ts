import { type Plan, planOf, stepBegan, stepEnded } from '#engine/plan/plan.ts';
import type { DeploymentRequest } from '#engine/queue/deployment-queue.ts';
import { NOTHING_QUEUED, type QueueState } from '#state/queue.ts';

// Every state of a queue, for the gallery and for tests.

const START = Date.UTC(2026, 10, 21, 10, 0, 0);
const request = (id: string, minutes: number, of: Partial<DeploymentRequest> = {}): DeploymentRequest => ({
  id,
  state: 'QUEUED',
  at: START + minutes * 60_000,
  reasons: [],
  ...of,
});
const started: Plan = stepBegan(stepBegan(planOf({ build: [], turn: [], deploy: ['build', 'turn'] }), 'build'), 'turn');
const built = stepEnded(started, 'build');

const first = request('first', 0, { state: 'RUNNING', changeSetId: 'changes' });
const superseded = request('second', 2, { state: 'TERMINATED', endedAt: START + 180_000, successor: 'third', reasons: ['a newer request took its place'] });
const third = request('third', 3);
const running = { stack: 'MIGRATING', current: first, queued: third, past: [superseded] } as const;

export const queueStates = {
  nothing: NOTHING_QUEUED,
  beingBuilt: { queue: running, waitsFor: undefined, plan: started },
  queued: { queue: running, waitsFor: undefined, plan: built },
  waitsForSomebody: {
    queue: { stack: 'MIGRATING', queued: third, past: [] },
    waitsFor: { requestId: 'third', text: 'until another update of the stack is over, which runs since 10:03:00', needsPerson: false },
    plan: built,
  },
  waitsForPerson: {
    queue: {
      stack: 'BROKEN',
      queued: third,
      past: [{ ...first, state: 'FAILED', endedAt: START + 240_000, reasons: ['the stack thumbnailer-dev is UPDATE_ROLLBACK_FAILED'] }, superseded],
    },
    waitsFor: { requestId: 'third', text: 'until the stack takes updates again: it is UPDATE_ROLLBACK_FAILED', needsPerson: true },
    plan: undefined,
  },
} satisfies Record<string, QueueState>;
