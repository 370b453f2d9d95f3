import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DeploymentPhase, isEnded } from '#model/deployment.ts';
import { problem } from '#model/problem.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import { deploymentMachine } from '../deploy/deployment.machine.ts';
import { type DeploymentQueue, type DeploymentRequest, dueRequest, foldQueue, NO_QUEUE } from './deployment-queue.ts';
import { queueEventsOf } from './snapshot-events.ts';

/** What happens to one stack, with whatever drives it: each a number that chooses among what can happen then. */
const course = fc.array(
  fc.record({
    what: fc.constantFrom('request', 'pop', 'turn', 'turn', 'turn', 'turn', 'turn', 'reload', 'cancel', 'stranger', 'look'),
    which: fc.nat({ max: 99 }),
  }),
  { maxLength: 60 },
);

const ENDS = new Set(['DONE', 'FAILED', 'TERMINATED']);

test('whatever is asked for, ends, fails and is reloaded: one runs at most, only the newest waits, none is lost, and nothing is done that didn’t go well', () => {
  fc.assert(
    fc.property(course, (steps) => {
      let queue: DeploymentQueue = NO_QUEUE;
      let condition: 'missing' | 'ready' | 'busy' | 'broken' = 'missing';
      /** The one deployment that there can be. */
      let running: { readonly id: string; readonly phase: DeploymentPhase } | undefined;
      const asked: string[] = [];
      const outcomes = new Map<string, DeploymentPhase>();
      const cancelled = new Set<string>();
      let now = 0;
      const apply = (event: Parameters<typeof foldQueue>[1]): void => {
        queue = foldQueue(queue, event);
      };
      const look = (): void => apply({ type: 'stackSeen', state: { condition } });
      const tell = (before: DeploymentPhase | undefined, phase: DeploymentPhase, id: string): void => {
        const isBroken = phase === 'failed' && condition === 'broken';
        const problems = isBroken ? [problem('StackBroken', { summary: 'broken', remedy: 'recover' })] : [];
        for (const event of queueEventsOf(before, aSnapshot({ phase, problems, ...(phase === 'staged' ? { changeSetId: `changes of ${id}` } : {}) }), id, now))
          apply(event);
      };
      for (const { what, which } of steps) {
        now += 1;
        if (what === 'request') {
          const id = `request ${asked.length}`;
          asked.push(id);
          apply({ type: 'requested', id, at: now });
        }
        if (what === 'pop' && !running) {
          look();
          const due = dueRequest(queue);
          if (due) {
            apply({ type: 'popped', id: due.id });
            expect(queue.current?.id).toBe(due.id);
            running = { id: due.id, phase: 'building' };
            tell(undefined, 'building', due.id);
          } else if (queue.queued) expect(condition === 'busy' || condition === 'broken').toBe(true);
        }
        if (what === 'turn' && running) {
          const { id, phase } = running;
          const nexts = Object.values(deploymentMachine.states[phase].on ?? {}).filter((next) => next !== 'lost');
          const next = nexts[which % nexts.length] as DeploymentPhase;
          if (isEnded(next)) {
            const mayBreak = phase === 'executing' || phase === 'rollingBack' || phase === 'stopping';
            condition =
              next === 'failed' && mayBreak ? 'broken' : next === 'aborted' || next === 'failed' ? (condition === 'busy' ? 'ready' : condition) : 'ready';
          } else if (next === 'replacing') condition = 'missing';
          outcomes.set(id, next);
          tell(phase, next, id);
          running = isEnded(next) ? undefined : { id, phase: next };
        }
        if (what === 'reload' && running && running.phase !== 'executing' && running.phase !== 'rollingBack' && running.phase !== 'stopping') {
          apply({ type: 'interrupted', id: running.id, at: now });
          running = undefined;
          look();
        }
        if (what === 'cancel' && queue.queued) {
          cancelled.add(queue.queued.id);
          apply({ type: 'ended', id: queue.queued.id, at: now, event: 'terminated', reasons: ['it was cancelled'] });
        }
        if (what === 'stranger' && !running) {
          condition = (['missing', 'ready', 'busy', 'broken'] as const)[which % 4] ?? 'ready';
        }
        if (what === 'look' && !running) look();

        const { current, queued, past } = queue;
        const all: DeploymentRequest[] = [...(current ? [current] : []), ...(queued ? [queued] : []), ...past];
        // Nothing is lost, and nothing is there twice; of the ended only the last are remembered.
        const ids = all.map((one) => one.id);
        expect(new Set(ids).size).toBe(ids.length);
        if (asked.length <= 20) expect([...ids].sort()).toEqual([...asked].sort());
        expect(past.every((one) => ENDS.has(one.state))).toBe(true);
        // One runs at most, and it is the one that is driven.
        expect(all.filter((one) => !ENDS.has(one.state) && one.state !== 'QUEUED').map((one) => one.id)).toEqual(running ? [running.id] : []);
        // Only the newest waits.
        const open = asked.filter((id) => !past.some((one) => one.id === id) && current?.id !== id);
        if (asked.length <= 20) expect(open).toEqual(queued ? [queued.id] : []);
        for (const one of past) {
          // Each that gave way names a newer one.
          if (one.reasons.includes('a newer request took its place')) expect(asked.indexOf(one.successor ?? '')).toBeGreaterThan(asked.indexOf(one.id));
          if (one.state === 'TERMINATED' && one.successor === undefined) expect(cancelled.has(one.id) || outcomes.get(one.id) === 'aborted').toBe(true);
          // Done is what went well, and nothing else.
          const outcome = outcomes.get(one.id);
          expect(one.state === 'DONE').toBe(outcome === 'succeeded' || outcome === 'unchanged');
          if (one.state === 'FAILED') expect(outcome === 'failed' || outcome === 'rolledBack').toBe(true);
        }
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 1_000) },
  );
});
