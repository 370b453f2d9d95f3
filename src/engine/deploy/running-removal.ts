import { factsOfTemplate } from '#engine/releases/template-facts.ts';
import type { StackDriver } from '#kit/stack-driver.ts';
import type { Change } from '#model/change.ts';

/** A removal that runs: all that it takes away, what is gone already too, and when it was begun. */
export interface RunningRemoval {
  readonly changes: readonly Change[];
  readonly startedAt?: number;
}

/** What is gone, the stack doesn't have any more: its events tell of it, since its deletion began. */
export async function runningRemoval(driver: StackDriver, stackId: string, signal?: AbortSignal): Promise<RunningRemoval> {
  // What is gone between the two calls is told by the second.
  const left = await driver.removal(stackId, signal);
  const [{ events }, template] = await Promise.all([driver.poll(stackId, undefined, signal), driver.deployedTemplate(stackId, signal).catch(() => undefined)]);
  const startedAt = events.find((event) => event.isStack && event.verb === 'delete')?.at;
  const known = new Set(left.map((one) => one.logicalId));
  const { names } = factsOfTemplate(template);
  const gone = new Map<string, Change>();
  for (const event of events) {
    if (event.isStack || event.verb !== 'delete' || event.parent !== undefined || known.has(event.logicalId)) continue;
    gone.set(event.logicalId, {
      action: 'remove',
      logicalId: event.logicalId,
      ...(event.physicalId ? { physicalId: event.physicalId } : {}),
      type: event.type,
      name: names[event.logicalId] ?? event.logicalId,
      replacement: 'never',
      holdsData: false,
      old: event.phase === 'skipped' ? 'kept' : 'deleted',
      causes: [],
    });
  }
  return { changes: [...gone.values(), ...left], ...(startedAt === undefined ? {} : { startedAt }) };
}
